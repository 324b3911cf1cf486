"""One hand-over: as it is given in to be kept, and as it is read back."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from gui.core.accounts.account import Environment
from gui.core.link import CheckoutLink

Invoice = tuple[str, Environment, str]
"""An account's key, where that was then, and the id of an invoice there: an account that is
somewhere else now has other invoices, whatever their ids."""


class VerdictThen(Enum):
    """What was known of the invoice when its link was handed over."""

    READY = "ready"
    # Any other status than these; the word itself is kept beside it.
    OTHER = "other"
    PAID = "paid"
    CANCELED = "canceled"
    # There was no status.
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One row as it is given in. Nothing else is ever kept.

    `at` is in UTC, `person` the user of the computer, `way` the name of the way, or
    `export.<format>`, `command.copy-link`, `command.batch`. `status` is the word the API gave, and
    `amount` the decimal text as received; both are empty where there was none. `link` becomes a
    fingerprint, and is kept itself only where links are kept. `is_current`: BlueTape gave it out
    for this, so that it is the newest of its invoice; else it was kept since some time before.
    """

    at: datetime
    person: str
    account_key: str
    environment: Environment
    invoice_id: str
    way: str
    verdict: VerdictThen
    status: str
    amount: str
    link: CheckoutLink = field(repr=False)
    is_current: bool = True


@dataclass(frozen=True, slots=True)
class Kept:
    """One row as it is read back, with the fields of `HandedOver`.

    `number` says the order of rows: what was kept later has a greater one, whatever the clock said
    then. `link` is empty where it is not kept, and goes through the gate again before it is handed
    out. `fingerprint` is empty where there was no keyring. `is_changed`: the newest link known of
    this invoice is another one than this row's.
    """

    number: int
    at: datetime
    person: str
    account_key: str
    environment: Environment
    invoice_id: str
    way: str
    verdict: VerdictThen
    status: str
    amount: str
    link: str = field(repr=False)
    fingerprint: bytes
    is_changed: bool


@dataclass(frozen=True, slots=True)
class LastHandedOver:
    """What an invoice's link was handed over by: the latest row of each way, newest first.

    `others` are the numbers of those rows among them whose link is another one than the one that
    was asked about.
    """

    latest: tuple[Kept, ...]
    others: frozenset[int]

    @property
    def differing(self) -> Kept | None:
        """The last row of all, if its link is another one than the one that was asked about."""
        last = self.latest[0]
        return last if last.number in self.others else None
