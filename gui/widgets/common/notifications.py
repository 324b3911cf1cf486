"""Notifications, for screen readers that know no announcements: Orca before 45 (Linux).

They say what appears in the role of a notification. Newer ones would say both, so nothing appears
unless somebody listens for what appears and not for announcements. Who listens for what is known to
the registry of AT-SPI, which is asked each time: a screen reader may come and go.
"""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtDBus import (
    QDBusArgument,
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

# Qt's own connection to the bus of AT-SPI, by the name that Qt gave it.
_CONNECTION = "a11y"
_REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry")

# What was said is asked for by screen readers for a while; they fall behind where much is said.
_KEPT = 8


class Notification(QWidget):
    """Something to be told of; there is nothing to see."""

    def __init__(self, window: QWidget, text: str) -> None:
        super().__init__(window)
        self.text = text
        self.hide()


def notify_older_readers(window: QWidget, text: str) -> None:
    """Have screen readers that know no announcements say a text."""
    _Question(window, text)


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


class _Question(QObject):
    """Who listens; the answer is not waited for."""

    def __init__(self, window: QWidget, text: str) -> None:
        super().__init__(window)
        self._window = window
        self._text = text
        question = QDBusMessage.createMethodCall(*_REGISTRY, "GetRegisteredEvents")
        call = QDBusConnection(_CONNECTION).asyncCall(question)
        self._watcher = QDBusPendingCallWatcher(call, self)
        self._watcher.finished.connect(self._on_answer)

    @Slot()
    def _on_answer(self) -> None:
        reply = self._watcher.reply()
        if reply.signature() == "a(ss)":
            listeners = [(name, event) for name, event in _items(reply.arguments()[0])]
            if is_older_reader_there(listeners):
                _show(self._window, self._text)
        self.deleteLater()


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


def _show(window: QWidget, text: str) -> None:
    shown = Notification(window, text)
    QAccessible.updateAccessibility(QAccessibleEvent(shown, QAccessible.Event.ObjectShow))
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    for old in window.findChildren(Notification, options=directly)[:-_KEPT]:
        old.deleteLater()


def _accessible(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, Notification):
        return QAccessibleWidget(thing, QAccessible.Role.Notification, thing.text)
    return None


QAccessible.installFactory(_accessible)
