"""What is drawn in colours of the palette is drawn anew when that changes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class PaletteFollower(QObject):
    """For widgets of the first frame, in the place of an override of `changeEvent`.

    That is called before the first frame, and the first event that PySide hands over has it make
    the classes of all events there are.
    """

    def __init__(self, widget: QWidget, draw: Callable[[], None]) -> None:
        super().__init__(widget)
        self._draw = draw
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        return False
