"""What the history has for the list on the page: of each invoice the last hand-over."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from gui.core.accounts.account import Account
from gui.core.errors import InvalidInvoiceId
from gui.core.history.entry import Kept
from gui.core.history.query import Query
from gui.core.invoice import InvoiceId
from gui.core.status import InvoiceStatus
from gui.presenters.lookup.recent_state import RecentLink
from gui.presenters.lookup.verdict_state import verdict_on

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger

# An invoice may have gone out in several ways; of a list all go at once.
_LOOKED_AT = 200


def recent_links(account: Account, limit: int, decimals: int, ledger: "Ledger") -> list[RecentLink]:
    """Return the latest invoices of an account, each once, with the verdict of then.

    Raises:
        LedgerUnavailable: nobody can say.
    """
    found: dict[str, RecentLink] = {}
    for kept in _latest(account, ledger):
        if kept.invoice_id not in found and len(found) < limit:
            try:
                InvoiceId.parse(kept.invoice_id)
            except InvalidInvoiceId:
                continue
            # As it was understood then: nobody wrote anything around it.
            invoice_id = InvoiceId(kept.invoice_id)
            verdict = verdict_on(status_then(kept), decimals)
            found[kept.invoice_id] = RecentLink(invoice_id, verdict, kept.way, kept.at)
    return [*found.values()]


def status_then(kept: Kept) -> InvoiceStatus | None:
    """Return the status that an invoice had when it was handed over, `None` where it had none."""
    if not kept.status:
        return None
    try:
        return InvoiceStatus(kept.status, Decimal(kept.amount) if kept.amount else None)
    except InvalidOperation:
        return InvoiceStatus(kept.status)


def _latest(account: Account, ledger: "Ledger") -> Iterable[Kept]:
    return ledger.page(
        Query(account_key=account.key, environment=account.environment), limit=_LOOKED_AT
    )
