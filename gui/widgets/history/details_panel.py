"""DetailsPanel: what is known of the invoice that is selected, and what can be done about it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.core.batch.outcome import RowState
from gui.presenters.history.history_state import Details
from gui.presenters.history.history_work import HistoryWork
from gui.widgets.common.elided_label import ElidedLabel
from gui.widgets.common.flow_layout import FlowLayout
from gui.widgets.common.icons import SIZE_PX, stroke_icon
from gui.widgets.common.labels import CAPTION, give_menu, plain_label, scaled, set_look
from gui.widgets.common.menu import Look, Menu
from gui.widgets.common.message_label import WrappingLabel
from gui.widgets.common.palette_follower import PaletteFollower
from gui.widgets.common.sign import Sign
from gui.widgets.common.theme import colours_now, is_styled
from gui.widgets.history.changed_band import ChangedBand
from gui.widgets.history.deed_list import DeedList

WIDTH = 300
_MARGIN = 18
_ICON_GAP = 2
# Of what reads as a link.
_LINK_PADDING = 7
_TITLE, _AMOUNT = 1.3, 1.85
_MOST_FACTS = 4
_SIGNS = {
    RowState.READY: ("ready", "good"),
    RowState.OTHER_STATUS: ("look", "look first"),
    RowState.NO_STATUS: ("question", "look first"),
    RowState.PAID: ("stop", "failed"),
    RowState.CANCELED: ("stop", "failed"),
}


class DetailsPanel(QFrame):
    """Shows `Details`, and has `work` done with what is selected."""

    def __init__(self, work: HistoryWork) -> None:
        super().__init__()
        self._work = work
        self.setObjectName("card")
        self.back = QPushButton(self.tr("&Back to the list"))
        self.back.setProperty("role", "flat")
        self.back.setProperty("reads", "link")
        self.back.setAutoDefault(False)
        self.back.hide()
        self._title = _BoldLabel(_TITLE)
        self._amount = _BoldLabel(_AMOUNT)
        self._sign = Sign(16)
        self._verdict = ElidedLabel()
        self._then = plain_label(scale=CAPTION, tone="dim")
        self._then.setWordWrap(False)
        self._band = ChangedBand()
        self._facts: list[tuple[QLabel, QLabel]] = []
        self._heading = plain_label(self.tr("All hand-overs"), scale=CAPTION, tone="dim")
        self._deeds = DeedList()
        self._why_not = plain_label(scale=CAPTION, tone="look first")
        self.check = self._button(self.tr("&Check again"), None)
        self.check.setObjectName("check")
        self.look_up = self._button(self.tr("&Look up again"), work.look_up)
        self.copy = self._button(self.tr("C&opy link"), work.copy)
        self._menu = Menu(self.check)
        give_menu(self.check, self._menu)
        self._menu.aboutToShow.connect(self._fill)
        self._details = Details(0, "")
        self._lay_out()
        PaletteFollower(self.copy, self._draw_icons)
        self.show_details(self._details)

    def _lay_out(self) -> None:
        verdict = QHBoxLayout()
        verdict.setSpacing(8)
        verdict.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        words = QWidget()
        # Where there is no room for both in a line, when it was stands below.
        flow = FlowLayout(8)
        words.setLayout(flow)
        flow.addWidget(self._verdict)
        flow.addWidget(self._then)
        verdict.addWidget(words, 1)
        facts = QGridLayout()
        facts.setHorizontalSpacing(12)
        facts.setVerticalSpacing(6)
        facts.setColumnStretch(1, 1)
        for row in range(_MOST_FACTS):
            label, value = plain_label(tone="dim"), plain_label()
            label.setWordWrap(False)
            facts.addWidget(label, row, 0, alignment=Qt.AlignmentFlag.AlignTop)
            facts.addWidget(value, row, 1)
            self._facts.append((label, value))
        said = QWidget()
        said.setObjectName("cardBody")
        column = QVBoxLayout(said)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 8)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._amount)
        column.addLayout(verdict)
        column.addWidget(self._band)
        column.addSpacing(4)
        column.addLayout(facts)
        column.addSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._deeds)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("formArea")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(said)
        buttons = QWidget()
        self._buttons = FlowLayout(8)
        buttons.setLayout(self._buttons)
        for button in (self.check, self.look_up, self.copy):
            self._buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 8, 1, 14)
        layout.setSpacing(8)
        top = QHBoxLayout()
        top.setContentsMargins(_MARGIN - _LINK_PADDING, 4, _MARGIN, 0)
        top.addWidget(self.back)
        top.addStretch(1)
        layout.addLayout(top)
        layout.addWidget(area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        foot.addWidget(self._why_not)
        foot.addWidget(buttons)
        layout.addLayout(foot)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard goes through, in its order."""
        return (self.back, self.check, self.look_up, self.copy)

    def show_details(self, details: Details) -> None:
        self._details = details
        line = details.line
        self._title.setText(details.title)
        self._amount.setText(details.amount)
        if line is not None:
            sign, tone = _SIGNS[line.verdict]
            self._sign.show_sign(sign, tone)
            set_look(self._verdict, "tone", tone)
            self._verdict.setText(line.verdict_text)
        self._then.setText(line.when if line else "")
        self._then.setToolTip(line.when_in_full if line else "")
        self._band.show_change(details.changed)
        for at, labels in enumerate(self._facts):
            fact = details.facts[at] if at < len(details.facts) else ("", "")
            for label, text in zip(labels, fact, strict=True):
                label.setText(text)
                label.setVisible(bool(text))
        self._deeds.show_deeds(details.deeds, details.more_deeds)
        self._why_not.setText(details.why_not)
        for widget, is_shown in (
            (self._amount, bool(details.amount)),
            (self._sign, line is not None),
            (self._verdict, line is not None),
            (self._then, line is not None),
            (self._heading, bool(details.deeds)),
            (self._why_not, bool(details.why_not)),
            (self.look_up, details.selected <= 1),
            (self.copy, details.can_copy),
        ):
            widget.setVisible(is_shown)
        self.look_up.setEnabled(details.can_ask)
        self._fill_advised()
        self._share_buttons()

    def _fill_advised(self) -> None:
        """Of the buttons only the one is filled that the band asks for, if it can be done."""
        changed = self._details.changed
        is_asked_for = changed is not None and changed.asks_to_look_up and self._details.can_ask
        filled = self.look_up if is_asked_for else self.check
        if filled.property("role") != "primary":
            for button in (self.check, self.look_up):
                set_look(button, "role", "primary" if button is filled else "")
            self._draw_icons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_buttons()

    def _share_buttons(self) -> None:
        """Two in a row where both fit, all of one width."""
        shown = [b for b in (self.check, self.look_up, self.copy) if not b.isHidden()]
        widest = max(button.sizeHint().width() for button in shown)
        room = self.width() - 2 * _MARGIN - 2
        columns = 2 if 2 * widest + self._buttons.spacing() <= room else 1
        self._buttons.set_equal_columns(columns)

    def set_can_check(self, *, can_check: bool) -> None:
        """One thing is done at a time."""
        self.check.setEnabled(can_check)

    def _fill(self) -> None:
        self._menu.clear()
        details = self._details
        if details.selected:
            name = self.tr("&Selected invoice") if details.selected == 1 else details.title
            selected = self._menu.add(name, Look(details.title, "refresh"))
            selected.setEnabled(details.can_ask)
            selected.triggered.connect(self._work.check_selected)
        gives = self.tr("Everything that was unpaid when handed over")
        unpaid = self._menu.add(self.tr("&Unpaid from the last 30 days"), Look(gives, "list"))
        unpaid.triggered.connect(self._work.check_unpaid)

    def _draw_icons(self) -> None:
        colours = colours_now()
        for button, icon in (
            (self.check, "refresh"),
            (self.look_up, "search"),
            (self.copy, "copy"),
        ):
            is_filled = is_styled() and button.property("role") == "primary"
            colour = colours.on_accent if is_filled else colours.text
            button.setIconSize(QSize(SIZE_PX + 2 * _ICON_GAP, SIZE_PX))
            button.setIcon(stroke_icon(icon, colour, _ICON_GAP))

    def _button(self, text: str, signal: object) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text.replace("&", ""))
        button.setAutoDefault(False)
        button.setProperty("room", "usual")
        if signal is not None:
            button.clicked.connect(signal)
        return button


class _BoldLabel(WrappingLabel):
    def __init__(self, scale: float) -> None:
        super().__init__()
        self.setFont(scaled(self.font(), scale, semibold=True))
