"""LinkPanel: the payment link and the ways to hand it over."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import assert_never

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontDatabase, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.core.handover.qr import QrMatrix
from gui.core.invoice import shown_id
from gui.core.link import CheckoutLink
from gui.presenters.handover import ways
from gui.presenters.handover.ways import Place, Way, in_words
from gui.presenters.intents import Intents
from gui.presenters.lookup.verdict_state import Verdict
from gui.widgets.common.flow_layout import FlowLayout
from gui.widgets.common.labels import CAPTION, centre, give_menu, plain_label, scaled
from gui.widgets.common.menu import Look, Menu
from gui.widgets.common.message_label import WrappingLabel
from gui.widgets.lookup.qr_view import QrView
from gui.widgets.lookup.verdict_band import VerdictBand


class LinkPanel(QWidget):
    """Shows a link that passed the gate, the verdict on it above, and its QR code beside it.

    `clicked`: the button of a way was, with the mouse.
    """

    clicked = Signal()

    def __init__(self, intents: Intents) -> None:
        super().__init__()
        self._intents = intents
        self._verdict = VerdictBand()
        address_label = plain_label(self.tr("Payment link"), tone="dim")
        self._address = QLineEdit()
        self._address.setReadOnly(True)
        self._address.setAccessibleName(self.tr("Checkout link"))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        # The system's fixed font does not grow with the user's text size by itself.
        fixed.setPointSizeF(self.font().pointSizeF())
        self._address.setFont(scaled(fixed, 0.92))
        self._note = plain_label(scale=CAPTION, tone="look first", kind=WrappingLabel)
        about = plain_label(
            self.tr("Anyone with this link can open the payment page."), scale=CAPTION, tone="dim"
        )
        self._qr = QrView()
        self._qr_note = plain_label(in_words(ways.NO_QR), scale=CAPTION, tone="look first")
        self._caption = _centred(plain_label(scale=CAPTION, tone="dim", kind=WrappingLabel))
        self._host = _centred(plain_label(scale=CAPTION))
        self._host.setFont(scaled(self._host.font(), 1.0, semibold=True))

        self._buttons: dict[Way, QPushButton] = {}
        buttons = FlowLayout(8)
        for button in self._made_buttons():
            buttons.addWidget(button)
            # A click leaves the focus where it is.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        left = QVBoxLayout()
        left.setSpacing(0)
        for widget, gap in ((self._verdict, 16), (address_label, 6), (self._address, 12)):
            left.addWidget(widget)
            left.addSpacing(gap)
        left.addLayout(buttons)
        left.addSpacing(12)
        left.addWidget(self._note)
        left.addWidget(about)
        left.addStretch()
        right = QVBoxLayout()
        right.setSpacing(6)
        for widget in (self._qr, self._qr_note, self._caption, self._host):
            right.addWidget(widget, alignment=Qt.AlignmentFlag.AlignTop)
        right.addStretch()
        for label in (self._qr_note, self._caption, self._host):
            label.setFixedWidth(self._qr.sizeHint().width())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(24)
        layout.addLayout(left, 1)
        layout.addLayout(right)

    def show_link(
        self,
        link: CheckoutLink,
        qr: QrMatrix | None,
        invoice_id: str,
        verdict: Verdict | None,
        note: str,
    ) -> None:
        """`note` says what is odd about the link; empty where nothing is."""
        shown = shown_id(invoice_id)
        self._verdict.show_verdict(verdict)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._address.setText(link.address)
        self._address.setCursorPosition(0)
        caption = self.tr("Scan to pay invoice {id}").format(id=shown)
        self._qr.show_code(qr, f"{caption}, {link.host}")
        self._qr.setVisible(qr is not None)
        self._qr_note.setVisible(qr is None)
        self._caption.setText(caption)
        self._caption.setVisible(qr is not None)
        self._host.setText(link.host)

    def way_of_mnemonic(self, event: QKeyEvent) -> Way | None:
        """Return the way with a button whose underlined letter the pressed key is."""
        pressed = QKeySequence(event.keyCombination())
        for way, button in self._buttons.items():
            if pressed == QKeySequence.mnemonic(button.text()):
                return way
        return None

    def clear(self) -> None:
        """Leave nothing of the last link behind, not even hidden."""
        self._verdict.show_verdict(None)
        self._note.clear()
        self._address.clear()
        self._qr.show_code(None, "")
        self._caption.clear()
        self._host.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease:
            # After the button has done what it does.
            QTimer.singleShot(0, self, self.clicked.emit)
        return super().eventFilter(watched, event)

    def _made_buttons(self) -> Iterator[QPushButton]:
        for place in Place:
            there = [way for way in ways.WAYS if way.place is place]
            match place:
                case Place.PRIMARY | Place.BUTTON:
                    yield from map(self._button, there)
                case Place.COPY_AS:
                    yield self._menu_button(self.tr("Copy &as"), self.tr("Copy as"), there)
                case Place.MORE:
                    yield self._menu_button(self.tr("&More"), self.tr("More"), there)
                case _:
                    assert_never(place)

    def _on_chosen(self, action: QAction) -> None:
        self._intents.hand_over.emit(action.data())

    def _button(self, way: Way) -> QPushButton:
        self._buttons[way] = button = QPushButton(in_words(way.label))
        button.setAccessibleName(way.title)
        if way.place is Place.PRIMARY:
            button.setProperty("role", "primary")
        button.clicked.connect(partial(self._intents.hand_over.emit, way))
        button.installEventFilter(self)
        return button

    def _menu_button(self, text: str, name: str, there: Iterable[Way]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.setProperty("role", "menu")
        menu = Menu(button)
        for _, of_a_kind in groupby(there, lambda way: (way.kind.verb, way.kind.needs_qr)):
            if not menu.isEmpty():
                menu.addSeparator()
            for way in of_a_kind:
                keys = way.shortcut.shown if way.shortcut is not None else ""
                gives = in_words(way.gives) if way.gives else ""
                look = Look(gives, way.icon, keys=keys)
                menu.add(in_words(way.label), look).setData(way)
        menu.triggered.connect(self._on_chosen)
        give_menu(button, menu)
        return button


def _centred(label: QLabel) -> QLabel:
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return centre(label)
