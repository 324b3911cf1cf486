"""PrintDialog: what is printed, seen first, and what it is printed on, or saved as.

Nothing of QtPrintSupport is made here but on Windows and macOS, whose own dialog knows more of
their printers: with CUPS each of its classes asks the print service on the window's thread, and
one that does not answer holds the whole program.
"""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from gui.core.handover.picture import Picture, PictureFormat, PictureKind
from gui.core.handover.print_order import Paper, Printer, PrintOrder
from gui.presenters.handover.print_job import PrintJob, PrintPhase, PrintState
from gui.widgets.common.announcements import announce
from gui.widgets.common.file_dialogs import ask_to_replace
from gui.widgets.common.forms import ChoiceBox, FormField, NumberBox
from gui.widgets.common.labels import CAPTION, centre, plain_label, set_severity
from gui.widgets.common.papers import paper_name, usual_paper
from gui.widgets.handover.picture_layout import laid_out
from gui.widgets.handover.printed_page import (
    MARGIN_MM,
    MM_PER_INCH,
    cards_on,
    paint_page,
    size_mm,
)
from gui.widgets.handover.save_dialog import SaveDialog

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MOST_COPIES = 99


class PrintDialog(QDialog):
    """Shows a `PrintState`; closes itself when the cards are with a printer, or in a file.

    `is_native`: the system's own dialog asks for printer, paper and copies.
    """

    def __init__(
        self,
        job: PrintJob,
        parent: QWidget | None,
        *,
        is_native: bool = sys.platform in {"win32", "darwin"},
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._is_native = is_native
        self.setWindowTitle(self.tr("Print"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preview = _Preview(job.picture, is_sheet=job.is_sheet)
        self._pages = centre(plain_label(scale=CAPTION, tone="dim"))
        self._printer: ChoiceBox[str] = ChoiceBox(self.tr("Printer"), ())
        papers = ((paper, paper_name(paper)) for paper in Paper)
        self._paper: ChoiceBox[Paper] = ChoiceBox(self.tr("Paper"), papers)
        self._paper.show_value(usual_paper())
        self._copies = NumberBox(self.tr("Copies"), (1, _MOST_COPIES))
        self._note = plain_label()
        self._note.setAccessibleDescription(self.tr("Message"))
        form = QVBoxLayout()
        form.setSpacing(16)
        for label, editor in (
            (self.tr("&Printer"), self._printer),
            (self.tr("P&aper"), self._paper),
            (self.tr("&Copies"), self._copies),
        ):
            field = FormField(label, editor)
            if is_native:
                field.hide()
            form.addWidget(field)
        form.addWidget(self._note)
        form.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(24)
        page = QVBoxLayout()
        page.setSpacing(8)
        page.addWidget(self._preview, 1)
        page.addWidget(self._pages)
        top.addLayout(page, 3)
        top.addLayout(form, 2)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        # The system's own dialog asks for more.
        label = self.tr("P&rint…") if is_native else self.tr("P&rint")
        self._print = buttons.addButton(label, role.ActionRole)
        self._print.setAccessibleName(self.tr("Print"))
        self._print.setProperty("role", "primary")
        self._again = buttons.addButton(self.tr("&Try again"), role.ActionRole)
        self._again.setAccessibleName(self.tr("Try again"))
        self._save = buttons.addButton(self.tr("&Save as PDF…"), role.ActionRole)
        self._save.setAccessibleName(self.tr("Save as PDF"))
        cancel = buttons.addButton(self.tr("Cancel"), role.RejectRole)
        cancel.setAccessibleName(self.tr("Cancel"))
        # Enter is for what goes on, and does nothing while printers are looked for.
        cancel.setAutoDefault(False)
        self._save.setAutoDefault(False)
        self._again.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(20)
        layout.addLayout(top, 1)
        layout.addWidget(buttons)

        self._paper.currentIndexChanged.connect(self._on_paper_chosen)
        self._print.clicked.connect(self._on_print_clicked)
        self._again.clicked.connect(job.ask)
        self._save.clicked.connect(self._on_save_clicked)
        cancel.clicked.connect(self.reject)
        self._on_paper_chosen()
        job.state_changed.connect(self.show_state)
        job.ended.connect(self.accept)
        job.file_in_the_way.connect(self._on_file_in_the_way)
        self.show_state(job.state)
        # By itself it is as flat as the shortest message allows, and a longer one has no room.
        self.resize(self.sizeHint())

    def show_state(self, state: PrintState) -> None:
        is_ready = state.phase is PrintPhase.READY
        is_new = is_ready and not self._print.isEnabled()
        if not self._job.is_busy:
            self._show_printers(state.printers)
        is_stuck = state.phase is PrintPhase.STUCK
        self._printer.setEnabled(is_ready)
        self._copies.setEnabled(is_ready)
        # A file takes no printer.
        self._paper.setEnabled(is_ready or is_stuck)
        self._print.setEnabled(is_ready)
        self._again.setEnabled(is_stuck)
        self._save.setEnabled(is_ready or is_stuck)
        # While a file is written, what stands there stays.
        if state.phase is not PrintPhase.SAVING:
            self._again.setVisible(is_stuck)
            self._print.setVisible(not is_stuck)
            (self._again if is_stuck else self._print).setDefault(True)
        if is_new:
            (self._print if self._is_native else self._printer).setFocus()
        if self._note.text() != state.text:
            self._note.setText(state.text)
            self._note.setVisible(bool(state.text))
            announce(self._note, state.text)
        set_severity(self._note, "tone", state.severity)

    def reject(self) -> None:
        self._job.cancel()
        # If that was its end, this is closed by now.
        if self.isVisible():
            super().reject()

    def sizeHint(self) -> QSize:
        return QSize(720, 560).boundedTo(self.screen().availableSize() * 0.92)

    def _show_printers(self, printers: tuple[Printer, ...]) -> None:
        shown = [self._printer.itemData(at) for at in range(self._printer.count())]
        if shown == [printer.name for printer in printers]:
            return
        self._printer.clear()
        for printer in printers:
            self._printer.addItem(printer.name, printer.name)
        usual = [printer.name for printer in printers if printer.is_usual]
        self._printer.show_value(usual[0] if usual else "")

    def _on_paper_chosen(self) -> None:
        paper = self._paper.value
        self._preview.show_paper(paper)
        cards = cards_on(paper, self._preview.cards, is_sheet=self._job.is_sheet)
        text = self.tr("1 page") if cards == 1 else self.tr("1 page, {count} cards")
        self._pages.setText(text.format(count=cards))

    def _on_print_clicked(self) -> None:
        if self._is_native:
            self._print_natively()
        else:
            copies = self._copies.value()
            self._job.send(PrintOrder(self._printer.value, self._paper.value, copies))

    def _on_save_clicked(self) -> None:
        dialog = SaveDialog(self._job.stem, (PictureFormat.PDF,), self)
        dialog.chosen.connect(self._on_file_chosen)
        dialog.open()

    def _on_file_chosen(self, path: Path, _format: PictureFormat, replaces: bool) -> None:
        self._job.save(path, self._paper.value, replaces=replaces)

    def _on_file_in_the_way(self, path: Path, paper: Paper) -> None:
        ask_to_replace(path, self, partial(self._job.save, path, paper, replaces=True))

    def _print_natively(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._job.title)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(partial(self._on_native_accepted, printer))
        # Its own wants a receiver, on Windows without a choice.
        QDialog.open(dialog)

    def _on_native_accepted(self, printer: "QPrinter") -> None:
        if print_on(printer, self._job.picture, is_sheet=self._job.is_sheet):
            self._job.note_printed()
        else:
            self._job.note_not_printed()


def print_on(printer: "QPrinter", picture: Picture, *, is_sheet: bool) -> bool:
    """Paint the cards on a printer of Qt's; returns whether it took them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    room = QRectF(0, 0, printer.width(), printer.height())
    layout = laid_out(picture, PictureKind.CARD)
    paint_page(painter, layout, room, printer.resolution(), is_sheet=is_sheet)
    return painter.end()


class _Preview(QWidget):
    """The page, as large as there is room. Painted once a size: a long code has 8,000 strokes.

    `cards`: how each card on it is laid out.
    """

    def __init__(self, picture: Picture, *, is_sheet: bool) -> None:
        super().__init__()
        self.cards = laid_out(picture, PictureKind.CARD)
        self._is_sheet = is_sheet
        self._paper = Paper.A4
        self._page = QPixmap()
        self.setMinimumSize(200, 200)
        self.setAccessibleName(self.tr("Preview"))
        words = (picture.mark, picture.title, picture.caption)
        self.setAccessibleDescription(", ".join(word for word in words if word))

    def show_paper(self, paper: Paper) -> None:
        self._paper = paper
        self._page = QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        width_mm, height_mm = size_mm(self._paper)
        ratio = self.devicePixelRatio()
        dots_per_mm = ratio * min(self.width() / width_mm, self.height() / height_mm)
        size = QSize(int(width_mm * dots_per_mm), int(height_mm * dots_per_mm))
        if self._page.size() != size:
            self._page = self._painted(size, dots_per_mm)
            self._page.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        shown = self._page.deviceIndependentSize()
        left, top = (self.width() - shown.width()) / 2, (self.height() - shown.height()) / 2
        painter.drawPixmap(int(left), int(top), self._page)
        painter.drawRect(int(left), int(top), int(shown.width()) - 1, int(shown.height()) - 1)

    def _painted(self, size: QSize, dots_per_mm: float) -> QPixmap:
        page = QPixmap(size)
        page.fill(Qt.GlobalColor.white)
        margin = MARGIN_MM * dots_per_mm
        room = QRectF(page.rect()).adjusted(margin, margin, -margin, -margin)
        painter = QPainter(page)
        dpi = dots_per_mm * MM_PER_INCH
        paint_page(painter, self.cards, room, dpi, is_sheet=self._is_sheet)
        painter.end()
        return page
