"""What goes onto a picture of a payment link: a QR code and the words around it."""

from dataclasses import dataclass, replace
from enum import Enum

from gui.core.handover.qr import QrMatrix, sturdy_qr
from gui.core.link import CheckoutLink

LEAST_WIDTH = 1_000
"""Pixels; a code that is printed as large as a hand is still sharp."""
PASTED_WIDTH = 550
"""The same for the clipboard: browsers and mail programs show each pixel, and cut off the rest."""
WIDTH_MM = 85.0
"""Of a payment card on paper, and of every picture where a program asks how large it is."""

SHEET_COLUMNS, SHEET_ROWS = 2, 4
"""Of the cards of different invoices on one page."""
SHEET_MODULES, SHEET_LETTERS = 61, 177
"""The most that one side of a code may have there, for phones to tell them apart; and of an address
as many letters as fit into that for certain.
"""


class PictureKind(Enum):
    """A QR code with its caption, or the payment card."""

    QR = "qr"
    CARD = "card"


class PictureFormat(Enum):
    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Picture:
    """`mark` is the TEST mark, empty for Production; `caption` stands below a code.

    On the card stand, instead of that, `title`, the `facts` with their names, the `steps` to pay,
    and `handling`, who handles the payment. `qr` is the code for a screen, unless it was made
    `sturdy`.
    """

    link: CheckoutLink
    qr: QrMatrix
    title: str
    caption: str
    mark: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    steps: tuple[str, ...] = ()
    handling: str = ""

    def sturdy(self) -> "Picture":
        """Return the same with a code for paper."""
        return replace(self, qr=sturdy_qr(self.link.address))


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Grey pixels, one byte each, rows of `width` from top to bottom."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A page for a printer, as PDF, with so many payment cards on it."""

    data: bytes
    cards: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cards of different invoices, for one page: `hint` is on each of them.

    `notes` stand at the foot of the page, at the left and at the right.
    """

    cards: tuple[Picture, ...]
    hint: str
    notes: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture: the file's bytes, and the bitmap of what they show.

    Of a PDF it is the bitmap of what was painted into it.
    """

    data: bytes
    bitmap: Bitmap
