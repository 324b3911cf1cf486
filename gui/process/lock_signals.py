"""LockSignals: what is said on the buses of Linux when a desktop or a keyring gets locked.

Heard on threads of their own, which can be left behind: Qt would connect to the system's bus on the
window's thread, and wait there for one that does not answer.
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from gui.core.errors import ProgramFault
from gui.core.helper_thread import start_helper

if TYPE_CHECKING:
    from jeepney import Message

log = logging.getLogger(__name__)

# What a bus is asked to pass on. Anybody can say the first: then a keyring is read once more.
_RULES: dict[str, tuple[dict[str, str], ...]] = {
    "SESSION": (
        # Every desktop's screen saver says this, each at a place and under a name of its own.
        {"member": "ActiveChanged"},
        # Said of each program that comes or goes; with `arg0`, of the keyring's alone.
        {
            "sender": "org.freedesktop.DBus",
            "interface": "org.freedesktop.DBus",
            "member": "NameOwnerChanged",
            "arg0": "org.freedesktop.secrets",
        },
        {
            "sender": "org.freedesktop.secrets",
            "interface": "org.freedesktop.Secret.Service",
            "member": "CollectionChanged",
        },
    ),
    # Where no screen saver of a desktop runs, logind asks for the lock. That it is another session
    # would have to be asked, and does no harm.
    "SYSTEM": (
        {
            "sender": "org.freedesktop.login1",
            "interface": "org.freedesktop.login1.Session",
            "member": "Lock",
        },
    ),
}


class LockSignals:
    """Calls these on threads of its own; what each means, `SessionLock` says."""

    def __init__(
        self,
        on_locked: Callable[[], None],
        on_keyring_locked: Callable[[], None],
        on_keyring_gone: Callable[[], None],
    ) -> None:
        self._on_locked = on_locked
        self._on_keyring_locked = on_keyring_locked
        self._on_keyring_gone = on_keyring_gone

    def listen(self) -> None:
        """Begin, on each bus that is there."""
        for bus, rules in _RULES.items():
            _start(partial(self._hear, bus, rules))

    def _hear(self, bus: str, rules: tuple[dict[str, str], ...]) -> None:
        try:
            from jeepney import message_bus
            from jeepney.io.blocking import open_dbus_connection

            with open_dbus_connection(bus) as connection:
                for rule in rules:
                    told = ",".join(f"{key}='{value}'" for key, value in rule.items())
                    connection.send(message_bus.AddMatch(f"type='signal',{told}"))
                while True:
                    self._judge(connection.receive())
        except Exception as error:  # noqa: BLE001  (whatever it was, nothing is heard there)
            log.info("no %s bus: %s", bus.lower(), type(error).__name__)

    def _judge(self, message: "Message") -> None:
        from jeepney import HeaderFields

        member = message.header.fields.get(HeaderFields.member)
        if (member, message.body) in (("ActiveChanged", (True,)), ("Lock", ())):
            self._on_locked()
        elif member == "CollectionChanged":
            # It says which one has changed, not what. A keyring may be long in answering.
            _start(self._ask_keyring)
        # Its name, who had it before, who has it now. The first has nobody before it.
        elif member == "NameOwnerChanged" and any(message.body[1:2]):
            self._on_keyring_gone()

    def _ask_keyring(self) -> None:
        from gui.core.accounts.secret_service import is_locked

        try:
            if is_locked():
                self._on_keyring_locked()
        except Exception as error:  # noqa: BLE001  (the next reading finds out, and has words)
            log.info("keyring not asked: %s", type(error).__name__)


def _start(work: Callable[[], None]) -> None:
    try:
        start_helper(work, "locks")
    except ProgramFault:
        log.info("no thread to listen on")
