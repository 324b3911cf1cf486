"""Cards of different invoices on a page, to be cut apart along its lines.

Its unit is a tenth of a millimetre; whoever paints scales the painter.
"""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gui.core.handover.picture import SHEET_COLUMNS, SHEET_ROWS, Picture, Sheet
from gui.core.handover.qr import QUIET_ZONE
from gui.widgets.common.message_label import wrapped
from gui.widgets.handover.picture_layout import DIM, EDGE, INK, MARK, MARK_BAND, font, modules_of

UNITS_PER_MM = 10
_MARGIN, _FOOT = 100, 60
_PADDING, _GAP = 45, 50
_TITLE, _NAME, _VALUE, _HINT, _SMALL = 44, 26, 38, 30, 26
_LEAST_TEXT = 20
_TITLE_LINES, _ID_LINES, _HINT_LINES = 2, 3, 4
# Of the width, for the code with its quiet zone.
_CODE_PART = 0.62
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


def paint_sheet(painter: QPainter, sheet: Sheet, paper: QSizeF) -> None:
    """Paint a page of this size, in the unit of this module."""
    grid = QRectF(
        _MARGIN, _MARGIN, paper.width() - 2 * _MARGIN, paper.height() - 2 * _MARGIN - _FOOT
    )
    cell = QSizeF(grid.width() / SHEET_COLUMNS, grid.height() / SHEET_ROWS)
    for at, card in enumerate(sheet.cards):
        row, column = divmod(at, SHEET_COLUMNS)
        corner = grid.topLeft() + QPointF(column * cell.width(), row * cell.height())
        _paint_card(painter, card, sheet.hint, QRectF(corner, cell))
    _paint_lines(painter, grid, cell)
    foot = QRectF(grid.left(), grid.bottom() + _FOOT / 4, grid.width(), _FOOT)
    for side, note in zip((_LEFT, _RIGHT), sheet.notes, strict=True):
        _write(painter, note, foot, _SMALL, DIM, side=side)


def _paint_card(painter: QPainter, card: Picture, hint: str, cell: QRectF) -> None:
    room = cell.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
    if card.mark:
        band = QRectF(cell.left(), cell.top(), cell.width(), 60)
        painter.fillRect(band, MARK_BAND)
        inside = band.adjusted(_PADDING, 8, -_PADDING, 0)
        _write(painter, card.mark, inside, _HINT, MARK, is_bold=True)
        room.setTop(band.bottom() + _PADDING / 2)
    room.setTop(_write(painter, card.title, room, _TITLE, INK, is_bold=True, lines=_TITLE_LINES))
    host_height = 1.2 * _HINT
    # At the left the padding is the quiet zone.
    modules = card.qr.size + 2 * QUIET_ZONE
    module = min((room.height() - host_height) / modules, _CODE_PART * room.width() / modules)
    side = module * card.qr.size
    code = QRectF(room.left(), room.top() + QUIET_ZONE * module, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillPath(modules_of(card.qr, code), Qt.GlobalColor.black)
    host = QRectF(room.left(), room.bottom() - host_height, room.width(), host_height)
    _write(painter, card.link.host, host, _HINT, INK, is_bold=True)
    left = code.right() + max(_GAP, QUIET_ZONE * module)
    text = QRectF(left, code.top(), room.right() - left, side)
    for at, (name, value) in enumerate(card.facts):
        text.setTop(_write(painter, name, text, _NAME, DIM))
        # An amount that is broken is read as another one.
        lines = 1 if at else _ID_LINES
        bottom = _write(painter, value, text, _VALUE, INK, is_bold=True, lines=lines)
        text.setTop(bottom + _PADDING / 3)
    _write(painter, hint, text, _HINT, INK, lines=_HINT_LINES)


def _paint_lines(painter: QPainter, grid: QRectF, cell: QSizeF) -> None:
    # Hairlines, as the reader of our own PDFs wants them.
    pen = QPen(EDGE, 0)
    pen.setDashPattern([6, 6])
    painter.setPen(pen)
    for column in range(SHEET_COLUMNS + 1):
        x = grid.left() + column * cell.width()
        painter.drawLine(QPointF(x, grid.top()), QPointF(x, grid.bottom()))
    for row in range(SHEET_ROWS + 1):
        y = grid.top() + row * cell.height()
        painter.drawLine(QPointF(grid.left(), y), QPointF(grid.right(), y))


def _write(
    painter: QPainter,
    text: str,
    room: QRectF,
    size: int,
    colour: QColor,
    *,
    is_bold: bool = False,
    lines: int = 1,
    side: Qt.AlignmentFlag = _LEFT,
) -> float:
    """Write at the top of the room, smaller where it would take more lines; returns where it ends.

    What is still too long for the least size goes on below.
    """
    while True:
        face = font(size, is_bold=is_bold)
        found = _lines_of(text, face, room.width())
        if len(found) <= lines or size <= _LEAST_TEXT:
            break
        size -= 2
    height = QFontMetricsF(face).height()
    painter.setFont(face)
    painter.setPen(colour)
    top = room.top()
    for line in found:
        painter.drawText(QRectF(room.left(), top, room.width(), height), side, line)
        top += height
    return top


def _lines_of(text: str, face: QFont, width: float) -> list[str]:
    found = wrapped(text, face, width)
    starts = (found.lineAt(at) for at in range(found.lineCount()))
    return [text[at.textStart() :][: at.textLength()].strip() for at in starts]
