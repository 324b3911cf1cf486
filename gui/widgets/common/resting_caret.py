"""A caret that stops blinking when nobody has typed for a while, and stays where it is.

So do the text fields of Windows and GTK. Each blink wakes the processor and paints the field, with
all that lies below it, for as long as the program is left open.
"""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

# GTK's; Windows takes five seconds.
_REST_AFTER_MS = 10_000
# In the place of a time: as the system has it, and not at all.
_AS_THE_SYSTEM, _STILL = -1, 0


class RestingCaret(QObject):
    """Watches the field that has the focus, whichever that is."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._hints = application.styleHints()
        self._field: QWidget | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_AFTER_MS)
        self._rest.timeout.connect(self._stop)
        application.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, application.focusWidget())

    @Slot("QWidget*", "QWidget*")
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.cursorPositionChanged.disconnect(self._blink)  # type: ignore[attr-defined]
        self._field = now if hasattr(now, "cursorPositionChanged") else None
        if self._field is not None:
            self._field.cursorPositionChanged.connect(self._blink)
            self._blink()
        else:
            self._rest.stop()

    @Slot()
    def _blink(self) -> None:
        self._hints.setCursorFlashTime(_AS_THE_SYSTEM)
        self._rest.start()

    @Slot()
    def _stop(self) -> None:
        self._hints.setCursorFlashTime(_STILL)
