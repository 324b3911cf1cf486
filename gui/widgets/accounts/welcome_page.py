"""WelcomePage: what the program is for, before there is an account, and the two ways on."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.widgets.common.icons import Glyph, stroke_icon
from gui.widgets.common.labels import CAPTION, centre, plain_label, scaled

if TYPE_CHECKING:
    from gui.presenters.intents import Intents

_LOGO_PX = 52
_STEP_PX = 44
_STEPS_CHARACTERS = 96
_AROUND_TEXT = 22
_TITLE = 1.7


class WelcomePage(QWidget):
    """Stands in the place of the lookup page.

    The constructor makes what the first frame shows, `complete` the rest.
    """

    def __init__(self, intents: "Intents") -> None:
        super().__init__()
        self._logo = plain_label()
        self._logo.setFixedSize(_LOGO_PX, _LOGO_PX)
        title = plain_label(self.tr("Welcome to Checkout Desk"), scale=_TITLE)
        purpose = plain_label(
            self.tr("Turn an invoice ID into its BlueTape payment link."), tone="dim"
        )
        self._add = self._button(self.tr("&Add account…"), self.tr("Add account…"))
        self._add.setProperty("role", "primary")
        self._add.setFont(scaled(self._add.font(), 1.0, semibold=True))
        self._add.clicked.connect(intents.add_account)
        practise = self._button(
            self.tr("&Try with practice invoices"), self.tr("Try with practice invoices")
        )
        practise.clicked.connect(intents.practise)
        for button in (self._add, practise):
            button.setMinimumHeight(button.fontMetrics().height() + _AROUND_TEXT)
        needed = plain_label(
            self.tr(
                "You need the API key and the account ID that BlueTape gave your company.\n"
                "Practice needs no account and no internet, and sends nothing."
            ),
            tone="dim",
        )
        self._steps: list[Glyph] = []
        self._arrows: list[Glyph] = []
        self._lock = Glyph("lock", 16, 14)
        keyring = plain_label(
            self.tr("Keys stay in this computer’s keyring"), scale=CAPTION, tone="dim"
        )
        self._guide = self._flat(self.tr("&Guide"))
        self._guide.clicked.connect(intents.open_guide)
        self._settings = self._flat(self.tr("&Settings"))
        self._settings.clicked.connect(intents.open_settings)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addStretch(5)
        layout.addLayout(_in_the_middle(self._logo))
        layout.addSpacing(14)
        layout.addWidget(centre(title))
        layout.addSpacing(4)
        layout.addWidget(centre(purpose))
        layout.addSpacing(12)
        layout.addStretch(1)
        layout.addLayout(self._row_of_steps())
        layout.addSpacing(18)
        layout.addStretch(1)
        layout.addLayout(_in_the_middle(self._add, practise))
        layout.addSpacing(12)
        layout.addWidget(centre(needed))
        layout.addSpacing(8)
        layout.addStretch(6)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._lock)
        foot.addWidget(keyring, 1)
        foot.addWidget(self._guide)
        foot.addWidget(self._settings)
        layout.addLayout(foot)

    def complete(self) -> None:
        """Draw the icons."""
        from PySide6.QtGui import QIcon, QPalette

        from gui.core.paths import resource
        from gui.widgets.common.palette_follower import PaletteFollower

        logo = QIcon(str(resource("icons/checkout-desk.svg")))
        self._logo.setPixmap(logo.pixmap(self._logo.size(), self.devicePixelRatioF()))
        for step in self._steps:
            step.reveal(QPalette.ColorRole.Highlight)
        for glyph in (*self._arrows, self._lock):
            glyph.reveal(QPalette.ColorRole.PlaceholderText)
        self._draw_icons()
        self._follower = PaletteFollower(self, self._draw_icons)

    def focus(self) -> None:
        """Go to the first thing that can be done here."""
        self._add.setFocus()

    def _draw_icons(self) -> None:
        colour = self.palette().windowText().color().name()
        self._guide.setIcon(stroke_icon("question", colour))
        self._settings.setIcon(stroke_icon("sliders", colour))

    def _row_of_steps(self) -> QHBoxLayout:
        steps = QWidget()
        steps.setMaximumWidth(_STEPS_CHARACTERS * self.fontMetrics().horizontalAdvance("0"))
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for icon, title, text in (
            ("clipboard", self.tr("Paste the invoice ID"), self.tr("The ID your ERP gave it")),
            ("check", self.tr("See if it is still open"), self.tr("Ready, paid or canceled")),
            ("link", self.tr("Hand over the link"), self.tr("Copy, mail, QR code, print")),
        ):
            if self._steps:
                arrow = Glyph("next", _STEP_PX, turns=True)
                self._arrows.append(arrow)
                beside = QVBoxLayout()
                beside.addWidget(arrow)
                beside.addStretch()
                row.addLayout(beside)
            step = Glyph(icon, _STEP_PX, 20)
            step.setObjectName("step")
            self._steps.append(step)
            heading = plain_label(title)
            heading.setFont(scaled(heading.font(), 1.0, semibold=True))
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addLayout(_in_the_middle(step))
            column.addSpacing(8)
            column.addWidget(centre(heading))
            column.addSpacing(2)
            column.addWidget(centre(plain_label(text, scale=CAPTION, tone="dim")))
            column.addStretch()
            row.addLayout(column, 1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        # As wide as it may be.
        middle.addWidget(steps, 1_000)
        middle.addStretch(1)
        return middle

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        # Enter presses it, as in a dialog.
        button.setAutoDefault(True)
        return button

    def _flat(self, text: str) -> QPushButton:
        button = self._button(text, text.replace("&", ""))
        button.setProperty("role", "flat")
        return button


def _in_the_middle(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addStretch()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
