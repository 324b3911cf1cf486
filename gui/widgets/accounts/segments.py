"""Segments: one of a few values, all in sight, side by side."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from gui.widgets.common.icons import SIZE_PX, stroke_icon
from gui.widgets.common.labels import scaled

T = TypeVar("T")

_AROUND = QSize(20, 18)
_GAP = 6


class Segments(QGroupBox, Generic[T]):
    """A group of radio buttons, called `name`; `changed` when another one is chosen."""

    changed = Signal()

    def __init__(self, name: str, choices: Iterable[tuple[T, str]]) -> None:
        super().__init__()
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._values: dict[Segment, T] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for value, text in choices:
            if self._values:
                layout.addWidget(_line_between())
            segment = Segment(text)
            segment.toggled.connect(self._on_toggled)
            self._values[segment] = value
            layout.addWidget(segment, 1)
        next(iter(self._values)).setChecked(True)

    @property
    def value(self) -> T:
        return next(value for segment, value in self._values.items() if segment.isChecked())

    def show_value(self, value: T) -> None:
        """Show the value, which has to be among the choices."""
        next(s for s, known in self._values.items() if known == value).setChecked(True)

    def _on_toggled(self) -> None:
        chosen = next((segment for segment in self._values if segment.isChecked()), None)
        # Between the one that is not chosen any more and the one that is, there is none.
        if chosen is not None and chosen is not self.focusProxy():
            # Whoever goes to the group goes to what is chosen.
            self.setFocusProxy(chosen)
            self.changed.emit()


class Segment(QRadioButton):
    """A radio button that looks like a part of a bar: its mark stands beside its text."""

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        # Chosen or not, it has the same size.
        text = QFontMetrics(scaled(self.font(), 1.0, semibold=True)).horizontalAdvance(self.text())
        return QSize(text + SIZE_PX + _GAP, self.fontMetrics().height()) + _AROUND

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = QStyleOptionButton()
        look.initFrom(self)
        look.text = self.text()
        look.iconSize = QSize(SIZE_PX, SIZE_PX)
        painter = QStylePainter(self)
        if self.isChecked():
            look.state |= QStyle.StateFlag.State_On
            look.icon = stroke_icon("check", self.palette().link().color().name())
            painter.setFont(scaled(self.font(), 1.0, semibold=True))
        painter.drawControl(QStyle.ControlElement.CE_PushButton, look)


def _line_between() -> QWidget:
    line = QFrame()
    line.setObjectName("between")
    line.setFixedWidth(1)
    return line
