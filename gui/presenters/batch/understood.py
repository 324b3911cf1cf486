"""What was understood of a list, and how that reads before anything is asked."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QLocale

from gui.core.accounts.account import Account
from gui.core.batch.cell_ids import shown_cell
from gui.core.batch.delimited import pasted_table
from gui.core.batch.intake import FoundBy, Intake, Layout, column_letters, layout_of, take_in
from gui.core.batch.job import BatchJob
from gui.core.batch.reading import read_table
from gui.core.batch.table import MAX_BYTES, Cell, Table, TableProblem, TableRefused
from gui.core.cancellation import Cancellation
from gui.core.invoice import InvoiceId
from gui.core.text import plain
from gui.presenters.batch.batch_counts import BatchCounts
from gui.presenters.batch.batch_state import Checking, Finding, Preview
from gui.presenters.batch.lines import BatchLines
from gui.presenters.batch.words import (
    NOTHING_BELOW_HEADING,
    column_name,
    no_id_in_column,
    refused_id,
)
from gui.presenters.translation import translate

_ROWS_SHOWN = 30
_COLUMNS_SHOWN = 6
_FINDINGS_SHOWN = 50
_ROWS_NAMED = 4
_NAME_LENGTH = 60
_CELL_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Understood:
    """A list: where it is from, which of its columns holds the ids, and which ids."""

    source: str
    table: Table
    layout: Layout
    intake: Intake
    lines: BatchLines
    demo_origin: str | None = None
    is_column_chosen: bool = False

    @property
    def ids(self) -> tuple[InvoiceId, ...]:
        return tuple(entry.invoice_id for entry in self.intake.entries)

    def job(self, account: Account) -> BatchJob:
        """Return what a run over it is about."""
        return BatchJob(
            *(account.key, account.base_address, self.source),
            *(self.table, self.layout, self.demo_origin),
        )


def understood_file(path: Path, demo_origin: str | None, cancellation: Cancellation) -> Understood:
    """Return what is in a file; on a worker.

    Raises:
        TableRefused, Canceled: as of `read_table`.
    """
    table = read_table(path, cancellation)
    return understood(plain(path.name, _NAME_LENGTH), table, layout_of(table), demo_origin)


def understood_text(text: str, demo_origin: str | None, cancellation: Cancellation) -> Understood:
    """Return what was pasted; on a worker.

    Raises:
        TableRefused, Canceled: as of `pasted_table`.
    """
    if len(text) > MAX_BYTES:
        raise TableRefused(TableProblem.TOO_LARGE)
    table = pasted_table(text, cancellation)
    return understood("", table, layout_of(table), demo_origin)


def understood(source: str, table: Table, layout: Layout, demo_origin: str | None) -> Understood:
    """Return a table with the ids that are in it; on a worker."""
    intake = take_in(table, layout, demo_origin)
    return Understood(source, table, layout, intake, BatchLines(intake), demo_origin)


def understood_anew(job: BatchJob, intake: Intake) -> Understood:
    """Return the list of an earlier run; on a worker."""
    of_list = (job.source, job.table, job.layout)
    return Understood(*of_list, intake, BatchLines(intake), job.demo_origin)


def with_column(before: Understood, column: int, _cancellation: Cancellation) -> Understood:
    """Return the same list with the ids of another column; on a worker."""
    layout = replace(before.layout, id_column=column)
    found = understood(before.source, before.table, layout, before.demo_origin)
    return replace(found, is_column_chosen=True)


def checking(found: Understood, account: Account | None, takes_s: float | None) -> Checking:
    """Return how a list reads before it is looked up in an account, which takes so many seconds."""
    counts, intake, table = BatchCounts(), found.intake, found.table
    ids, twice, refused = len(intake.entries), intake.duplicates, intake.refused
    why_not = _why_not(intake, account)
    return Checking(
        title=counts.to_look_up(ids),
        about=_about(found, counts),
        columns=tuple(_column_name(found, column) for column in range(table.width)),
        id_column=found.layout.id_column,
        found_by=_found_by(found),
        preview=_preview(found),
        read=counts.cells_read(sum(len(e.rows) for e in intake.entries) + len(refused)),
        ids=counts.different(ids),
        duplicates=counts.duplicates(len(twice)) if twice else "",
        twice=tuple(
            Finding(plain(entry.invoice_id.value, _CELL_LENGTH), _rows(entry.rows))
            for entry in twice[:_FINDINGS_SHOWN]
        ),
        refused=counts.refused(len(refused)) if refused else "",
        left_out=tuple(
            Finding(
                shown_cell(each.cell, _CELL_LENGTH),
                _rows((each.row,)),
                refused_id(each.problem),
            )
            for each in refused[:_FINDINGS_SHOWN]
        ),
        start=counts.look_up(ids),
        takes="" if why_not or takes_s is None else counts.takes(takes_s),
        why_not=why_not,
    )


def _why_not(intake: Intake, account: Account | None) -> str:
    if intake.is_empty:
        return NOTHING_BELOW_HEADING()
    if not intake.entries:
        return no_id_in_column(refused.problem for refused in intake.refused)
    if account is None:
        return translate("batch", "Add an account first; then you can look them up.")
    return ""


def _about(found: Understood, counts: BatchCounts) -> str:
    rows = len(found.table.rows)
    parts = [found.source or translate("batch", "Pasted list")]
    if found.table.sheet:
        sheet = plain(found.table.sheet, _NAME_LENGTH)
        parts.append(translate("batch", "sheet “{name}”").format(name=sheet))
    has_heading = bool(found.layout.heading_row)
    parts.append(counts.rows_with_heading(rows) if has_heading else counts.rows(rows))
    return " · ".join(parts)


def _found_by(found: Understood) -> str:
    if found.is_column_chosen:
        return ""
    match found.layout.found_by:
        case FoundBy.HEADING:
            return translate("batch", "Found by its heading. Choose another if it is wrong.")
        case FoundBy.SHAPE:
            return translate("batch", "Its cells look like IDs. Choose another if it is wrong.")
        case FoundBy.ONLY_ONE:
            return ""
        case _:
            assert_never(found.layout.found_by)


def _column_name(found: Understood, column: int) -> str:
    heading = _at(found.layout.heading(found.table), column)
    if not heading:
        return column_name(column)
    text = translate("batch", "{name} (column {letters})")
    return text.format(name=heading, letters=column_letters(column))


def _preview(found: Understood) -> Preview:
    table, layout = found.table, found.layout
    columns = list(range(min(table.width, _COLUMNS_SHOWN)))
    if layout.id_column not in columns:
        columns[-1] = layout.id_column
    heading = layout.heading(table)
    first = layout.heading_row
    rows = table.rows[first : first + _ROWS_SHOWN]
    text = translate("batch", "Rows {first}–{last} of {count}")
    number = QLocale().toString
    shown = text.format(
        first=number(first + 1), last=number(first + len(rows)), count=number(len(table.rows))
    )
    return Preview(
        tuple(columns),
        tuple(_at(heading, column) or column_letters(column) for column in columns),
        tuple(tuple(_at(row, column) for column in columns) for row in rows),
        tuple(_holds_numbers(rows, column) for column in columns),
        shown if rows else "",
    )


def _holds_numbers(rows: tuple[tuple[Cell, ...], ...], column: int) -> bool:
    cells = [row[column] for row in rows if column < len(row)]
    return bool(cells) and all(type(cell) in {int, float} for cell in cells)


def _at(cells: tuple[Cell, ...], column: int) -> str:
    return shown_cell(cells[column], _CELL_LENGTH) if column < len(cells) else ""


def _rows(rows: tuple[int, ...]) -> str:
    if len(rows) == 1:
        return translate("batch", "row {number}").format(number=rows[0])
    named = ", ".join(str(row) for row in rows[:_ROWS_NAMED])
    more = "…" if len(rows) > _ROWS_NAMED else ""
    return translate("batch", "rows {numbers}").format(numbers=named + more)
