"""EmptyPanel: the card before there is anything to hand over."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.common.labels import CAPTION, HEADING, centre, plain_label, scaled
from gui.widgets.common.room import Room

# What a link needs in this place later: a code in its frame, and the lines below.
_CODE_PX = {Room.TIGHT: 145, Room.USUAL: 190, Room.AMPLE: 325}
_CODE_LINES = {Room.TIGHT: 3, Room.USUAL: 3, Room.AMPLE: 2}
_ROUND_PX = 56
# Longer lines are not read in one go.
_TEXT_CHARACTERS = 70


class EmptyPanel(QWidget):
    """Says what to do. The constructor makes what the first frame shows, `complete` the rest."""

    def __init__(self) -> None:
        super().__init__()
        self._room = Room.USUAL
        self._round = QFrame()
        self._round.setObjectName("round")
        self._round.setFixedSize(_ROUND_PX, _ROUND_PX)
        heading = plain_label(self.tr("Paste an invoice ID and press Enter"), scale=HEADING)
        text = plain_label(
            self.tr(
                "Use the ID your ERP gave the invoice, such as 2eb1acd98a86. It is often not the "
                "number printed on the invoice."
            ),
            tone="dim",
        )
        text.setMaximumWidth(_TEXT_CHARACTERS * self.fontMetrics().averageCharWidth())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addStretch()
        for widget in (self._round, centre(heading), centre(text)):
            row = QHBoxLayout()
            row.addStretch()
            row.addWidget(widget, 100)
            row.addStretch()
            layout.addLayout(row)
        layout.addStretch()

    def complete(self) -> None:
        """Draw what the first frame leaves out."""
        from PySide6.QtGui import QPalette

        from gui.widgets.common.icons import Glyph

        glyph = Glyph("link", _ROUND_PX, 24)
        glyph.setParent(self._round)
        glyph.reveal(QPalette.ColorRole.Link)
        glyph.show()

    def set_room(self, room: Room) -> None:
        """Have the size for so much room."""
        self._room = room
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # The window has its size from the first frame on, before there is a panel for links.
        below = _CODE_LINES[self._room] * QFontMetrics(scaled(self.font(), CAPTION)).height()
        return max(super().heightForWidth(width), _CODE_PX[self._room] + below)
