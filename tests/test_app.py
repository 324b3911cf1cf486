"""The composition root in this process: what its wiring promises."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui import __version__
from gui.app import App
from gui.core.accounts.account import Account, Environment
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.accounts.policy import parse_policy
from gui.core.history.place import HistoryPlace
from gui.core.http.client import CheckoutClient
from gui.core.http.deferred_client import DeferredClient
from gui.core.paths import log_folder
from gui.core.settings import Settings, SettingsStore
from gui.core.status import InvoiceStatus
from gui.demo.samples import SAMPLES
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Topic
from gui.presenters.settings.words import NOT_SAVED
from gui.process.clipboard_owner import ClipboardOwner
from gui.process.faults import FaultReporter
from gui.process.options import ActivationRequest, Options
from gui.widgets.accounts.account_dialog import AccountDialog
from gui.widgets.common.boxes import FaultDialog, RemoveBox
from gui.widgets.help.about_dialog import AboutDialog
from gui.widgets.settings.settings_dialog import SettingsDialog
from tests import ways
from tests.desktop import PATIENCE_S
from tests.finding import named
from tests.systems import SETTINGS, STATE
from tests.windows import body_of, id_field, said_beside, shut_down, whole_window
from tests.windows import press as press_key

UNSAVED = Notice(NOT_SAVED, Severity.FAILED, Topic.SETTINGS_UNSAVED)
ACME = Account("a", "Acme Supply", Environment.SANDBOX)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(SETTINGS, str(tmp_path))
    monkeypatch.setenv(STATE, str(tmp_path / "state"))
    return tmp_path / "checkout-desk"


@pytest.fixture
def reporter(qapp: QApplication) -> FaultReporter:
    return FaultReporter()


@pytest.fixture
def start(
    qtbot: QtBot, folder: Path, reporter: FaultReporter
) -> Iterator[Callable[[Options], App]]:
    started: list[App] = []

    def start_app(options: Options) -> App:
        window = whole_window(SAMPLES if options.is_demo else ())
        qtbot.addWidget(window)
        window.show()
        app = App(options, reporter, window)
        started.append(app)
        app.start()
        return app

    yield start_app
    for app in started:
        shut_down(app)


def dialogs(app: App) -> list[AccountDialog]:
    return [d for d in app.window.findChildren(AccountDialog) if d.isVisible()]


def press(app: App, name: str) -> None:
    [button] = [
        b
        for b in app.window.findChildren(QPushButton)
        if b.accessibleName() == name and b.isVisible()
    ]
    button.click()


def said(app: App) -> str:
    """All that is said at the foot of the window."""
    return "\n".join(said_beside(app.window))


def test_the_first_start_welcomes(qtbot: QtBot, start: Callable[[Options], App]) -> None:
    app = start(Options())
    QApplication.processEvents()
    assert body_of(app.window).welcomes
    assert dialogs(app) == []
    press(app, "Add account…")
    assert dialogs(app)[0].windowTitle() == "Add account"
    dialogs(app)[0].reject()
    assert body_of(app.window).welcomes


def test_the_last_account_gone_it_welcomes_again(
    qtbot: QtBot, folder: Path, start: Callable[[Options], App]
) -> None:
    SettingsStore(folder / "settings.json").save(Settings((ACME,), "a"))
    app = start(Options())
    app.window.page.put_id("an-id")
    app.accounts.remove("a")
    qtbot.waitUntil(lambda: body_of(app.window).welcomes)
    assert not app.window.page.isVisible()


def test_a_saved_account_is_in_use_and_asks_for_nothing(
    qtbot: QtBot, folder: Path, start: Callable[[Options], App]
) -> None:
    SettingsStore(folder / "settings.json").save(Settings((ACME,), "a"))
    app = start(Options())
    QApplication.processEvents()
    assert dialogs(app) == []
    assert "Acme Supply" in app.window.windowTitle()


def test_unreadable_settings_are_put_aside_and_said(
    qtbot: QtBot, folder: Path, start: Callable[[Options], App]
) -> None:
    folder.mkdir()
    (folder / "settings.json").write_text("{ damaged")
    app = start(Options())
    assert "set aside as settings.unreadable-" in said(app)
    [aside] = folder.glob("settings.unreadable-*.json")
    assert aside.read_text() == "{ damaged"
    assert body_of(app.window).welcomes
    assert body_of(app.window).notices.isVisible()


@pytest.mark.parametrize("is_there_at_the_start", [True, False])
def test_settings_that_could_not_be_reached_for_a_moment_outlive_the_window(
    qtbot: QtBot,
    folder: Path,
    start: Callable[[Options], App],
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_there_at_the_start: bool,
) -> None:
    file = folder / "settings.json"
    SettingsStore(file).save(Settings((ACME,), "a"))
    before = file.read_bytes()

    def refuse(path: Path, _limit: int) -> bytes:
        raise PermissionError(13, "locked")

    tidied: list[object] = []

    def note(place: HistoryPlace) -> bool:
        tidied.append(place)
        return False

    # Who tidies it asks that first.
    monkeypatch.setattr(HistoryPlace, "is_used", note)
    with monkeypatch.context() as patch:
        if is_there_at_the_start:
            patch.setattr("gui.core.settings.read_foreign", refuse)
        else:
            file.unlink()
        app = start(Options())
    file.write_bytes(before)
    assert ("They were left as they are." in said(app)) is is_there_at_the_start
    shut_down(app)
    assert bool(tidied) is not is_there_at_the_start, "nobody knows what the history is to keep"
    assert file.read_bytes() == before
    assert [path.name for path in folder.glob("settings*")] == ["settings.json"]


@pytest.mark.parametrize("intent", ["edit_account", "add_account", "use_session_only"])
def test_the_demo_takes_nobodys_credentials(
    qtbot: QtBot, start: Callable[[Options], App], intent: str
) -> None:
    app = start(Options(is_demo=True))
    getattr(app.window.intents, intent).emit()
    assert dialogs(app) == []
    assert "can’t be changed" in said(app)


def test_saving_an_account_clears_what_was_got_with_the_old_one(
    qtbot: QtBot, start: Callable[[Options], App]
) -> None:
    app = start(Options(is_demo=True))
    app.window.page.look_up("2eb1acd98a86")
    qtbot.waitUntil(lambda: app.lookup.state.phase is Phase.READY)
    current = app.accounts.state.current
    assert current is not None
    app.on_account_saved(current)
    assert app.lookup.state.link is None


def test_an_account_is_removed_when_the_question_is_answered(
    qtbot: QtBot, folder: Path, start: Callable[[Options], App]
) -> None:
    SettingsStore(folder / "settings.json").save(Settings((ACME,), "a"))
    app = start(Options())
    app.window.intents.remove_account.emit()
    [box] = app.window.findChildren(RemoveBox)
    assert ACME.name in box.text()
    box.remove_button.click()
    qtbot.waitUntil(lambda: app.accounts.state.accounts == ())
    # There is nothing left to ask about.
    app.window.intents.remove_account.emit()
    qtbot.waitUntil(lambda: app.window.findChildren(RemoveBox) == [])


def test_the_companys_settings_are_in_force(
    qtbot: QtBot,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    start: Callable[[Options], App],
) -> None:
    account = {"key": "acme", "name": "Acme", "environment": "production"}
    found = {"version": 1, "accounts": [account], "proxy": "http://proxy.example:1"}
    policy = parse_policy(json.dumps(found).encode())
    monkeypatch.setattr("gui.sources.load_policy", lambda _: policy)
    proxies: list[str] = []
    monkeypatch.setattr(
        DeferredClient, "configure", lambda _, proxy, __: proxies.append(proxy.address)
    )
    app = start(Options())
    QApplication.processEvents()
    assert dialogs(app) == [], "there is an account"
    assert app.window.windowTitle() == "Acme – Checkout Desk"
    assert proxies[-1] == "http://proxy.example:1"


@pytest.mark.expects_log("managed settings cannot be used")
def test_company_settings_that_cannot_be_used_are_told(
    qtbot: QtBot,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    start: Callable[[Options], App],
) -> None:
    managed = tmp_path / "managed.json"
    managed.write_text("{")
    monkeypatch.setattr("gui.sources.managed_file", lambda: managed)
    app = start(Options())
    assert "tell your IT department" in said(app)


def test_an_address_with_more_than_an_id_looks_nothing_up(
    qtbot: QtBot, start: Callable[[Options], App]
) -> None:
    app = start(Options(is_demo=True, is_refused=True))
    assert "nothing was looked up" in said(app)
    app.activation_requests.take(ActivationRequest(is_refused=True))
    assert app.lookup.state.phase is Phase.EMPTY


@pytest.mark.parametrize("is_there", [True, False])
def test_the_log_folder_is_opened_from_a_mistake_and_from_settings(
    qtbot: QtBot,
    start: Callable[[Options], App],
    reporter: FaultReporter,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_there: bool,
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return is_there

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    app = start(Options())
    reporter.fault_occurred.emit("ValueError < x.py:1")
    [box] = app.window.findChildren(FaultDialog)
    names = [button.text() for button in box.buttons()]
    box.buttons()[names.index("Open log folder")].click()
    assert box.isVisible()
    app.window.intents.open_settings.emit()
    [dialog] = app.window.findChildren(SettingsDialog)
    [logs] = [b for b in dialog.findChildren(QPushButton) if b.text() == "&Open log folder"]
    logs.click()
    assert list(map(Path, opened)) == [log_folder()] * 2
    told = said(app)
    assert (f"It is {log_folder()}" in told) is not is_there
    box.reject()
    dialog.reject()


def test_the_version_is_told_and_can_be_copied(
    qtbot: QtBot, start: Callable[[Options], App]
) -> None:
    app = start(Options(is_demo=True))
    app.window.intents.open_about.emit()
    [about] = app.window.findChildren(AboutDialog)
    labels = [label.text() for label in about.findChildren(QLabel)]
    assert f"Version {__version__}" in labels
    [text] = [edit.toPlainText() for edit in about.findChildren(QPlainTextEdit)]
    assert "PySide6-Essentials: LGPL-3.0" in text
    [copy] = [b for b in about.findChildren(QPushButton) if b.accessibleName() == "Copy version"]
    copy.click()
    assert said(app) == "Version copied"
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == f"Program: Checkout Desk {__version__}"
    assert copied == text.splitlines()[: len(copied)]
    about.reject()


def test_quit_closes_the_window(qtbot: QtBot, start: Callable[[Options], App]) -> None:
    app = start(Options(is_demo=True))
    with qtbot.waitSignal(app.window.closed):
        app.window.intents.end.emit()
    assert not app.window.isVisible()


@pytest.mark.expects_log("managed settings cannot be used")
def test_what_stands_at_the_start_is_seen_beside_a_link(
    qtbot: QtBot,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    start: Callable[[Options], App],
) -> None:
    managed = tmp_path / "managed.json"
    managed.write_text("{")
    monkeypatch.setattr("gui.sources.managed_file", lambda: managed)
    folder.mkdir()
    (folder / "settings.json").write_text("{ damaged")
    app = start(Options(invoice_id="an-id"))
    assert app.lookup.state.phase is Phase.FAILED, "there is no account"
    assert app.window.page.isVisible(), "what came of it is seen"
    app.window.page.look_up("another")
    company, aside = said_beside(app.window)
    assert "tell your IT department" in company
    assert "set aside as settings.unreadable-" in aside
    app.window.intents.dismiss_notice.emit(Topic.COMPANY_FILE)
    assert said_beside(app.window) == [aside]


def test_a_late_status_says_nothing_again(
    qtbot: QtBot, start: Callable[[Options], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    for place in ("standing_notices", "lookup.note_line"):
        monkeypatch.setattr(
            f"gui.widgets.{place}.announce", lambda _widget, text: heard.append(text)
        )
    asking = threading.Event()
    real = CheckoutClient.fetch_status

    def late(*arguments: Any) -> InvoiceStatus:
        assert asking.wait(PATIENCE_S)
        return real(*arguments)

    monkeypatch.setattr(CheckoutClient, "fetch_status", late)
    app = start(Options(is_demo=True))
    app.window.page.look_up("2eb1acd98a86")
    qtbot.waitUntil(lambda: app.lookup.state.phase is Phase.READY)
    app.window.intents.hand_over.emit(ways.COPY_LINK)
    # Something else is said between the copy and the status.
    app.notices.say(UNSAVED)
    asking.set()
    qtbot.waitUntil(lambda: app.lookup.state.is_settled)
    assert heard == ["Payment link for 2eb1acd98a86 copied", UNSAVED.text]
    assert len(said_beside(app.window)) == 2
    app.notices.withdraw(UNSAVED.topic)
    assert said_beside(app.window) == heard[:1]


@pytest.mark.parametrize("how", ["switched", "edited", "removed"])
def test_a_link_that_went_out_is_warned_of_as_long_as_its_credentials_are_there(
    qtbot: QtBot, start: Callable[[Options], App], monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    asking = threading.Event()
    real = CheckoutClient.fetch_status

    def late(*arguments: Any) -> InvoiceStatus:
        assert asking.wait(PATIENCE_S)
        return real(*arguments)

    monkeypatch.setattr(CheckoutClient, "fetch_status", late)
    app = start(Options(is_demo=True))
    app.window.page.look_up("demo-paid")
    qtbot.waitUntil(lambda: app.lookup.state.phase is Phase.READY)
    app.window.intents.hand_over.emit(ways.COPY_LINK)
    current = app.accounts.state.current
    assert current is not None
    match how:
        case "switched":
            app.accounts.state_changed.emit(AccountsState((current, ACME), ACME))
        case "edited":
            app.on_account_saved(current)
        case _:
            app.accounts.state_changed.emit(AccountsState((ACME,), ACME))
            app.accounts.removed.emit(current.key)
    assert app.lookup.state.phase is Phase.EMPTY
    asking.set()
    if how == "switched":
        qtbot.waitUntil(lambda: "demo-paid copied, but BlueTape now says: Already" in said(app))
    else:
        assert app.lookup._status._left == []


def test_another_language_looks_up_the_same_invoice(
    qtbot: QtBot, start: Callable[[Options], App]
) -> None:
    app = start(Options(is_demo=True))
    named = "https://www.bluetape.com/i/r?account=7aec7f522d88&id=%235"
    app.window.page.look_up(named)
    qtbot.waitUntil(lambda: app.lookup.state.phase is Phase.FAILED)
    app.retranslate()
    assert app.lookup.state == LookupState(Phase.FETCHING, "#5")
    # Nor is it edited by that: the account is another one, and Enter is pressed.
    app.accounts.state_changed.emit(AccountsState((ACME,), ACME))
    app.window.page.ask()
    assert app.lookup.state.invoice_id == "#5"
    QTest.keyClicks(id_field(app.window), "#6")
    app.window.page.ask()
    assert app.lookup.state.invoice_id == "6"


def test_what_hangs_is_not_pasted_from(
    qtbot: QtBot, start: Callable[[Options], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = False
    monkeypatch.setattr(ClipboardOwner, "answers", lambda *_, **__: answers)
    QGuiApplication.clipboard().setText("pasted")
    app = start(Options(is_demo=True))
    window, page = app.window, app.window.page

    def paste_at(widget: QWidget) -> None:
        widget.setFocus()
        press_key(qtbot, window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    places = (id_field(window), named(window, QPushButton, "Get link"))
    for widget in places:
        paste_at(widget)
        qtbot.waitUntil(lambda: "is not responding, so nothing can be pasted" in said(app))
        assert page.typed_id == ""
        app.notices.move_on()
    answers = True
    for widget in places:
        paste_at(widget)
        qtbot.waitUntil(lambda: page.typed_id == "pasted")
        id_field(window).clear()


def test_what_the_keyring_has_saved_at_the_end_is_in_the_settings(
    folder: Path, start: Callable[[Options], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The outcome is on its way when the program is closed: the entry has its account."""
    has_it, save = threading.Event(), KeyringStore.save

    def noted(*arguments: Any) -> None:
        save(*arguments)
        has_it.set()

    monkeypatch.setattr(KeyringStore, "save", noted)
    app = start(Options())
    press(app, "Add account…")
    [dialog] = dialogs(app)
    for name, text in (("Account name", "Acme"), ("API key", "key"), ("Account ID", "id")):
        named(dialog, QLineEdit, name).setText(text)
    named(dialog, QPushButton, "Save").click()
    assert has_it.wait(PATIENCE_S)
    assert app.accounts.state.accounts == ()
    shut_down(app)
    saved = SettingsStore(folder / "settings.json").load().settings
    [account] = saved.accounts
    assert account.name == "Acme"
    store = KeyringStore()
    assert store.load(account.key, account.base_address).api_key == "key"
    store.remove(account.key)
