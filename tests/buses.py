"""Programs on a bus under names that others know, and buses of the tests' own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.desktop import PATIENCE_S

if sys.platform == "linux":
    from jeepney import DBusAddress, message_bus, new_method_call, new_signal
    from jeepney.io.blocking import DBusConnection, open_dbus_connection

SESSION_BUS, SYSTEM_BUS = "DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"


class Service:
    """A program that says something on a bus; nobody can ask it anything."""

    def __init__(self, connection: "DBusConnection", name: str) -> None:
        self._connection = connection
        self._name = name
        connection.send_and_get_reply(message_bus.RequestName(name))

    def _say(self, path: str, interface: str, member: str, signature: str = "", *body: Any) -> None:
        address = DBusAddress(path, self._name, interface)
        self._connection.send(new_signal(address, member, signature or None, body))


class ScreenSaver(Service):
    """What a desktop locks its screen with."""

    def tell(self, *, is_active: bool) -> None:
        path = "/" + self._name.replace(".", "/")
        self._say(path, self._name, "ActiveChanged", "b", is_active)


class Logind(Service):
    """What knows of the sessions of a computer."""

    def ask_for_lock(self) -> None:
        name = self._name
        self._say("/org/freedesktop/login1/session/_32", f"{name}.Session", "Lock")


@contextmanager
def screen_saver(
    name: str = "org.gnome.ScreenSaver", bus: str = "SESSION"
) -> Iterator[ScreenSaver]:
    """One on this bus."""
    with open_dbus_connection(bus) as connection:
        yield ScreenSaver(connection, name)


@contextmanager
def logind(bus: str) -> Iterator[Logind]:
    """The one on this bus."""
    with open_dbus_connection(bus) as connection:
        yield Logind(connection, "org.freedesktop.login1")


@contextmanager
def own_bus() -> Iterator[str]:
    """The address of a bus that nobody else is on."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait(PATIENCE_S)
        daemon.stdout.close()


def is_listened_for(member: str, bus: str = "SESSION") -> bool:
    """Whether somebody has this bus pass on what is said under this name."""
    statistics = DBusAddress(
        "/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus.Debug.Stats"
    )
    with open_dbus_connection(bus) as connection:
        question = new_method_call(statistics, "GetAllMatchRules")
        [rules] = connection.send_and_get_reply(question).body
    return any(f"member='{member}'" in rule for each in rules.values() for rule in each)
