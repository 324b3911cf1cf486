"""The keyring: the real Secret Service, a locked one, none, and the ways a backend can fail."""

import json
import os
import subprocess
import sys
import textwrap
import types
from pathlib import Path

import pytest

from gui.core.accounts import keyring_store, session_bus
from gui.core.accounts.credentials import VALUE_LIMIT, Credentials
from gui.core.accounts.keyring_store import KeyringStore, platform_backend
from gui.core.errors import Failure, NoCredentials, StoreAbsent, StoreFailed, StoreLocked
from tests.desktop import PATIENCE_S

SERVER = "https://api.bluetape.com/genericBthubService"
OLD = Credentials(SERVER, "old-key", "old-id")
NEW = Credentials(SERVER, "new-key", "new-id")

# The entry of account "k" in the store of these tests.
NAME = f"Checkout Desk test {os.getpid()}"
ENTRY = (f"{NAME}: k", "BlueTape API")

pytestmark = pytest.mark.needs_desktop


@pytest.fixture
def store() -> KeyringStore:
    return KeyringStore(NAME)


def test_round_trip_through_the_real_keyring(store: KeyringStore) -> None:
    with pytest.raises(NoCredentials):
        store.load("k", SERVER)
    store.save("k", OLD)
    assert store.load("k", SERVER) == OLD
    store.save("k", NEW)
    assert store.load("k", SERVER) == NEW
    with pytest.raises(NoCredentials) as caught:
        store.load("k", "https://evil.example")
    assert caught.value.other_server
    store.remove("k")
    with pytest.raises(NoCredentials):
        store.load("k", SERVER)
    store.remove("k")


def test_accounts_do_not_touch_each_other(store: KeyringStore) -> None:
    store.save("a", OLD)
    store.save("b", NEW)
    store.remove("a")
    assert store.load("b", SERVER) == NEW
    store.remove("b")


def test_the_longest_values_fit_and_stay_below_the_windows_limit(store: KeyringStore) -> None:
    longest = Credentials("https://" + "s" * 192, '"' * VALUE_LIMIT, "\\" * VALUE_LIMIT)
    store.save("k", longest)
    entry = platform_backend().get_password(*ENTRY)
    assert entry is not None
    assert len(entry.encode("utf-16-le")) <= 2560
    assert store.load("k", longest.base_address) == longest
    store.remove("k")


def test_an_entry_changed_outside_is_no_credentials(store: KeyringStore) -> None:
    for entry in ("", "1", "1 a b", "2 a b c", "1 a b c d", '{"key": 1}', "1  a b"):
        platform_backend().set_password(*ENTRY, entry)
        with pytest.raises(NoCredentials):
            store.load("k", SERVER)
    store.remove("k")


