"""A run over many invoices: who asks for which, when it stops, and when it waits for somebody.

Headless: the window and the command line are two faces of it.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from gui.core.accounts.account import Account
from gui.core.batch.outcome import SKIPPED, Outcome, found, not_found
from gui.core.cancellation import Cancellation
from gui.core.errors import (
    Canceled,
    Failure,
    InvalidInvoiceId,
    InvoiceNotFound,
    LookupFailure,
    NoCredentials,
    ProgramFault,
    RateLimited,
    Rejected,
    ServiceFailed,
    StoreAbsent,
    StoreFailed,
    StoreLocked,
    TimedOut,
    TlsRejected,
    Unauthorized,
    UnexpectedReply,
    Unreachable,
    UntrustedLink,
    WrongAddress,
    in_union,
)
from gui.core.helper_thread import start_helper
from gui.core.http.pacing import MOST_PARALLEL, Pacer
from gui.core.invoice import InvoiceId
from gui.core.logs import describe
from gui.core.lookup import InvoiceLookup

log = logging.getLogger(__name__)

# So many network failures one after the other are no fault of the invoices.
_IN_A_ROW = 5
# How often an invoice is asked for again that the server had no time for.
_TURNED_AWAY = 5


class Consequence(Enum):
    """What a failure of one invoice means for the others."""

    NONE = "none"
    ASK_AGAIN = "ask again"
    COUNTS = "counts"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended: `failure` stopped it, or somebody did, or every invoice was asked for."""

    is_canceled: bool = False
    failure: LookupFailure | None = None


