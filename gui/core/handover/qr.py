"""Text to QR code, as a matrix of modules. Drawing is somebody else's work."""

import re
from dataclasses import dataclass

QUIET_ZONE = 4
"""Modules of white around a code (ISO/IEC 18004, section 5.3.8)."""


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
    """Return the QR code of `text` for a screen, with error correction M or better.

    Raises:
        TooLongForQr
    """
    return _made(text, "m")


def sturdy_qr(text: str) -> QrMatrix:
    """Return the same for paper, where stains and scratches come, with Q or better.

    M, where the text is too long for Q.

    Raises:
        TooLongForQr
    """
    try:
        return _made(text, "q")
    except TooLongForQr:
        return make_qr(text)


def fitting_qr(text: str) -> QrMatrix | None:
    """Return the same, or `None` where the text is too long for a QR code."""
    try:
        return make_qr(text)
    except TooLongForQr:
        return None


def _made(text: str, error_correction: str) -> QrMatrix:
    import segno

    try:
        # make_qr, never make: Micro QR codes are not read by phones.
        code = segno.make_qr(text, error=error_correction)
    except segno.DataOverflowError:
        raise TooLongForQr from None
    return QrMatrix(tuple(bytes(row) for row in code.matrix))
