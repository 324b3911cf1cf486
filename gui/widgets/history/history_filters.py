"""HistoryFilters: what is looked for, while it is typed and chosen."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.presenters.history.history_state import Chosen, HistoryState, Option
from gui.widgets.common.find_edit import FindEdit
from gui.widgets.common.forms import ChoiceBox
from gui.widgets.common.icons import SIZE_PX, stroke_icon
from gui.widgets.common.palette_follower import PaletteFollower
from gui.widgets.common.theme import colours_now

_SPACING = 8
_LEAST_SEARCH = 22
_ICON_GAP = 2
# Its padding and its arrow.
_AROUND_CHOICE = 54


class HistoryFilters(QWidget):
    """`changed` carries what was `Chosen`."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.search = _SearchEdit()
        self.search.setAccessibleName(self.tr("Search"))
        self.search.textChanged.connect(self._tell)
        self._period = _Filter(self.tr("Time"))
        self._month = _Filter(self.tr("Month"))
        self._verdict = _Filter(self.tr("Verdict then"))
        self._way = _Filter(self.tr("How"))
        self._person = _Filter(self.tr("Person"))
        self._boxes = (self._period, self._month, self._verdict, self._way, self._person)
        self._chip = QPushButton()
        self._chip.setCheckable(True)
        self._chip.setProperty("role", "chip")
        self._chip.setAutoDefault(False)
        self._chip.setIconSize(QSize(SIZE_PX + 2 * _ICON_GAP, SIZE_PX))
        self._chip.toggled.connect(self._tell)
        PaletteFollower(self._chip, self._draw_icon)
        self._draw_icon()
        self._choices = QWidget()
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        for box in self._boxes:
            row.addWidget(box)
            box.currentIndexChanged.connect(self._tell)
        self._top = QHBoxLayout()
        self._top.setSpacing(_SPACING)
        self._top.addWidget(self.search, 1)
        self._top.addWidget(self._choices)
        self._top.addWidget(self._chip)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_SPACING)
        self._column.addLayout(self._top)
        self._is_narrow = False
        for widget in (self._month, self._person, self._chip):
            widget.hide()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard goes through, in its order."""
        return (self.search, *self._boxes, self._chip)

    @property
    def chosen(self) -> Chosen:
        """What is looked for now."""
        period, month, verdict, way, person = (box.value or "" for box in self._boxes)
        text, is_changed = self.search.text(), self._chip.isChecked()
        return Chosen(text, period, month, verdict, way, person, is_changed)

    @property
    def is_set(self) -> bool:
        """Whether it is not simply everything."""
        return self.chosen != Chosen()

    def show_state(self, state: HistoryState) -> None:
        self.search.setPlaceholderText(self._hint(state))
        of_boxes = (state.periods, state.months, state.verdicts, state.ways, state.people)
        for box, options in zip(self._boxes, of_boxes, strict=True):
            box.show_options(options)
        self._month.setVisible(bool(state.months))
        self._person.setVisible(bool(state.people))
        kind, count = self.tr("Link changed"), QLocale().toString(state.changed)
        self._chip.setText(f"{kind}  {count}")
        self._chip.setAccessibleName(f"{kind}, {count}")
        self._chip.setVisible(bool(state.changed) or self._chip.isChecked())
        self._take_places()

    def _hint(self, state: HistoryState) -> str:
        """What is searched: people only where there are several."""
        if state.people and state.has_links:
            return self.tr("Search invoice ID, person or link")
        if state.people:
            return self.tr("Search invoice ID or person")
        return (
            self.tr("Search invoice ID or link")
            if state.has_links
            else self.tr("Search invoice ID")
        )

    def clear(self) -> None:
        """Look for everything again."""
        self.put(Chosen())
        self._tell()

    def put(self, chosen: Chosen) -> None:
        """Show what is looked for."""
        of_boxes = (chosen.period, chosen.month, chosen.verdict, chosen.way, chosen.person)
        with QSignalBlocker(self):
            self.search.setText(chosen.text)
            for box, key in zip(self._boxes, of_boxes, strict=True):
                box.show_value(key)
            self._chip.setChecked(chosen.is_changed)

    def go_to_search(self) -> None:
        """Go to the field, all of it selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_places()

    def _take_places(self) -> None:
        """Where there is no room for all of them in a line, what is chosen has one of its own."""
        least = _LEAST_SEARCH * self.search.fontMetrics().averageCharWidth()
        chip = 0 if self._chip.isHidden() else self._chip.sizeHint().width() + _SPACING
        needed = least + self._choices.sizeHint().width() + _SPACING + chip
        is_narrow = needed > self.width()
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        if is_narrow:
            self._top.removeWidget(self._choices)
            self._column.addWidget(self._choices)
        else:
            self._column.removeWidget(self._choices)
            self._top.insertWidget(1, self._choices)

    def _draw_icon(self) -> None:
        self._chip.setIcon(stroke_icon("warning", colours_now().look, _ICON_GAP))

    def _tell(self) -> None:
        if not self.signalsBlocked():
            self.changed.emit(self.chosen)


class _SearchEdit(FindEdit):
    """`left`: the keyboard goes on to what was found."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Filter(ChoiceBox[str]):
    """The first of its options leaves nothing out."""

    def __init__(self, name: str) -> None:
        super().__init__(name, ())
        self._options: tuple[Option, ...] = ()
        self.currentIndexChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        # As wide as what it shows: the rest of the line is for what is typed.
        return QSize(
            self.fontMetrics().horizontalAdvance(self.currentText()) + _AROUND_CHOICE,
            super().sizeHint().height(),
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_options(self, options: Iterable[Option]) -> None:
        """Offer these; what is chosen stays, while it is among them."""
        wanted = tuple(options)
        if wanted == self._options:
            return
        chosen, self._options = self.value, wanted
        with QSignalBlocker(self):
            self.clear()
            for key, text in wanted:
                self.addItem(text, key)
            self.show_value(chosen or "")