class BatchRun:
    """Looks invoices up, several at once; one run, from any thread.

    It asks for those in `places` of the list, in this order; for all where none are named.
    `on_outcome` is called with the place of an invoice in the list and what became of it, once for
    each of them; `on_pause` with the failure that made it wait; `on_end` last, when every
    invoice has its outcome. All of them on threads of the run, one at a time. `on_asking` is called
    with the place of one that is about to be asked for, on several threads at once.
    """

    def __init__(
        self,
        lookup: InvoiceLookup,
        account: Account,
        ids: Sequence[InvoiceId],
        pacer: Pacer,
        on_outcome: Callable[[int, Outcome], None],
        on_end: Callable[[Ending], None],
        on_pause: Callable[[LookupFailure], None] = lambda _: None,
        places: Iterable[int] | None = None,
        on_asking: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._lookup = lookup
        self._account = account
        self._ids = ids
        self._pacer = pacer
        self._on_outcome = on_outcome
        self._on_end = on_end
        self._on_pause = on_pause
        self._on_asking = on_asking
        self._cancellation = Cancellation()
        self._changed = threading.Condition()
        self._telling = threading.Lock()
        self._waiting = deque(range(len(ids)) if places is None else places)
        self._tries: dict[int, int] = {}
        self._workers = 0
        self._failed_in_a_row = 0
        self._is_paused = False
        self._stopped_by: LookupFailure | None = None

    def start(self) -> None:
        """Begin.

        Raises:
            ProgramFault: the system gives out no thread at all.
        """
        self._workers = wanted = max(1, min(MOST_PARALLEL, len(self._waiting)))
        for number in range(wanted):
            try:
                start_helper(self._work, f"batch-{number}")
            except ProgramFault:
                if not number:
                    raise
                # Those that there are do it all.
                self._leave(wanted - number)
                return

    def pause(self) -> None:
        """Begin no further invoice until `go_on`; those that are asked for come to their end."""
        with self._changed:
            self._is_paused = True

    def go_on(self) -> None:
        """Take a pause back."""
        with self._changed:
            self._is_paused = False
            self._failed_in_a_row = 0
            self._changed.notify_all()

    def cancel(self) -> None:
        """Give up what is asked for, and leave out the rest; the run ends at once."""
        self._cancellation.cancel()
        with self._changed:
            self._changed.notify_all()

    def _work(self) -> None:
        try:
            while self._has_work():
                try:
                    with self._pacer.turn(self._cancellation):
                        place = self._take()
                        outcome = SKIPPED if place is None else self._ask(place)
                except Canceled:
                    continue
                if place is not None:
                    self._settle(place, outcome)
        finally:
            self._leave()

    def _leave(self, workers: int = 1) -> None:
        with self._changed:
            self._workers -= workers
            is_last = not self._workers
        if is_last:
            self._end()

    def _has_work(self) -> bool:
        """Whether there is an invoice to ask for; waits while there is a pause."""
        with self._changed:
            while self._is_paused and self._waiting and not self._is_over:
                self._changed.wait()
            return bool(self._waiting) and not self._is_over

    def _take(self) -> int | None:
        """The next one in the list, with the turn: what comes first is also told first."""
        with self._changed:
            is_free = self._waiting and not self._is_paused and not self._is_over
            return self._waiting.popleft() if is_free else None

    @property
    def _is_over(self) -> bool:
        return self._cancellation.is_canceled or self._stopped_by is not None

    def _ask(self, place: int) -> Outcome:
        self._on_asking(place)
        invoice_id = self._ids[place]
        link = None
        try:
            link = self._lookup.find(self._account, invoice_id, self._cancellation).link
            status = self._lookup.ask_status(self._account, invoice_id, self._cancellation)
        except Canceled:
            return SKIPPED
        except Failure as failure:
            known = in_union(failure)
        except Exception as error:  # noqa: BLE001  (one invoice; the others go on)
            log.error("batch: %s", describe(error))  # noqa: TRY400  (no trace wanted)
            known = ProgramFault(type(error).__name__)
        else:
            return found(link, status)
        # Only what is about this invoice alone leaves its link without a status: else those of a
        # whole list would be handed out while nobody can say which of them are paid.
        if link is not None and consequence_of(known) is Consequence.NONE:
            return found(link, None, known)
        return not_found(known)

    def _settle(self, place: int, outcome: Outcome) -> None:
        failure = outcome.failure
        consequence = Consequence.NONE if failure is None else consequence_of(failure)
        is_new_pause = False
        with self._changed:
            if consequence is Consequence.ASK_AGAIN and not self._is_over:
                tries = self._tries[place] = self._tries.get(place, 0) + 1
                if tries < _TURNED_AWAY:
                    self._waiting.appendleft(place)
                    return
            if consequence is Consequence.STOP and self._stopped_by is None:
                self._stopped_by = failure
                self._cancellation.cancel()
                self._changed.notify_all()
            counts = consequence is Consequence.COUNTS
            self._failed_in_a_row = self._failed_in_a_row + 1 if counts else 0
            if self._failed_in_a_row >= _IN_A_ROW and not self._is_paused:
                self._is_paused = is_new_pause = True
        with self._telling:
            self._on_outcome(place, outcome)
            if is_new_pause and failure is not None:
                self._on_pause(failure)

    def _end(self) -> None:
        with self._telling:
            for place in self._waiting:
                self._on_outcome(place, SKIPPED)
            is_canceled = self._cancellation.is_canceled and self._stopped_by is None
            self._on_end(Ending(is_canceled, self._stopped_by))


def consequence_of(failure: LookupFailure) -> Consequence:
    """Return what the failure of one invoice means for the others."""
    match failure:
        # Whatever they ask, it is refused: and each further try is one more with a wrong key.
        case Unauthorized() | NoCredentials() | StoreLocked() | StoreAbsent() | StoreFailed():
            return Consequence.STOP
        case RateLimited():
            return Consequence.ASK_AGAIN
        case ServiceFailed() if failure.retry_after_s:
            return Consequence.ASK_AGAIN
        case Unreachable() | TimedOut() | TlsRejected() | WrongAddress():
            return Consequence.COUNTS
        case (
            InvalidInvoiceId()
            | InvoiceNotFound()
            | Rejected()
            | ServiceFailed()
            | UnexpectedReply()
            | UntrustedLink()
            | Canceled()
            | ProgramFault()
        ):
            return Consequence.NONE
        case _:
            assert_never(failure)
