"""What was understood of a table: which column holds the ids, which ids, and what was refused."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice

from gui.core.batch.cell_ids import IdProblem, NoIdInCell, id_in
from gui.core.batch.table import Cell, Table
from gui.core.invoice import InvoiceId

# By so many rows it is decided which column it is; headings stand among the first ones.
_ROWS_LOOKED_AT = 200
_ROWS_WITH_HEADINGS = 10
# The headings of the column, best first, without case, spaces and signs.
_HEADINGS = tuple(
    "bluetapeinvoiceid bluetapeid invoiceid invoiceidentifier idinvoice iddefactura idfactura "
    "facturaid identificadordefactura externalid integrationid invoiceno invoicenumber invoicenr "
    "invoice# nfactura facturan nodefactura numerodefactura invoice factura id".split()
)
_AMOUNT = re.compile(r"[-+(]?[^\w\s]?\s?\d{1,3}(?:[.,' ]\d{3})*(?:[.,]\d{1,2})?\)?")
_DATE = re.compile(r"\d{1,4}[-/. ](?:\d{1,2}|[^\W\d]{3,9}\.?)[-/. ]\d{1,4}")


class FoundBy(Enum):
    """How the id column was found."""

    HEADING = "heading"
    SHAPE = "shape"
    ONLY_ONE = "only one"


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column holds the ids, counted from 0, and which row the headings, counted from 1.

    0 where there are none. What stands above headings is a title.
    """

    id_column: int
    heading_row: int = 0
    found_by: FoundBy = FoundBy.SHAPE

    def heading(self, table: Table) -> tuple[Cell, ...]:
        """Return the headings; empty where there are none."""
        return table.rows[self.heading_row - 1] if self.heading_row else ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An id, and the numbers of the rows that it stands in, counted from 1."""

    invoice_id: InvoiceId
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RefusedRow:
    row: int
    cell: Cell
    problem: IdProblem


@dataclass(frozen=True, slots=True)
class Intake:
    """The ids in the order of their first rows, and the rows without one.

    Rows in which nothing stands are neither.
    """

    entries: tuple[Entry, ...]
    refused: tuple[RefusedRow, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands below the headings."""
        return not self.entries and not self.refused

    @property
    def duplicates(self) -> tuple[Entry, ...]:
        """Return the ids that stand in more than one row."""
        return tuple(entry for entry in self.entries if len(entry.rows) > 1)


def layout_of(table: Table) -> Layout:
    """Return where the ids are: by the heading of their column, else by what ids look like."""
    rows = _first_rows(table)
    for at, (row, cells) in enumerate(rows):
        named = _named_column(cells)
        if named is not None and _is_heading(rows, at, named):
            return Layout(named, row, FoundBy.HEADING)
    best = max(range(table.width), key=lambda column: (_share_of_ids(table, column), -column))
    found_by = FoundBy.ONLY_ONE if table.width == 1 else FoundBy.SHAPE
    return Layout(best, _heading_above(table, best), found_by)


def layout_called(table: Table, name: str) -> Layout | None:
    """Return the layout with the ids below this heading, or in the column with this letter.

    `None` where there is neither.
    """
    wanted, rows = bare_heading(name), _first_rows(table)
    seen = []
    for at, (row, cells) in enumerate(rows):
        bare = [bare_heading(cell) for cell in cells]
        if wanted and wanted in bare:
            column = bare.index(wanted)
            seen.append(Layout(column, row, FoundBy.HEADING))
            if _is_heading(rows, at, column):
                return seen[-1]
    lettered = _column_lettered(name.strip().upper())
    if lettered is not None and lettered < table.width:
        return replace(layout_of(table), id_column=lettered)
    # Whoever names it knows better what a heading looks like.
    return seen[0] if seen else None


