"""Amounts of money in the user's number format, without a currency: the API gives none."""

from decimal import Decimal

from PySide6.QtCore import QLocale

USUAL_DECIMALS = 2


def shown_amount(
    total: Decimal | None, decimals: int = USUAL_DECIMALS, *, is_grouped: bool = True
) -> str:
    """Return the amount as the user's system writes numbers; empty where there is none.

    With as many `decimals`, or as many as it takes: nothing of an amount is rounded away. What is
    left of the decimal point has 18 digits at most.
    """
    if total is None:
        return ""
    locale = QLocale()
    if not is_grouped:
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    # Digit by digit: a float keeps 15 of them.
    whole, _, fraction = f"{total.copy_abs():f}".partition(".")
    fraction = fraction.rstrip("0").ljust(decimals, "0")
    shown = locale.toString(int(whole))
    if fraction:
        zero = ord(locale.zeroDigit())
        shown += locale.decimalPoint() + "".join(chr(zero + int(digit)) for digit in fraction)
    return locale.negativeSign() + shown if total < 0 else shown
