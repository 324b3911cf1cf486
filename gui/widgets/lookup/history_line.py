"""HistoryLine: what was handed over of this invoice before, and whether the link has changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.presenters.history.note_state import HistoryNote
from gui.widgets.common.announcements import announce
from gui.widgets.common.icons import SIZE_PX, Glyph
from gui.widgets.common.labels import plain_label
from gui.widgets.common.sign import Sign

_GAP = 16
_SPACING = 8


class HistoryLine(QWidget):
    """Both beside each other, or the warning below where there is no room for that.

    `compare` is called where somebody wants to see what differs.
    """

    def __init__(self, compare: Callable[[], object]) -> None:
        super().__init__()
        clock = Glyph("clock", SIZE_PX)
        clock.reveal(QPalette.ColorRole.PlaceholderText)
        warning = Sign(SIZE_PX)
        warning.show_sign("look", "look first")
        self.done = plain_label(tone="dim")
        self.warning = plain_label(tone="look first")
        self._parts = [_part(clock, self.done), _part(warning, self.warning)]
        self.compare = QPushButton(self.tr("Compare"))
        self.compare.setProperty("role", "flat")
        self.compare.setProperty("reads", "link")
        self.compare.setAutoDefault(False)
        # A click leaves the focus at the id.
        self.compare.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.compare.clicked.connect(compare)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for part in self._parts:
            self._layout.addWidget(part, alignment=Qt.AlignmentFlag.AlignTop)
        self._layout.addStretch(1)
        # Beside both lines: in one of them it would make that higher.
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addLayout(self._layout, 1)
        layout.addWidget(self.compare)

    def show_note(self, note: HistoryNote) -> None:
        """Show this one; a warning that is new is said."""
        is_news = note.warning and note.warning != self.warning.text()
        for part, label, text in zip(
            self._parts, (self.done, self.warning), (note.done, note.warning), strict=True
        ):
            label.setText(text)
            label.setToolTip(note.details)
            label.setAccessibleDescription(note.details)
            part.setVisible(bool(text))
        self.compare.setVisible(bool(note.warning))
        self.compare.setAccessibleDescription(note.warning)
        self._stand()
        if is_news:
            announce(self.warning, note.warning)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        """Put the warning beside what was done, or below."""
        needed = sum(
            label.fontMetrics().horizontalAdvance(label.text()) + SIZE_PX + _SPACING
            for label in (self.done, self.warning)
            if label.text()
        )
        if not self.compare.isHidden():
            needed += self.compare.sizeHint().width() + _GAP
        fits = needed + _GAP + 2 <= self.width()
        for label in (self.done, self.warning):
            label.setWordWrap(not fits)
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
        self._layout.setSpacing(_GAP if fits else 1)


def _part(icon: QWidget, label: QLabel) -> QWidget:
    # Both lines have the room of two lines of text, which may be small.
    icon.setFixedHeight(min(SIZE_PX, label.fontMetrics().lineSpacing() + 1))
    part = QWidget()
    layout = QHBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(_SPACING)
    layout.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
    layout.addWidget(label, 1)
    return part
