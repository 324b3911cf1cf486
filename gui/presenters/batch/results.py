"""The rows of a list as they leave the program: what the user's file had, and what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QLocale

from gui.core.batch.cell_ids import IdProblem, shown_cell
from gui.core.batch.list_separator import list_separator
from gui.core.batch.outcome import Outcome, RowState
from gui.core.batch.table import Cell
from gui.core.batch.writing import OutCell, csv_bytes, workbook_bytes
from gui.core.cancellation import Cancellation
from gui.core.link import CheckoutLink
from gui.presenters.accounts.header_state import TEST_MARK
from gui.presenters.batch.words import column_name, refused_id, state_name
from gui.presenters.link_words import note_on_link
from gui.presenters.messages import FailureContext, lookup_message
from gui.presenters.translation import translate


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list, its number in the file, and what became of it.

    `invoice_id` is empty where it was refused; its link leaves the program only if it `has_link`.
    """

    number: int
    cells: tuple[Cell, ...]
    outcome: Outcome
    invoice_id: str = ""
    has_link: bool = False
    refused: IdProblem | None = None

    @property
    def link(self) -> CheckoutLink | None:
        return self.outcome.link if self.has_link else None

    @property
    def state_name(self) -> str:
        status = self.outcome.status
        return state_name(self.outcome.state, status.word if status is not None else "")

    @property
    def amount(self) -> Decimal | None:
        return self.outcome.status.total if self.outcome.status is not None else None

    @property
    def note(self) -> str:
        """Return what is odd about the link, or why there is none or no status, in words; empty
        where nothing is to be said."""
        if self.refused is not None:
            return refused_id(self.refused)
        if self.link is not None and (odd := note_on_link(self.link, self.invoice_id)):
            return odd
        if self.outcome.failure is not None:
            return lookup_message(self.outcome.failure, FailureContext(self.invoice_id)).title
        if self.has_link:
            return ""
        if self.outcome.state is RowState.PAID:
            return translate("batch", "Link left out: already paid")
        if self.outcome.state is RowState.CANCELED:
            return translate("batch", "Link left out: canceled")
        return ""


def workbook_of(
    heading: Sequence[Cell],
    rows: Sequence[Row],
    id_column: int,
    decimals: int,
    *,
    is_test: bool,
    cancellation: Cancellation | None = None,
) -> bytes:
    """Return an XLSX file of the rows.

    Raises:
        Canceled
    """
    headings, cells = _sheet(heading, rows, id_column, is_test=is_test)
    title = translate("batch", "Payment links")
    return workbook_bytes(title, headings, cells, decimals, cancellation or Cancellation())


def csv_of(
    heading: Sequence[Cell], rows: Sequence[Row], id_column: int, decimals: int, *, is_test: bool
) -> bytes:
    """Return a CSV file of the rows, as spreadsheet programs of the user's country read it."""
    headings, cells = _sheet(heading, rows, id_column, is_test=is_test)
    point = QLocale().decimalPoint()
    return csv_bytes(headings, cells, decimals, list_separator(point), point)


def our_headings() -> list[str]:
    """Return what the columns are called that are not the user's: the id's, and what was found."""
    return [
        translate("batch", "Invoice ID"),
        translate("batch", "Status"),
        translate("batch", "Amount"),
        translate("batch", "Payment link"),
        translate("batch", "Note"),
    ]


def _sheet(
    heading: Sequence[Cell], rows: Sequence[Row], id_column: int, *, is_test: bool
) -> tuple[list[str], list[list[OutCell]]]:
    """The columns of the file as they were, but for the ids as they were understood; then ours."""
    width = max([len(heading), id_column + 1, *(len(row.cells) for row in rows)])
    theirs = [
        shown_cell(heading[at]) if at < len(heading) else column_name(at) for at in range(width)
    ]
    ours = our_headings()
    if not heading:
        theirs[id_column] = ours[0]
    mark = translate("messages", TEST_MARK)
    cells = []
    for row in rows:
        line: list[OutCell] = [*row.cells, *[None] * (width - len(row.cells))]
        if row.invoice_id:
            line[id_column] = row.invoice_id
        line += [row.state_name, row.amount, row.link, row.note]
        cells.append([mark, *line] if is_test else line)
    headings = [*theirs, *ours[1:]]
    return ([mark, *headings] if is_test else headings), cells
