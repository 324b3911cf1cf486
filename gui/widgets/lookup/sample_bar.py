"""SampleBar: the demo's sample invoices, to click."""

from collections.abc import Callable, Sequence
from typing import assert_never

from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from gui.demo.samples import SampleInvoice, SampleKind
from gui.widgets.common.labels import CAPTION, plain_label, scaled

_COLUMNS = 4


class SampleBar(QWidget):
    """One button a sample, which has its invoice looked up."""

    def __init__(self, samples: Sequence[SampleInvoice], look_up: Callable[[str], None]) -> None:
        super().__init__()
        self._look_up = look_up
        heading = plain_label(
            self.tr("Practice invoices: click one, or type its id"), scale=CAPTION, tone="dim"
        )
        grid = QGridLayout()
        grid.setSpacing(8)
        for position, sample in enumerate(samples):
            button = QPushButton(self._name(sample.kind))
            button.setFont(scaled(button.font(), CAPTION))
            button.setProperty("invoice_id", sample.invoice_id)
            button.setAccessibleDescription(sample.invoice_id)
            button.clicked.connect(self._on_clicked)
            grid.addWidget(button, position // _COLUMNS, position % _COLUMNS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(heading)
        layout.addLayout(grid)

    def _name(self, kind: SampleKind) -> str:  # noqa: C901  (one arm for each kind)
        match kind:
            case SampleKind.FOUND:
                return self.tr("Found")
            case SampleKind.PAID:
                return self.tr("Paid")
            case SampleKind.CANCELED:
                return self.tr("Canceled")
            case SampleKind.OTHER_STATUS:
                return self.tr("Partially paid")
            case SampleKind.NO_STATUS:
                return self.tr("Without status")
            case SampleKind.NOT_FOUND:
                return self.tr("Not found")
            case SampleKind.SLOW:
                return self.tr("Slow answer")
            case SampleKind.SERVER_ERROR:
                return self.tr("Server error")
            case SampleKind.WRONG_CREDENTIALS:
                return self.tr("Wrong credentials")
            case SampleKind.RATE_LIMITED:
                return self.tr("Too many requests")
            case SampleKind.WRONG_LINK:
                return self.tr("Wrong link")
            case SampleKind.SILENT:
                return self.tr("No answer")
            case _:
                assert_never(kind)

    def _on_clicked(self) -> None:
        self._look_up(self.sender().property("invoice_id"))
