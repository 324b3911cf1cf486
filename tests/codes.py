"""QR codes read back from pictures by an independent decoder."""

import zxingcpp
from PySide6.QtGui import QImage

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def read_codes(image: QImage) -> list[str]:
    """The texts of all QR codes in a picture; in their modules a reader finds bar codes, too."""
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    # The view borrows the bytes and does not keep them alive.
    pixels = bytes(gray.constBits())
    view = zxingcpp.ImageView(
        pixels, gray.width(), gray.height(), zxingcpp.ImageFormat.Lum, gray.bytesPerLine()
    )
    return [code.text for code in zxingcpp.read_barcodes(view, _QR)]
