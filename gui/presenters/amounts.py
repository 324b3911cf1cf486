"""Amounts of money in the user's number format, without a currency: the API gives none."""

from decimal import Decimal

from PySide6.QtCore import QLocale

_DECIMALS = 2


def shown_amount(total: Decimal | None, *, is_grouped: bool = True) -> str:
    """Return the amount as the user's system writes numbers; empty where there is none.

    Two decimals, or as many as it takes: nothing of an amount is rounded away.
    """
    if total is None:
        return ""
    total = total.normalize()
    exponent = total.as_tuple().exponent
    decimals = max(_DECIMALS, -exponent if isinstance(exponent, int) else 0)
    locale = QLocale()
    if not is_grouped:
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(float(total), "f", decimals)
