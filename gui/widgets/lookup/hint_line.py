"""HintLine: something good to know, with its icon, in nobody's way."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.presenters.message_state import Hint
from gui.widgets.common.icons import SIZE_PX, Glyph
from gui.widgets.common.labels import plain_label

_SPACING = 8


class HintLine(QWidget):
    """Is there while it has a hint."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Glyph("info", SIZE_PX)
        self._icon.reveal(QPalette.ColorRole.PlaceholderText)
        self.label = plain_label(tone="dim")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING)
        layout.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.label, 1)
        self.hide()

    def show_hint(self, hint: Hint | None) -> None:
        """Show this one; without one nothing is left of the one before."""
        self._icon.show_icon(hint.icon if hint else "")
        self.label.setText(hint.text if hint else "")
        self.setVisible(hint is not None)
