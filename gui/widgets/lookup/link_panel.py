"""LinkPanel: the payment link and the ways to hand it over."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent, QKeySequence
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
from gui.presenters.handover.offer_state import Way
from gui.presenters.intents import Intents
from gui.presenters.lookup.verdict_state import Verdict
from gui.widgets.common.flow_layout import FlowLayout
from gui.widgets.common.labels import CAPTION, centre, plain_label, scaled
from gui.widgets.common.menu_button import give_menu
from gui.widgets.common.message_label import WrappingLabel
from gui.widgets.lookup.hand_over_menus import WaysMenu, copy_menu, more_menu
from gui.widgets.lookup.qr_view import QrView
from gui.widgets.lookup.verdict_band import VerdictBand


class LinkPanel(QWidget):
    """Shows a link that passed the gate, the verdict on it above, and its QR code beside it.

    `clicked`: Copy or Open was, with the mouse.
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
        self._copy = QPushButton(self.tr("&Copy link"))
        self._copy.setAccessibleName(self.tr("Copy link"))
        self._copy.setProperty("role", "primary")
        self._copy.clicked.connect(partial(intents.hand_over.emit, Way.COPY_LINK))
        self._open = QPushButton(self.tr("&Open in browser"))
        self._open.setAccessibleName(self.tr("Open in browser"))
        self._open.clicked.connect(partial(intents.hand_over.emit, Way.OPEN))
        copy_as = self._menu_button(self.tr("Copy &as"), self.tr("Copy as"), copy_menu)
        more = self._menu_button(self.tr("&More"), self.tr("More"), more_menu)
        self._note = plain_label(scale=CAPTION, tone="look first", kind=WrappingLabel)
        about = plain_label(
            self.tr("Anyone with this link can open the payment page."), scale=CAPTION, tone="dim"
        )
        self._qr = QrView()
        self._qr_note = plain_label(
            self.tr("This link is too long for a QR code. Copy link still works."),
            scale=CAPTION,
            tone="look first",
        )
        self._caption = _centred(plain_label(scale=CAPTION, tone="dim", kind=WrappingLabel))
        self._host = _centred(plain_label(scale=CAPTION))
        self._host.setFont(scaled(self._host.font(), 1.0, semibold=True))

        buttons = FlowLayout(8)
        for button in (self._copy, copy_as, self._open, more):
            buttons.addWidget(button)
            # A click leaves the focus where it is.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in (self._copy, self._open):
            button.installEventFilter(self)
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
        """Which way the pressed key is the underlined letter of, among those with a button."""
        pressed = QKeySequence(event.keyCombination())
        for button, way in ((self._copy, Way.COPY_LINK), (self._open, Way.OPEN)):
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

    def _menu_button(
        self, text: str, name: str, made: Callable[[Intents, QWidget], WaysMenu]
    ) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.setProperty("role", "menu")
        give_menu(button, made(self._intents, button))
        return button


def _centred(label: QLabel) -> QLabel:
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return centre(label)
