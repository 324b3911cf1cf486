"""HistoryNotes: what the page says of earlier hand-overs of the invoice that it shows."""

import contextlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.core.accounts.account import Account
from gui.core.history.entry import Kept, LastHandedOver
from gui.core.history.problems import LedgerUnavailable
from gui.core.link import CheckoutLink
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.history.note_state import HistoryNote, ListNote
from gui.presenters.history.note_words import note_in_list, note_on
from gui.presenters.lookup.lookup_state import LookupState
from gui.presenters.single_task import SingleTask
from gui.tasks import Ok, Outcome

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger

# The shortest time that is told is a minute.
_SAID_ANEW_MS = 60_000
# What is older is told by its day: nothing wakes an idle program for that.
_TOLD_BY_THE_CLOCK = timedelta(days=2)


class HistoryNotes(QObject):
    """`changed` carries the `HistoryNote` on the link that is shown, or `None`.

    The link is there before the note: what comes when another one is shown is dropped.
    """

    changed = Signal(object)
    found = Signal(object)
    """The last hand-over of the invoice that is shown."""

    def __init__(self, keeper: HistoryKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        self._task = SingleTask(keeper.lane)
        self._shown: tuple[Account, str, CheckoutLink] | None = None
        self._may_be_sent = True
        self._last: LastHandedOver | None = None
        self.note: HistoryNote | None = None
        self._timer = QTimer(self, singleShot=True, interval=_SAID_ANEW_MS)
        self._timer.timeout.connect(self.say_anew)
        keeper.written.connect(self._ask)
        keeper.cleared.connect(self.ask_anew)

    @property
    def differing(self) -> Kept | None:
        """The hand-over that the page warns of: of another link than the one that is shown."""
        return self._last.differing if self._last is not None else None

    def show_lookup(self, state: LookupState) -> None:
        """This is how the lookup stands."""
        found = state.found
        shown = (found.account, found.invoice_id.value, found.link) if found else None
        may_be_sent = state.verdict is None or not state.verdict.needs_confirmation
        if shown != self._shown:
            self._shown, self._may_be_sent = shown, may_be_sent
            self.ask_anew()
        elif may_be_sent != self._may_be_sent:
            self._may_be_sent = may_be_sent
            self.say_anew()

    @Slot()
    def say_anew(self) -> None:
        """Say it as it is to be said by now."""
        note = None
        if self._last is not None:
            now, me = self._keeper.now(), self._keeper.me
            note = note_on(self._last, now, me, may_be_sent=self._may_be_sent)
            if now - self._last.latest[0].at < _TOLD_BY_THE_CLOCK:
                self._timer.start()
        if note != self.note:
            self.note = note
            self.changed.emit(note)

    @Slot()
    def ask_anew(self) -> None:
        """What was known of it counts no more."""
        self._last = None
        self._timer.stop()
        self.say_anew()
        self._ask()

    @Slot()
    def _ask(self) -> None:
        if self._shown is None or not self._keeper.is_on:
            self._task.give_up()
            return
        look = partial(last_of, *self._shown)
        self._task.begin(lambda _: self._keeper.looked(look), self._on_answer)

    def _on_answer(self, outcome: Outcome[LastHandedOver | None]) -> None:
        # Why nothing is known is said by the keeper.
        self._last = outcome.value if isinstance(outcome, Ok) else None
        self.say_anew()
        if self._last is not None:
            self.found.emit(self._last.latest[0])


def last_of(
    account: Account, invoice_id: str, link: CheckoutLink, ledger: "Ledger"
) -> LastHandedOver | None:
    """Return by what an invoice was handed over last; its rows know its link of today from here on.

    Raises:
        LedgerUnavailable: nobody can say.
    """
    invoice = (account.key, account.environment, invoice_id)
    last = ledger.last_of(invoice, link)
    if last is not None:
        # What is to be said of it can be said where nothing can be written, too.
        with contextlib.suppress(LedgerUnavailable):
            ledger.seen(invoice, link)
    return last


def notes_in_list(
    account: Account,
    invoices: Sequence[tuple[str, CheckoutLink, bool]],
    now: datetime,
    me: str,
    ledger: "Ledger",
) -> list[ListNote]:
    """Return what is to be said of each; nothing is an empty text.

    An invoice is its id, a link, and whether that is the one it has now.

    Raises:
        LedgerUnavailable: nobody can say.
    """
    found = (
        last_of(account, invoice_id, link, ledger)
        if is_current
        else ledger.last_of((account.key, account.environment, invoice_id), link)
        for invoice_id, link, is_current in invoices
    )
    return [note_in_list(last, now, me) if last is not None else ListNote() for last in found]
