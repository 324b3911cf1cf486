"""Locks in the whole program: whose credentials are forgotten, and whose lists end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.settings import Settings, SettingsStore
from gui.process.faults import FaultReporter
from gui.process.options import Options
from gui.sources import users_sources
from gui.wiring.locks import Locks
from tests.systems import SETTINGS, STATE
from tests.windows import shut_down, whole_window

ACME = Account("acme", "Acme", Environment.SANDBOX)
SHOP = Account("shop", "Shop", Environment.SANDBOX)
SESSION = Credentials(SHOP.base_address, "session", "id")


class Asking:
    """Notes whose credentials are not to be used any more."""

    def __init__(self) -> None:
        self.stopped: list[tuple[str, bool]] = []

    def stop_asking(self, account_key: str, *, is_locked: bool) -> None:
        self.stopped.append((account_key, is_locked))


@pytest.fixture
def start(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Options], App]]:
    monkeypatch.setenv(SETTINGS, str(tmp_path))
    monkeypatch.setenv(STATE, str(tmp_path / "state"))
    settings = Settings((ACME, SHOP), ACME.key)
    SettingsStore(tmp_path / "checkout-desk" / "settings.json").save(settings)
    started: list[App] = []

    def start_app(options: Options) -> App:
        window = whole_window()
        qtbot.addWidget(window)
        started.append(App(options, FaultReporter(), window))
        return started[0]

    yield start_app
    for app in started:
        shut_down(app)


def test_what_only_the_session_has_outlives_both_locks(start: Callable[[Options], App]) -> None:
    app, asking = start(Options()), Asking()
    sources = users_sources()
    vault = sources.vault
    vault.keep_for_session(SHOP.key, SESSION)
    locks = Locks(sources, app.accounts, asking)
    locks.session.locked.emit()
    assert asking.stopped == []
    locks.session.keyring_locked.emit()
    assert asking.stopped == [(ACME.key, True)]
    assert vault.load(SHOP) == SESSION


def test_a_keyring_that_crashed_is_read_again_and_ends_nothing(
    start: Callable[[Options], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, asking, forgotten = start(Options()), Asking(), []
    sources = users_sources()
    monkeypatch.setattr(sources.vault, "forget_kept", lambda: forgotten.append(True))
    locks = Locks(sources, app.accounts, asking)
    locks.session.keyring_gone.emit()
    assert forgotten == [True]
    assert asking.stopped == []


def test_nothing_of_the_demo_can_be_locked(
    start: Callable[[Options], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    listening: list[object] = []
    monkeypatch.setattr("gui.process.session_lock.SessionLock.listen", listening.append)
    start(Options(is_demo=True)).locks.listen()
    assert listening == []
