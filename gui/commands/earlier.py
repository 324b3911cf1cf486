"""What the history says of invoices, for scripts: by what they were handed over last."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from gui.commands.results import moment_json, way_json
from gui.core.accounts.account import Account
from gui.core.history.place import HistoryPlace
from gui.core.link import CheckoutLink
from gui.core.logs import describe
from gui.core.preferences import HistoryChoice
from gui.sources import Sources

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger

log = logging.getLogger(__name__)

Earlier: TypeAlias = Callable[[str, CheckoutLink | None], dict[str, object] | None]
"""Returns the last hand-over of an invoice, and whether it was with another link than this one;
nothing where there was none, or nobody can say."""


@contextmanager
def earlier_hand_overs(sources: Sources, account: Account) -> Iterator[Earlier]:
    """Have the history ready, if one is kept, for questions about the invoices of an account."""
    is_on = sources.settings.preferences.history is not HistoryChoice.OFF
    history = sources.history if is_on and sources.history.is_used() else None
    asked = _Asked(history, account)
    try:
        yield asked.last
    finally:
        asked.close()


class _Asked:
    """A history, opened by the first question: most runs have none.

    One that cannot be had is asked no more: to find that out for each row of a list takes long.
    """

    def __init__(self, history: HistoryPlace | None, account: Account) -> None:
        self._history = history
        self._ledger: Ledger | None = None
        self._account = account

    def last(self, invoice_id: str, link: CheckoutLink | None) -> dict[str, object] | None:
        """Return what is known of the last hand-over of an invoice."""
        if self._history is None or link is None:
            return None
        try:
            if self._ledger is None:
                self._ledger = self._history.open()
            invoice = (self._account.key, self._account.environment, invoice_id)
            found = self._ledger.last_of(invoice, link)
        except Exception as error:  # noqa: BLE001  (whatever it was, the link goes out)
            log.error("history not asked: %s", describe(error))  # noqa: TRY400  (no trace wanted)
            self._history = None
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

    def close(self) -> None:
        if self._ledger is not None:
            self._ledger.close()
