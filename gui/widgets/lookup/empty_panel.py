"""EmptyPanel: the card before there is anything to hand over."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.common.labels import HEADING, centre, plain_label

# What a link needs in this place later: a QR code with its gaps, and the lines under it.
_CODE_PX = 256
_CODE_LINES = 5


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
            layout.addWidget(centre(label))
        layout.addStretch()

    def sizeHint(self) -> QSize:
        # The window has its size from the first frame on, before there is a panel for links.
        height = _CODE_PX + _CODE_LINES * self.fontMetrics().lineSpacing()
        return super().sizeHint().expandedTo(QSize(0, height))
