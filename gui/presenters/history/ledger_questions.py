"""What the window asks the ledger; done on the lane, each in one go that is short."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.core.history.entry import Invoice, Kept
from gui.core.history.problems import LedgerProblem, LedgerUnavailable
from gui.core.history.query import Cursor, Query
from gui.core.link import CheckoutLink
from gui.presenters.history.lines import invoice_of

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger

PAGE = 200
"""How many rows come at once."""

FIRST_PAGE = 60
"""As many as a screen shows: they are there sooner."""

MOST_COUNTED = 9_999
"""Of more it is said that there are more: to count them takes long."""


@dataclass(frozen=True, slots=True)
class Found:
    """The first rows of a search, and what is wrong with the ledger."""

    rows: list[Kept]
    facts: frozenset[LedgerProblem]

    @property
    def has_more(self) -> bool:
        return len(self.rows) == FIRST_PAGE


@dataclass(frozen=True, slots=True)
class Totals:
    """How many rows there are at all, and whose."""

    rows: int = 0
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenLink:
    """The link that an invoice has now."""

    invoice: Invoice
    link: CheckoutLink


def first_rows(query: Query, ledger: "Ledger", cancellation: Cancellation) -> Found:
    """Return what a search finds first."""
    rows = ledger.page(query, None, FIRST_PAGE, cancellation)
    return Found(rows, ledger.facts)


def next_rows(query: Query, last: Kept, ledger: "Ledger", cancellation: Cancellation) -> list[Kept]:
    """Return what comes after a row."""
    return ledger.page(query, Cursor.after(last), PAGE, cancellation)


def totals(ledger: "Ledger", cancellation: Cancellation) -> Totals:
    """Return how much there is: a million rows take a tenth of a second to count."""
    return Totals(ledger.count(Query(), None, cancellation), tuple(ledger.people()))


def changed(query: Query, ledger: "Ledger", cancellation: Cancellation) -> int:
    """Return how many of the rows that are looked for have another link now."""
    return ledger.count(replace(query, is_changed=True), MOST_COUNTED, cancellation)


def take_note(seen: Sequence[SeenLink], ledger: "Ledger") -> list[Kept]:
    """Have the ledger know these links; returns all rows of their invoices as they are now.

    The newest of each invoice comes first. Where it cannot be written, the rows know it all the
    same, the last of each way.
    """
    rows: list[Kept] = []
    for each in seen:
        others: frozenset[int] = frozenset()
        try:
            ledger.seen(each.invoice, each.link)
        except LedgerUnavailable:
            last = ledger.last_of(each.invoice, each.link)
            others = last.others if last is not None else others
        rows += [
            replace(kept, is_changed=True) if kept.number in others else kept
            for kept in ledger.of_invoice(each.invoice)
        ]
    return rows


def news(
    query: Query,
    newest: Kept,
    watched: Iterable[Invoice],
    ledger: "Ledger",
    cancellation: Cancellation,
) -> tuple[list[Kept], list[Kept]]:
    """Return what was handed over after a row, and all rows of those invoices and of others."""
    rows = ledger.page(query, None, FIRST_PAGE, cancellation)
    came = [kept for kept in rows if kept.number > newest.number]
    invoices = dict.fromkeys(invoice_of(kept) for kept in came)
    return came, rows_of({**invoices, **dict.fromkeys(watched)}, ledger, cancellation)


def rows_of(
    invoices: Iterable[Invoice], ledger: "Ledger", cancellation: Cancellation
) -> list[Kept]:
    """Return all rows of some invoices as they are now.

    Raises:
        Canceled: it was given up; any number of rows may be selected.
    """
    rows: list[Kept] = []
    for invoice in invoices:
        if cancellation.is_canceled:
            raise Canceled
        rows += ledger.of_invoice(invoice)
    return rows


def clear(ledger: "Ledger") -> None:
    """Remove everything."""
    ledger.clear()
