"""HistoryFoot: how much is kept and for how long, and what is done with all of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from gui.presenters.history.history_state import HistoryState
from gui.presenters.intents import Intents
from gui.widgets.common.icons import Glyph
from gui.widgets.common.labels import CAPTION, plain_label, scaled
from gui.widgets.history.export_button import ExportButton


class HistoryFoot(QWidget):
    """Says what its buttons do; `export` says itself as what."""

    details_wanted = Signal()
    clear_wanted = Signal()
    closed = Signal()

    def __init__(self, intents: Intents) -> None:
        super().__init__()
        lock = Glyph("lock", 18, 14)
        lock.reveal(QPalette.ColorRole.PlaceholderText)
        self._kept = plain_label(scale=CAPTION, tone="dim")
        self._kept.setWordWrap(False)
        self._change = _button(self.tr("C&hange…"))
        self._change.setFont(scaled(self._change.font(), CAPTION))
        self._change.setProperty("role", "flat")
        self._change.setProperty("reads", "link")
        self._details = _button(self.tr("&Details"))
        self._clear = _button(self.tr("Clea&r history…"))
        self.export = ExportButton()
        self._close = _button(self.tr("Close"))
        self._said = said = QHBoxLayout()
        said.setSpacing(4)
        said.addWidget(lock)
        said.addWidget(self._kept)
        said.addWidget(self._change)
        said.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self._details, self._clear, self.export, self._close):
            buttons.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addLayout(said, 1)
        self._row.addLayout(buttons)
        self._details.clicked.connect(self.details_wanted)
        self._change.clicked.connect(intents.open_history_settings)
        self._clear.clicked.connect(self.clear_wanted)
        self._close.clicked.connect(self.closed)
        self._can_clear = self._can_export = self._is_busy = False
        self.set_has_details(has_details=False)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard goes through, in its order."""
        return (self._change, self._details, self._clear, self.export, self._close)

    def show_state(self, state: HistoryState) -> None:
        self._kept.setText(state.kept)
        self._can_clear, self._can_export = state.can_clear, state.has_rows
        self._enable()

    def set_is_busy(self, *, is_busy: bool) -> None:
        """One thing is done at a time."""
        self._is_busy = is_busy
        self._enable()

    def set_has_details(self, *, has_details: bool) -> None:
        """Offer the details, which are not in sight: so there is little room."""
        self._details.setVisible(has_details)

    def set_is_narrow(self, *, is_narrow: bool) -> None:
        """Have what is said in a line of its own."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        self._kept.setWordWrap(is_narrow)
        # Lines that break take the room that there is.
        self._said.setStretchFactor(self._kept, int(is_narrow))

    def _enable(self) -> None:
        self._clear.setEnabled(self._can_clear and not self._is_busy)
        self.export.setEnabled(self._can_export and not self._is_busy)


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setAccessibleName(text.replace("&", ""))
    return button
