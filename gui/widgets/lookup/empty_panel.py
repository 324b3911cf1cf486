"""EmptyPanel: the card before there is anything to hand over."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.common.labels import CAPTION, HEADING, centre, plain_label, scaled
from gui.widgets.common.room import Room

if TYPE_CHECKING:
    from gui.presenters.intents import Intents

# What a link needs in this place later: pixels, small lines, and lines of text.
_LINK = {Room.TIGHT: (120, 2, 4), Room.USUAL: (195, 3, 0), Room.AMPLE: (329, 2, 0)}
_ROUND_PX = 56
# Of a button: its icon, and what is around that and its text.
_ICON_PX, _AROUND_PX = 16, 14
# Longer lines are not read in one go.
_TEXT_CHARACTERS = 70


class EmptyPanel(QWidget):
    """Says what to do. The constructor makes what the first frame shows, `complete` the rest."""

    def __init__(self) -> None:
        super().__init__()
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
        # Room for the way to several, so that nothing moves when it comes.
        self._foot = QWidget()
        self._foot.setMinimumHeight(max(self.fontMetrics().height(), _ICON_PX) + _AROUND_PX)
        layout.addWidget(self._foot)
        layout.addStretch()

    def complete(self, intents: "Intents") -> None:
        """Make what the first frame leaves out: the sign, and the way to several invoices."""
        from functools import partial

        from PySide6.QtCore import QSize, Qt
        from PySide6.QtGui import QPalette
        from PySide6.QtWidgets import QPushButton

        from gui.widgets.common.icons import SIZE_PX, Glyph, stroke_icon
        from gui.widgets.common.palette_follower import PaletteFollower
        from gui.widgets.common.theme import colours_now

        glyph = Glyph("link", _ROUND_PX, 24)
        glyph.setParent(self._round)
        glyph.reveal(QPalette.ColorRole.Link)
        glyph.show()
        button = QPushButton(self.tr("Several invoices…"))
        button.setProperty("role", "quick")
        button.setAutoDefault(False)
        # A click leaves the focus at the id.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIconSize(QSize(SIZE_PX + 4, SIZE_PX))
        button.clicked.connect(partial(intents.open_batch.emit, ""))
        hint = plain_label(
            self.tr("Paste a column, or drop a CSV or Excel file here"), scale=CAPTION, tone="dim"
        )
        hint.setMaximumWidth(hint.fontMetrics().horizontalAdvance(hint.text()) + 2)
        button.setAccessibleDescription(hint.text())
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(button)
        row.addWidget(hint, 100)
        row.addStretch()

        def draw() -> None:
            button.setIcon(stroke_icon("list", colours_now().dim, 2))

        PaletteFollower(button, draw)
        draw()

    def set_room(self, room: Room) -> None:
        """Have the size for so much room."""
        # The window has its size from the first frame on, before there is a panel for links.
        pixels, small, lines = _LINK[room]
        small *= QFontMetrics(scaled(self.font(), CAPTION)).height()
        self.setMinimumHeight(pixels + small + lines * self.fontMetrics().height())
