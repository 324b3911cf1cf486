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
    OF_REMOVED_ACCOUNT,
    left_list,
    put_aside_lists,
)
from gui.presenters.batch.list_run import Asker
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
from gui.presenters.messages import FailureContext, lookup_message
from gui.presenters.single_task import SingleTask
from gui.presenters.support import note_failure
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

    def __init__(self, lane: Lane, folder: Path | None, asker: Asker) -> None:
        """`folder` is that of the journals; without one, none is kept."""
        super().__init__()
        self._lane = lane
        self._folder = folder
        self._demo_origin = asker.demo_origin
        self._takes_s = asker.takes_s
        self._reading = SingleTask(lane)
        self._account: Account | None = None
        self._left: LeftBehind | None = None
        # What nobody was told of yet.
        self._put_aside: tuple[Path, ...] = ()
        # Why the last list could not be read, to be said in whatever language.
        self._refused: Callable[[], str] = str
        self._typed = ""
        self._count_timer = QTimer(self)
        self._count_timer.setSingleShot(True)
        self._count_timer.setInterval(_COUNTED_AFTER_MS)
        self._count_timer.timeout.connect(self._count_typed)
        self.there: tuple[Account | None, ...] = ()
        """The accounts that there are."""
        self.found: Understood | None = None
        """What was understood, once it was."""
        self.state: Choosing | Checking = Choosing()

    def set_account(self, account: Account | None) -> None:
        """This one is in use, or none."""
        self._account = account
        self.say_anew()

    def say_anew(self) -> None:
        """Say it again: in words of another language, or for another account."""
        if self.found is not None:
            self._publish(self._checking(self.found))
        else:
            is_refused = isinstance(self.state, Choosing) and bool(self.state.refused)
            self._choose(left=self._left_shown, refused=self._refused() if is_refused else "")

    def begin_anew(self) -> None:
        """Have nothing, and say so."""
        self.give_up()
        self._publish(Choosing())
        self._say_put_aside()
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
            busy = replace(self._checking(found), id_column=column, is_busy=True)
            self._publish(busy)
            self._reading.begin(partial(with_column, found, column), self._on_read)

    def _checking(self, found: Understood) -> Checking:
        return checking(found, self._account, self._takes_s(len(found.intake.entries)))

    def _read(self, source: str, read: Callable[[Cancellation], Understood]) -> None:
        self._count_timer.stop()
        self.found = None
        self._choose(reading=source, refused="")
        self._reading.begin(read, self._on_read)

    def _on_read(self, outcome: Outcome[Understood]) -> None:
        match outcome:
            case Ok(found):
                self.found = found
                self._publish(self._checking(found))
            case Failed(TableRefused() as refused):
                self._refuse(partial(refusal_of, refused))
            case Failed(error):
                self._refuse(_why_failed(error, "batch"))
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
            self._choose(left=self._left_shown)
            self._say_put_aside()

    def _say_put_aside(self) -> None:
        aside = self._put_aside
        if aside and isinstance(self.state, Choosing) and not self.state.reading:
            self._put_aside = ()
            self._refuse(partial(put_aside_lists, aside))

    def go_on_with_left(self) -> None:
        """Go on with the list that is offered."""
        left, state = self._left, self.state
        if left is None or not isinstance(state, Choosing) or state.reading:
            return
        if self._why_not(left.job):
            self._refuse(partial(self._why_not, left.job))
            return
        self._publish(replace(state, reading=left.job.source or "…", refused=""))
        self._reading.begin(partial(_reopened, left), partial(self._on_reopened, left))

    def _why_not(self, job: BatchJob) -> str:
        """Why a list cannot be gone on with now; nothing where it can."""
        if _is_of(self._account, job):
            return ""
        is_there = any(_is_of(account, job) for account in self.there)
        return OF_ANOTHER_ACCOUNT() if is_there else OF_REMOVED_ACCOUNT()

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
            case Ok((_, journal)) if self._why_not(left.job):
                # It was switched meanwhile.
                self._lane.submit(journal.close, _on_closed)
                self._refuse(partial(self._why_not, left.job))
                return
            case Ok((found, journal)):
                self.found = found
                self.reopened.emit(found, journal, _still_known(left, datetime.now(UTC)))
            case Failed(JournalNotWritten()):
                self._refuse(NOT_OPENED, left=None)
            case Failed(error):
                self._refuse(_why_failed(error, "journal"), left=None)
            case _:
                assert_never(outcome)
        self._left = None

    def _refuse(self, why: Callable[[], str], **changes: Any) -> None:
        """Say why nothing comes of what was chosen."""
        self._refused = why
        self._choose(reading="", refused=why(), **changes)

    def _choose(self, **changes: Any) -> None:
        """Be where a list is chosen, with these changes."""
        state = self.state if isinstance(self.state, Choosing) else Choosing(left=self._left_shown)
        self._publish(replace(state, **changes))

    def _publish(self, state: Choosing | Checking) -> None:
        self.state = state
        self.changed.emit(state)


def _is_of(account: Account | None, job: BatchJob) -> bool:
    if account is None:
        return False
    return (account.key, account.base_address) == (job.account_key, job.base_address)


def _why_failed(error: BaseException, doing: str) -> Callable[[], str]:
    """Note what went wrong; returns what says it."""
    failure = note_failure(error, doing)
    return lambda: lookup_message(failure, FailureContext()).title


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
