"""HistoryExport: the rows that were found, saved as a table. Without links: those are handed over
on the page, where they are checked."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.core.files import write_new
from gui.core.history.entry import Kept
from gui.core.history.query import Query
from gui.core.unfinished import UNNOTED, Unfinished
from gui.presenters.history.csv_sweep import CsvSweep
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.history.history_state import ExportFormat
from gui.presenters.history.history_table import HistoryTable, is_test
from gui.presenters.history.lines import Reader
from gui.presenters.history.sweep import Sweep
from gui.presenters.single_task import SingleTask
from gui.tasks import Failed, Lane, Ok, Outcome

Content = Callable[[Cancellation], bytes | Iterator[bytes]]

MOST_ROWS = 100_000
"""Of a workbook: the whole of it is in memory while it is written."""


class TooManyRows(Exception):
    """There are more than a workbook takes here."""


@dataclass(frozen=True, slots=True)
class Saved:
    path: Path
    rows: int


class HistoryExport(QObject):
    """One at a time. `read` carries how many rows were read so far; `ended` a `Saved`, or what went
    wrong.
    """

    read = Signal(int)
    ended = Signal(object)

    def __init__(
        self,
        keeper: HistoryKeeper,
        lane: Lane,
        reader: Reader,
        unfinished: Unfinished = UNNOTED,
    ) -> None:
        """`unfinished` takes note of each file until it is there."""
        super().__init__()
        self._unfinished = unfinished
        self._keeper = keeper
        self._lane = lane
        self._reader = reader
        self._writing = SingleTask(lane)
        self._sweep: Sweep | CsvSweep | None = None

    def begin(self, query: Query, kind: ExportFormat, path: Path, *, replaces: bool) -> None:
        """Save what this finds."""
        # As it is now: the work is done on another thread.
        table = HistoryTable(copy(self._reader))
        write = partial(self._write, path, replaces=replaces)
        match kind:
            case ExportFormat.WORKBOOK:
                self._sweep = self._sweep_for_workbook(query, table, write)
            case ExportFormat.CSV:
                self._sweep = self._sweep_for_csv(query, table, write)
            case _:
                assert_never(kind)
        self._sweep.begin()

    def cancel(self) -> bool:
        """Give up; returns whether nothing of it stays."""
        if self._sweep is not None:
            self._sweep.cancel()
            self._sweep = None
        return not self._writing.is_running or self._writing.give_up()

    def _sweep_for_workbook(
        self, query: Query, table: HistoryTable, write: Callable[[int, Content], None]
    ) -> Sweep:
        found: list[Kept] = []

        def each(rows: Sequence[Kept]) -> bool:
            found.extend(rows)
            self.read.emit(len(found))
            return len(found) <= MOST_ROWS

        def end(error: BaseException | None) -> None:
            if error is None and len(found) > MOST_ROWS:
                error = TooManyRows()
            if error is not None:
                self._end(error)
                return
            marked = table.marked() if any(map(is_test, found)) else table
            write(len(found), partial(marked.workbook, found))

        return Sweep(self._keeper, query, each, end)

    def _sweep_for_csv(
        self, query: Query, table: HistoryTable, write: Callable[[int, Content], None]
    ) -> CsvSweep:
        def end(error: BaseException | None) -> None:
            if error is not None:
                self._end(error)
            else:
                write(sweep.rows, sweep.content)

        sweep = CsvSweep(self._keeper, self._lane, query, table, self.read.emit, end)
        return sweep

    def _end(self, error: BaseException) -> None:
        self._sweep = None
        self.ended.emit(error)

    def _write(self, path: Path, rows: int, content: Content, *, replaces: bool) -> None:
        self._sweep = None

        def work(cancellation: Cancellation) -> None:
            data = content(cancellation)
            commit = cancellation.commit
            write_new(path, data, self._unfinished, replaces=replaces, commit=commit)

        self._writing.begin(work, partial(self._on_written, Saved(path, rows)))

    def _on_written(self, saved: Saved, outcome: Outcome[None]) -> None:
        match outcome:
            case Ok():
                self.ended.emit(saved)
            case Failed(Canceled()):
                pass
            case Failed(error):
                self.ended.emit(error)
            case _:
                assert_never(outcome)
