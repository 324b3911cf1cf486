"""Lists of invoices as a run leaves them, for what exports them."""

from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

from gui.core.accounts.account import Account, Environment
from gui.core.batch.outcome import found, not_found
from gui.core.batch.table import Cell
from gui.core.errors import InvoiceNotFound, ServerWords
from gui.core.link import CheckoutLink, admit
from gui.core.status import InvoiceStatus
from gui.presenters.batch.export_orders import ExportList
from gui.presenters.batch.results import Row

ACME = Account("a", "Acme Supply", Environment.PRODUCTION)
SANDBOX = Account("s", "Acme Supply", Environment.SANDBOX)
HEADING: tuple[Cell, ...] = ("Invoice ID", "Customer", "E-mail", "Amount due")


def link_of(invoice_id: str, padding: int = 0) -> CheckoutLink:
    return admit(f"https://www.bluetape.com/i/r?a={'x' * padding}&id={quote(invoice_id)}")


def row(
    number: int,
    invoice_id: str,
    *cells: Cell,
    status: str = "Placed",
    padding: int = 0,
    total: Decimal | None = Decimal(4550),
) -> Row:
    """A row of the list whose id comes first in its cells."""
    outcome = found(link_of(invoice_id, padding), InvoiceStatus(status, total))
    has_link = outcome.state.is_owed
    return Row(number, (invoice_id, *cells), outcome, invoice_id, has_link=has_link)


def uncertain(number: int, invoice_id: str, *cells: Cell) -> Row:
    """A row whose status BlueTape did not say."""
    outcome = found(link_of(invoice_id), None)
    return Row(number, (invoice_id, *cells), outcome, invoice_id, has_link=True)


def missing(number: int, invoice_id: str, *cells: Cell) -> Row:
    """A row whose invoice is not there."""
    outcome = not_found(InvoiceNotFound(ServerWords("404", "No.")))
    return Row(number, (invoice_id, *cells), outcome, invoice_id)


def batch(*rows: Row, account: Account = ACME, source: str = "") -> ExportList:
    return ExportList(account, rows, HEADING, 0, source)


def plain_batch(count: int, account: Account = ACME) -> ExportList:
    """So many invoices, all ready."""
    rows = (
        row(at + 2, f"INV-{at}", f"Customer {at}", f"c{at}@example.com", "1.00")
        for at in range(count)
    )
    return batch(*rows, account=account)


def names_in(folder: Path) -> list[str]:
    """What an export left in a folder."""
    return sorted(path.name for path in folder.iterdir())
