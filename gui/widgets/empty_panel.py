"""EmptyPanel: the card before there is anything to hand over."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.labels import HEADING, centre, plain_label


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
