"""Session buses of their own, each with a real keyring that may be locked, stopped or killed."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gui.core.accounts.credentials import Credentials
from tests.desktop import PATIENCE_S

_SESSION = """
    printf %s pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    echo $DBUS_SESSION_BUS_ADDRESS
    cat
"""


class KeyringSession:
    """A session bus with a keyring; what it does there is done by a process of its own."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def save(self, account_key: str, credentials: Credentials) -> None:
        values = (credentials.base_address, credentials.api_key, credentials.account_id)
        self._run(f"""
            from gui.core.accounts.credentials import Credentials
            from gui.core.accounts.keyring_store import KeyringStore
            KeyringStore().save({account_key!r}, Credentials(*{values!r}))
        """)

    def write(self, account_key: str, entry: str | None) -> None:
        """Change an entry behind the program's back, as another program could; `None` deletes."""
        self._run(f"""
            from gui.core.accounts.keyring_store import KeyringStore
            store = KeyringStore()
            store.remove({account_key!r})
            entry = {entry!r}
            if entry is not None:
                store._set({account_key!r}, entry)
        """)

    def lock(self) -> None:
        self._run("""
            from contextlib import closing
            from gui.core.accounts.secret_service import SecretService
            collection = SecretService().get_preferred_collection()
            with closing(collection.connection):
                collection.lock()
        """)

    def unlock(self) -> None:
        """Do what the right password in the keyring's prompt does."""
        self._run("""
            from jeepney import DBusAddress, MessageType, new_method_call
            import secretstorage
            from secretstorage.util import format_secret, open_session
            connection = secretstorage.dbus_init()
            collection = secretstorage.get_collection_by_alias(connection, "default")
            secret = format_secret(open_session(connection), b"pw", "text/plain")
            daemon = DBusAddress(
                "/org/freedesktop/secrets",
                "org.freedesktop.secrets",
                "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
            )
            body = (collection.collection_path, secret)
            unlock = new_method_call(daemon, "UnlockWithMasterPassword", "o(oayays)", body)
            connection.send_and_get_reply(unlock)
            assert not collection.is_locked()
        """)

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the daemon that serves the secrets."""
        os.kill(self.pid(), number)

    def pid(self) -> int:
        """Return the process id of that daemon."""
        pid = self._run("""
            from jeepney import DBusAddress, new_method_call
            from jeepney.io.blocking import open_dbus_connection
            bus = DBusAddress("/", "org.freedesktop.DBus", "org.freedesktop.DBus")
            ask = new_method_call(
                bus, "GetConnectionUnixProcessID", "s", ("org.freedesktop.secrets",)
            )
            print(open_dbus_connection().send_and_get_reply(ask).body[0])
        """)
        return int(pid)

    def _run(self, code: str) -> str:
        result = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code)],
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
        assert result.returncode == 0, result.stderr
        return result.stdout


@contextmanager
def keyring_session(home: Path) -> Iterator[KeyringSession]:
    """A session bus of its own whose keyring is unlocked."""
    (home / "run").mkdir(parents=True, mode=0o700)
    environment = {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(home / "run"),
    }
    bus = subprocess.Popen(
        ["dbus-run-session", "--", "sh", "-c", _SESSION],
        env={**os.environ, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdin is not None
    assert bus.stdout is not None
    environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
    try:
        yield KeyringSession(environment)
    finally:
        bus.stdin.close()
        bus.wait(PATIENCE_S)
        bus.stdout.close()
