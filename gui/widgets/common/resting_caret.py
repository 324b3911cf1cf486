"""A caret that stops blinking when nobody has typed for a while, and stays where it is.

So do the text fields of Windows and GTK. Each blink wakes the processor and paints the field, with
all that lies below it, for as long as the program is left open.
"""

from PySide6.QtCore import QMetaObject, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

# GTK's; Windows takes five seconds.
_REST_AFTER_MS = 10_000
# In the place of a time: as the system has it, and not at all.
_AS_THE_SYSTEM, _STILL = -1, 0


class RestingCaret(QObject):
    """Watches the field that has the focus, whichever that is."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._hints = application.styleHints()
        self._moves = QMetaObject.Connection()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_AFTER_MS)
        self._rest.timeout.connect(self._stop)
        application.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, application.focusWidget())

    @Slot("QWidget*", "QWidget*")
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # By itself: of a field that is on its way out, PySide does not find it any more, and warns.
        QObject.disconnect(self._moves)
        moved = getattr(now, "cursorPositionChanged", None)
        if moved is not None:
            self._moves = moved.connect(self._blink)
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
