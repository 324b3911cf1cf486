"""The history in the program: noted behind everything that leaves, told on the page, turned off."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.core.accounts.account import Account, Environment
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.history.entry import Kept
from gui.core.history.fingerprints import KeyringKey
from gui.core.history.ledger import Ledger
from gui.core.history.query import Query
from gui.core.paths import history_folder
from gui.core.preferences import HistoryChoice, Preferences
from gui.core.settings import Settings, SettingsStore
from gui.demo import practice_service
from gui.demo.practice_service import PracticeService
from gui.demo.samples import CHANGED_ID, FIRST_ID
from gui.presenters.notices import Topic
from gui.process.faults import FaultReporter
from gui.process.options import Options
from gui.widgets.handover.qr_window import QrWindow
from gui.widgets.settings.settings_dialog import SettingsDialog
from tests import ways
from tests.systems import SETTINGS, STATE
from tests.windows import shut_down, whole_window

pytestmark = pytest.mark.needs_desktop


class Office(NamedTuple):
    """A user with an account at a server, and programs that are started one after the other."""

    start: Callable[[], App]
    settings: SettingsStore


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setenv(SETTINGS, str(tmp_path / "config"))
    monkeypatch.setenv(STATE, str(tmp_path / "state"))
    service = PracticeService(link_origin="https://www.bluetape.com", delay_s=(0, 0))
    service.start()
    account = Account("h", "Acme", Environment.CUSTOM, service.credentials.base_address)
    KeyringStore().save(account.key, service.credentials)
    settings = SettingsStore(tmp_path / "config" / "checkout-desk" / "settings.json")
    settings.save(Settings((account,), account.key))
    running: list[App] = []

    def start() -> App:
        end()
        window = whole_window()
        qtbot.addWidget(window)
        window.show()
        app = App(Options(), FaultReporter(), window)
        running.append(app)
        app.start()
        return app

    def end() -> None:
        while running:
            shut_down(running.pop())

    yield Office(start, settings)
    end()
    service.stop()
    KeyringStore().remove(account.key)


def look_up(qtbot: QtBot, app: App, invoice_id: str = FIRST_ID) -> None:
    app.window.page.look_up(invoice_id)
    qtbot.waitUntil(
        lambda: app.lookup.state.is_settled and app.lookup.state.invoice_id == invoice_id
    )


def copy(qtbot: QtBot, app: App) -> None:
    before = len(rows())
    app.window.intents.hand_over.emit(ways.COPY_LINK)
    qtbot.waitUntil(lambda: len(rows()) > before)


def rows() -> list[Kept]:
    ledger = Ledger(history_folder(), KeyringKey())
    try:
        return ledger.page(Query())
    finally:
        ledger.close()


def note(app: App) -> tuple[str, str]:
    line = app.window.page.note.history
    return (line.done.text(), line.warning.text()) if line.isVisible() else ("", "")


def topics(app: App) -> list[Topic]:
    return [notice.topic for notice in app.notices.shown]


def recent(app: App) -> list[str]:
    found = app.window.findChildren(QPushButton)
    shown = [b for b in found if b.property("role") == "row" and b.isVisible()]
    return [row.accessibleName() for row in shown]


def button(app: App, name: str) -> QPushButton:
    [found] = [b for b in app.window.findChildren(QPushButton) if b.text() == name if b.isVisible()]
    return found


def test_a_copy_is_noted_and_told_at_the_next_lookup(qtbot: QtBot, office: Office) -> None:
    app = office.start()
    look_up(qtbot, app)
    assert note(app) == ("", "")
    assert not history_folder().exists()
    copy(qtbot, app)
    [row] = rows()
    assert (row.account_key, row.invoice_id, row.way) == ("h", FIRST_ID, "copy link")
    app = office.start()
    qtbot.waitUntil(lambda: len(recent(app)) == 1)
    assert recent(app)[0].startswith(f"{FIRST_ID} · Ready to share")
    assert " · Copied " in recent(app)[0]
    look_up(qtbot, app)
    qtbot.waitUntil(lambda: note(app) == ("Copied just now", ""))
    # What is said now goes before what was.
    app.window.intents.hand_over.emit(ways.COPY_LINK)
    qtbot.waitUntil(lambda: Topic.FEEDBACK in topics(app))
    assert note(app) == ("", "")


def test_a_code_that_is_only_shown_is_not_noted(qtbot: QtBot, office: Office) -> None:
    app = office.start()
    look_up(qtbot, app)
    app.window.intents.hand_over.emit(ways.ENLARGE)
    qtbot.waitUntil(lambda: any(isinstance(w, QrWindow) for w in QApplication.topLevelWidgets()))
    # Rows go in one after the other: it would be there before this one.
    copy(qtbot, app)
    assert [row.way for row in rows()] == ["copy link"]


def test_a_link_that_has_changed_is_warned_of_until_it_is_sent_again(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = office.start()
    look_up(qtbot, app)
    copy(qtbot, app)
    # The server has other links from now on, and takes the same credentials.
    monkeypatch.setattr(practice_service._Handler, "_is_authorized", lambda self: True)
    monkeypatch.setattr(practice_service, "DEMO_ACCOUNT_ID", "5c10d9e3ba47")
    app.window.intents.repeat.emit()
    warning = "This link differs from the one you sent just now. Send it again."
    qtbot.waitUntil(lambda: note(app) == ("Copied just now", warning))
    assert [row.is_changed for row in rows()] == [True]
    copy(qtbot, app)
    app.window.intents.repeat.emit()
    qtbot.waitUntil(lambda: app.lookup.state.is_settled and note(app)[0] == "Copied just now")
    assert note(app)[1] == ""
    assert [row.is_changed for row in rows()] == [False, True]


def test_it_begins_once_and_is_turned_off_with_a_key(qtbot: QtBot, office: Office) -> None:
    app = office.start()
    look_up(qtbot, app)
    copy(qtbot, app)
    qtbot.waitUntil(lambda: Topic.HISTORY_BEGINS in topics(app))
    turn_off = button(app, "Turn off")
    assert "keeps a history" in turn_off.accessibleDescription()
    turn_off.setFocus()
    qtbot.keyClick(turn_off, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: rows() == [])
    qtbot.waitUntil(lambda: topics(app) == [Topic.FEEDBACK])
    app = office.start()
    loaded = office.settings.load().settings
    assert loaded.preferences.history is HistoryChoice.OFF
    look_up(qtbot, app)
    app.window.intents.hand_over.emit(ways.COPY_LINK)
    qtbot.waitUntil(lambda: Topic.FEEDBACK in topics(app))
    app = office.start()
    assert rows() == []
    assert topics(app) == []
    assert recent(app) == []


def test_dismissed_it_is_not_said_again(qtbot: QtBot, office: Office) -> None:
    app = office.start()
    look_up(qtbot, app)
    copy(qtbot, app)
    qtbot.waitUntil(lambda: Topic.HISTORY_BEGINS in topics(app))
    button(app, "Dismiss").click()
    copy(qtbot, app)
    app = office.start()
    look_up(qtbot, app)
    copy(qtbot, app)
    qtbot.waitUntil(lambda: Topic.FEEDBACK in topics(app))
    assert topics(app) == [Topic.FEEDBACK]


def test_what_cannot_be_noted_is_handed_over_all_the_same(qtbot: QtBot, office: Office) -> None:
    history_folder().parent.mkdir(parents=True)
    history_folder().write_text("in the way")
    app = office.start()
    look_up(qtbot, app)
    app.window.intents.hand_over.emit(ways.COPY_LINK)
    qtbot.waitUntil(lambda: Topic.HISTORY_TROUBLE in topics(app))
    assert topics(app) == [Topic.HISTORY_TROUBLE, Topic.FEEDBACK]
    link = app.lookup.state.link
    assert link is not None
    assert QGuiApplication.clipboard().text() == link.address
    history_folder().unlink()
    # It waited, and goes in with the next one.
    app.window.intents.hand_over.emit(ways.COPY_MESSAGE)
    qtbot.waitUntil(lambda: len(rows()) == 2)
    qtbot.waitUntil(lambda: Topic.HISTORY_TROUBLE not in topics(app))


def test_off_in_settings_the_page_says_nothing_of_it(qtbot: QtBot, office: Office) -> None:
    app = office.start()
    look_up(qtbot, app)
    copy(qtbot, app)
    app = office.start()
    look_up(qtbot, app)
    qtbot.waitUntil(lambda: note(app) != ("", ""))
    app.window.intents.open_history_settings.emit()
    [dialog] = app.window.findChildren(SettingsDialog)
    dialog.editor.choose("history", HistoryChoice.OFF)
    dialog.editor.save()
    assert note(app) == ("", "")
    # What is there goes when its days are over.
    assert len(rows()) == 1


def test_links_that_were_kept_go_when_they_are_not_wanted(qtbot: QtBot, office: Office) -> None:
    settings = office.settings.load().settings
    with_links = Preferences(history=HistoryChoice.WITH_LINKS)
    office.settings.save(Settings(settings.accounts, settings.current_key, preferences=with_links))
    app = office.start()
    look_up(qtbot, app)
    copy(qtbot, app)
    link = app.lookup.state.link
    assert link is not None
    assert [row.link for row in rows()] == [link.address]
    app.window.intents.open_settings.emit()
    [dialog] = app.window.findChildren(SettingsDialog)
    dialog.editor.choose("history", HistoryChoice.WITHOUT_LINKS)
    dialog.editor.save()
    qtbot.waitUntil(lambda: [row.link for row in rows()] == [""])


def test_practice_has_a_history_of_its_own(qtbot: QtBot, office: Office) -> None:
    office.settings.save(Settings())
    app = office.start()
    button(app, "&Try with practice invoices").click()
    qtbot.waitUntil(lambda: len(recent(app)) > 0)
    look_up(qtbot, app, CHANGED_ID)
    qtbot.waitUntil(lambda: note(app)[1].startswith("This link differs from the one you sent"))
    app.window.intents.hand_over.emit(ways.COPY_LINK)
    look_up(qtbot, app, FIRST_ID)
    qtbot.waitUntil(lambda: note(app)[0].startswith("Copied 2 h ago"))
    button(app, "&End practice").click()
    office.start()
    assert not history_folder().exists()


def test_another_language_says_it_anew(qtbot: QtBot, office: Office) -> None:
    app = office.start()
    look_up(qtbot, app)
    copy(qtbot, app)
    app = office.start()
    look_up(qtbot, app)
    qtbot.waitUntil(lambda: note(app)[0] == "Copied just now")
    app.retranslate()
    qtbot.waitUntil(lambda: app.lookup.state.is_settled and note(app)[0] == "Copied just now")
