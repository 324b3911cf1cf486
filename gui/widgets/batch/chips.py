"""Chips: how many rows there are of each kind, and which of them are shown."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QLocale, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gui.presenters.batch.batch_state import Chip, ChipKey
from gui.widgets.batch.page_title import ICON_GAP
from gui.widgets.common.flow_layout import FlowLayout
from gui.widgets.common.icons import SIZE_PX, stroke_icon
from gui.widgets.common.labels import literal
from gui.widgets.common.looks import look_of
from gui.widgets.common.theme import colours_now

_AROUND = 30
_MOST_LINES = 2


class Chips(QWidget):
    """`chosen` carries a `ChipKey`, or `None` for all."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(8)
        self.setLayout(self._flow)
        self._buttons: dict[ChipKey | None, QPushButton] = {}
        self._shown: dict[ChipKey | None, tuple[str, int]] = {}
        self._current: ChipKey | None = None
        self.show_chips(())

    @property
    def current(self) -> ChipKey | None:
        return self._current

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """In the order in which they are read."""
        return tuple(self._buttons[key] for key in self._shown)

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        """Show these; the one that is chosen stays, with nothing left in it, too."""
        shown: dict[ChipKey | None, tuple[str, int]] = {
            None: (self.tr("All"), sum(chip.count for chip in chips))
        }
        shown |= {chip.key: (chip.text, chip.count) for chip in chips}
        if self._current not in shown:
            shown[self._current] = (self._shown[self._current][0], 0)
        if shown == self._shown:
            return
        is_other = shown.keys() != self._shown.keys()
        # Each button that comes may have the layout ask for words; until then they are the old.
        for key in shown.keys() - self._buttons.keys():
            self._made(key)
        self._shown = shown
        for key in self._buttons.keys() - shown.keys():
            button = self._buttons.pop(key)
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        if is_other:
            self._put_in_order([*shown])
        self._say()

    def choose(self, key: ChipKey | None) -> None:
        """Have the rows of this one shown; of none of them, all."""
        self._current = key
        for each, button in self._buttons.items():
            button.setChecked(each == key)
        self._say()
        self.chosen.emit(key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for key, button in self._buttons.items():
                self._draw_icon(key, button)

    def _made(self, key: ChipKey | None) -> None:
        button = QPushButton()
        button.setCheckable(True)
        button.setIconSize(QSize(SIZE_PX + 2 * ICON_GAP, SIZE_PX))
        button.setAutoDefault(False)
        button.setProperty("role", "chip")
        button.setChecked(key == self._current)
        button.clicked.connect(partial(self._on_clicked, key))
        self._draw_icon(key, button)
        self._buttons[key] = button
        self._flow.addWidget(button)
        button.show()

    def _on_clicked(self, key: ChipKey | None) -> None:
        self.choose(None if key == self._current else key)

    def _put_in_order(self, keys: list[ChipKey | None]) -> None:
        buttons = [self._buttons[key] for key in keys]
        for button in buttons:
            self._flow.removeWidget(button)
        for button in buttons:
            self._flow.addWidget(button)
        for first, second in pairwise(buttons):
            self.setTabOrder(first, second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def _say(self) -> None:
        texts = {
            key: (kind, QLocale().toString(count)) for key, (kind, count) in self._shown.items()
        }
        around = SIZE_PX + 2 * ICON_GAP + _AROUND
        metrics = self.fontMetrics()
        needed = sum(metrics.horizontalAdvance("  ".join(t)) + around for t in texts.values())
        is_brief = needed > _MOST_LINES * self.width()
        for key, (kind, count) in texts.items():
            button = self._buttons[key]
            has_sign = key is not None and key != self._current
            text = literal(count if is_brief and has_sign else f"{kind}  {count}")
            if button.text() != text or button.accessibleName() != f"{kind}, {count}":
                button.setText(text)
                button.setAccessibleName(f"{kind}, {count}")
                button.setToolTip(kind if text == count else "")

    def _draw_icon(self, key: ChipKey | None, button: QPushButton) -> None:
        if key is not None:
            look = look_of(key.state)
            button.setIcon(stroke_icon(look.icon, getattr(colours_now(), look.colour), ICON_GAP))
