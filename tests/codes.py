"""QR codes read back from pictures by independent decoders."""

import subprocess
from pathlib import Path

import zxingcpp
from PySide6.QtGui import QImage

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def read_codes(image: QImage) -> list[str]:
    """The texts of all QR codes in a picture; in their modules a reader finds bar codes, too."""
    return [code.text for code in _codes(image)]


def level_of(image: QImage) -> str:
    """The error correction of the one code in a picture: L, M, Q or H."""
    [code] = _codes(image)
    return str(code.ec_level)


def read_by_zbar(file: Path) -> list[str]:
    """The same by zbar, which reads what is clean and stops where more is broken."""
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file],
        capture_output=True,
        text=True,
        timeout=60,
    )
    # 4: there is none.
    assert read.returncode in {0, 4}, read.stderr
    return read.stdout.splitlines()


def _codes(image: QImage) -> list[zxingcpp.Barcode]:
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    # The view borrows the bytes and does not keep them alive.
    pixels = bytes(gray.constBits())
    view = zxingcpp.ImageView(
        pixels, gray.width(), gray.height(), zxingcpp.ImageFormat.Lum, gray.bytesPerLine()
    )
    return list(zxingcpp.read_barcodes(view, _QR))
