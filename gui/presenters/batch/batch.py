"""BatchPresenter: from a list to what became of each of its invoices."""

import time
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gui.core.accounts.account import Account
from gui.core.batch.journal import Journal
from gui.core.batch.outcome import Outcome
from gui.core.batch.run import Ending
from gui.core.errors import ProgramFault
from gui.core.invoice import InvoiceId
from gui.presenters.amounts import USUAL_DECIMALS
from gui.presenters.batch import stop_words
from gui.presenters.batch.batch_state import BatchState, Checking, Choosing, HandingOver, LookingUp
from gui.presenters.batch.counts_clock import CountsClock
from gui.presenters.batch.export_orders import ExportList
from gui.presenters.batch.kept_journal import KeptJournal
from gui.presenters.batch.line_changes import LineChanges
from gui.presenters.batch.lines import ASKING, WAITING, BatchLines
from gui.presenters.batch.list_choice import ListChoice
from gui.presenters.batch.list_export import export_list
from gui.presenters.batch.list_run import Asker, ListRun
from gui.presenters.batch.run_progress import FAILED, OPEN, RunProgress
from gui.presenters.batch.understood import Understood
from gui.tasks import Lane


class BatchPresenter(QObject):
    """One list at a time: chosen (by `choice`), looked up, handed over.

    `state_changed` carries a `BatchState`, four times a second at most while a run goes on;
    `lines_changed` the places of the lines that are others now, ten times a second at most.
    `listed`: `lines` are those of another list, or none. `reworded`: what others said of them is in
    another language. `said` is for screen readers.
    """

    state_changed = Signal(object)
    listed = Signal()
    reworded = Signal()
    lines_changed = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        asker: Asker,
        lane: Lane,
        folder: Path | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`folder` is that of the journals; without one, none is kept."""
        super().__init__()
        self._asker = asker
        self._clock = clock
        self._account: Account | None = None
        self._decimals = USUAL_DECIMALS
        self._found: Understood | None = None
        self._kept = KeptJournal(lane, folder)
        self._run: ListRun | None = None
        self._changes = LineChanges(self.lines_changed.emit)
        self._wake = lane.posting(self._on_woken)
        self._counts = CountsClock()
        self._counts.due.connect(self._publish_counts)
        self._progress: RunProgress | None = None
        self.lines: BatchLines | None = None
        self.account: Account | None = None
        """Whose invoices the lines are."""
        self.choice = ListChoice(lane, folder, asker)
        self.choice.changed.connect(self._on_chosen)
        self.choice.reopened.connect(self._on_reopened)
        self.state: BatchState = self.choice.state

    @property
    def is_running(self) -> bool:
        return isinstance(self.state, LookingUp) and self.lines is not None

    def set_account(self, account: Account | None, others: Collection[Account] = ()) -> None:
        """This account is in use, or none, and `others` are there; what runs elsewhere ends."""
        self.choice.there = (account, *others)
        gone = stop_words.if_removed(self.account, self.choice.there)
        if account == self._account and gone is None:
            return
        self._account = account
        if self._progress is None:
            self.choice.set_account(account)
        elif self.is_running:
            self._stop(gone or stop_words.another_account)
        else:
            self._progress.explain(gone)
            self._publish_end()

    def stop_asking(self, account_key: str, *, is_locked: bool = False) -> None:
        """The credentials of this account are others now, or locked away: what uses them ends."""
        if self.is_running and self.account is not None and self.account.key == account_key:
            locked, others = stop_words.keyring_locked, stop_words.other_credentials
            self._stop(locked if is_locked else others)

    def set_decimals(self, decimals: int) -> None:
        """Write amounts with so many decimals at least."""
        self._decimals = decimals
        if self.lines is not None and self.lines.decimals != decimals:
            self.lines.decimals = decimals
            self.lines_changed.emit(range(len(self.lines)))

    def begin_anew(self) -> None:
        """Choose a list; of the one before nothing is left."""
        self.close(keeps=False)
        self.choice.set_account(self._account)
        self.choice.begin_anew()

    def close(self, *, keeps: bool) -> None:
        """Give everything up; `keeps` the journal, for the next start."""
        self.choice.give_up()
        if self._run is not None:
            self._run.cancel()
        self._kept.put_away(keeps=keeps)
        self._counts.stop()
        self._changes.forget()
        self._run = self._found = self.lines = self._progress = None
        self.listed.emit()

    @Slot(object)
    def _on_chosen(self, state: Choosing | Checking) -> None:
        if self._found is None:
            self.account = self._account
            self._publish(state)

    def invoice_id(self, place: int) -> InvoiceId | None:
        """Return the id of a line, if it can be asked for now."""
        ids = self._found.ids if self._found is not None and self._can_ask else ()
        return ids[place] if place < len(ids) else None

    def export_list(self, places: Sequence[int] = ()) -> ExportList | None:
        """Return the rows as they are now, of these lines or of all; what leaves is made of it."""
        found, account = self._found, self.account
        return export_list(found, account, places) if found and account else None

    def say_anew(self) -> None:
        """Say everything again, in the language that is in force now."""
        self.reworded.emit()
        if self.lines is None:
            self.choice.say_anew()
        elif self.is_running:
            self._publish_counts()
        else:
            self._publish_end()

    def start(self) -> None:
        """Look up what was checked."""
        found, account = self.choice.found, self._account
        if found is None or account is None or not found.intake.entries or self._found is not None:
            return
        self._list(found)
        self._begin(found.lines.places_in(*OPEN))

    @Slot(object, object, object)
    def _on_reopened(self, found: Understood, journal: Journal, known: dict[int, Outcome]) -> None:
        self._list(found)
        self._kept.take(journal)
        for place, outcome in known.items():
            found.lines.put(place, outcome)
        self._begin(found.lines.places_in(*OPEN, *FAILED))

    def retry(self) -> None:
        """Ask again for what failed, was not asked for, or has no status."""
        progress = self._progress
        if self.lines is not None and progress is not None and self._can_ask:
            if isinstance(self.state, HandingOver):
                self._begin(self.lines.places_in(*progress.retried))

    @property
    def _can_ask(self) -> bool:
        return self._account is not None and self._account == self.account

    def pause(self) -> None:
        """Ask for no further invoice until `go_on`."""
        progress = self._progress
        if self.is_running and progress is not None and not progress.is_paused:
            # One that still waits for its journal begins paused.
            if self._run is not None:
                self._run.pause()
            progress.pause()
            self._publish_counts()

    def go_on(self) -> None:
        """Take the pause back."""
        progress = self._progress
        if self.is_running and progress is not None and progress.is_paused:
            progress.go_on()
            if self._run is not None:
                self._run.go_on()
            self._publish_counts()

    def cancel(self) -> None:
        """End the run with what is there."""
        self._stop(None)

    def _list(self, found: Understood) -> None:
        """From here on these are the lines."""
        self._found, self.lines, self.account = found, found.lines, self._account
        found.lines.decimals = self._decimals
        self.listed.emit()

    def _begin(self, places: list[int]) -> None:
        """Ask for these, with a journal if there can be one."""
        assert self._found is not None
        assert self.account is not None
        lines = self._found.lines
        self._progress = progress = RunProgress(lines, places, self._clock)
        for place in places:
            if lines.outcome(place) is not WAITING:
                self._changes.put(lines, place, WAITING)
        self._publish_counts()
        self._kept.begin(self._found.job(self.account), partial(self._look_up, places, progress))

    def _look_up(self, places: list[int], progress: RunProgress) -> None:
        assert self._found is not None
        assert self.account is not None
        ids, journal = self._found.ids, self._kept.journal
        what = (ids, places, progress.found)
        self._run = ListRun(self._asker, self.account, *what, journal, self._wake)
        if progress.is_paused:
            self._run.pause()
        self._publish_counts()
        try:
            self._run.start()
        except ProgramFault as fault:
            self._run = None
            self._end(Ending(failure=fault))
            return
        self._counts.begin()

    def _stop(self, why: stop_words.Why | None) -> None:
        if self._progress is None or self._progress.is_ending:
            return
        self._progress.is_ending, self._progress.why = True, why
        if self._kept.is_beginning:
            self._kept.put_away()
            self._end(Ending(is_canceled=True))
        elif self._run is not None:
            self._run.cancel()
            self._publish_counts()

    def _on_woken(self, run: ListRun) -> None:
        progress = self._progress
        # One that was given up may still have something to tell.
        if run is not self._run or progress is None or self.lines is None:
            return
        arrived = run.take()
        for place in arrived.asked:
            self._changes.put(self.lines, place, ASKING)
        for place, outcome in arrived.outcomes:
            self._changes.put(self.lines, place, outcome)
            progress.note()
        if arrived.not_kept is not None:
            self._kept.note(arrived.not_kept)
        if arrived.paused_by is not None:
            progress.pause(stop_words.why_stopped(arrived.paused_by, self.account))
            self._publish_counts()
        if arrived.ending is not None:
            self._run = None
            self._end(arrived.ending)
            return
        self.said.emit(progress.quarter())
        self._counts.note()

    def _end(self, ending: Ending) -> None:
        assert self.lines is not None
        assert self._progress is not None
        self._counts.stop()
        skipped, unasked = self.lines.places_in(*OPEN), self._progress.unasked
        self._changes.put_all(self.lines, skipped, unasked, partial(self._finish, ending))

    def _finish(self, ending: Ending) -> None:
        assert self._progress is not None
        failure = ending.failure
        why = None if failure is None else stop_words.why_stopped(failure, self.account)
        self._progress.end(why, is_canceled=ending.is_canceled)
        self._changes.tell()
        state = self._publish_end()
        self.said.emit(". ".join(filter(None, (state.title, state.about))))

    def _publish_end(self) -> HandingOver:
        assert self._progress is not None
        self.state = self._progress.handing_over(self._kept.warning, can_retry=self._can_ask)
        self.state_changed.emit(self.state)
        return self.state

    @Slot()
    def _publish_counts(self) -> None:
        if self._progress is not None:
            self._publish(self._progress.looking_up(self._asker.pacer.held_s, self._kept.warning))

    def _publish(self, state: BatchState) -> None:
        self.state = state
        self.state_changed.emit(state)
