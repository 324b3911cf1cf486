"""A hand-over as it is given to the ledger, of what was known of the invoice then."""

from datetime import datetime
from typing import assert_never

from gui.core.accounts.account import Account
from gui.core.history.entry import HandedOver, VerdictThen
from gui.core.link import CheckoutLink
from gui.core.status import InvoiceStatus, StatusKind


def handed_over(
    at: datetime,
    person: str,
    account: Account,
    invoice_id: str,
    link: CheckoutLink,
    status: InvoiceStatus | None,
    way: str,
    *,
    is_current: bool = True,
) -> HandedOver:
    """Return the row; `status` is missing where BlueTape had not said it, and the link is not
    `is_current` where it was not got for this."""
    total = status.total if status is not None else None
    return HandedOver(
        at=at,
        person=person,
        account_key=account.key,
        environment=account.environment,
        invoice_id=invoice_id,
        way=way,
        verdict=verdict_then(status),
        status=status.word if status is not None else "",
        amount=f"{total:f}" if total is not None else "",
        link=link,
        is_current=is_current,
    )


def verdict_then(status: InvoiceStatus | None) -> VerdictThen:
    """Return what a status means, as it is kept."""
    if status is None:
        return VerdictThen.UNKNOWN
    match status.kind:
        case StatusKind.PAYABLE:
            return VerdictThen.READY
        case StatusKind.PAID:
            return VerdictThen.PAID
        case StatusKind.CANCELED:
            return VerdictThen.CANCELED
        case StatusKind.OTHER:
            return VerdictThen.OTHER
        case _:
            assert_never(status.kind)
