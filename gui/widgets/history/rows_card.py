"""RowsCard: what was handed over, or why there is nothing to see."""

from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from gui.presenters.history.history_state import Filling, HistoryState
from gui.presenters.intents import Intents
from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import HEADING, plain_label
from gui.widgets.history.entry_table import EntryTable

_MOST_TEXT = 480


class RowsCard(QFrame):
    """What its button says and does depends on what stands there."""

    filters_cleared = Signal()
    repeated = Signal()

    def __init__(self, table: EntryTable, intents: Intents) -> None:
        super().__init__()
        self._intents = intents
        self.setObjectName("card")
        self._filling = Filling.LOADING
        self._title = plain_label(scale=HEADING)
        self._text = plain_label(tone="dim")
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._on_clicked)
        nothing = QWidget()
        empty = QVBoxLayout(nothing)
        empty.setContentsMargins(24, 24, 24, 24)
        empty.setSpacing(8)
        empty.addStretch(1)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMaximumWidth(_MOST_TEXT)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 100)
            row.addStretch(1)
            empty.addLayout(row)
        empty.addSpacing(4)
        empty.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        empty.addStretch(2)
        self._place = QStackedLayout(self)
        self._place.setContentsMargins(1, 1, 1, 1)
        self._place.addWidget(table)
        self._place.addWidget(nothing)

    def show_state(self, state: HistoryState) -> None:
        before, self._filling = self._filling, state.filling
        has_rows = state.filling in {Filling.ROWS, Filling.LOADING}
        button = self._button_text()
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._title.setText(state.title)
        self._text.setText(state.text)
        self._text.setVisible(bool(state.text))
        self._place.setCurrentIndex(0 if has_rows else 1)
        if not has_rows and state.filling is not before:
            announce(self._title, state.title)

    def _button_text(self) -> str:
        match self._filling:
            case Filling.NO_MATCH:
                return self.tr("Clear filters")
            case Filling.OFF:
                return self.tr("Open Settings…")
            case Filling.BROKEN:
                return self.tr("Try again")
            case Filling.ROWS | Filling.LOADING | Filling.NOTHING_YET:
                return ""
            case _:
                assert_never(self._filling)

    def _on_clicked(self) -> None:
        match self._filling:
            case Filling.NO_MATCH:
                self.filters_cleared.emit()
            case Filling.OFF:
                self._intents.open_history_settings.emit()
            case Filling.BROKEN:
                self.repeated.emit()
            case Filling.ROWS | Filling.LOADING | Filling.NOTHING_YET:
                pass
            case _:
                assert_never(self._filling)
