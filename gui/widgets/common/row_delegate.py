"""RowDelegate: paints the cells of a table whole, each by one call."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gui.widgets.common.icons import SIZE_PX, stroke
from gui.widgets.common.theme import colours_now, is_styled

PADDING = 16
"""Before the first column."""

_GAP = 7
BESIDE_WORDS = SIZE_PX + 3 * _GAP
"""What of a cell with a sign is not its words: a gap at both ends, the sign, and one behind it."""

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws the ground, the line below and the focus; what is in a cell is its heirs'.

    Each role that a view asks for would be a call.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self._table.verticalHeader().defaultSectionSize())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        ink = Ink(option)
        painter.save()
        if ink.ground is not None:
            painter.fillRect(rect, ink.ground)
        painter.setPen(ink.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            painter.setPen(ink.focus)
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(_GAP if index.column() else PADDING, 0, -_GAP, 0)
        self.draw_cell(painter, inner, ink, index)
        painter.restore()

    def draw_cell(self, painter: QPainter, place: QRect, ink: "Ink", index: Index) -> None:
        """Draw what is in a cell."""
        raise NotImplementedError

    def draw_sign(self, painter: QPainter, place: QRect, icon: str, pen: QColor) -> QRect:
        """Draw a sign at the beginning of a place; returns what is left of it."""
        picture = stroke(icon, pen.name(), SIZE_PX, self._table.devicePixelRatioF())
        sign = QRect(0, 0, SIZE_PX, SIZE_PX)
        sign.moveCenter(place.center())
        sign.moveLeft(place.left())
        rest = place.adjusted(SIZE_PX + _GAP, 0, 0, 0)
        direction = self._table.layoutDirection()
        painter.drawPixmap(QStyle.visualRect(direction, place, sign).topLeft(), picture)
        return QStyle.visualRect(direction, place, rest)

    def write(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        font: QFont,
        pen: QColor,
        *,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    ) -> None:
        """Write a line as far as there is room for it."""
        painter.setFont(font)
        painter.setPen(pen)
        shown = QFontMetrics(font).elidedText(text, elide, place.width())
        alignment = QStyle.visualAlignment(self._table.layoutDirection(), side)
        painter.drawText(place, (alignment | Qt.AlignmentFlag.AlignVCenter).value, shown)


class Ink:
    """The colours of a cell: the theme's, or the system's where that has all of them."""

    def __init__(self, option: QStyleOptionViewItem) -> None:
        self._colours = colours_now()
        palette: QPalette = option.palette
        self._is_styled = is_styled()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        selected = (
            QColor(self._colours.selected) if self._is_styled else palette.highlight().color()
        )
        self.ground = selected if is_selected else None
        plain = palette.highlightedText() if is_selected else palette.text()
        self.text = QColor(self._colours.text) if self._is_styled else plain.color()
        self.line = QColor(self._colours.line) if self._is_styled else palette.mid().color()
        self.focus = QColor(self._colours.accent) if self._is_styled else plain.color()

    def of(self, name: str) -> QColor:
        """Return a colour of the theme by its field."""
        return QColor(getattr(self._colours, name)) if self._is_styled else self.text
