"""Payment cards on a page of paper: one in its middle, or a sheet full of them to be cut apart."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageSize, QPainter

from gui.core.handover.picture import WIDTH_MM
from gui.core.handover.print_order import Paper
from gui.widgets.handover.picture_layout import Layout, paint_into

MARGIN_MM = 10.0
"""Hardly any printer reaches the edges."""
MM_PER_INCH = 25.4
_GAP_MM = 6.0
# Of a card on a sheet; wider, if the modules of its code were smaller than this.
_SHEET_WIDTH_MM = 58.0
_LEAST_MODULE_MM = 0.6

PAGE_SIZES = {
    Paper.A4: QPageSize.PageSizeId.A4,
    Paper.LETTER: QPageSize.PageSizeId.Letter,
    Paper.A5: QPageSize.PageSizeId.A5,
    Paper.A6: QPageSize.PageSizeId.A6,
}


def size_mm(paper: Paper) -> tuple[float, float]:
    """Return the width and height of a paper, in millimetres."""
    size = QPageSize.size(PAGE_SIZES[paper], QPageSize.Unit.Millimeter)
    return size.width(), size.height()


def paint_page(
    painter: QPainter, layout: Layout, room: QRectF, dpi: float, *, is_sheet: bool
) -> int:
    """Paint the cards into the room there is on a page, in its dots; returns how many there are."""
    found = places(layout, room, dpi, is_sheet=is_sheet)
    for place in found:
        paint_into(painter, layout, place)
    return len(found)


def cards_on(paper: Paper, layout: Layout, *, is_sheet: bool) -> int:
    """Return how many cards go on a page."""
    width, height = size_mm(paper)
    room = QRectF(0, 0, width - 2 * MARGIN_MM, height - 2 * MARGIN_MM)
    return len(places(layout, room, MM_PER_INCH, is_sheet=is_sheet))


def places(layout: Layout, room: QRectF, dpi: float, *, is_sheet: bool) -> list[QRectF]:
    """Return where cards go, in the page's dots; at least one, whatever the paper is."""
    unit = dpi / MM_PER_INCH
    width = min((_on_a_sheet(layout) if is_sheet else WIDTH_MM) * unit, room.width())
    height = width * layout.height / layout.width
    if height > room.height():
        width, height = width * room.height() / height, room.height()
    gap = _GAP_MM * unit
    columns = max(1, int((room.width() + gap) // (width + gap))) if is_sheet else 1
    rows = max(1, int((room.height() + gap) // (height + gap))) if is_sheet else 1
    left = room.left() + (room.width() - columns * width - (columns - 1) * gap) / 2
    top = room.top() + (room.height() - rows * height - (rows - 1) * gap) / 2
    return [
        QRectF(left + column * (width + gap), top + row * (height + gap), width, height)
        for row in range(rows)
        for column in range(columns)
    ]


def _on_a_sheet(layout: Layout) -> float:
    """How wide a card is on a sheet, in millimetres."""
    module = layout.code.width() / layout.qr.size
    needed = _LEAST_MODULE_MM * layout.width / module
    return min(WIDTH_MM, max(_SHEET_WIDTH_MM, needed))
