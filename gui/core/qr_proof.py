"""The last look at a QR code before it leaves the program: its bitmap, read as a phone would.

A code is drawn by us and read by somebody else's program: what a drawing mistake would send the
payer to, nobody would see. zxing-cpp is an independent reader (2 MB in the package, 2 ms a code).
"""

from gui.core.link import CheckoutLink
from gui.core.picture import Bitmap


class QrNotProven(Exception):
    """What the picture shows is not the link, or not one code."""


def prove(bitmap: Bitmap, link: CheckoutLink) -> None:
    """Return if the bitmap holds one QR code, and it says the link.

    Raises:
        QrNotProven
    """
    import zxingcpp

    pixels = memoryview(bitmap.pixels).cast("B", (bitmap.height, bitmap.width))
    found = zxingcpp.read_barcodes(
        pixels, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    if [code.text for code in found] != [link.address]:
        raise QrNotProven
