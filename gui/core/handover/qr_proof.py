"""The last look at a QR code before it leaves the program: its file, read as a phone would.

A code is drawn by us and read by somebody else's program: what a drawing mistake would send the
payer to, nobody would see. zxing-cpp is an independent reader (2 MB in the package, 2 ms a code).
"""

from gui.core.handover.pdf_reader import NotRead, bitmap_of
from gui.core.handover.picture import Bitmap
from gui.core.link import CheckoutLink


class QrNotProven(Exception):
    """What the picture shows is not the link, or not as many codes as it should."""


def prove(bitmap: Bitmap, link: CheckoutLink, *, codes: int = 1) -> None:
    """Return if the bitmap holds so many QR codes, and each says the link.

    Raises:
        QrNotProven
    """
    import zxingcpp

    pixels = memoryview(bitmap.pixels).cast("B", (bitmap.height, bitmap.width))
    found = zxingcpp.read_barcodes(
        pixels, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    if [code.text for code in found] != [link.address] * codes:
        raise QrNotProven


def prove_pdf(data: bytes, link: CheckoutLink, *, codes: int = 1) -> None:
    """The same for the page of a PDF of ours, by its own drawing instructions.

    Raises:
        QrNotProven
    """
    try:
        bitmap = bitmap_of(data)
    except NotRead:
        raise QrNotProven from None
    prove(bitmap, link, codes=codes)
