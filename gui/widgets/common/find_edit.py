"""FindEdit: a field to search with, known by the magnifier before its text."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle

from gui.widgets.common.icons import SIZE_PX, stroke
from gui.widgets.common.theme import colours_now

_INSET = 12
_GAP = 6


class FindEdit(QLineEdit):
    """Has a magnifier before its text."""

    def __init__(self) -> None:
        super().__init__()
        room = SIZE_PX + _GAP
        is_mirrored = self.isRightToLeft()
        self.setTextMargins(0 if is_mirrored else room, 0, room if is_mirrored else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        picture = stroke("search", colours_now().dim, SIZE_PX, self.devicePixelRatioF())
        sign = QRect(_INSET, (self.height() - SIZE_PX) // 2, SIZE_PX, SIZE_PX)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), sign)
        QPainter(self).drawPixmap(place.topLeft(), picture)
