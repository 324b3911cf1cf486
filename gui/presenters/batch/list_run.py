"""ListRun: a run over places of a list, from its threads to the window's."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from gui.core.accounts.account import Account
from gui.core.batch.journal import Journal, JournalNotWritten
from gui.core.batch.outcome import Outcome, RowState
from gui.core.batch.run import BatchRun, Ending
from gui.core.errors import (
    InvalidInvoiceId,
    InvoiceNotFound,
    LookupFailure,
    Rejected,
    UntrustedLink,
)
from gui.core.files import FileProblem
from gui.core.http.pacing import Pacer
from gui.core.invoice import InvoiceId
from gui.core.lookup import InvoiceLookup

# All others say nothing about the invoice.
_SAYS_OTHERWISE = InvalidInvoiceId | InvoiceNotFound | Rejected | UntrustedLink


class Asker(NamedTuple):
    """Through whom invoices are looked up; `demo_origin` as for the gate."""

    lookup: InvoiceLookup
    pacer: Pacer
    demo_origin: str | None = None

    def takes_s(self, count: int) -> float | None:
        """Return how long so many take, by how quick answers were; `None` before there was one."""
        usual_s = self.lookup.usual_s
        if usual_s is None:
            return None
        return self.pacer.held_s + usual_s * count / min(count or 1, self.pacer.parallel)


@dataclass(slots=True)
class Arrived:
    """What was told since the last look."""

    asked: list[int] = field(default_factory=list)
    outcomes: list[tuple[int, Outcome]] = field(default_factory=list)
    paused_by: LookupFailure | None = None
    ending: Ending | None = None
    not_kept: FileProblem | None = None


class ListRun:
    """Keeps each outcome before it tells it. `wake` is called on the run's threads, once for all
    that is told until `take`. Nothing is told of what is skipped: that is what is left at the end.
    """

    def __init__(
        self,
        asker: Asker,
        account: Account,
        ids: Sequence[InvoiceId],
        places: Sequence[int],
        found: Mapping[int, Outcome],
        journal: Journal | None,
        wake: Callable[["ListRun"], None],
    ) -> None:
        """`ids` are those of the whole list, `places` which of them are asked for. What was `found`
        at some of them before stays where nobody says otherwise."""
        self._found = found
        self._journal = journal
        self._wake = wake
        self._lock = threading.Lock()
        self._arrived: Arrived | None = None
        self._run = BatchRun(
            asker.lookup,
            account,
            ids,
            asker.pacer,
            self._on_outcome,
            self._on_end,
            self._on_pause,
            places,
            self._on_asking,
        )
        self.start, self.pause = self._run.start, self._run.pause
        self.go_on, self.cancel = self._run.go_on, self._run.cancel

    def take(self) -> Arrived:
        """Return what was told since the last time."""
        with self._lock:
            arrived, self._arrived = self._arrived, None
        return arrived or Arrived()

    def _tell(self, note: Callable[[Arrived], None]) -> None:
        with self._lock:
            is_first = self._arrived is None
            self._arrived = self._arrived or Arrived()
            note(self._arrived)
        if is_first:
            self._wake(self)

    def _on_asking(self, place: int) -> None:
        self._tell(lambda arrived: arrived.asked.append(place))

    def _on_outcome(self, place: int, outcome: Outcome) -> None:
        if outcome.state is RowState.SKIPPED:
            return
        outcome = self._with_link_of_before(place, outcome)
        problem = self._keep(place, outcome)

        def note(arrived: Arrived) -> None:
            arrived.outcomes.append((place, outcome))
            arrived.not_kept = problem or arrived.not_kept

        self._tell(note)

    def _with_link_of_before(self, place: int, outcome: Outcome) -> Outcome:
        """The outcome; where it says nothing about the invoice, what was found before, with its
        failure as the reason why there is nothing newer."""
        found, failure = self._found.get(place), outcome.failure
        if found is None or outcome.link is not None or isinstance(failure, _SAYS_OTHERWISE):
            return outcome
        return replace(found, failure=failure)

    def _keep(self, place: int, outcome: Outcome) -> FileProblem | None:
        if self._journal is None:
            return None
        try:
            self._journal.keep(place, outcome)
        except JournalNotWritten as error:
            # Said once; nobody waits for links because a disk is full.
            self._journal = None
            return error.problem
        return None

    def _on_pause(self, failure: LookupFailure) -> None:
        def note(arrived: Arrived) -> None:
            arrived.paused_by = failure

        self._tell(note)

    def _on_end(self, ending: Ending) -> None:
        def note(arrived: Arrived) -> None:
            arrived.ending = ending

        self._tell(note)
