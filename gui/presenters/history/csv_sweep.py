"""CsvSweep: all rows that a query finds as lines of a CSV file, a portion at a time and packed.

A history may have a million rows: as objects they take 600 MB, as packed lines 26.
"""

import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import assert_never

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.core.history.entry import Kept
from gui.core.history.query import Cursor, Query
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.history.history_table import HistoryTable, is_test
from gui.presenters.history.sweep import Sweep
from gui.presenters.single_task import SingleTask
from gui.tasks import Failed, Lane, Ok, Outcome

# The lines are much alike: more takes longer and saves little.
_PACKED = 1


class CsvSweep:
    """`read` gets how many rows were read so far, `end` what went wrong, if something did."""

    def __init__(
        self,
        keeper: HistoryKeeper,
        lane: Lane,
        query: Query,
        table: HistoryTable,
        read: Callable[[int], object],
        end: Callable[[BaseException | None], object],
    ) -> None:
        self._keeper = keeper
        self._query = query
        self._table = table
        self._read = read
        self._end = end
        self._packing = SingleTask(lane)
        self._sweep: Sweep | None = None
        self._portions: list[bytes] = []
        self.rows = 0

    def begin(self) -> None:
        """Read the first page, and all others after it."""
        self._portions, self.rows = [], 0
        self._go_on(None)

    def cancel(self) -> None:
        """Read no further; nobody is told of an end."""
        if self._sweep is not None:
            self._sweep.cancel()
        self._packing.give_up()

    def content(self, cancellation: Cancellation) -> Iterator[bytes]:
        """Return the file, in portions.

        Raises:
            Canceled: between two of them.
        """
        yield self._table.csv_head()
        for portion in self._portions:
            if cancellation.is_canceled:
                raise Canceled
            yield zlib.decompress(portion)

    def _go_on(self, after: Cursor | None) -> None:
        page: list[Kept] = []

        def each(rows: Sequence[Kept]) -> bool:
            page.extend(rows)
            return False

        self._sweep = Sweep(self._keeper, self._query, each, partial(self._on_page, page))
        self._sweep.begin(after)

    def _on_page(self, page: list[Kept], error: BaseException | None) -> None:
        if error is not None or not page:
            self._end(error)
        elif not self._table.is_marked and any(map(is_test, page)):
            # All lines have as many cells.
            self._table = self._table.marked()
            self.begin()
        else:
            self._packing.begin(partial(_packed, self._table, page), partial(self._on_packed, page))

    def _on_packed(self, page: list[Kept], outcome: Outcome[bytes]) -> None:
        match outcome:
            case Ok(portion):
                self._portions.append(portion)
                self.rows += len(page)
                self._read(self.rows)
                self._go_on(Cursor.after(page[-1]))
            case Failed(error):
                self._end(error)
            case _:
                assert_never(outcome)


def _packed(table: HistoryTable, page: Sequence[Kept], _: Cancellation) -> bytes:
    return zlib.compress(table.csv_lines(page), _PACKED)
