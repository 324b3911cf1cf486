"""FindEdit: a field to search with, known by the magnifier before its text."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from gui.widgets.common.icons import SIZE_PX, stroke
from gui.widgets.common.theme import colours_now

_INSET = 1
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
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        # How far inside the frame that is, the style sheet says, or the system's style.
        element = QStyle.SubElement.SE_LineEditContents
        left = self.style().subElementRect(element, option, self).left() + _INSET
        picture = stroke("search", colours_now().dim, SIZE_PX, self.devicePixelRatioF())
        sign = QRect(left, (self.height() - SIZE_PX) // 2, SIZE_PX, SIZE_PX)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), sign)
        QPainter(self).drawPixmap(place.topLeft(), picture)
