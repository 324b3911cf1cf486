"""HistoryPresenter: what was handed over, searched while somebody types, and all about a row."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from gui.core.accounts.account import Account
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.core.history.entry import Invoice, Kept
from gui.core.history.problems import LedgerProblem, LedgerUnavailable
from gui.core.history.query import Query
from gui.core.logs import describe
from gui.presenters.history import filters
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.history.history_state import Chosen, Details, Filling, HistoryState, Line
from gui.presenters.history.ledger_questions import (
    FIRST_PAGE,
    PAGE,
    Found,
    Totals,
    changed,
    first_rows,
    news,
    next_rows,
    rows_of,
    totals,
)
from gui.presenters.history.lines import Reader, id_of, invoice_of
from gui.presenters.history.overview import state_of
from gui.presenters.history.problem_words import said_of
from gui.presenters.single_task import SingleTask
from gui.tasks import Failed, Ok, Outcome

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger

T = TypeVar("T")

log = logging.getLogger(__name__)


class HistoryPresenter(QObject):
    """Finds rows, newest first, page by page. All asking is done on the lane of the history.

    `listed` carries the first rows of a search, and whether there are more; `added` the next ones;
    `came` those that were handed over meanwhile; `known` rows of which something else is known.
    `reworded`: what was said of the rows is outdated.
    """

    state_changed = Signal(object)
    details_changed = Signal(object)
    listed = Signal(object, bool)
    added = Signal(object, bool)
    came = Signal(object)
    known = Signal(object)
    reworded = Signal()

    def __init__(self, keeper: HistoryKeeper, reader: Reader) -> None:
        super().__init__()
        self._keeper = keeper
        self.reader = reader
        self._tasks = tuple(SingleTask(keeper.lane) for _ in range(6))
        self._first, self._next, self._counting = self._tasks[:3]
        self._adding_up, self._reading, self._refreshing = self._tasks[3:]
        self._newest: Kept | None = None
        self._last: Kept | None = None
        self._totals = Totals()
        self._changed = 0
        self._has_other_rows = True
        self._is_closed = False
        self._facts: frozenset[LedgerProblem] = frozenset()
        self.query = Query()
        self.picked: list[Kept] = []
        """The rows that are selected, newest first."""
        self._invoices: set[Invoice] = set()
        self._deeds: list[Kept] = []
        self.state = self._state(Chosen(), Filling.LOADING)
        keeper.written.connect(self.refresh)
        keeper.cleared.connect(self.repeat)

    @Slot(object)
    def search(self, chosen: Chosen) -> None:
        """Look for this."""
        self._publish(self._state(filters.fitting(chosen), self.state.filling))
        self._load()

    @Slot()
    def repeat(self) -> None:
        """Look for the same again."""
        self._has_other_rows = True
        self._load()

    @Slot()
    def more(self) -> None:
        """Somebody comes to the end of the rows that there are."""
        last, query = self._last, self.query
        if last is not None:
            self._ask(self._next, partial(next_rows, query, last), self._on_more)

    @Slot(object)
    def pick(self, rows: Sequence[Kept]) -> None:
        """These rows are selected."""
        self.picked, self._deeds = list(rows), list(rows[:1])
        self._invoices = {invoice_of(kept) for kept in rows}
        self._publish_details()
        if len(self._invoices) == 1:
            self._ask(self._reading, partial(rows_of, [*self._invoices]), self._on_deeds)
        else:
            self._reading.give_up()

    def line(self, kept: Kept) -> Line:
        """Return a row in words."""
        return self.reader.line(kept, self._keeper.now())

    def set_accounts(self, accounts: tuple[Account, ...]) -> None:
        """These accounts are there now."""
        if accounts != self.reader.accounts:
            self.reader.accounts = accounts
            self._publish_details()

    def set_decimals(self, decimals: int) -> None:
        """Write amounts with so many decimals at least."""
        self.reader.decimals = decimals
        self._publish_details()

    def take_in(self, rows: Sequence[Kept]) -> None:
        """Of these rows something else is known."""
        by_number = {kept.number: kept for kept in rows}
        self.picked = [by_number.get(kept.number, kept) for kept in self.picked]
        self._deeds = [by_number.get(kept.number, kept) for kept in self._deeds]
        self.known.emit(rows)
        self.say_rows_anew()
        self._count()

    def say_rows_anew(self) -> None:
        """What was said of the rows is outdated, and so are the details."""
        self.reworded.emit()
        self._publish(self.state)
        self._publish_details()

    def say_anew(self) -> None:
        """Say everything again, as it is to be said now."""
        self._publish(self._state(self.state.chosen, self.state.filling))
        self.say_rows_anew()

    def close(self) -> None:
        """Give everything up."""
        self._is_closed = True
        for task in self._tasks:
            task.give_up()
        self._keeper.written.disconnect(self.refresh)
        self._keeper.cleared.disconnect(self.repeat)

    @property
    def total(self) -> int:
        """How many rows are kept, as far as that is known by now."""
        return self._totals.rows

    def _ask(
        self,
        task: SingleTask,
        question: Callable[["Ledger", Cancellation], T],
        receiver: Callable[[Outcome[T | None]], None],
    ) -> None:
        def work(cancellation: Cancellation) -> T | None:
            return self._keeper.looked(lambda ledger: question(ledger, cancellation))

        task.begin(work, receiver)

    def _load(self) -> None:
        for task in (self._next, self._counting, self._refreshing):
            task.give_up()
        # Where the rows of before began and ended says nothing of what is looked for now.
        self._newest = self._last = None
        self.query = filters.query_of(self.state.chosen, self._keeper.now())
        self._ask(self._first, partial(first_rows, self.query), self._on_found)

    def _on_found(self, outcome: Outcome[Found | None]) -> None:
        found = self._answer(outcome)
        if isinstance(outcome, Failed):
            return
        found = found or Found([], frozenset())
        self.reader.me = self._keeper.me
        self._facts = found.facts
        self._newest = next(iter(found.rows), None)
        self._last = next(reversed(found.rows), None)
        filling = Filling.ROWS if found.rows else self._why_empty()
        if filling in {Filling.NOTHING_YET, Filling.OFF}:
            self._totals = Totals()
        self._publish(self._state(self.state.chosen, filling))
        self.listed.emit(found.rows, found.has_more)
        if not found.rows:
            self.pick([])
        self._count()

    def _why_empty(self) -> Filling:
        if self.state.chosen != Chosen():
            return Filling.NO_MATCH
        return Filling.NOTHING_YET if self._keeper.is_on else Filling.OFF

    def _on_more(self, outcome: Outcome[list[Kept] | None]) -> None:
        rows = self._answer(outcome) or []
        self._last = next(reversed(rows), self._last)
        self.added.emit(rows, len(rows) == PAGE)

    def _count(self) -> None:
        """What is looked for is counted anew, and all rows where there are others than before."""
        if self._has_other_rows:
            self._has_other_rows = False
            self._ask(self._adding_up, totals, self._on_totals)
        self._ask(self._counting, partial(changed, self.query), self._on_changed)

    def _on_totals(self, outcome: Outcome[Totals | None]) -> None:
        self._totals = self._answer(outcome) or Totals()
        self._publish(self._state(self.state.chosen, self.state.filling))

    def _on_changed(self, outcome: Outcome[int | None]) -> None:
        self._changed = self._answer(outcome) or 0
        self._publish(self._state(self.state.chosen, self.state.filling))

    def _on_deeds(self, outcome: Outcome[list[Kept] | None]) -> None:
        self._deeds = self._answer(outcome) or self._deeds
        self._publish_details()

    @Slot()
    def refresh(self) -> None:
        """Take in what came since: from here, or from another program."""
        if self._is_closed or self._first.is_running:
            # A window that goes may become active once more. Else it comes with what is looked for.
            self._has_other_rows = True
            return
        if self._newest is None:
            self.repeat()
            return
        find = partial(news, self.query, self._newest, self._invoices)
        self._ask(self._refreshing, find, self._on_refreshed)

    def _on_refreshed(self, outcome: Outcome[tuple[list[Kept], list[Kept]] | None]) -> None:
        came, others = self._answer(outcome) or ([], [])
        if len(came) == FIRST_PAGE:
            # There may be more of them than that.
            self.repeat()
            return
        if came:
            self._newest = came[0]
            self._has_other_rows = True
            self.came.emit(came)
        if came or others:
            self.take_in(others)
            self.pick(self.picked)

    def _answer(self, outcome: Outcome[T | None]) -> T | None:
        """What the ledger answered; where it could not, the window says why."""
        if isinstance(outcome, Ok):
            return outcome.value
        error = outcome.error
        if isinstance(error, LedgerUnavailable):
            self._break(error.problem)
        elif not isinstance(error, Canceled):
            log.error("history: %s", describe(error))
            self._break(LedgerProblem.OTHER)
        return None

    def _break(self, problem: LedgerProblem) -> None:
        state = self._state(self.state.chosen, Filling.BROKEN)
        self._publish(replace(state, text=said_of(problem)))

    def _publish(self, state: HistoryState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _publish_details(self) -> None:
        self.details_changed.emit(self.details())

    def details(self) -> Details:
        """Return what is known of what is selected."""
        if not self.picked:
            return Details(0, "")
        if len(self._invoices) > 1:
            can_ask = any(self.reader.account_of(kept) and id_of(kept) for kept in self.picked)
            return self.reader.details_of_several(len(self._invoices), can_ask=can_ask)
        first, now = self.picked[0], self._keeper.now()
        links = self._keeper.keeps_links
        return self.reader.details(first, self._deeds, now, keeps_links=links)

    def _state(self, chosen: Chosen, filling: Filling) -> HistoryState:
        has_checked = bool(self.reader.checked)
        return state_of(
            *(self._keeper, self._totals, self._changed, self._facts),
            *(chosen, filling),
            has_checked=has_checked,
        )
