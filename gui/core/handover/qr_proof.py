"""The last look at a QR code before it leaves the program: its file, read as a phone would.

A code is drawn by us and read by somebody else's program: what a drawing mistake would send the
payer to, nobody would see. zxing-cpp is an independent reader (2 MB in the package, 2 ms a code).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gui.core.handover.pdf_reader import NotRead, bitmap_of
from gui.core.handover.picture import Bitmap
from gui.core.link import CheckoutLink

if TYPE_CHECKING:
    from zxingcpp import Position


class QrNotProven(Exception):
    """What the picture shows is not the link, or not as many codes as it should."""


def prove(bitmap: Bitmap, link: CheckoutLink, *, codes: int = 1) -> None:
    """Return if the bitmap holds so many QR codes, and each says the link.

    Raises:
        QrNotProven
    """
    if [text for text, _, _ in _read(bitmap)] != [link.address] * codes:
        raise QrNotProven


def prove_pdf(data: bytes, link: CheckoutLink, *, codes: int = 1) -> None:
    """The same for the page of a PDF of ours, by its own drawing instructions.

    Raises:
        QrNotProven
    """
    prove(_page(data), link, codes=codes)


def prove_sheet(data: bytes, links: Sequence[CheckoutLink], columns: int, rows: int) -> None:
    """The same for a page with a code for each link, row by row, each in its own part of it.

    Raises:
        QrNotProven
    """
    bitmap = _page(data)
    found = [
        (int(y * rows / bitmap.height), int(x * columns / bitmap.width), text)
        for text, x, y in _read(bitmap)
    ]
    meant = [(*divmod(at, columns), link.address) for at, link in enumerate(links)]
    if sorted(found) != meant:
        raise QrNotProven


def _page(data: bytes) -> Bitmap:
    try:
        return bitmap_of(data)
    except NotRead:
        raise QrNotProven from None


def _read(bitmap: Bitmap) -> list[tuple[str, float, float]]:
    """What each code says, and where its middle is."""
    import zxingcpp

    pixels = memoryview(bitmap.pixels).cast("B", (bitmap.height, bitmap.width))
    found = zxingcpp.read_barcodes(
        pixels, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return [(code.text, *_middle(code.position)) for code in found]


def _middle(place: "Position") -> tuple[float, float]:
    corners = place.top_left, place.bottom_right
    return sum(c.x for c in corners) / 2, sum(c.y for c in corners) / 2
