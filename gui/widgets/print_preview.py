"""Payment cards on paper: what is printed is seen first."""

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from gui.core.picture import Picture, PictureKind
from gui.widgets.picture_layout import Layout, laid_out, paint_into

_MM_PER_INCH = 25.4
_CARD_MM = 85.0
_GAP_MM = 6.0


def is_printer_there() -> bool:
    """Whether the system has a printer to offer."""
    return bool(QPrinterInfo.availablePrinterNames())


class PrintPreview(QPrintPreviewDialog):
    """One card in the middle of a page, or a sheet full of them to be cut apart."""

    def __init__(self, picture: Picture, parent: QWidget, *, is_sheet: bool) -> None:
        # In the constructor's own way, the dialog would ask for another printer than it prints on.
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(f"{picture.mark} {picture.caption}".strip())
        self._printer.setPageSize(QPageSize(_usual_page()))
        self._printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        super().__init__(self._printer, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print"))
        self._layout = laid_out(picture, PictureKind.CARD)
        self._is_sheet = is_sheet
        self.paintRequested.connect(self._on_paint_requested)

    def _on_paint_requested(self, printer: QPrinter) -> None:
        painter = QPainter()
        # A printer that went away, or a disk that is full: the preview stays empty.
        if not painter.begin(printer):
            return
        page = QRectF(0, 0, printer.width(), printer.height())
        for place in places(self._layout, page, printer.resolution(), is_sheet=self._is_sheet):
            paint_into(painter, self._layout, place)
        painter.end()


def places(layout: Layout, page: QRectF, dpi: int, *, is_sheet: bool) -> list[QRectF]:
    """Where cards go on a page, in the page's dots; at least one, whatever the paper is."""
    unit = dpi / _MM_PER_INCH
    width = min(_CARD_MM * unit, page.width())
    height = width * layout.height / layout.width
    if height > page.height():
        width, height = width * page.height() / height, page.height()
    gap = _GAP_MM * unit
    columns = max(1, int((page.width() + gap) // (width + gap))) if is_sheet else 1
    rows = max(1, int((page.height() + gap) // (height + gap))) if is_sheet else 1
    left = page.left() + (page.width() - columns * width - (columns - 1) * gap) / 2
    top = page.top() + (page.height() - rows * height - (rows - 1) * gap) / 2
    return [
        QRectF(left + column * (width + gap), top + row * (height + gap), width, height)
        for row in range(rows)
        for column in range(columns)
    ]


def _usual_page() -> QPageSize.PageSizeId:
    """Letter where inches are used, A4 elsewhere."""
    metric = QLocale.MeasurementSystem.MetricSystem
    is_metric = QLocale.system().measurementSystem() == metric
    return QPageSize.PageSizeId.A4 if is_metric else QPageSize.PageSizeId.Letter
