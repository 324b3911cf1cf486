"""Which invoices are to be asked about: those of some rows, or all that were not paid lately."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple

from gui.core.accounts.account import Account
from gui.core.history.entry import Invoice, Kept
from gui.core.history.query import Query
from gui.core.invoice import InvoiceId
from gui.presenters.history.filters import UNPAID
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.history.lines import Reader, id_of, invoice_of
from gui.presenters.history.sweep import Sweep

DAYS = 30
MOST = 10_000
"""As many as a list has."""


class ToCheck(NamedTuple):
    """Invoices of one account."""

    account: Account
    ids: tuple[InvoiceId, ...]


class Checkable(NamedTuple):
    """By accounts; so many invoices are `left_out`, as their account is not there any more."""

    groups: tuple[ToCheck, ...]
    left_out: int


def checkable(rows: Iterable[Kept], reader: Reader) -> Checkable:
    """Return what can be asked about of the invoices of these rows, each once."""
    groups: dict[Account, dict[InvoiceId, None]] = {}
    left_out: set[Invoice] = set()
    for kept in rows:
        account, invoice_id = reader.account_of(kept), id_of(kept)
        if account is None or invoice_id is None:
            left_out.add(invoice_of(kept))
        else:
            groups.setdefault(account, {})[invoice_id] = None
    found = (ToCheck(account, tuple(ids)) for account, ids in groups.items())
    return Checkable(tuple(found), len(left_out))


def sweep_unpaid(
    keeper: HistoryKeeper, then: Callable[[list[Kept], BaseException | None], object]
) -> Sweep:
    """Return what finds the latest row of each invoice that was not paid by then."""
    latest: dict[Invoice, Kept] = {}
    since = keeper.now() - timedelta(days=DAYS)

    def each(rows: Sequence[Kept]) -> bool:
        for kept in rows:
            latest.setdefault(invoice_of(kept), kept)
        return len(latest) < MOST

    def end(error: BaseException | None) -> None:
        unpaid = [kept for kept in latest.values() if kept.verdict in UNPAID]
        then(unpaid[:MOST], error)

    return Sweep(keeper, Query(since=since), each, end)
