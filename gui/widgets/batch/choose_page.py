"""ChoosePage: ids that are pasted, or a file that is brought."""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.batch.batch_counts import BatchCounts
from gui.presenters.batch.batch_state import Choosing
from gui.presenters.batch.list_choice import ListChoice
from gui.presenters.batch.words import most_rows
from gui.widgets.common.dropped import dropped_file
from gui.widgets.common.file_dialogs import begin_in_documents
from gui.widgets.common.icons import Glyph
from gui.widgets.common.labels import CAPTION, plain_label, scaled
from gui.widgets.common.notes import Note
from gui.widgets.common.theme import colours_now

# What is longer is no list that somebody edits here: it is read at once.
_MOST_EDITED = 200_000


class ChoosePage(QWidget):
    """Shows a `Choosing`, and gives `choice` what is typed, pasted or brought."""

    samples_wanted = Signal()
    canceled = Signal()

    def __init__(self, choice: ListChoice, samples: int = 0) -> None:
        """`samples` is how many practice invoices there are to try with."""
        super().__init__()
        self._choice = choice
        self._title = plain_label(self.tr("Which invoices?"), scale=1.5)
        about = plain_label(
            self.tr(
                "Paste the IDs from your ERP, or open a file. Nothing is looked up before you "
                "have seen the list."
            ),
            tone="dim",
        )
        self._left = Note(self.tr("Go on"), self.tr("Discard"))
        self._left.answered.connect(choice.go_on_with_left)
        self._left.declined.connect(choice.discard_left)
        self._refused = Note()
        self._text = PasteEdit()
        self._text.setAccessibleName(self.tr("Invoice IDs"))
        self._text.textChanged.connect(self._on_text_changed)
        self._text.too_long.connect(choice.read_text)
        self._text.file_dropped.connect(choice.read_file)
        self._file = _FilePlace()
        self._file.button.clicked.connect(self.open_file)
        self._file.dropped.connect(choice.read_file)
        over_text = plain_label(self.tr("Invoice IDs, one on each line"), scale=0.92)
        over_text.setBuddy(self._text)
        over_file = plain_label(self.tr("Or a file"), scale=0.92)
        self._count = plain_label(scale=CAPTION, tone="dim")
        self._samples = QPushButton(BatchCounts().try_with(samples))
        # Not shown, before it has its place: for a moment it would be a window.
        if not samples:
            self._samples.hide()
        self._samples.clicked.connect(self.samples_wanted)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._cancel.clicked.connect(self.canceled)
        self._go_on = QPushButton(self.tr("Con&tinue"))
        self._go_on.setProperty("role", "primary")
        self._go_on.clicked.connect(self._on_go_on)

        self._halves = QHBoxLayout()
        self._halves.setSpacing(16)
        for label, widget in ((over_text, self._text), (over_file, self._file)):
            half = QVBoxLayout()
            half.setSpacing(6)
            half.addWidget(label)
            half.addWidget(widget, 1)
            self._halves.addLayout(half, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._go_on)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self._foot.addWidget(self._samples)
        self._foot.addLayout(buttons, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(about)
        layout.addSpacing(8)
        layout.addWidget(self._left)
        layout.addWidget(self._refused)
        layout.addSpacing(4)
        layout.addLayout(self._halves, 1)
        layout.addSpacing(2)
        layout.addWidget(self._count)
        layout.addSpacing(8)
        layout.addLayout(self._foot)
        self.show_state(Choosing())

    def focus(self) -> None:
        """Go to where ids are pasted; what stands there is counted anew."""
        self._text.setFocus()
        if self._has_text:
            self._on_text_changed()

    def put_text(self, text: str) -> None:
        """Put ids into the field, in the place of what stands there; too many are read at once."""
        self._text.selectAll()
        self._text.take(text)

    def show_state(self, state: Choosing) -> None:
        """Show what was understood so far, and what could not be."""
        left = state.left
        self._left.show_words(*((left.title, left.text) if left is not None else ("", "")))
        self._refused.show_words(state.refused, "")
        is_reading = bool(state.reading)
        counts = BatchCounts()
        whole_rows = self.tr("Whole rows from Excel are fine, too: you choose the column next.")
        reading = self.tr("Reading {file}").format(file=state.reading)
        self._count.setText(reading if is_reading else f"{counts.typed(state.count)}. {whole_rows}")
        # Whatever has the focus stays as it is: nobody is to press Cancel by mistake.
        self._go_on.setEnabled(self._has_text)

    def open_file(self) -> None:
        """Ask which file."""
        dialog = QFileDialog(self, self.tr("Open a list of invoices"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                self.tr("Lists (*.xlsx *.csv *.tsv *.txt)"),
                self.tr("All files (*)"),
            ]
        )
        begin_in_documents(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    @property
    def _has_text(self) -> bool:
        # Without all of it, which may be long.
        return not self._text.document().isEmpty()

    def _on_text_changed(self) -> None:
        self._go_on.setEnabled(self._has_text)
        self._choice.type(self._text.toPlainText())

    def _on_go_on(self) -> None:
        self._choice.read_text(self._text.toPlainText())

    def _on_file_selected(self, name: str) -> None:
        self._choice.read_file(Path(name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = 30 * self.fontMetrics().averageCharWidth() * 2
        buttons = (self._samples, self._cancel, self._go_on)
        in_a_row = sum(b.sizeHint().width() + 8 for b in buttons if not b.isHidden())
        for layout, needed in ((self._halves, beside), (self._foot, in_a_row)):
            is_wide = self.width() >= needed
            layout.setDirection(
                QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
            )


class PasteEdit(QPlainTextEdit):
    """`too_long` carries a text that is not put in: laying it out would hold the window."""

    too_long = Signal(str)
    file_dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        # What scrolls around it would make room for all that it asks for.
        return QSize(300, self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # As in the field of one id: the letter of a button that is not there is no text.
        is_letter = event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text()
        if is_letter and sys.platform != "darwin":
            event.ignore()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return dropped_file(source) is not None or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        file = dropped_file(source)
        if file is not None:
            self.file_dropped.emit(file)
            return
        self.take(source.text())

    def take(self, text: str) -> None:
        """Put a text in the place of what is selected, unless it is too long to be edited."""
        if len(text) > _MOST_EDITED:
            self.too_long.emit(text)
        else:
            self.insertPlainText(text)


class _FilePlace(QFrame):
    """Takes a file that is dropped, or has one chosen."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._is_over = False
        self._glyph = Glyph("upload", 36, 28)
        title = plain_label(self.tr("Drop a CSV or Excel file here"), scale=1.08)
        title.setFont(scaled(title.font(), 1.0, semibold=True))
        about = plain_label(
            self.tr("Up to {rows} rows. The file is only read.").format(rows=most_rows()),
            tone="dim",
        )
        self.button = QPushButton(self.tr("&Open file…"))
        self.button.setAccessibleName(self.tr("Open file…"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(4)
        layout.addStretch(1)
        layout.addWidget(self._glyph, alignment=Qt.AlignmentFlag.AlignHCenter)
        for label in (title, about):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addSpacing(4)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self._glyph.reveal(self.palette().ColorRole.Link)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            self._is_over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._is_over = False
        self.update()
        file = dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.dropped.emit(file)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.outline), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colours.selected if self._is_over else colours.window))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(180, 0))
