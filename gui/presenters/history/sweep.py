"""Sweep: all rows that a query finds, page by page, so that nothing else has to wait for long."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, assert_never

from gui.core.cancellation import Cancellation
from gui.core.history.entry import Kept
from gui.core.history.query import Cursor, Query
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.single_task import SingleTask
from gui.tasks import Failed, Ok, Outcome

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger

_PAGE = 1_000


class Sweep:
    """`each` gets a page and returns whether it wants the next; `end` gets what went wrong, if
    something did. Between two pages what is handed over meanwhile is written.
    """

    def __init__(
        self,
        keeper: HistoryKeeper,
        query: Query,
        each: Callable[[Sequence[Kept]], bool],
        end: Callable[[BaseException | None], object],
    ) -> None:
        self._keeper = keeper
        self._query = query
        self._each = each
        self._end = end
        self._task = SingleTask(keeper.lane)

    def begin(self, after: Cursor | None = None) -> None:
        """Read the first page, or what comes after a place, and all others after it."""
        self._read(after)

    def cancel(self) -> None:
        """Read no further; nobody is told of an end."""
        self._task.give_up()

    def _read(self, after: Cursor | None) -> None:
        query = self._query

        def page(ledger: "Ledger", cancellation: Cancellation) -> list[Kept]:
            return ledger.page(query, after, _PAGE, cancellation)

        def work(cancellation: Cancellation) -> list[Kept] | None:
            return self._keeper.looked(partial(page, cancellation=cancellation))

        self._task.begin(work, self._on_page)

    def _on_page(self, outcome: Outcome[list[Kept] | None]) -> None:
        match outcome:
            case Ok(rows):
                wants_more = bool(rows) and self._each(rows or [])
                if rows and wants_more and len(rows) == _PAGE:
                    self._read(Cursor.after(rows[-1]))
                else:
                    self._end(None)
            case Failed(error):
                self._end(error)
            case _:
                assert_never(outcome)
