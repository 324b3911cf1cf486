"""What goes onto a picture of a payment link: a QR code and the words around it."""

from dataclasses import dataclass

from gui.core.link import CheckoutLink
from gui.core.qr import QrMatrix


@dataclass(frozen=True, slots=True)
class Picture:
    """`mark` is the TEST mark, empty for Production; `title` is on the card only."""

    link: CheckoutLink
    qr: QrMatrix
    title: str
    caption: str
    mark: str = ""
