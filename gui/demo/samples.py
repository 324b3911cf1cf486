"""The demo's account and its sample invoices: which id stands for what."""

from dataclasses import dataclass
from enum import Enum

from gui.core.accounts.account import Account, Environment


class SampleKind(Enum):
    FOUND = "found"
    CHANGED_LINK = "changed link"
    PAID = "paid"
    CANCELED = "canceled"
    OTHER_STATUS = "other status"
    NO_STATUS = "no status"
    NOT_FOUND = "not found"
    SLOW = "slow"
    SERVER_ERROR = "server error"
    WRONG_CREDENTIALS = "wrong credentials"
    RATE_LIMITED = "rate limited"
    WRONG_LINK = "wrong link"
    SILENT = "silent"

    @property
    def brings_a_link(self) -> bool:
        return self in _BRINGS_A_LINK


_BRINGS_A_LINK = {
    SampleKind.FOUND,
    SampleKind.CHANGED_LINK,
    SampleKind.PAID,
    SampleKind.CANCELED,
    SampleKind.OTHER_STATUS,
    SampleKind.NO_STATUS,
    SampleKind.SLOW,
}


@dataclass(frozen=True, slots=True)
class SampleInvoice:
    kind: SampleKind
    invoice_id: str


DEMO_ACCOUNT_ID = "7aec7f522d88"
FIRST_ID = "2eb1acd98a86"
CHANGED_ID = "demo-changed-link"
STATUS_WORDS = {
    SampleKind.PAID: "Paid",
    SampleKind.CANCELED: "Canceled",
    SampleKind.OTHER_STATUS: "Partially Paid",
}

# Its server is known when the practice service runs.
DEMO_ACCOUNT = Account("demo", "Practice company", Environment.CUSTOM)

SAMPLES = (
    SampleInvoice(SampleKind.FOUND, FIRST_ID),
    SampleInvoice(SampleKind.CHANGED_LINK, CHANGED_ID),
    SampleInvoice(SampleKind.PAID, "demo-paid"),
    SampleInvoice(SampleKind.CANCELED, "demo-canceled"),
    SampleInvoice(SampleKind.OTHER_STATUS, "demo-partially-paid"),
    SampleInvoice(SampleKind.NO_STATUS, "demo-no-status"),
    SampleInvoice(SampleKind.SLOW, "demo-slow"),
    SampleInvoice(SampleKind.NOT_FOUND, "demo-unknown"),
    SampleInvoice(SampleKind.WRONG_CREDENTIALS, "demo-wrong-key"),
    SampleInvoice(SampleKind.SERVER_ERROR, "demo-server-error"),
    SampleInvoice(SampleKind.RATE_LIMITED, "demo-too-many"),
    SampleInvoice(SampleKind.WRONG_LINK, "demo-wrong-link"),
    SampleInvoice(SampleKind.SILENT, "demo-no-answer"),
)
