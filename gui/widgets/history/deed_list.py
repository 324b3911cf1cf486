"""DeedList: all hand-overs of an invoice, one below the other along a line."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.presenters.history.history_state import DeedLine
from gui.widgets.common.labels import CAPTION, plain_label

_LEAD = 20
_DOT = 8
_GAP = 8


class DeedList(QWidget):
    """Shows deeds, newest first; the tooltip of each has its moment in full."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[QLabel] = []
        self._more = plain_label(scale=CAPTION, tone="dim")
        self._more.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._column.addWidget(self._more)

    def show_deeds(self, deeds: Sequence[DeedLine], more: str) -> None:
        """Show these; `more` says how many there are besides."""
        while len(self._labels) < len(deeds):
            label = plain_label()
            label.setIndent(0)
            self._column.insertWidget(len(self._labels), label)
            self._labels.append(label)
        margin = (0, 0, _LEAD, 0) if self.isRightToLeft() else (_LEAD, 0, 0, 0)
        for at, label in enumerate(self._labels):
            label.setVisible(at < len(deeds))
            if at < len(deeds):
                label.setContentsMargins(*margin)
                # No line begins with the dot.
                label.setText(f"{deeds[at].text}\N{NO-BREAK SPACE}· {deeds[at].when}")
                label.setToolTip(deeds[at].when_in_full)
        self._more.setContentsMargins(*margin)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = [label for label in self._labels if not label.isHidden()]
        middle = _DOT / 2 + 1
        places = []
        for label in shown:
            top = label.y() + label.fontMetrics().height() / 2
            x = self.width() - middle if self.isRightToLeft() else middle
            places.append(QPointF(x, top))
        palette = self.palette()
        painter.setPen(palette.mid().color())
        for first, second in pairwise(places):
            painter.drawLine(first, second)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.placeholderText())
        for place in places:
            dot = QRectF(0, 0, _DOT, _DOT)
            dot.moveCenter(place)
            painter.drawEllipse(dot)
