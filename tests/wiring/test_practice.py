"""Practice from the welcome page: real in all but its invoices, and gone without a trace."""

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.core.accounts.account import Account, Environment
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.errors import NoCredentials
from gui.core.settings import Settings, SettingsStore
from gui.presenters.lookup.lookup_state import Phase
from gui.process.faults import FaultReporter
from gui.process.options import Options
from gui.widgets.accounts.account_dialog import AccountDialog
from tests.systems import SETTINGS, STATE
from tests.windows import body_of, id_field, said_beside, shut_down, whole_window

ID = "2eb1acd98a86"


@pytest.fixture
def app(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    monkeypatch.setenv(SETTINGS, str(tmp_path))
    monkeypatch.setenv(STATE, str(tmp_path / "state"))
    for method in ("load", "save", "remove"):
        # Whoever asks the keyring gets to hear of it.
        monkeypatch.delattr(KeyringStore, method)
    window = whole_window()
    qtbot.addWidget(window)
    window.show()
    app = App(Options(), FaultReporter(), window)
    app.start()
    yield app
    shut_down(app)


def press(app: App, name: str) -> None:
    [button] = [
        b
        for b in app.window.findChildren(QPushButton)
        if b.accessibleName() == name and b.isVisible()
    ]
    button.click()


def practise(app: App) -> None:
    press(app, "Try with practice invoices")


def look_up(qtbot: QtBot, app: App, invoice_id: str) -> None:
    app.window.page.look_up(invoice_id)
    qtbot.waitUntil(lambda: app.lookup.state.is_settled)


def test_a_practice_invoice_is_looked_up_and_everything_says_so(
    qtbot: QtBot, app: App, tmp_path: Path
) -> None:
    practise(app)
    assert not body_of(app.window).welcomes
    assert "DEMO" in app.window.windowTitle()
    assert "NOT PAYABLE" in app.window.windowTitle()
    assert body_of(app.window).property("frame") == "test"
    assert app.window.focusWidget() is id_field(app.window)
    look_up(qtbot, app, ID)
    link = app.lookup.state.link
    assert link is not None
    with urllib.request.urlopen(link.address) as page:
        assert b"nothing can be paid here" in page.read()
    assert not (tmp_path / "checkout-desk" / "settings.json").exists()


def test_the_way_back_leads_to_the_welcome_page(qtbot: QtBot, app: App) -> None:
    practise(app)
    look_up(qtbot, app, ID)
    link = app.lookup.state.link
    assert link is not None
    press(app, "End practice")
    assert body_of(app.window).welcomes
    assert app.window.windowTitle() == "Checkout Desk"
    assert body_of(app.window).property("frame") == ""
    assert app.lookup.state.phase is Phase.EMPTY
    assert app.window.page.typed_id == ""

    def is_gone() -> bool:
        try:
            urllib.request.urlopen(link.address, timeout=5)
        except OSError:
            return True
        return False

    qtbot.waitUntil(is_gone)
    # What is asked now is asked of the user's accounts, of which there is none.
    app.window.page.look_up(ID)
    assert app.lookup.state.phase is Phase.FAILED
    assert "DEMO" not in app.window.windowTitle()


def test_after_it_the_users_own_accounts_are_asked(
    qtbot: QtBot, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()

    def load(_: KeyringStore, account_key: str, *_rest: object) -> None:
        asked.add(account_key)
        raise NoCredentials(account_exists=True)

    practise(app)
    look_up(qtbot, app, ID)
    link = app.lookup.state.link
    assert link is not None
    app.window.page.look_up(link.address)
    assert app.lookup.state.invoice_id == ID
    press(app, "End practice")
    app.accounts.adopt(Account("a", "Acme", Environment.PRODUCTION))
    # For the link and for the status, whichever comes first.
    monkeypatch.setattr(KeyringStore, "load", load, raising=False)
    look_up(qtbot, app, ID)
    assert app.lookup.state.message is not None
    assert asked == {"a"}
    # What an address of the practice service says is no link any more.
    app.window.page.look_up(link.address)
    assert app.lookup.state.invoice_id != ID


def test_it_can_begin_again(qtbot: QtBot, app: App) -> None:
    for _ in range(2):
        practise(app)
        look_up(qtbot, app, ID)
        assert app.lookup.state.phase is Phase.READY
        press(app, "End practice")


@pytest.mark.parametrize("intent", ["edit_account", "add_account", "use_session_only"])
def test_nobodys_credentials_belong_there(app: App, intent: str) -> None:
    practise(app)
    getattr(app.window.intents, intent).emit()
    assert app.window.findChildren(AccountDialog) == []
    assert "can’t be changed" in "\n".join(said_beside(app.window))


def test_another_language_ends_no_practice(qtbot: QtBot, app: App) -> None:
    practise(app)
    look_up(qtbot, app, ID)
    app.retranslate()
    qtbot.waitUntil(lambda: app.lookup.state.phase is Phase.READY)
    assert "DEMO" in app.window.windowTitle()
    press(app, "End practice")
    assert body_of(app.window).welcomes


def test_with_an_account_nothing_offers_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTINGS, str(tmp_path))
    monkeypatch.setenv(STATE, str(tmp_path / "state"))
    account = Account("a", "Acme", Environment.PRODUCTION)
    SettingsStore(tmp_path / "checkout-desk" / "settings.json").save(Settings((account,), "a"))
    window = whole_window()
    qtbot.addWidget(window)
    window.show()
    app = App(Options(), FaultReporter(), window)
    app.start()
    names = {b.accessibleName() for b in window.findChildren(QPushButton)}
    assert not names & {"Try with practice invoices", "Practice invoices", "End practice"}
    shut_down(app)
