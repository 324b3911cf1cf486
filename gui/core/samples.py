"""Sample invoices of the demo: what they are called and which id stands for them."""

from dataclasses import dataclass
from enum import Enum


class SampleKind(Enum):
    FOUND = "found"
    NOT_FOUND = "not found"
    SLOW = "slow"
    SERVER_ERROR = "server error"
    WRONG_CREDENTIALS = "wrong credentials"
    RATE_LIMITED = "rate limited"
    WRONG_LINK = "wrong link"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class SampleInvoice:
    kind: SampleKind
    invoice_id: str


SAMPLES = (
    SampleInvoice(SampleKind.FOUND, "2eb1acd98a86"),
    SampleInvoice(SampleKind.SLOW, "demo-slow"),
    SampleInvoice(SampleKind.NOT_FOUND, "demo-unknown"),
    SampleInvoice(SampleKind.WRONG_CREDENTIALS, "demo-wrong-key"),
    SampleInvoice(SampleKind.SERVER_ERROR, "demo-server-error"),
    SampleInvoice(SampleKind.RATE_LIMITED, "demo-too-many"),
    SampleInvoice(SampleKind.WRONG_LINK, "demo-wrong-link"),
    SampleInvoice(SampleKind.SILENT, "demo-no-answer"),
)
