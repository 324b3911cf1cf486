"""What the history says of invoices, for scripts: by what they were handed over last."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from gui.commands.results import moment_json, way_json
from gui.core.accounts.account import Account
from gui.core.history.problems import LedgerUnavailable
from gui.core.link import CheckoutLink
from gui.core.preferences import HistoryChoice
from gui.sources import Sources

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger

Earlier: TypeAlias = Callable[[str, CheckoutLink | None], dict[str, object] | None]
"""Returns the last hand-over of an invoice, and whether it was with another link than this one;
nothing where there was none, or nobody can say."""


@contextmanager
def earlier_hand_overs(sources: Sources, account: Account) -> Iterator[Earlier]:
    """Have the history open, if one is kept, for questions about the invoices of an account."""
    is_on = sources.settings.preferences.history is not HistoryChoice.OFF
    if not (is_on and sources.history.is_used()):
        yield lambda *_: None
        return
    ledger = sources.history.open()
    try:
        yield _Asked(ledger, account).last
    finally:
        ledger.close()


class _Asked:
    """A history, until it cannot be read: to find that out for each row of a list takes long."""

    def __init__(self, ledger: "Ledger", account: Account) -> None:
        self._ledger: Ledger | None = ledger
        self._account = account

    def last(self, invoice_id: str, link: CheckoutLink | None) -> dict[str, object] | None:
        """Return what is known of the last hand-over of an invoice."""
        if self._ledger is None or link is None:
            return None
        try:
            invoice = (self._account.key, self._account.environment, invoice_id)
            found = self._ledger.last_of(invoice, link)
        except LedgerUnavailable:
            self._ledger = None
            return None
        if found is None:
            return None
        latest = found.latest[0]
        return {
            "at": moment_json(latest.at),
            "way": way_json(latest.way),
            "person": latest.person,
            "link_changed": found.differing is not None,
        }
