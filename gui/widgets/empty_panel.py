"""EmptyPanel and ProgressPanel: the card before there is anything to hand over."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from gui.widgets.labels import HEADING, announce, plain_label


class EmptyPanel(QWidget):
    """Says what to do."""

    def __init__(self) -> None:
        super().__init__()
        heading = plain_label(self.tr("Paste an invoice id and press Enter"), scale=HEADING)
        text = plain_label(
            self.tr(
                "You get its payment link to copy, its QR code to scan, and the page to open.\n"
                "The id is not the invoice number printed on the invoice."
            ),
            tone="dim",
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch()
        for label in (heading, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addStretch()


class ProgressPanel(QWidget):
    """Blank at first; then a quiet line that says what is being waited for."""

    def __init__(self) -> None:
        super().__init__()
        self._label = plain_label(tone="dim")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self._bar.setAccessibleName(self.tr("Working"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._label)
        layout.addWidget(self._bar)
        layout.addStretch()

    def show_progress(self, text: str) -> None:
        if text != self._label.text():
            announce(self._label, text)
        self._label.setText(text)
        self._label.setVisible(bool(text))
        self._bar.setVisible(bool(text))
