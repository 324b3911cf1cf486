"""HistoryExport: the rows that were found, saved as a table. Without links: those are handed over
on the page, where they are checked."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QLocale, QObject, Signal

from gui.core.accounts.account import Environment
from gui.core.batch.list_separator import list_separator
from gui.core.batch.writing import OutCell, csv_bytes, workbook_bytes
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.core.files import write_new
from gui.core.history.entry import Kept
from gui.core.history.query import Query
from gui.presenters.accounts.header_state import TEST_MARK, environment_name
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.history.history_state import ExportFormat
from gui.presenters.history.lines import Reader, amount_of
from gui.presenters.history.sweep import Sweep
from gui.presenters.history.ways_then import way_title
from gui.presenters.history.words import verdict_name
from gui.presenters.single_task import SingleTask
from gui.presenters.translation import translate
from gui.tasks import Failed, Lane, Ok, Outcome

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

    def __init__(self, keeper: HistoryKeeper, lane: Lane, reader: Reader) -> None:
        super().__init__()
        self._keeper = keeper
        self._reader = reader
        self._writing = SingleTask(lane)
        self._sweep: Sweep | None = None
        self._rows: list[Kept] = []

    def begin(self, query: Query, kind: ExportFormat, path: Path, *, replaces: bool) -> None:
        """Save what this finds."""
        self._rows = []
        is_bounded = kind is ExportFormat.WORKBOOK

        def each(rows: Sequence[Kept]) -> bool:
            self._rows.extend(rows)
            self.read.emit(len(self._rows))
            return not is_bounded or len(self._rows) <= MOST_ROWS

        write = partial(self._write, kind, path, replaces=replaces)
        self._sweep = Sweep(self._keeper, query, each, write)
        self._sweep.begin()

    def cancel(self) -> bool:
        """Give up; returns whether nothing of it stays."""
        if self._sweep is not None:
            self._sweep.cancel()
            self._sweep = None
        self._rows = []
        return not self._writing.is_running or self._writing.give_up()

    def _write(
        self, kind: ExportFormat, path: Path, error: BaseException | None, *, replaces: bool
    ) -> None:
        rows, self._rows, self._sweep = self._rows, [], None
        if error is None and kind is ExportFormat.WORKBOOK and len(rows) > MOST_ROWS:
            error = TooManyRows()
        if error is not None:
            self.ended.emit(error)
            return
        # As it is now: the work is done on another thread.
        reader, saved = copy(self._reader), Saved(path, len(rows))

        def work(cancellation: Cancellation) -> None:
            data = _content(kind, rows, reader, cancellation)
            cancellation.commit()
            write_new(path, data, replaces=replaces)

        self._writing.begin(work, partial(self._on_written, saved))

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


def _content(
    kind: ExportFormat, rows: Sequence[Kept], reader: Reader, cancellation: Cancellation
) -> bytes:
    columns = _columns(reader, is_marked=any(map(_is_test, rows)))
    headings = [heading for heading, _ in columns]
    cells = [[cell_of(kept) for _, cell_of in columns] for kept in rows]
    match kind:
        case ExportFormat.WORKBOOK:
            title = translate("history", "History")
            return workbook_bytes(title, headings, cells, reader.decimals, cancellation)
        case ExportFormat.CSV:
            point = QLocale().decimalPoint()
            return csv_bytes(headings, cells, reader.decimals, list_separator(point), point)
        case _:
            assert_never(kind)


def _columns(reader: Reader, *, is_marked: bool) -> list[tuple[str, Callable[[Kept], OutCell]]]:
    """Each column by its heading, and what stands in it."""

    def account(kept: Kept) -> str:
        found = reader.account_of(kept)
        return found.name if found is not None else ""

    changed = translate("history", "yes")
    mark = translate("messages", TEST_MARK)
    columns: list[tuple[str, Callable[[Kept], OutCell]]] = [
        (translate("history", "When"), lambda kept: _by_the_clock(kept.at)),
        (translate("history", "Invoice ID"), lambda kept: kept.invoice_id),
        (translate("history", "How"), lambda kept: way_title(kept.way)),
        (translate("history", "By"), lambda kept: kept.person),
        (
            translate("history", "Verdict then"),
            lambda kept: verdict_name(kept.verdict, kept.status),
        ),
        (translate("history", "Amount then"), amount_of),
        (translate("history", "Link changed"), lambda kept: changed if kept.is_changed else ""),
        (translate("history", "Account"), account),
        (translate("history", "Environment"), lambda kept: environment_name(kept.environment)),
    ]
    if is_marked:
        columns.insert(0, (mark, lambda kept: mark if _is_test(kept) else ""))
    return columns


def _is_test(kept: Kept) -> bool:
    return kept.environment is not Environment.PRODUCTION


def _by_the_clock(at: datetime) -> datetime:
    """As the clock on the wall says it: cells know no time zones."""
    return at.astimezone().replace(tzinfo=None, microsecond=0)
