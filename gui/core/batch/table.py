"""A table that a user brought: its cells as they were meant, and why one could not be read."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import TypeAlias

MAX_ROWS = 10_000
MAX_COLUMNS = 200
MAX_BYTES = 10 * 1024 * 1024
# What a cell of a spreadsheet holds at most, and how many rows a sheet has.
MAX_CELL = 32_767
_SHEET_ROWS = 1_048_576
# Of all cells together: one text can stand in many of them.
_MAX_LETTERS = 32 * 1024 * 1024
_KNOWN_TEXTS = 50_000


class Restyled(float):
    """A number whose cell shows something else: a power of ten, a fraction, words around it."""


class ErrorValue(str):
    """What a spreadsheet shows in place of a value: `#N/A`, `#REF!`, `#####`."""

    __slots__ = ()


Cell: TypeAlias = str | int | float | datetime | date | time | None


class TableProblem(Enum):
    MISSING = "missing"
    NOT_A_FILE = "not a file"
    DENIED = "denied"
    CHANGED = "changed while it was read"
    TOO_LARGE = "too large"
    TOO_MANY_ROWS = "too many rows"
    TOO_MANY_COLUMNS = "too many columns"
    CELL_TOO_LONG = "cell too long"
    EMPTY = "empty"
    OPEN_QUOTE = "open quotation mark"
    OTHER_WORKBOOK = "workbook of another kind"
    ENCRYPTED = "encrypted"
    WEB_PAGE = "web page"
    NOT_A_TABLE = "not a table"
    DAMAGED = "damaged"


@dataclass(eq=False)
class TableRefused(Exception):
    """The table could not be read; `row` is where, counted from 1, 0 where it is no row's fault."""

    problem: TableProblem
    row: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as they stand in a file; an empty one is kept, so that `rows[0]` is its first row.

    Rows end with their last cell that is not empty. `sheet` is its name in a workbook.
    """

    rows: tuple[tuple[Cell, ...], ...]
    sheet: str = ""

    @property
    def width(self) -> int:
        """How many columns the longest row has."""
        return max(map(len, self.rows), default=0)


class RowCollector:
    """Takes rows one by one, and refuses what is more than a table may have."""

    def __init__(self) -> None:
        self._rows: list[tuple[Cell, ...]] = []
        # A column of customers or of states says the same text ten thousand times.
        self._known: dict[str, str] = {}
        self._count = self._letters = 0

    def add(self, cells: list[Cell]) -> None:
        """Take the next row.

        Raises:
            TableRefused: one row, column or character too many.
        """
        self._count += 1
        if self._count > _SHEET_ROWS:
            raise TableRefused(TableProblem.TOO_MANY_ROWS)
        while cells and cells[-1] in {None, ""}:
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise TableRefused(TableProblem.TOO_MANY_COLUMNS, len(self._rows) + 1)
        if cells and len(self._rows) > MAX_ROWS:
            raise TableRefused(TableProblem.TOO_MANY_ROWS)
        self._weigh(cells)
        # Empty ones at the end are formatting, and a million of them are no list.
        if cells or len(self._rows) <= MAX_ROWS:
            self._rows.append(tuple(cells))

    def _weigh(self, cells: list[Cell]) -> None:
        for at, cell in enumerate(cells):
            if type(cell) is str:
                if len(cell) > MAX_CELL:
                    raise TableRefused(TableProblem.CELL_TOO_LONG, len(self._rows) + 1)
                self._letters += len(cell)
                if len(self._known) < _KNOWN_TEXTS:
                    cells[at] = self._known.setdefault(cell, cell)
        if self._letters > _MAX_LETTERS:
            raise TableRefused(TableProblem.TOO_LARGE)

    def table(self, sheet: str = "") -> Table:
        """Return what was taken.

        Raises:
            TableRefused: there is nothing in it.
        """
        while self._rows and not self._rows[-1]:
            self._rows.pop()
        if not self._rows:
            raise TableRefused(TableProblem.EMPTY)
        return Table(tuple(self._rows), sheet)
