"""ListChoice: from what was typed, pasted or brought to a list that can be looked up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, assert_never

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.core.accounts.account import Account
from gui.core.batch.intake import Layout
from gui.core.batch.job import BatchJob
from gui.core.batch.journal import Journal, JournalNotWritten, LeftBehind, left_behind
from gui.core.batch.outcome import Outcome as RowOutcome
from gui.core.batch.table import Table, TableRefused
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.presenters.batch.batch_state import Checking, Choosing, LeftList
from gui.presenters.batch.left_words import (
    NOT_OPENED,
    OF_ANOTHER_ACCOUNT,
    left_list,
    put_aside_lists,
)
from gui.presenters.batch.understood import (
    Understood,
    checking,
    understood,
    understood_anew,
    understood_file,
    understood_text,
    with_column,
)
from gui.presenters.batch.words import refusal_of
from gui.presenters.messages import FailureContext
from gui.presenters.single_task import SingleTask
from gui.presenters.support import explained, note_failure
from gui.tasks import Failed, Lane, Ok, Outcome

_COUNTED_AFTER_MS = 150
# After so long, what was payable may be paid.
_STALE_AFTER = timedelta(hours=1)


class ListChoice(QObject):
    """`changed` carries a `Choosing` or a `Checking`.

    `reopened`: an earlier run is gone on with; with its list, its journal, and the outcomes by
    their places.
    """

    changed = Signal(object)
    reopened = Signal(object, object, object)

    def __init__(self, lane: Lane, folder: Path | None, demo_origin: str | None) -> None:
        """`folder` is that of the journals; without one, none is kept."""
        super().__init__()
        self._lane = lane
        self._folder = folder
        self._demo_origin = demo_origin
        self._reading = SingleTask(lane)
        self._account: Account | None = None
        self._left: LeftBehind | None = None
        # What nobody was told of yet.
        self._put_aside: tuple[Path, ...] = ()
        self._typed = ""
        self._count_timer = QTimer(self)
        self._count_timer.setSingleShot(True)
        self._count_timer.setInterval(_COUNTED_AFTER_MS)
        self._count_timer.timeout.connect(self._count_typed)
        self.found: Understood | None = None
        """What was understood, once it was."""
        self.state: Choosing | Checking = Choosing()

    def set_account(self, account: Account | None) -> None:
        """This one is in use, or none."""
        self._account = account
        self.say_anew()

    def say_anew(self) -> None:
        """Say it again: in words of another language, or for another account."""
        state = self.state if self.found is None else checking(self.found, self._account)
        self._publish(state)

    def begin_anew(self) -> None:
        """Have nothing, and say so."""
        self.give_up()
        aside, self._put_aside = self._put_aside, ()
        self._publish(Choosing(refused=put_aside_lists(aside) if aside else ""))
        self.look_for_left()

    def give_up(self) -> None:
        """Read no further; of what was read nothing is left."""
        self._count_timer.stop()
        self._reading.give_up()
        self.found = None

    def type(self, text: str) -> None:
        """This stands in the field now."""
        self._typed = text
        self._count_timer.start()

    def read_text(self, text: str) -> None:
        """Take a list that was pasted."""
        self._read("…", partial(understood_text, text, self._demo_origin))

    def read_file(self, path: Path) -> None:
        """Take the list in a file."""
        self._read(path.name, partial(understood_file, path, self._demo_origin))

    def read_table(self, source: str, table: Table, layout: Layout) -> None:
        """Take a list that the program has already."""
        take = partial(understood, source, table, layout, self._demo_origin)
        self._read(source, lambda _: take())

    def cancel(self) -> None:
        """Read no further; what was typed stays."""
        if isinstance(self.state, Choosing) and self._reading.give_up():
            self._publish(replace(self.state, reading=""))

    def choose_column(self, column: int) -> None:
        """The ids stand in this column."""
        found = self.found
        if found is not None and column != found.layout.id_column:
            busy = replace(checking(found, self._account), id_column=column, is_busy=True)
            self._publish(busy)
            self._reading.begin(partial(with_column, found, column), self._on_read)

    def _read(self, source: str, read: Callable[[Cancellation], Understood]) -> None:
        self._count_timer.stop()
        self.found = None
        self._choose(reading=source, refused="")
        self._reading.begin(read, self._on_read)

    def _on_read(self, outcome: Outcome[Understood]) -> None:
        match outcome:
            case Ok(found):
                self.found = found
                self._publish(checking(found, self._account))
            case Failed(TableRefused() as refused):
                self._choose(reading="", refused=refusal_of(refused))
            case Failed(error):
                _, message = explained(error, FailureContext(), "batch")
                self._choose(reading="", refused=message.title)
            case _:
                assert_never(outcome)

    @Slot()
    def _count_typed(self) -> None:
        if isinstance(self.state, Choosing) and not self.state.reading:
            count = partial(understood_text, self._typed, self._demo_origin)
            self._reading.begin(count, self._on_counted)

    def _on_counted(self, outcome: Outcome[Understood]) -> None:
        if isinstance(self.state, Choosing):
            count = len(outcome.value.intake.entries) if isinstance(outcome, Ok) else 0
            self._publish(replace(self.state, count=count))

    def look_for_left(self) -> None:
        """Offer what an earlier run of the program did not end."""
        if self._folder is not None:
            find = partial(left_behind, self._folder, datetime.now(UTC), self._demo_origin)
            self._lane.submit(find, self._on_left)

    @property
    def _left_shown(self) -> LeftList | None:
        return None if self._left is None else left_list(self._left)

    def _on_left(self, outcome: Outcome[tuple[tuple[LeftBehind, ...], tuple[Path, ...]]]) -> None:
        if isinstance(outcome, Failed):
            note_failure(outcome.error, "journal")
            return
        found, aside = outcome.value
        self._left = found[-1] if found else None
        self._put_aside += aside
        if isinstance(self.state, Choosing):
            refused = self.state.refused
            if self._put_aside and not self.state.reading:
                refused, self._put_aside = put_aside_lists(self._put_aside), ()
            self._publish(replace(self.state, left=self._left_shown, refused=refused))

    def go_on_with_left(self) -> None:
        """Go on with the list that is offered."""
        left, state = self._left, self.state
        if left is None or not isinstance(state, Choosing) or state.reading:
            return
        if not self._is_of_account(left.job):
            self._publish(replace(state, refused=OF_ANOTHER_ACCOUNT()))
            return
        self._publish(replace(state, reading=left.job.source or "…", refused=""))
        self._reading.begin(partial(_reopened, left), partial(self._on_reopened, left))

    def _is_of_account(self, job: BatchJob) -> bool:
        account = self._account
        return account is not None and (
            (account.key, account.base_address) == (job.account_key, job.base_address)
        )

    def discard_left(self) -> None:
        """Remove the list that is offered; the one before it is offered next."""
        left, state = self._left, self.state
        if left is not None and isinstance(state, Choosing) and not state.reading:
            self._left = None
            self._publish(replace(state, left=None))
            self._lane.submit(left.discard, self._on_discarded)

    def _on_discarded(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Failed):
            note_failure(outcome.error, "journal")
        else:
            self.look_for_left()

    def _on_reopened(self, left: LeftBehind, outcome: Outcome[tuple[Understood, Journal]]) -> None:
        match outcome:
            case Ok((_, journal)) if not self._is_of_account(left.job):
                # It was switched meanwhile.
                self._lane.submit(journal.close, _on_closed)
                self._choose(reading="", refused=OF_ANOTHER_ACCOUNT())
                return
            case Ok((found, journal)):
                self.found = found
                self.reopened.emit(found, journal, _still_known(left, datetime.now(UTC)))
            case Failed(JournalNotWritten()):
                self._choose(reading="", left=None, refused=NOT_OPENED())
            case Failed(error):
                _, message = explained(error, FailureContext(), "journal")
                self._choose(reading="", left=None, refused=message.title)
            case _:
                assert_never(outcome)
        self._left = None

    def _choose(self, **changes: Any) -> None:
        """Be where a list is chosen, with these changes."""
        state = self.state if isinstance(self.state, Choosing) else Choosing(left=self._left_shown)
        self._publish(replace(state, **changes))

    def _publish(self, state: Choosing | Checking) -> None:
        self.state = state
        self.changed.emit(state)


def _still_known(left: LeftBehind, now: datetime) -> dict[int, RowOutcome]:
    """What need not be asked for again: if a while has passed, nothing that may be paid by now."""
    is_stale = now - left.begun > _STALE_AFTER
    return {
        place: outcome
        for place, outcome in left.outcomes.items()
        if not (is_stale and outcome.state.is_owed)
    }


def _reopened(left: LeftBehind, cancellation: Cancellation) -> tuple[Understood, Journal]:
    """The list, made anew, and its journal to go on with; on a worker."""
    found = understood_anew(left.job, left.intake)
    journal = left.open()
    if cancellation.is_canceled:
        journal.close()
        raise Canceled
    return found, journal


def _on_closed(outcome: Outcome[None]) -> None:
    if isinstance(outcome, Failed):
        note_failure(outcome.error, "journal")
