"""InvoiceStatus: what BlueTape says about an invoice, as far as it may be read.

The words are not documented as a list. Seen: `Placed` as a literal; "paid", "Partially Paid",
"canceled", "Pending Disbursement" in prose, and their case differs across the product. "Partially
Paid" can be an advance that BlueTape itself paid, so it is shown and not interpreted.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class StatusKind(Enum):
    PAYABLE = "payable"
    PAID = "paid"
    CANCELED = "canceled"
    OTHER = "other"


_KINDS = {
    "placed": StatusKind.PAYABLE,
    "paid": StatusKind.PAID,
    "canceled": StatusKind.CANCELED,
    "cancelled": StatusKind.CANCELED,
}


@dataclass(frozen=True, slots=True)
class InvoiceStatus:
    """`word` is the server's, made plain; `total` has no currency, because the API gives none,
    and is below 10^18 with up to 6 decimals.
    """

    word: str
    total: Decimal | None = None

    @property
    def kind(self) -> StatusKind:
        """What the word means, compared without case, spaces, `_` and `-`."""
        bare = "".join(c for c in self.word.casefold() if c not in " _-")
        return _KINDS.get(bare, StatusKind.OTHER)
