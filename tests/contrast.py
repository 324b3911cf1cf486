"""The contrast of two colours, as WCAG 2.2 defines it."""

from PySide6.QtGui import QColor


def luminance(colour: QColor | str) -> float:
    """Relative luminance, 0 for black to 1 for white."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    named = QColor(colour)
    red, green, blue = (linear(c) for c in (named.redF(), named.greenF(), named.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor | str, other: QColor | str) -> float:
    """1 for equal colours to 21 for black and white."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
