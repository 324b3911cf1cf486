"""CheckAgain: what BlueTape says by now of invoices that were handed over. Never by itself."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.core.batch.outcome import SKIPPED, Outcome, RowState
from gui.core.batch.run import BatchRun, Ending
from gui.core.errors import LookupFailure, ProgramFault, StoreLocked
from gui.core.history.entry import Invoice, Kept
from gui.core.http.pacing import Pacer
from gui.core.invoice import InvoiceId, shown_id
from gui.core.lookup import InvoiceLookup
from gui.presenters.counts import Counts
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.history.ledger_questions import SeenLink, take_note
from gui.presenters.history.lines import Reader, invoice_of
from gui.presenters.history.unpaid import Checkable, ToCheck
from gui.presenters.history.work_words import GO_ON
from gui.presenters.message_state import Severity
from gui.presenters.messages import FailureContext
from gui.presenters.report_state import Report
from gui.presenters.support import explained
from gui.tasks import Ok
from gui.tasks import Outcome as TaskOutcome

if TYPE_CHECKING:
    from gui.core.accounts.account import Account

_TOLD_EVERY_MS = 250
_MOST_NAMED = 3


class CheckAgain(QObject):
    """Asks about one account's invoices after the other's, by the engine and the pace of lists.

    `reported` carries a `Report`; the last of them is no running one. `known` carries rows of which
    something else is known.
    """

    reported = Signal(object)
    known = Signal(object)

    def __init__(
        self, keeper: HistoryKeeper, reader: Reader, lookup: InvoiceLookup, pacer: Pacer
    ) -> None:
        super().__init__()
        self._keeper = keeper
        self._reader = reader
        self._lookup = lookup
        self._pacer = pacer
        self._waiting: deque[ToCheck] = deque()
        self._run: BatchRun | None = None
        self._asked: Account | None = None
        self._total = self._left_out = 0
        self._outcomes: dict[Invoice, Outcome] = {}
        self._changed: set[Invoice] = set()
        self._seen: list[SeenLink] = []
        self._paused_by: LookupFailure | None = None
        self._stopped_by: LookupFailure | None = None
        self._timer = QTimer(self, singleShot=True, interval=_TOLD_EVERY_MS)
        self._timer.timeout.connect(self._tell)

    @property
    def is_running(self) -> bool:
        return self._run is not None

    def begin(self, invoices: Checkable) -> None:
        """Ask about these, unless others are being asked about."""
        if self.is_running:
            return
        self._waiting = deque(invoices.groups)
        self._total = sum(len(group.ids) for group in invoices.groups)
        self._left_out = invoices.left_out
        self._outcomes, self._changed, self._seen = {}, set(), []
        self._paused_by = self._stopped_by = None
        self._go_to_next()

    def go_on(self) -> None:
        """Take the pause back."""
        self._paused_by = None
        if self._run is not None:
            self._run.go_on()
        self._tell()

    def cancel(self) -> None:
        """End with what is there."""
        self._waiting.clear()
        if self._run is not None:
            self._run.cancel()

    def stop_asking(self, account_key: str, *, is_locked: bool = False) -> None:
        """The credentials of this account are others now, gone, or locked away.

        Invoices of other accounts are asked about all the same.
        """
        others = deque(group for group in self._waiting if group.account.key != account_key)
        is_asked = self._asked is not None and self._asked.key == account_key
        if is_locked and (is_asked or len(others) < len(self._waiting)):
            self._stopped_by = StoreLocked()
        self._waiting = others
        if is_asked and self._run is not None:
            self._run.cancel()

    def why(self, failure: LookupFailure) -> str:
        """Return in words what keeps it from asking."""
        message = explained(failure, FailureContext("", self._asked), "history")[1]
        return f"{message.title}. {message.text}" if message.text else message.title

    def close(self) -> None:
        """Give up; nobody wants to know any more."""
        self.cancel()
        self._run = None
        self._timer.stop()

    def _go_to_next(self) -> None:
        if not self._waiting:
            self._end()
            return
        account, ids = self._waiting.popleft()
        self._asked = account
        post = self._keeper.lane.posting(self._on_told)
        told: Callable[..., None] = lambda answer, *values: post(partial(answer, *values))  # noqa: E731
        self._run = run = BatchRun(
            self._lookup,
            account,
            ids,
            self._pacer,
            on_outcome=lambda at, outcome: told(self._on_outcome, run, ids[at], outcome),
            on_end=lambda ending: told(self._on_end, run, ending),
            on_pause=lambda failure: told(self._on_pause, run, failure),
        )
        self._tell()
        try:
            run.start()
        except ProgramFault as fault:
            self._on_end(run, Ending(failure=fault))

    def _on_told(self, answer: Callable[[], None]) -> None:
        answer()

    def _on_outcome(self, run: BatchRun, invoice_id: InvoiceId, outcome: Outcome) -> None:
        if run is not self._run or self._asked is None or outcome is SKIPPED:
            return
        invoice = (self._asked.key, self._asked.environment, invoice_id.value)
        self._outcomes[invoice] = self._reader.checked[invoice] = outcome
        if outcome.link is not None:
            self._reader.today[invoice] = outcome.link.address
            self._seen.append(SeenLink(invoice, outcome.link))
        if not self._timer.isActive():
            self._timer.start()

    def _on_pause(self, run: BatchRun, failure: LookupFailure) -> None:
        if run is self._run:
            self._paused_by = failure
            self._tell()

    def _on_end(self, run: BatchRun, ending: Ending) -> None:
        if run is not self._run:
            return
        self._stopped_by = ending.failure or self._stopped_by
        self._paused_by = None
        self._tell()
        self._go_to_next()

    def _end(self) -> None:
        """What was seen is in the ledger before it is said what came of it."""
        self._asked = None
        self._timer.stop()
        self._take_note(self._say_end)

    def _say_end(self) -> None:
        if self._run is not None:
            self._run = None
            self.reported.emit(self._ended())

    @Slot()
    def _tell(self) -> None:
        self._take_note(lambda: None)
        if self._run is not None:
            self.reported.emit(self._running())

    def _take_note(self, then: Callable[[], object]) -> None:
        seen, self._seen = self._seen, []

        def on_noted(outcome: TaskOutcome[list[Kept]]) -> None:
            # Why it could not be noted is said by the keeper.
            rows = outcome.value if isinstance(outcome, Ok) else []
            latest: dict[Invoice, Kept] = {}
            for kept in rows:
                latest.setdefault(invoice_of(kept), kept)
            # An older one may be out of date: whoever got it has the new link since.
            self._changed |= {each for each, kept in latest.items() if kept.is_changed}
            self.known.emit(rows)
            then()

        self._keeper.ask(partial(take_note, seen), on_noted)

    def _running(self) -> Report:
        counts, done = HistoryCounts(), len(self._outcomes)
        detail, severity = counts.done(done), None
        if self._paused_by is not None:
            detail, severity = self.why(self._paused_by), Severity.LOOK_FIRST
        return Report(
            counts.checking(self._total),
            detail,
            severity,
            is_running=True,
            action=GO_ON() if self._paused_by is not None else "",
            done=done,
            of=self._total,
        )

    def _ended(self) -> Report:
        counts, shared = HistoryCounts(), Counts()
        said = (
            (counts.paid, self._in_state(RowState.PAID)),
            (shared.canceled, self._in_state(RowState.CANCELED)),
            (counts.changed, [i for i in self._outcomes if i in self._changed]),
            (shared.not_found, self._in_state(RowState.NOT_FOUND)),
            (shared.failed, self._in_state(RowState.FAILED)),
        )
        news = [_named(say(len(found)), found) for say, found in said if found]
        parts = [", ".join(news)]
        if self._stopped_by is not None:
            parts.insert(0, self.why(self._stopped_by))
        if self._left_out:
            parts.append(counts.left_out(self._left_out))
        is_whole = len(self._outcomes) == self._total
        title = (
            counts.checked(self._total)
            if is_whole
            else shared.stopped(len(self._outcomes), self._total)
        )
        is_calm = is_whole and not news and not self._left_out
        severity = Severity.FAILED if self._stopped_by else Severity.LOOK_FIRST
        return Report(
            title, " · ".join(filter(None, parts)), Severity.GOOD if is_calm else severity
        )

    def _in_state(self, state: RowState) -> list[Invoice]:
        return [each for each, outcome in self._outcomes.items() if outcome.state is state]


def _named(said: str, invoices: Sequence[Invoice]) -> str:
    """Few have their names behind it: else they would have to be looked for."""
    if len(invoices) > _MOST_NAMED:
        return said
    return f"{said} ({', '.join(shown_id(invoice_id) for *_, invoice_id in invoices)})"
