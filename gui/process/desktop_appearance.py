"""DesktopAppearance: light or dark, as the desktop's portal tells programs of any toolkit (Linux).

Qt has it from there on some desktops only.
"""

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

_PORTAL = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
_COLOR_SCHEME = ("org.freedesktop.appearance", "color-scheme")
# Portals of before 2022 have the second one alone.
_QUESTIONS = ("ReadOne", "Read")
_WANTS_DARK: dict[object, bool] = {1: True, 2: False}


class DesktopAppearance(QObject):
    """Tells what the portal says, and again when that changes. Nothing is waited for."""

    # `True` dark, `False` light, `None` whatever a program likes.
    changed = Signal(object)

    def follow(self) -> None:
        """Ask and listen, where there is a session bus."""
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        # A string, whatever PySide's stubs say.
        slot: Any = SLOT("_on_setting_changed(QString,QString,QDBusVariant)")
        # From anybody: with its name, Qt would wait for the bus to say whose that is.
        bus.connect("", _PATH, _SETTINGS, "SettingChanged", self, slot)
        self._ask(_QUESTIONS)

    def _ask(self, questions: tuple[str, ...]) -> None:
        question = QDBusMessage.createMethodCall(_PORTAL, _PATH, _SETTINGS, questions[0])
        question.setArguments(list(_COLOR_SCHEME))
        call = QDBusConnection.sessionBus().asyncCall(question)
        self._left = questions[1:]
        self._watcher = QDBusPendingCallWatcher(call, self)
        self._watcher.finished.connect(self._on_answer)

    @Slot()
    def _on_answer(self) -> None:
        reply = self._watcher.reply()
        self._watcher.deleteLater()
        if reply.type() is QDBusMessage.MessageType.ReplyMessage:
            self._tell(reply.arguments()[0])
        elif self._left:
            self._ask(self._left)

    @Slot(str, str, QDBusVariant)
    def _on_setting_changed(self, group: str, name: str, value: QDBusVariant) -> None:
        if (group, name) == _COLOR_SCHEME:
            self._tell(value)

    def _tell(self, value: object) -> None:
        # `Read` wraps it twice.
        while isinstance(value, QDBusVariant):
            value = value.variant()
        self.changed.emit(_WANTS_DARK.get(value))
