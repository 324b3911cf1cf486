"""QrPanel: the QR code in its frame, and what it is for."""

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.core.handover.qr import QrMatrix
from gui.core.invoice import shown_id
from gui.core.link import CheckoutLink
from gui.presenters.accounts.header_state import TEST_MARK
from gui.presenters.handover import ways
from gui.presenters.handover.ways import in_words
from gui.presenters.translation import translate
from gui.widgets.common.announcements import announce
from gui.widgets.common.icons import stroke_icon
from gui.widgets.common.labels import CAPTION, centre, plain_label, scaled, set_room
from gui.widgets.common.message_label import WrappingLabel, wrapped
from gui.widgets.common.room import Room
from gui.widgets.common.theme import colours_now
from gui.widgets.lookup.qr_view import QrView

_GAP = 8
# What Qt has for a width without a limit.
_NO_LIMIT = (1 << 24) - 1


class QrPanel(QWidget):
    """Veiled for a link that had better not be paid, until its button is pressed: `unveiled`."""

    unveiled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = QrView()
        self.show_button = QPushButton(self.tr("Show QR code"))
        self.show_button.setAutoDefault(False)
        self.show_button.clicked.connect(self._on_show_clicked)
        self.show_button.setIconSize(QSize(20, 16))
        # A click leaves the focus at the id.
        self.show_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_button.hide()
        self._none = plain_label(in_words(ways.NO_QR), scale=CAPTION, tone="look first")
        self._none.hide()
        mark = translate("messages", TEST_MARK)
        self._mark = centre(plain_label(mark, scale=CAPTION, tone="look first"))
        self._mark.hide()
        self._caption = centre(plain_label(scale=CAPTION, tone="dim", kind=WrappingLabel))
        self._host = centre(plain_label(scale=CAPTION, kind=WrappingLabel))
        for label in (self._mark, self._host):
            label.setFont(scaled(label.font(), 1.0, semibold=True))
        self.frame = QFrame()
        self.frame.setObjectName("qr")
        inside = QGridLayout(self.frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view, 0, 0, Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(self.show_button, 0, 0, Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.frame, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(_GAP)
        self._labels: tuple[QLabel, ...] = (self._none, self._mark, self._caption, self._host)
        for label in self._labels:
            layout.addWidget(label)
        layout.addStretch()
        # By itself a part counts in a turn of the event loop only, and then nobody behind another
        # page is told that the panel is higher than it was.
        for part in (self.frame, self.view, self._caption, self._host):
            part.show()
        self._is_below = False
        self._is_test = False
        self._hidden = ""
        self._shown: tuple[CheckoutLink, QrMatrix | None, str] | None = None
        self.set_room(Room.USUAL)

    def set_room(self, room: Room) -> None:
        """Have the sizes for so much room."""
        self._room = room
        self.view.set_room(room)
        set_room(self.show_button, room.value)
        self.draw_icon()
        self._take_width()

    def set_below(self, *, is_below: bool) -> None:
        """Have the whole width for the captions, or that of the code beside the link."""
        self._is_below = is_below
        self._take_width()

    def set_test(self, *, is_test: bool) -> None:
        """Say of the code that it cannot be paid, or not."""
        self._is_test = is_test
        self._mark.setVisible(is_test)
        if self._shown is not None:
            self.show_code(*self._shown, hidden=self._hidden)

    def show_code(
        self,
        link: CheckoutLink,
        qr: QrMatrix | None,
        invoice_id: str,
        *,
        hidden: str = "",
    ) -> None:
        """`hidden` says why nothing is to be scanned; empty where it may be."""
        self._shown = (link, qr, invoice_id)
        self._hidden = hidden if qr is not None else ""
        caption = self._hidden or self._caption_of(invoice_id)
        self._caption.setText(caption)
        self._host.setText(link.host)
        mark = [self._mark.text()] if self._is_test else []
        description = ", ".join([*mark, caption, link.host])
        self.view.show_code(qr, description, is_veiled=bool(self._hidden))
        for part in (self.frame, self._caption):
            part.setVisible(qr is not None)
        self._none.setVisible(qr is None)
        self.show_button.setVisible(bool(self._hidden))
        self._take_width()
        layout = self.layout()
        assert layout is not None
        # Now: until a turn of the event loop, what is around goes by the width that it had.
        layout.activate()

    def needed_height(self, width: int = 0) -> int:
        """Return how high it is with the captions that it has, or may have: nothing jumps.

        `width` is what they have below the link; beside it, it is that of the code.
        """
        layout = self.layout()
        assert layout is not None
        code = self.frame.minimumWidth()
        is_wide = self._room is Room.AMPLE or width > code
        width = max(width, code)
        lines = (1 if is_wide else 2) + 1 + self._is_test
        text = wrapped("\n".join("0" * lines), self._host.font(), width)
        captions = math.ceil(text.boundingRect().height()) + 2
        kept = self.frame.minimumHeight() + _GAP + captions
        return max(layout.totalHeightForWidth(width), kept)

    def draw_icon(self) -> None:
        """Draw it in the colours of the moment, where there is room for it beside the words."""
        is_tight = self._room is Room.TIGHT
        icon = QIcon() if is_tight else stroke_icon("eye", colours_now().text, 2)
        self.show_button.setIcon(icon)

    def clear(self) -> None:
        """Leave nothing of the last link behind, not even hidden."""
        self._shown = None
        self._hidden = ""
        self.view.show_code(None, "")
        self.show_button.hide()
        self._take_width()
        self._caption.setText("")
        self._host.setText("")

    def _caption_of(self, invoice_id: str) -> str:
        text = self.tr("Invoice {id}") if self._is_test else self.tr("Scan to pay invoice {id}")
        return text.format(id=shown_id(invoice_id))

    def _take_width(self) -> None:
        side = self.view.sizeHint().width() + 2
        width = max(side, self.show_button.sizeHint().width() + 8) if self._hidden else side
        self.frame.setFixedSize(width, side)
        # Below, the width that it has is no minimum: it would never become narrower again.
        most = _NO_LIMIT if self._is_below else width
        for label in self._labels:
            label.setMinimumWidth(width)
            label.setMaximumWidth(most)

    def _on_show_clicked(self) -> None:
        assert self._shown is not None
        self.show_code(*self._shown)
        announce(self.view, self._caption.text())
        self.unveiled.emit()
