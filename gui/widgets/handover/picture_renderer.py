"""PictureRenderer: draws pictures of payment links as files, each with the bitmap of what it shows.

Called on a worker: images, painters and PDF writers may be used on any thread (Qt's documentation,
"Thread-Support in Qt Modules").
"""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QImageReader, QPageLayout, QPageSize, QPainter, QPdfWriter

from gui.core.handover.picture import (
    LEAST_WIDTH,
    WIDTH_MM,
    Bitmap,
    Drawing,
    Page,
    Picture,
    PictureFormat,
    PictureKind,
    Sheet,
)
from gui.core.handover.print_order import Paper
from gui.core.handover.qr_svg import qr_svg
from gui.widgets.handover.card_sheet import UNITS_PER_MM, paint_sheet
from gui.widgets.handover.picture_layout import Layout, laid_out, paint, paint_into
from gui.widgets.handover.printed_page import MARGIN_MM, MM_PER_INCH, PAGE_SIZES, paint_page

# A code of this width is scanned at arm's length.
_PDF_WIDTH_MM = 90.0
_PDF_DPI = 300
_ROWS_AT_ONCE = 100


class CannotDraw(Exception):
    """Qt refused to make the picture: out of memory, or a plugin is missing."""


class PictureRenderer:
    """Draws; keeps nothing."""

    def draw(
        self,
        picture: Picture,
        kind: PictureKind,
        file_format: PictureFormat,
        least_width: int = LEAST_WIDTH,
    ) -> Drawing:
        """Return the picture as a file, a PNG of at least so many pixels across.

        Raises:
            CannotDraw
        """
        if file_format is PictureFormat.SVG:
            data = qr_svg(picture)
            return Drawing(data, _bitmap(_read_back(data, LEAST_WIDTH)))
        layout = laid_out(picture, kind, least_width)
        image = _image(layout)
        if file_format is PictureFormat.PNG:
            data = _png(image)
            return Drawing(data, _bitmap(_read_back(data, least_width)))
        # With its letters on it, which only somebody else's reader could draw from the file.
        return Drawing(_pdf(layout, picture.caption), _bitmap(image))

    def draw_page(self, picture: Picture, paper: Paper, *, is_sheet: bool) -> Page:
        """Return a page of payment cards for a printer, as PDF.

        Raises:
            CannotDraw
        """
        layout = laid_out(picture, PictureKind.CARD)
        size = QPageSize(PAGE_SIZES[paper])
        cards = 0

        def paint_cards(painter: QPainter, room: QRectF) -> None:
            nonlocal cards
            cards = paint_page(painter, layout, room, _PDF_DPI, is_sheet=is_sheet)

        data = _pdf_page(picture.caption, size, MARGIN_MM, paint_cards)
        return Page(data, cards)

    def draw_sheets(self, title: str, sheets: Iterable[Sheet], paper: Paper) -> Iterator[bytes]:
        """Draw a PDF with a page for each sheet; returns the file in parts, one for each page.

        Raises:
            CannotDraw
        """
        buffer, writer = _pdf_writer(title, QPageSize(PAGE_SIZES[paper]), 0)
        scale = _PDF_DPI / MM_PER_INCH / UNITS_PER_MM
        size = QSizeF(writer.width() / scale, writer.height() / scale)
        painter = QPainter()
        if not painter.begin(writer):
            raise CannotDraw
        given = 0
        try:
            for number, sheet in enumerate(sheets):
                if number:
                    # This is when Qt writes the page before.
                    writer.newPage()
                    yield _from(buffer, given)
                    given = buffer.size()
                painter.save()
                painter.scale(scale, scale)
                paint_sheet(painter, sheet, size)
                painter.restore()
        finally:
            # A painter must not outlive what it paints on, where nobody wants the rest.
            painter.end()
        yield _from(buffer, given)


def _from(buffer: QBuffer, start: int) -> bytes:
    return bytes(buffer.buffer().mid(start).data())


def _image(layout: Layout) -> QImage:
    image = QImage(layout.width, layout.height, QImage.Format.Format_RGB32)
    dots_per_metre = round(layout.width / WIDTH_MM * 1_000)
    image.setDotsPerMeterX(dots_per_metre)
    image.setDotsPerMeterY(dots_per_metre)
    painter = QPainter()
    if image.isNull() or not painter.begin(image):
        raise CannotDraw
    paint(painter, layout)
    painter.end()
    return image


def _read_back(data: bytes, least_width: int) -> QImage:
    """The file as another program shows it: by Qt's own reader of its format."""
    content = QBuffer()
    content.setData(data)
    content.open(QBuffer.OpenModeFlag.ReadOnly)
    # Unlike `QImage.fromData` it lets the window's thread go on meanwhile.
    image = QImageReader(content).read()
    if image.isNull() or image.width() < least_width:
        raise CannotDraw
    # Nothing is behind what is not painted.
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # PySide's stubs lack it
        raise CannotDraw
    return bytes(buffer.data().data())


def _pdf(layout: Layout, title: str) -> bytes:
    size = QSizeF(_PDF_WIDTH_MM, _PDF_WIDTH_MM * layout.height / layout.width)
    page = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return _pdf_page(title, page, 0, lambda painter, room: paint_into(painter, layout, room))


def _pdf_page(
    title: str, size: QPageSize, margin_mm: float, paint_room: Callable[[QPainter, QRectF], object]
) -> bytes:
    """A PDF of one page. `paint_room` paints what is between the margins."""
    buffer, writer = _pdf_writer(title, size, margin_mm)
    painter = QPainter()
    if not painter.begin(writer):
        raise CannotDraw
    paint_room(painter, QRectF(0, 0, writer.width(), writer.height()))
    painter.end()
    return bytes(buffer.data().data())


def _pdf_writer(title: str, size: QPageSize, margin_mm: float) -> tuple[QBuffer, QPdfWriter]:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Checkout Desk")
    writer.setResolution(_PDF_DPI)
    writer.setPageSize(size)
    margins = QMarginsF(margin_mm, margin_mm, margin_mm, margin_mm)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    return buffer, writer


def _bitmap(image: QImage) -> Bitmap:
    width, height = image.width(), image.height()
    parts = (_grey_rows(image, y) for y in range(0, height, _ROWS_AT_ONCE))
    return Bitmap(width, height, b"".join(parts))


def _grey_rows(image: QImage, top: int) -> bytes:
    """So many rows at most; all at once, the window's thread would wait for them."""
    width, count = image.width(), min(_ROWS_AT_ONCE, image.height() - top)
    grey = image.copy(0, top, width, count).convertToFormat(QImage.Format.Format_Grayscale8)
    rows, stride = bytes(grey.constBits()), grey.bytesPerLine()
    if stride != width:
        rows = b"".join(rows[y * stride : y * stride + width] for y in range(count))
    return rows
