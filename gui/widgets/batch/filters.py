"""Filters: which rows of a list are shown, by what became of them and by their ids."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.presenters.batch.batch_state import Chip, ChipKey
from gui.widgets.batch.chips import Chips
from gui.widgets.common.find_edit import FindEdit

_FIND_WIDTH = 26


class Filters(QWidget):
    """`changed` carries a `ChipKey`, or `None` for all, and a text."""

    changed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._chips = Chips()
        self._chips.chosen.connect(self._tell)
        self.field = FindEdit()
        self.field.setAccessibleName(self.tr("Find in list"))
        self.field.setPlaceholderText(self.tr("Find in list"))
        self.field.setMaximumWidth(_FIND_WIDTH * self.field.fontMetrics().averageCharWidth())
        self.field.textChanged.connect(self._tell)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._chips, 1, alignment=Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.field, alignment=Qt.AlignmentFlag.AlignBottom)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard goes through, in its order."""
        return (*self._chips.buttons, self.field)

    @property
    def is_set(self) -> bool:
        """Whether it is not simply all rows."""
        return bool(self.field.text()) or self._chips.current is not None

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        """There are so many rows of each kind."""
        self._chips.show_chips(chips)

    def choose(self, key: ChipKey | None) -> None:
        """Have the rows of this kind shown."""
        self._chips.choose(key)

    def clear(self) -> None:
        """Have all rows shown."""
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._chips.choose(None)

    def go_to_find(self) -> None:
        """Go to the field, all of it selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _tell(self) -> None:
        self.changed.emit(self._chips.current, self.field.text())
