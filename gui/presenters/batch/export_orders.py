"""What can leave a list of invoices: which of its rows, as what, and where to."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import ClassVar, TypeAlias

from gui.core.accounts.account import Account
from gui.core.batch.mail_columns import MailColumns
from gui.core.batch.outcome import RowState
from gui.core.batch.table import Cell
from gui.core.handover.mail import Mail
from gui.core.handover.picture import SHEET_COLUMNS, SHEET_ROWS
from gui.core.handover.print_order import Paper
from gui.presenters.amounts import USUAL_DECIMALS
from gui.presenters.batch.results import Row

COPIED = "copy"
"""Beside the values of `ExportKind`, what rows for Excel are."""
CARDS_ON_A_PAGE = SHEET_COLUMNS * SHEET_ROWS
PAGES_IN_A_FILE = 500
MOST_OPENED = 10
"""Of the drafts, by one click."""

SETTLED = frozenset({RowState.PAID, RowState.CANCELED})
UNCERTAIN = frozenset({RowState.NO_STATUS})
"""They may be settled, too: BlueTape did not say."""


class ExportKind(Enum):
    """In the order in which they are offered."""

    WORKBOOK = "workbook"
    CSV = "csv"
    PICTURES = "pictures"
    CARDS = "cards"
    DRAFTS = "drafts"

    @property
    def is_table(self) -> bool:
        """Whether it has all rows, and nothing is asked but where it goes."""
        return self in {ExportKind.WORKBOOK, ExportKind.CSV}


@dataclass(frozen=True, slots=True)
class ExportList:
    """The rows as they are shown, with the headings of their columns, and whose they are.

    `source` is the name of the user's file; empty where there was none. Amounts have so many
    `decimals` at least.
    """

    account: Account
    rows: tuple[Row, ...]
    heading: tuple[Cell, ...] = ()
    id_column: int = 0
    source: str = ""
    decimals: int = USUAL_DECIMALS

    @property
    def open(self) -> tuple[Row, ...]:
        """The invoices whose links are in a table, each once."""
        return tuple(each_once(row for row in self.rows if row.link is not None))

    @property
    def held_back(self) -> int:
        """How many invoices keep their links out of a table because nobody owes them."""
        settled = (row for row in self.rows if row.outcome.state in SETTLED and row.link is None)
        return len(each_once(row for row in settled if row.outcome.link is not None))

    def only(self, numbers: Container[int]) -> "ExportList":
        """Return the same, of the rows with these numbers."""
        return replace(self, rows=tuple(row for row in self.rows if row.number in numbers))

    def including(self, states: frozenset[RowState]) -> "ExportList":
        """Return the same, with the links of what is in these states in a table, too."""
        rows = (
            replace(row, has_link=True) if row.outcome.state in states else row for row in self.rows
        )
        return replace(self, rows=tuple(rows))

    def linked(self, also: frozenset[RowState] = frozenset()) -> list[Row]:
        """Return the rows whose links may go out; settled and uncertain ones if they are meant."""
        left_out = (SETTLED | UNCERTAIN) - also
        return [
            row
            for row in self.rows
            if row.outcome.link is not None and row.outcome.state not in left_out
        ]

    def invoices(self, also: frozenset[RowState] = frozenset()) -> list[Row]:
        """Return the same, each invoice once."""
        return each_once(self.linked(also))

    def count(self, states: frozenset[RowState]) -> int:
        """Return how many invoices in these states have a link."""
        return sum(row.outcome.state in states for row in self.invoices(states))


class Grouping(Enum):
    """Which invoices are in one draft."""

    BY_ADDRESS = "by address"
    BY_ROW = "by row"


@dataclass(frozen=True, slots=True)
class TableOrder:
    kind: ExportKind
    path: Path
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class PicturesOrder:
    """A new folder of pictures inside of `folder`."""

    kind: ClassVar = ExportKind.PICTURES
    folder: Path
    also: frozenset[RowState] = frozenset()


@dataclass(frozen=True, slots=True)
class CardsOrder:
    """`path` is a file, or where it takes more than one, a folder to make a new one in."""

    kind: ClassVar = ExportKind.CARDS
    path: Path
    paper: Paper = Paper.A4
    replaces: bool = False
    also: frozenset[RowState] = frozenset()


@dataclass(frozen=True, slots=True)
class DraftsOrder:
    """A new folder of drafts inside of `folder`."""

    kind: ClassVar = ExportKind.DRAFTS
    folder: Path
    grouping: Grouping
    columns: MailColumns
    also: frozenset[RowState] = frozenset()


FileOrder: TypeAlias = TableOrder | CardsOrder
"""May find a file in its place."""
Order: TypeAlias = TableOrder | PicturesOrder | CardsOrder | DraftsOrder


class LeftOutReason(Enum):
    TOO_LONG = "link too long for a code"
    NOT_PROVEN = "code or draft not proven"
    NO_ADDRESS = "no mail address"
    SEVERAL_ADDRESSES = "several mail addresses"
    INVALID_ADDRESS = "no valid mail address"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The numbers of the rows that something is wrong with."""

    reason: LeftOutReason
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was saved, and where: a file, or a folder of `count` things.

    `rows` are those whose links are in there. `drafts` are the first of them, with their files.
    """

    path: Path
    count: int
    rows: Sequence[Row]
    left_out: tuple[LeftOut, ...] = ()
    drafts: tuple[tuple[Mail, Path], ...] = ()


class NothingLeft(Exception):
    """No row can be exported; each has its reason."""

    def __init__(self, left_out: tuple[LeftOut, ...] = ()) -> None:
        super().__init__()
        self.left_out = left_out


def each_once(rows: Iterable[Row]) -> list[Row]:
    """Return the first row of each invoice, in their order."""
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row.invoice_id, row)
    return list(first.values())


def pages_of(cards: int) -> int:
    """Return on how many pages so many cards are."""
    return -(-cards // CARDS_ON_A_PAGE)


def files_of(cards: int) -> int:
    """Return in how many files they are."""
    return -(-pages_of(cards) // PAGES_IN_A_FILE)
