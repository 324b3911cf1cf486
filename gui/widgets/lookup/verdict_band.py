"""VerdictBand: may the link be shared, and over how much it is."""

import math
from collections.abc import Callable
from operator import itemgetter
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from gui.presenters.lookup.verdict_state import Advice, Verdict
from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import CAPTION, plain_label, scaled, set_look
from gui.widgets.common.message_label import MessageLabel, wrapped
from gui.widgets.common.room import Room
from gui.widgets.common.sign import Sign

# By how many characters an amount may have: a long one becomes smaller, so that it stays whole.
_AMOUNT_SIZES = ((12, {Room.TIGHT: 1.6, Room.USUAL: 1.85, Room.AMPLE: 2.6}), (18, 1.3), (99, 1.0))
_HEIGHTS = {Room.TIGHT: 52, Room.USUAL: 60, Room.AMPLE: 88}
_PADDING = 8
_WIDE = 10_000


class _Words(MessageLabel):
    """A verdict, and what it means."""

    gap = 2

    def paragraphs(self) -> list[tuple[str, QFont]]:
        (title, _), meaning = super().paragraphs()
        return [(title, scaled(self.font(), 1.15, semibold=True)), meaning]

    def height_with(self, lines: int) -> int:
        """Return how high it is with so many lines of what the verdict means."""
        (_, title), (_, meaning) = self.paragraphs()
        line = wrapped("0", meaning, _WIDE).boundingRect().height()
        height = wrapped("0", title, _WIDE).boundingRect().height() + self.gap + lines * line
        return math.ceil(height) + 1


class VerdictBand(QFrame):
    """Shows a `Verdict`; announced to screen readers when it changes."""

    def __init__(self, check_again: Callable[[], object]) -> None:
        super().__init__()
        self._check_again = check_again
        self._verdict: Verdict | None = None
        self._room = Room.USUAL
        self._sign = Sign()
        self._text = _Words()
        self._text.setAccessibleDescription(self.tr("Verdict"))
        self._amount = _at_the_end(plain_label())
        self._total = _at_the_end(plain_label(self.tr("Invoice total"), scale=CAPTION, tone="dim"))
        self.again = QPushButton(self.tr("Check again"))
        self.again.setAutoDefault(False)
        # A click leaves the focus at the id.
        self.again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.again.clicked.connect(self._on_again_clicked)
        # Nor does it take room beside an amount, which it never stands beside.
        self.again.hide()
        amount = QVBoxLayout()
        amount.setSpacing(0)
        amount.addStretch()
        for label in (self._amount, self._total):
            amount.addWidget(label)
        amount.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, _PADDING, 14, _PADDING)
        layout.setSpacing(12)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1, alignment=Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(amount)
        layout.addWidget(self.again)
        self.set_room(Room.USUAL)

    def set_room(self, room: Room) -> None:
        """Have the sizes for so much room."""
        self._room = room
        self._size_amount()
        # That of a verdict, before there is one: nothing jumps.
        labels = (self._amount, self._total)
        amount = sum(_line_height(label.font()) for label in labels)
        lines = 2 if room is Room.TIGHT else 1
        needed = max(self._text.height_with(lines), amount) + 2 * _PADDING
        self.setMinimumHeight(max(_HEIGHTS[room], needed))

    def show_verdict(self, verdict: Verdict | None) -> None:
        if verdict == self._verdict:
            return
        self._verdict = verdict
        if verdict is None:
            # Out of sight, and its look is likely that of the next one.
            self._text.show_message("", "")
            self._amount.clear()
            return
        sign, look = _look_of(verdict)
        tone = "dim" if look == "pending" else look
        # What the sign says, the words say better.
        self._sign.show_sign(sign, tone)
        self._text.show_message(verdict.title, verdict.meaning)
        self._text.setAccessibleName(verdict.text)
        self._amount.setText(verdict.amount)
        self._size_amount()
        has_amount = bool(verdict.amount)
        asks_again = verdict.advice is Advice.LOOK_FIRST and verdict.status is None
        parts = ((self._amount, has_amount), (self._total, has_amount), (self.again, asks_again))
        # What goes, goes first: for a moment there would have to be room for all.
        for part, is_shown in sorted(parts, key=itemgetter(1)):
            part.setVisible(is_shown)
        set_look(self, "band", look)
        set_look(self._text, "tone", tone)
        layout = self.layout()
        assert layout is not None
        # Now: by itself it takes several turns of the event loop, and each is seen.
        layout.activate()
        if verdict.advice is not Advice.PENDING:
            announce(self._text, verdict.text)

    def _on_again_clicked(self) -> None:
        self._check_again()
        announce(self._text, self._text.accessibleName())

    def _size_amount(self) -> None:
        length = len(self._amount.text())
        size = next(size for most, size in _AMOUNT_SIZES if length <= most)
        scale = size[self._room] if isinstance(size, dict) else size
        self._amount.setFont(scaled(self.font(), scale, semibold=True))


def _look_of(verdict: Verdict) -> tuple[str, str]:
    """The sign and the look: colour, shape and word say the same."""
    match verdict.advice:
        case Advice.PENDING:
            return "wait", "pending"
        case Advice.SHARE:
            return "ready", "good"
        case Advice.NOT_ADVISED:
            return "stop", "failed"
        case Advice.LOOK_FIRST:
            return "look" if verdict.status is not None else "question", "look first"
        case _:
            assert_never(verdict.advice)


def _line_height(font: QFont) -> int:
    """How high a label is with one line in this font."""
    probe = plain_label("0")
    probe.setWordWrap(False)
    probe.setFont(font)
    return probe.sizeHint().height()


def _at_the_end(label: QLabel) -> QLabel:
    label.setWordWrap(False)
    label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    return label