def column_letters(column: int) -> str:
    """Return what spreadsheets call a column that is counted from 0."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _column_lettered(letters: str) -> int | None:
    if not re.fullmatch("[A-Z]{1,2}", letters):
        return None
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def take_in(table: Table, layout: Layout, demo_origin: str | None = None) -> Intake:
    """Return the ids of a table's id column; `demo_origin` as for `InvoiceId.parse`."""
    rows_of: dict[InvoiceId, list[int]] = {}
    refused = []
    for number, cells in enumerate(table.rows, 1):
        if not cells or number <= layout.heading_row:
            continue
        cell = cells[layout.id_column] if layout.id_column < len(cells) else None
        try:
            rows_of.setdefault(id_in(cell, demo_origin), []).append(number)
        except NoIdInCell as none:
            refused.append(RefusedRow(number, cell, none.problem))
    entries = (Entry(invoice_id, tuple(rows)) for invoice_id, rows in rows_of.items())
    return Intake(tuple(entries), tuple(refused))


def bare_heading(cell: Cell) -> str:
    """Return a heading without what people write it differently in: case, accents, signs."""
    text = unicodedata.normalize("NFKD", str(cell or "")).casefold()
    return "".join(c for c in text if c.isalnum() or c == "#")


def _named_column(head: Sequence[Cell]) -> int | None:
    bare = [bare_heading(cell) for cell in head]
    return next((bare.index(name) for name in _HEADINGS if name in bare), None)


def _share_of_ids(table: Table, column: int) -> float:
    """How many of the cells look like ids of invoices, and differ, as a share of 1."""
    rows = table.rows[1 : _ROWS_LOOKED_AT + 1] or table.rows
    cells = [row[column] for row in rows if column < len(row) and row[column] not in {None, ""}]
    alike = {cell for cell in cells if _looks_like_an_id(cell)}
    return len(alike) / max(len(cells), len(rows) // 2, 1)


def _looks_like_an_id(cell: Cell) -> bool:
    if not isinstance(cell, str) and type(cell) is not int:
        return False
    text = str(cell).strip()
    has_digit = any(c.isdigit() for c in text)
    is_other = _AMOUNT.fullmatch(text) and not text.isdigit()
    return has_digit and " " not in text and not is_other and not _DATE.fullmatch(text)


def _first_rows(table: Table) -> list[tuple[int, tuple[Cell, ...]]]:
    """The first rows in which something stands, with their numbers."""
    numbered = ((row, cells) for row, cells in enumerate(table.rows, 1) if cells)
    return list(islice(numbered, _ROWS_WITH_HEADINGS))


def _is_heading(rows: Sequence[tuple[int, tuple[Cell, ...]]], at: int, column: int) -> bool:
    """Whether a cell that reads like a heading is one, and not a value: the kind of a document."""
    _, cells = rows[at]
    below = [other for _, other in rows[at + 1 :]]
    if not below:
        # It would be the heading of nothing, below a table.
        return all(len(other) < len(cells) for _, other in rows[:at])
    # Headings that come again, on each page of a report, come as a whole row.
    others = [other for other in below if other != cells]
    wanted = bare_heading(cells[column])
    if any(column < len(other) and bare_heading(other[column]) == wanted for other in others):
        return False
    if column < len(below[0]) and _looks_like_an_id(below[0][column]):
        # Other columns may be called 2025, or 31-60.
        return True
    return not any(map(_are_ids_of_a_kind, cells, below[0]))


def _are_ids_of_a_kind(one: Cell, other: Cell) -> bool:
    if not (_looks_like_an_id(one) and _looks_like_an_id(other)):
        return False
    first, second = str(one).strip(), str(other).strip()
    return len(first) == len(second) or _kind_of(first) == _kind_of(second)


def _kind_of(text: str) -> str:
    """Letters, digits and signs in their order, however many of each."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "0", text))


def _heading_above(table: Table, column: int) -> int:
    """The row that says what stands below: no id where the next one has one; 0 for none."""
    rows = _first_rows(table)
    cells = [row[column] if column < len(row) else None for _, row in rows]
    looks = [_looks_like_an_id(cell) for cell in cells]
    is_heading = len(looks) > 1 and not looks[0] and looks[1]
    return rows[0][0] if is_heading else 0
