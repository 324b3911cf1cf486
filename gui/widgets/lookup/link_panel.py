"""LinkPanel: the payment link and the ways to hand it over."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise
from typing import assert_never

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from gui.core.handover.qr import QrMatrix
from gui.core.link import CheckoutLink
from gui.presenters.handover import ways
from gui.presenters.handover.ways import Place, Way, in_words
from gui.presenters.intents import Intents
from gui.presenters.lookup.verdict_state import Verdict
from gui.widgets.common.elided_label import ElidedLabel
from gui.widgets.common.flow_layout import FlowLayout
from gui.widgets.common.labels import CAPTION, plain_label, scaled, set_room
from gui.widgets.common.message_label import WrappingLabel
from gui.widgets.common.room import Room
from gui.widgets.lookup.address_edit import AddressEdit
from gui.widgets.lookup.page_stack import PageStack
from gui.widgets.lookup.qr_panel import QrPanel
from gui.widgets.lookup.unseen import lay_out_unseen
from gui.widgets.lookup.verdict_band import VerdictBand
from gui.widgets.lookup.way_button import QuickButton, WayButton
from gui.widgets.lookup.ways_button import WaysButton

# Below the verdict, the label, the link and the buttons.
_GAPS = {Room.TIGHT: (8, 4, 8, 8), Room.USUAL: (16, 6, 14, 12), Room.AMPLE: (16, 6, 14, 12)}
# With less room than so many lines are high, the code stands below.
_BESIDE_LINES = 22


class LinkPanel(QWidget):
    """Shows a link that passed the gate, the verdict on it above, and its QR code beside it.

    `clicked`: the button of a way was, with the mouse, or the code was unveiled.
    """

    clicked = Signal()

    def __init__(self, intents: Intents) -> None:
        super().__init__()
        self._intents = intents
        self._shown: tuple[CheckoutLink, str] | None = None
        self._is_unveiled = False
        self._verdict = VerdictBand(intents.check_again.emit)
        self._label = plain_label(self.tr("Payment link"), tone="dim")
        self._label.setWordWrap(False)
        about = plain_label(
            self.tr("Anyone with the link can open the page"),
            scale=CAPTION,
            tone="dim",
            kind=ElidedLabel,
        )
        about.setWordWrap(False)
        about.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._address = AddressEdit()
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        # The system's fixed font does not grow with the user's text size by itself.
        fixed.setPointSizeF(self.font().pointSizeF())
        self._address.setFont(scaled(fixed, 0.92))
        self._buttons: dict[Way, WayButton] = {}
        self._row = FlowLayout(8)
        self._in_row = [*self._made_buttons()]
        for button in self._in_row:
            self._row.addWidget(button)
        self._quick = [QuickButton(way) for way in ways.quick_ways()]
        self._flow = FlowLayout(8)
        self._quick_place = QWidget()
        self._quick_place.setLayout(self._flow)
        for quick in self._quick:
            self._flow.addWidget(self._prepared(quick))
        asks = plain_label(
            self.tr("You’ll be asked before it is copied, opened, mailed or printed."),
            scale=CAPTION,
            tone="dim",
        )
        asks.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._below = QWidget()
        self._below_pages = PageStack(self._below)
        for page in (self._quick_place, asks):
            self._below_pages.addWidget(page)
        self._note = plain_label(scale=CAPTION, tone="look first", kind=WrappingLabel)
        self._note.hide()
        self._qr = QrPanel()
        self._qr.unveiled.connect(self._on_unveiled)

        over_address = QHBoxLayout()
        over_address.setSpacing(12)
        over_address.addWidget(self._label)
        over_address.addWidget(about, 1)
        self._left = QVBoxLayout()
        self._left.setSpacing(0)
        self._gaps = [QSpacerItem(0, 0) for _ in _GAPS[Room.USUAL]]
        self._left.addWidget(self._verdict)
        self._left.addItem(self._gaps[0])
        self._left.addLayout(over_address)
        self._left.addItem(self._gaps[1])
        self._left.addWidget(self._address)
        self._left.addItem(self._gaps[2])
        self._left.addLayout(self._row)
        self._left.addItem(self._gaps[3])
        self._left.addWidget(self._below)
        self._left.addWidget(self._note)
        self._left.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(self._left, 1)
        self._layout.addWidget(self._qr, alignment=Qt.AlignmentFlag.AlignTop)
        self._order_keys()
        self.set_room(Room.USUAL)

    def set_room(self, room: Room) -> None:
        """Have the sizes for so much room."""
        self._verdict.set_room(room)
        self._qr.set_room(room)
        for spacer, gap in zip(self._gaps, _GAPS[room], strict=True):
            spacer.changeSize(0, gap)
        self._layout.setSpacing(16 if room is Room.TIGHT else 24)
        self._row.setSpacing(6 if room is Room.TIGHT else 8)
        for button in (*self._in_row, *self._quick):
            set_room(button, room.value)
        for quick in self._quick:
            quick.set_tile(is_tile=room is Room.AMPLE)
        self._flow.set_equal_columns(len(self._quick) if room is Room.AMPLE else 0)
        self._left.invalidate()
        self._stand()

    def set_test(self, *, is_test: bool) -> None:
        """Say of the code that it cannot be paid, or not."""
        self._qr.set_test(is_test=is_test)

    def show_link(
        self,
        link: CheckoutLink,
        qr: QrMatrix | None,
        invoice_id: str,
        verdict: Verdict | None,
        note: str,
    ) -> None:
        """`note` says what is odd about the link; empty where nothing is."""
        if self._shown != (link, invoice_id):
            self._shown = (link, invoice_id)
            self._is_unveiled = False
            self._forget_done()
        asks = verdict is not None and verdict.needs_confirmation
        self._verdict.show_verdict(verdict)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if self._address.text() != link.address:
            self._address.show_address(link.address)
        self._buttons[ways.primary_way()].ask_first(asks=asks)
        self._below_pages.setCurrentIndex(int(asks))
        hidden = verdict.hidden if verdict is not None and not self._is_unveiled else ""
        self._qr.show_code(link, qr, invoice_id, hidden=hidden)
        self._stand()
        self._layout.activate()

    def show_done(self, way: Way) -> None:
        """Have the button of this way say for a moment that it was done, if it has one."""
        for button in (*self._buttons.values(), *self._quick):
            if button.way is way and way.kind.is_copy:
                button.show_done()

    def way_of_mnemonic(self, event: QKeyEvent) -> Way | None:
        """Return the way with a button whose underlined letter the pressed key is."""
        pressed = QKeySequence(event.keyCombination())
        for way in self._buttons:
            if pressed == QKeySequence.mnemonic(in_words(way.label)):
                return way
        return None

    def clear(self) -> None:
        """Leave nothing of the last link behind, not even hidden."""
        self._shown = None
        self._verdict.show_verdict(None)
        self._note.clear()
        self._address.show_address("")
        self._qr.clear()
        self._forget_done()

    def places(self, size: QSize) -> list[QRect]:
        """Return where everything stands in a panel of this size, the verdict first."""
        self.resize(size)
        # Out of sight nobody tells it of its size.
        self._stand()
        lay_out_unseen(self, self._qr, self._below, self._quick_place, self._verdict)
        parts = [self._verdict, self._label, self._address, *self._in_row]
        places = [part.geometry() for part in parts]
        below = self._below.pos()
        places += [quick.geometry().translated(below) for quick in self._quick]
        frame = self._qr.frame
        return [*places, QRect(frame.mapTo(self, frame.rect().topLeft()), frame.size())]

    def minimumSizeHint(self) -> QSize:
        # With the code below; else it would never become narrow enough for that.
        left, code = self._left.minimumSize(), self._qr.minimumSizeHint()
        return QSize(max(left.width(), code.width()), max(left.height(), code.height()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        left, code = self._left.heightForWidth, self._qr.needed_height
        if self._is_beside(width):
            return max(left(self._left_width(width)), code())
        return left(width) + self._layout.spacing() + code(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for button in (*self._buttons.values(), *self._quick):
                button.draw_icon()
            self._qr.draw_icon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease:
            # After the button has done what it does.
            QTimer.singleShot(0, self, self.clicked.emit)
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        """Put the code beside the link, or below where there is no room for both."""
        is_beside = self._is_beside(self.width())
        self._qr.set_below(is_below=not is_beside)
        wanted = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() is not wanted:
            self._layout.setDirection(wanted)
            self._order_keys()

    def _left_width(self, width: int) -> int:
        return width - self._qr.frame.minimumWidth() - self._layout.spacing()

    def _is_beside(self, width: int) -> bool:
        lines = _BESIDE_LINES * self.fontMetrics().lineSpacing()
        # An amount whose end were cut would be another amount.
        return self._left_width(width) >= max(lines, self._left.minimumSize().width())

    def _order_keys(self) -> None:
        """The keyboard follows what is seen."""
        show_code = self._qr.show_button
        chain: list[QWidget] = [self._address, *self._in_row, *self._quick]
        is_beside = self._layout.direction() is QBoxLayout.Direction.LeftToRight
        chain.insert(0 if is_beside else len(chain), show_code)
        for first, second in pairwise([self._verdict.again, *chain]):
            self.setTabOrder(first, second)

    def _forget_done(self) -> None:
        for button in (*self._buttons.values(), *self._quick):
            button.forget()

    def _on_unveiled(self) -> None:
        self._is_unveiled = True
        self.clicked.emit()

    def _made_buttons(self) -> Iterator[QPushButton]:
        for place in Place:
            there = [way for way in ways.WAYS if way.place is place]
            match place:
                case Place.PRIMARY | Place.BUTTON:
                    yield from map(self._button, there)
                case Place.COPY_AS:
                    yield self._menu(self.tr("Copy &as"), self.tr("Copy as"), there)
                case Place.MORE:
                    yield self._menu(self.tr("&More"), self.tr("More"), there)
                case _:
                    assert_never(place)

    def _menu(self, text: str, name: str, there: Iterable[Way]) -> QPushButton:
        return WaysButton(text, name, there, self._intents.hand_over.emit)

    def _button(self, way: Way) -> WayButton:
        looks = ("primary", "copy") if way.place is Place.PRIMARY else ("", "")
        self._buttons[way] = button = self._prepared(WayButton(way, *looks))
        return button

    def _prepared(self, button: WayButton) -> WayButton:
        button.clicked.connect(partial(self._intents.hand_over.emit, button.way))
        button.installEventFilter(self)
        # A click leaves the focus where it is.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
