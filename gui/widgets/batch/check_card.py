"""CheckCard: how many ids a list has, which stand there twice, and which rows are left out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.presenters.batch.batch_state import Checking, Finding
from gui.widgets.common.labels import CAPTION, plain_label, scaled
from gui.widgets.common.message_label import WrappingLabel
from gui.widgets.common.sign import Sign

_SIGN = 22
# Wider ones would make what scrolls wider than its place.
_LEAST = 60


class CheckCard(QFrame):
    """Shows what a `Checking` says of the ids."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        title = plain_label(self.tr("Check"))
        title.setFont(scaled(title.font(), 1.0, semibold=True))
        self._read = plain_label(tone="dim", scale=0.92)
        self._read.setWordWrap(False)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.addWidget(title, 1)
        head.addWidget(self._read)
        self._area = QScrollArea()
        self._area.setObjectName("formArea")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 8)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(_line())
        layout.addWidget(self._area, 1)
        self._shown: tuple[object, ...] = ()

    def show_state(self, state: Checking) -> None:
        shown = (state.ids, state.duplicates, state.twice, state.refused, state.left_out)
        self._read.setText(state.read)
        if shown == self._shown:
            return
        self._shown = shown
        body = QWidget()
        body.setObjectName("cardBody")
        sections = QVBoxLayout(body)
        sections.setContentsMargins(16, 12, 16, 8)
        sections.setSpacing(12)
        cleaned = self.tr("Spaces, quotes or “Invoice #” around an ID are ignored.")
        sections.addWidget(_Section("ready", "good", state.ids, cleaned, ()))
        if state.duplicates:
            once = self.tr("Each is looked up once.")
            sections.addWidget(_line())
            sections.addWidget(_Section("info", "info", state.duplicates, once, state.twice))
        if state.refused:
            left_out = self.tr("Left out. Correct them in your list to include them.")
            sections.addWidget(_line())
            found = state.left_out
            sections.addWidget(_Section("look", "look first", state.refused, left_out, found))
        sections.addStretch(1)
        self._area.setWidget(body)


class _Section(QWidget):
    def __init__(
        self, sign: str, tone: str, title: str, about: str, found: tuple[Finding, ...]
    ) -> None:
        super().__init__()
        mark = Sign(_SIGN)
        mark.show_sign(sign, tone)
        heading = WrappingLabel()
        heading.setText(title)
        below = plain_label(about, scale=CAPTION, tone="dim")
        for label in (heading, below):
            label.setMinimumWidth(_LEAST)
        heading.setFont(scaled(heading.font(), 1.08, semibold=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for row, each in enumerate(found):
            place = plain_label(each.place, scale=CAPTION, tone="dim")
            place.setWordWrap(False)
            corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing
            grid.addWidget(place, 2 * row, 1, alignment=corner)
            if each.name:
                name = WrappingLabel()
                name.setText(each.name)
                name.setMinimumWidth(_LEAST)
                name.setFont(scaled(name.font(), CAPTION, semibold=True))
                grid.addWidget(name, 2 * row, 0)
            if each.why:
                why = plain_label(each.why, scale=CAPTION, tone="failed")
                why.setMinimumWidth(_LEAST)
                # In the place of a cell in which there is nothing.
                where = (2 * row + 1, 0, 1, 2) if each.name else (2 * row, 0, 1, 1)
                grid.addWidget(why, *where)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(heading)
        texts.addWidget(below)
        texts.addLayout(grid)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)


def _line() -> QWidget:
    line = QFrame()
    line.setObjectName("line")
    line.setFixedHeight(1)
    return line
