"""Amounts of money in the user's number format, without a currency: the API gives none."""

from decimal import Decimal

from PySide6.QtCore import QLocale

USUAL_DECIMALS = 2


def shown_amount(
    total: Decimal | None, decimals: int = USUAL_DECIMALS, *, is_grouped: bool = True
) -> str:
    """Return the amount as the user's system writes numbers; empty where there is none.

    With as many `decimals`, or as many as it takes: nothing of an amount is rounded away.
    """
    if total is None:
        return ""
    total = total.normalize()
    exponent = total.as_tuple().exponent
    shown = max(decimals, -exponent if isinstance(exponent, int) else 0)
    locale = QLocale()
    if not is_grouped:
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(float(total), "f", shown)
