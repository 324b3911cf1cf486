"""A history in a folder of a test's own, with a key in memory, and links to hand over."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from gui.core.accounts.account import Account, Environment
from gui.core.history.entry import HandedOver, Kept
from gui.core.history.fingerprints import KeyOfRun
from gui.core.history.ledger import Ledger
from gui.core.history.noting import handed_over
from gui.core.history.place import HistoryPlace
from gui.core.history.query import Query
from gui.core.link import CheckoutLink, admit
from gui.core.status import InvoiceStatus

ACME = Account("a", "Acme", Environment.PRODUCTION)
PLACED = InvoiceStatus("Placed", Decimal("4550.00"))
ME = "me"


def link_of(invoice_id: str, account_id: str = "1") -> CheckoutLink:
    return admit(f"https://www.bluetape.com/i/r?account={account_id}&id={invoice_id}")


def deed(
    invoice_id: str,
    way: str = "copy link",
    *,
    at: datetime | None = None,
    account_id: str = "1",
    person: str = ME,
    status: InvoiceStatus | None = PLACED,
) -> HandedOver:
    """A hand-over, an hour ago unless it says when."""
    link = link_of(invoice_id, account_id)
    at = at or datetime.now(UTC) - timedelta(hours=1)
    return handed_over(at, person, ACME, invoice_id, link, status, way)


class TestPlace(HistoryPlace):
    """Counts how often it was opened."""

    __test__ = False

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder
        self.key = KeyOfRun()
        self.opened = 0

    def open(self) -> Ledger:
        self.opened += 1
        return Ledger(self.folder, self.key)

    def write(self, *entries: HandedOver) -> None:
        ledger = self.open()
        assert not ledger.write(entries)
        ledger.close()

    @property
    def rows(self) -> list[Kept]:
        ledger = Ledger(self.folder, self.key)
        try:
            return ledger.page(Query(), limit=1_000)
        finally:
            ledger.close()
