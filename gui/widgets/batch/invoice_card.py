"""InvoiceCard: the rows of a list, or that none of them is what somebody looks for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from gui.widgets.batch.invoice_model import InvoiceModel
from gui.widgets.batch.invoice_table import InvoiceTable
from gui.widgets.common.labels import plain_label


class InvoiceCard(QFrame):
    """`clear_button` stands where nothing matches."""

    def __init__(self, table: InvoiceTable, model: InvoiceModel) -> None:
        super().__init__()
        self.setObjectName("card")
        nothing = QWidget()
        nobody = plain_label(self.tr("Nothing matches."), tone="dim")
        nobody.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.clear_button = QPushButton(self.tr("Clear filters"))
        self.clear_button.setAutoDefault(False)
        empty = QVBoxLayout(nothing)
        empty.addStretch(1)
        empty.addWidget(nobody)
        empty.addWidget(self.clear_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        empty.addStretch(2)
        place = QStackedLayout(self)
        place.setContentsMargins(1, 1, 1, 1)
        place.addWidget(table)
        place.addWidget(nothing)
        model.emptied.connect(place.setCurrentIndex)
