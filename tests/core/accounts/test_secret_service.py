"""The order in which GNOME's keyring is asked, read off the bus; and that it survives a crowd."""

import os
import subprocess
import sys
import textwrap
from collections import defaultdict
from pathlib import Path

import pytest

from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore
from tests.keyrings import keyring_session
from tests.systems import IS_WINDOWS

if not IS_WINDOWS:
    from jeepney import DBusAddress, HeaderFields, Message, new_method_call
    from jeepney.io.blocking import DBusConnection, open_dbus_connection

pytestmark = pytest.mark.needs_desktop

_SECRETS = "org.freedesktop.secrets"
_LAST = "Ping"


def monitor() -> "DBusConnection":
    """A connection that is sent all that is asked of the keyring, by whomever."""
    connection = open_dbus_connection()
    bus = DBusAddress(
        "/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus.Monitoring"
    )
    rules = [f"destination='{_SECRETS}'"]
    connection.send_and_get_reply(new_method_call(bus, "BecomeMonitor", "asu", (rules, 0)))
    return connection


def asked(monitor: "DBusConnection") -> dict[str, list[tuple[str, str]]]:
    """Path and member of every message up to now, in their order, a list a connection."""
    with open_dbus_connection() as connection:
        peer = DBusAddress("/", _SECRETS, "org.freedesktop.DBus.Peer")
        connection.send_and_get_reply(new_method_call(peer, _LAST))
    found = defaultdict(list)
    while (message := monitor.receive(timeout=60)) and field(message, "member") != _LAST:
        if field(message, "destination") == _SECRETS:
            found[field(message, "sender")].append(
                (field(message, "path"), field(message, "member"))
            )
    return found


def field(message: "Message", name: str) -> str:
    return str(message.header.fields.get(HeaderFields[name], ""))


def test_each_connection_asks_for_the_alias_first_and_by_path_afterwards() -> None:
    store = KeyringStore(f"Checkout Desk test {os.getpid()}")
    credentials = Credentials("https://a.example", "key", "id")
    with monitor() as connection:
        store.save("k", credentials)
        assert store.load("k", credentials.base_address) == credentials
        store.remove("k")
        connections = asked(connection)
    assert len(connections) >= 3
    for messages in connections.values():
        assert messages[0] == ("/org/freedesktop/secrets", "ReadAlias")
        assert len(messages) > 1
        assert not [path for path, _ in messages if "/aliases/" in path]


_ONE_OF_A_CROWD = textwrap.dedent("""
    from gui.core.accounts.keyring_store import platform_backend
    backend = platform_backend()
    for _ in range(2000):
        backend.get_preferred_collection().connection.close()
""")


@pytest.mark.exhaustive
def test_the_keyring_survives_many_who_come_and_go(tmp_path: Path) -> None:
    with keyring_session(tmp_path / "home") as session:
        pid = session.pid()
        crowd = [
            subprocess.Popen(
                [sys.executable, "-c", _ONE_OF_A_CROWD],
                env={**os.environ, **session.environment},
                stderr=subprocess.PIPE,
                text=True,
            )
            for _ in range(4)
        ]
        try:
            assert [one.communicate(timeout=120)[1] for one in crowd] == [""] * 4
        finally:
            for one in crowd:
                one.kill()
                one.communicate()
        assert session.pid() == pid