class FlakyBackend:
    """A backend in memory that misbehaves as told."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.fails_to_set = False
        self.forgets = 0
        self.garbles = 0
        self.is_gone = False
        self.error: Exception = RuntimeError("canary in the text")

    def get_password(self, service: str, user: str) -> str | None:
        return self.entries.get((service, user))

    def set_password(self, service: str, user: str, value: str) -> None:
        if self.is_gone:
            raise self.error
        if self.fails_to_set:
            self.fails_to_set = False
            raise self.error
        if self.forgets:
            self.forgets -= 1
            return
        if self.garbles:
            self.garbles -= 1
            value += "?"
        self.entries[service, user] = value

    def delete_password(self, service: str, user: str) -> None:
        from keyring.errors import PasswordDeleteError

        if (service, user) not in self.entries:
            raise PasswordDeleteError("not there")
        del self.entries[service, user]


@pytest.fixture
def flaky(store: KeyringStore, monkeypatch: pytest.MonkeyPatch) -> FlakyBackend:
    backend = FlakyBackend()
    monkeypatch.setattr(keyring_store, "platform_backend", lambda: backend)
    store.save("k", OLD)
    return backend


def test_a_failed_replace_keeps_the_old_entry(store: KeyringStore, flaky: FlakyBackend) -> None:
    flaky.fails_to_set = True
    with pytest.raises(StoreFailed) as caught:
        store.save("k", NEW)
    assert "canary" not in repr(caught.value)
    assert store.load("k", SERVER) == OLD


def test_a_write_that_reads_back_differently_is_a_failure(
    store: KeyringStore, flaky: FlakyBackend
) -> None:
    for flaky.forgets, flaky.garbles in ((2, 0), (0, 2), (1, 1)):
        with pytest.raises(StoreFailed):
            store.save("k", NEW)
        assert store.load("k", SERVER) == OLD


def test_a_write_that_works_at_the_second_time_is_done(
    store: KeyringStore, flaky: FlakyBackend
) -> None:
    flaky.garbles = 1
    store.save("k", NEW)
    assert store.load("k", SERVER) == NEW


def test_a_store_that_goes_away_in_a_replace_keeps_the_old_entry(
    store: KeyringStore, flaky: FlakyBackend
) -> None:
    flaky.is_gone = True
    with pytest.raises(StoreFailed):
        store.save("k", NEW)
    flaky.is_gone = False
    assert store.load("k", SERVER) == OLD


def test_backend_errors_become_facts(store: KeyringStore, flaky: FlakyBackend) -> None:
    from keyring.errors import InitError, KeyringLocked, NoKeyringError
    from secretstorage import PromptDismissedException, SecretServiceNotAvailableException

    dismissed = InitError("x")
    dismissed.__cause__ = PromptDismissedException("x")
    absent = InitError("x")
    absent.__cause__ = SecretServiceNotAvailableException("x")
    cases: list[tuple[Exception, type[Failure]]] = [
        (KeyringLocked("x"), StoreLocked),
        (dismissed, StoreLocked),
        (absent, StoreAbsent),
        (NoKeyringError("x"), StoreAbsent),
        (InitError("x"), StoreFailed),
        (OSError("x"), StoreFailed),
    ]
    for error, expected in cases:
        flaky.fails_to_set, flaky.error = True, error
        with pytest.raises(expected):
            store.save("k", NEW)


def run_elsewhere(code: str, **environment: str) -> dict[str, object]:
    """Run code in a fresh interpreter, with other variables; returns the JSON it prints."""
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert result.returncode == 0, result.stderr
    answer: dict[str, object] = json.loads(result.stdout)
    return answer


BACKEND = """
    import json
    from gui.core.accounts.keyring_store import platform_backend
    backend = type(platform_backend())
    print(json.dumps({"backend": f"{backend.__module__}.{backend.__qualname__}"}))
"""


def test_the_backend_cannot_be_chosen_from_outside(tmp_path: Path) -> None:
    (tmp_path / "python_keyring").mkdir()
    (tmp_path / "python_keyring" / "keyringrc.cfg").write_text(
        "[backend]\ndefault-keyring=evil_backend.Keyring\nkeyring-path=" + str(tmp_path) + "\n"
    )
    (tmp_path / "evil_backend.py").write_text("raise SystemExit('evil backend was loaded')\n")
    for name in ("keyring.backends.null.Keyring", "evil_backend.Keyring"):
        found = run_elsewhere(
            BACKEND,
            PYTHON_KEYRING_BACKEND=name,
            XDG_CONFIG_HOME=str(tmp_path),
            PYTHONPATH=os.pathsep.join([str(tmp_path), str(Path.cwd())]),
        )
        assert found == {"backend": "gui.core.accounts.secret_service.SecretService"}


def test_without_a_session_bus_there_is_no_store() -> None:
    found = run_elsewhere(
        """
        import json
        from gui.core.errors import Failure
        from gui.core.accounts.keyring_store import KeyringStore
        try:
            KeyringStore().load("k", "https://a.example")
        except Failure as failure:
            print(json.dumps({"failure": type(failure).__name__}))
        """,
        DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent/bus",
    )
    assert found == {"failure": "StoreAbsent"}


def test_macos_has_its_own_backend(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a fake of the backend's module, which cannot be imported elsewhere."""
    fake = types.ModuleType("keyring.backends.macOS")
    backend = type("Keyring", (FlakyBackend,), {})
    fake.Keyring = backend  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, fake.__name__, fake)
    monkeypatch.setattr(keyring_store.sys, "platform", "darwin")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    assert type(platform_backend()) is backend


def test_behind_a_silent_bus_there_is_nothing_to_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session_bus.SILENCED)
    with pytest.raises(StoreFailed):
        KeyringStore().load("k", SERVER)
