"""Room: how much of it a window has, for which its parts have their sizes."""

from enum import Enum

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

COLUMN = 920
"""The widest that a page becomes; beside it the window is empty."""

# For text of the usual size: larger text needs a larger window for the same room.
_USUAL_LINE = 16
_TIGHT_WIDTH, _TIGHT_HEIGHT = 720, 520
_AMPLE_WIDTH, _AMPLE_HEIGHT = 1100, 800


class Room(Enum):
    """How much of it there is, as style sheets know it."""

    TIGHT = "tight"
    USUAL = "usual"
    AMPLE = "ample"


def room_of(window: QWidget) -> Room:
    """Return how much room there is in a window of this size, with text of this size."""
    scale = max(1.0, QFontMetrics(window.font()).lineSpacing() / _USUAL_LINE)
    width, height = window.width() / scale, window.height() / scale
    if width >= _AMPLE_WIDTH and height >= _AMPLE_HEIGHT:
        return Room.AMPLE
    return Room.TIGHT if width < _TIGHT_WIDTH or height < _TIGHT_HEIGHT else Room.USUAL
