"""Recent: what was got or handed over before, until the account is another one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal, Slot

from gui.core.accounts.account import Account
from gui.core.invoice import InvoiceId
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.ways import Way
from gui.presenters.lookup.lookup_state import LookupState
from gui.presenters.lookup.recent_state import RecentLink
from gui.presenters.lookup.verdict_state import Advice, verdict_on

LIMIT = 20
"""How many are kept."""


class Recent(QObject):
    """Keeps the links of the account in use, the latest first; `changed` carries them.

    Those of this session, in memory, then earlier ones, which the history has.
    """

    changed = Signal(object)

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__()
        self._now = now
        self._account: Account | None = None
        self._links: tuple[RecentLink, ...] = ()
        self._earlier: frozenset[InvoiceId] = frozenset()
        """Those that are there by the history alone."""
        self._shown: InvoiceId | None = None

    def set_account(self, account: Account | None) -> None:
        """Keep those of this account from now on, and forget the others'."""
        if account != self._account:
            self._account = account
            self.forget()

    @Slot()
    def forget(self) -> None:
        """Keep none of what was got until now."""
        self._shown = None
        self._earlier = frozenset()
        self._put(())

    def show_earlier(self, account: Account | None, earlier: Sequence[RecentLink]) -> None:
        """Have these of an account's history after those of this session."""
        if account != self._account:
            return
        own = [link for link in self._links if link.invoice_id not in self._earlier]
        ids = {link.invoice_id for link in own}
        after = [link for link in earlier if link.invoice_id not in ids]
        self._earlier = frozenset(link.invoice_id for link in after)
        self._put((*own, *after)[:LIMIT])

    def show_lookup(self, state: LookupState) -> None:
        """This is how the lookup stands: a link that came is the latest."""
        if state.found is None or state.verdict is None:
            self._leave()
            return
        invoice_id = state.found.invoice_id
        before = self._of(invoice_id)
        if before is not None and self._shown == invoice_id:
            self._replace(before, replace(before, verdict=state.verdict))
            return
        self._leave()
        self._shown = invoice_id
        self._earlier -= {invoice_id}
        link = replace(before, verdict=state.verdict) if before else None
        others = (other for other in self._links if other is not before)
        self._put((link or RecentLink(invoice_id, state.verdict), *others)[:LIMIT])

    @Slot(object)
    def judge(self, state: LookupState) -> None:
        """The verdict on what was shown before has come; one that is known is newer."""
        found = state.found
        if found is None or state.verdict is None or found.account != self._account:
            return
        link = self._of(found.invoice_id)
        if link is not None and link.verdict.status is None:
            self._replace(link, replace(link, verdict=state.verdict))

    @Slot(object, object)
    def note_done(self, offer: Offer, way: Way) -> None:
        """It was handed over in this way, now."""
        link = self._of(InvoiceId(offer.invoice_id))
        if link is not None and offer.account == self._account:
            self._replace(link, replace(link, way=way.name, at=self._now()))

    def note_earlier(self, invoice_id: InvoiceId, way: str, at: datetime) -> None:
        """The invoice that is shown was handed over so, before what is known here."""
        link = self._of(invoice_id)
        if link is not None and invoice_id == self._shown and link.at is None:
            self._replace(link, replace(link, way=way, at=at))

    def say_anew(self, decimals: int) -> None:
        """Say it all in the language that is in force now, amounts with so many decimals."""
        self._links = tuple(
            link
            if link.verdict.advice is Advice.PENDING
            else replace(link, verdict=verdict_on(link.verdict.status, decimals))
            for link in self._links
        )
        self.changed.emit(self._links)

    def _leave(self) -> None:
        """What was shown is left; what BlueTape has not said of it by now is not known."""
        link = self._of(self._shown) if self._shown is not None else None
        self._shown = None
        if link is not None and link.verdict.advice is Advice.PENDING:
            self._replace(link, replace(link, verdict=verdict_on(None)))

    def _of(self, invoice_id: InvoiceId) -> RecentLink | None:
        return next((link for link in self._links if link.invoice_id == invoice_id), None)

    def _replace(self, before: RecentLink, after: RecentLink) -> None:
        self._put(tuple(after if link is before else link for link in self._links))

    def _put(self, links: tuple[RecentLink, ...]) -> None:
        if links != self._links:
            self._links = links
            self.changed.emit(links)
