"""Notifications, for screen readers that know no announcements: Orca before 45 (Linux).

They say what appears in the role of a notification. Newer ones would say both, so nothing appears
unless somebody listens for what appears and not for announcements. Who listens for what is known to
the registry of AT-SPI, which is asked each time: a screen reader may come and go.
"""

import functools
import itertools
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtDBus import (
    QDBusArgument,
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

# Qt's own connection to the bus of AT-SPI, by the name that Qt gave it.
_CONNECTION = "a11y"
_REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry")

# Screen readers ask for a text after they were told of it, and fall behind where much is said.
_KEPT = 8


def notify_older_readers(text: str) -> None:
    """Have screen readers that know no announcements say a text."""
    _older_readers().notify(text)


def is_older_reader_there(listeners: Iterable[tuple[str, str]]) -> bool:
    """Return whether somebody hears of what appears but of no announcements.

    `listeners` are names on the bus, each with an event that its owner listens for.
    """
    heard = [(name, event.lower().replace("-", "")) for name, event in listeners]
    newer = {name for name, event in heard if event.startswith("object:announcement")}
    return any(
        event.startswith("object:statechanged:showing") and name not in newer
        for name, event in heard
    )


class _OlderReaders(QObject):
    """Tells them, where there are any. Nothing is waited for, and nothing is ever deleted."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._unsaid: list[str] = []
        # Registered, not made by a factory: one in Python is asked about widgets that are just
        # being destroyed, too, and would have them destroyed twice.
        self._widgets = [QWidget() for _ in range(_KEPT)]
        self._interfaces = [
            QAccessibleWidget(widget, QAccessible.Role.Notification) for widget in self._widgets
        ]
        for interface in self._interfaces:
            QAccessible.registerAccessibleInterface(interface)
        self._next = itertools.cycle(self._widgets)

    def notify(self, text: str) -> None:
        self._unsaid.append(text)
        if len(self._unsaid) > 1:
            return
        question = QDBusMessage.createMethodCall(*_REGISTRY, "GetRegisteredEvents")
        call = QDBusConnection(_CONNECTION).asyncCall(question)
        self._watcher = QDBusPendingCallWatcher(call, self)
        self._watcher.finished.connect(self._on_answer)

    @Slot()
    def _on_answer(self) -> None:
        reply = self._watcher.reply()
        self._watcher.deleteLater()
        texts, self._unsaid = self._unsaid, []
        if reply.signature() != "a(ss)":
            return
        listeners = [(name, event) for name, event in _items(reply.arguments()[0])]
        if is_older_reader_there(listeners):
            for text in texts:
                self._show(text)

    def _show(self, text: str) -> None:
        widget = next(self._next)
        widget.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.ObjectShow))


@functools.cache
def _older_readers() -> _OlderReaders:
    return _OlderReaders()


def _items(argument: QDBusArgument) -> list[Any]:
    """What is in an array or a structure.

    A structure is entered as an array is: of the two ways into it PySide has the one to write it.
    """
    argument.beginArray()
    found = []
    while not argument.atEnd():
        item = argument.asVariant()
        found.append(_items(item) if isinstance(item, QDBusArgument) else item)
    return found
