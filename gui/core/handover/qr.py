"""Text to QR code, as a matrix of modules. Drawing is somebody else's work."""

import contextlib
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

QUIET_ZONE = 4
"""Modules of white around a code (ISO/IEC 18004, section 5.3.8)."""

MOST_MODULES = 177
"""Of one side, without the quiet zone: version 40."""

# A grey picture has 0 for black, a matrix 1 for a dark module.
_DARK = b"\1" + bytes(255)


class TooLongForQr(Exception):
    """The text does not fit the largest QR code."""


@dataclass(frozen=True, slots=True)
class QrMatrix:
    """A QR code without its quiet zone: `rows[y][x]` is 1 for a dark module."""

    rows: tuple[bytes, ...]

    @property
    def size(self) -> int:
        """Modules along one side, without the quiet zone."""
        return len(self.rows)

    def dark_runs(self) -> list[list[tuple[int, int]]]:
        """Return each row's runs of dark modules, as pairs of start and length in modules."""
        return [
            [(run.start(), len(run[0])) for run in re.finditer(rb"\x01+", row)] for row in self.rows
        ]


def make_qr(text: str) -> QrMatrix:
    """Return the QR code of `text`, which is ASCII, for a screen, with error correction M.

    Somebody waits for this one, and zxing-cpp takes an eighth of the time.

    Raises:
        TooLongForQr
    """
    import zxingcpp

    try:
        code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    except ValueError:
        raise TooLongForQr from None
    # A buffer, which the library's types say on some versions of Python alone.
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    pixels = bytes(memoryview(image)).translate(_DARK)
    size = math.isqrt(len(pixels))
    return QrMatrix(tuple(pixels[start : start + size] for start in range(0, len(pixels), size)))


def fitting_qr(text: str) -> QrMatrix | None:
    """Return the code for a screen, or `None` where the text is too long for one."""
    try:
        return make_qr(text)
    except TooLongForQr:
        return None


def sturdy_qr(text: str, most_modules: int = MOST_MODULES) -> QrMatrix:
    """Return a code for paper, where stains and scratches come, with Q or better.

    M, where the text is too long for Q; of so many modules along one side at most. By segno, so
    that what leaves the program is read back by a decoder that shares nothing with its encoder
    (qr_proof.py).

    Raises:
        TooLongForQr
    """
    for error_correction in ("q", "m"):
        with contextlib.suppress(TooLongForQr):
            code = _by_segno(text, error_correction)
            if code.size <= most_modules:
                return code
    raise TooLongForQr


def alike_qrs(codes: Sequence[tuple[str, QrMatrix]]) -> list[QrMatrix]:
    """Return sturdy codes of texts with as many modules each as the largest of these has."""
    largest = max(code.size for _, code in codes)
    return [
        code if code.size == largest else _sturdy_of_size(text, largest) for text, code in codes
    ]


def _sturdy_of_size(text: str, size: int) -> QrMatrix:
    version = (size - 17) // 4
    try:
        return _by_segno(text, "q", version)
    except TooLongForQr:
        return _by_segno(text, "m", version)


def _by_segno(text: str, error_correction: str, version: int | None = None) -> QrMatrix:
    import segno

    try:
        # make_qr, never make: Micro QR codes are not read by phones.
        code = segno.make_qr(text, error=error_correction, version=version)
    except segno.DataOverflowError:
        raise TooLongForQr from None
    return QrMatrix(tuple(bytes(row) for row in code.matrix))
