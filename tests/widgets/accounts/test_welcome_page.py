"""The welcome page: whole on a small window, and in nobody's way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.errors import NoCredentials
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.message_state import Severity
from gui.presenters.messages import FailureContext, lookup_message
from gui.presenters.notices import Notice, Topic
from gui.widgets.common.theme import Theme, take_off_style_sheet
from gui.widgets.common.translations import Translations, languages
from gui.widgets.main_window import MainWindow
from tests.faults.scenario import exhaustive
from tests.windows import body_of, id_field, said_beside, settle, whole_window

ACME = Account("a", "Acme", Environment.PRODUCTION)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = whole_window()
    qtbot.addWidget(window)
    window.show_accounts(AccountsState())
    window.place("")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def button(window: MainWindow, name: str) -> QPushButton:
    [found] = [
        b for b in window.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible()
    ]
    return found


def test_every_way_on_is_said(qtbot: QtBot, window: MainWindow) -> None:
    intents = window.intents
    for name, intent in {
        "Add account…": intents.add_account,
        "Try with practice invoices": intents.practise,
        "Guide": intents.open_guide,
        "Settings": intents.open_settings,
    }.items():
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            with qtbot.waitSignal(intent):
                qtbot.keyClick(button(window, name), key)
    assert not window.page.isVisible()
    assert not window.top_bar.isVisible()


def test_the_keys_begin_at_the_first_way_on(window: MainWindow) -> None:
    window.focus_id()
    assert window.focusWidget() is button(window, "Add account…")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("size", [(640, 460), exhaustive((800, 560)), exhaustive((1600, 1200))])
def test_nothing_scrolls(
    qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int]
) -> None:
    translations = Translations(qapp)
    translations.use(language)
    Theme(qapp, "light")
    try:
        window = whole_window()
        qtbot.addWidget(window)
        window.show_accounts(AccountsState())
        window.show()
        window.resize(*size)
        qtbot.waitUntil(lambda: body_of(window).height() == window.height())
        settle(qtbot, window)
        assert body_of(window).area.verticalScrollBar().maximum() == 0
        assert body_of(window).area.horizontalScrollBar().maximum() == 0
        for label in window.findChildren(QLabel):
            if label.isVisible() and label.text():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
    finally:
        translations.use("en")
        take_off_style_sheet(qapp)


def test_an_account_ends_it(window: MainWindow) -> None:
    window.show_accounts(AccountsState((ACME,), ACME))
    assert window.page.isVisible()
    assert window.focusWidget() is id_field(window)
    assert not body_of(window).welcomes
    window.show_accounts(AccountsState())
    assert body_of(window).welcomes


def test_what_came_of_an_id_is_seen(window: MainWindow) -> None:
    failure = NoCredentials(account_exists=False)
    message = lookup_message(failure, FailureContext("one"))
    window.show_lookup(LookupState(Phase.FAILED, "one", message=message))
    assert window.page.isVisible()
    texts = [b.text() for b in window.findChildren(QPushButton) if b.isVisible()]
    assert "Add account…" in texts


def test_an_id_that_is_suggested_is_seen(window: MainWindow) -> None:
    window.page.suggest("one")
    assert window.page.isVisible()
    assert window.focusWidget() is id_field(window)
    assert id_field(window).selectedText() == "one"


def test_what_stands_is_read_there_and_keeps_no_room(window: MainWindow) -> None:
    notices = body_of(window).notices
    assert not notices.isVisible()
    window.show_notices((Notice("Look", Severity.FAILED, Topic.COMPANY_FILE),))
    assert notices.isVisible()
    assert said_beside(window) == ["Look"]
    window.show_notices(())
    assert not notices.isVisible()
    window.show_notices((Notice("Look"),))
    assert said_beside(window) == ["Look"]
    window.show_accounts(AccountsState((ACME,), ACME))
    window.show_notices((Notice("Look"),))
    assert not notices.isVisible()
    assert said_beside(window) == ["Look"]
