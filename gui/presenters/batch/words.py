"""Words of a list of invoices: why it cannot be read, what is in it, what became of each."""

from collections.abc import Iterable
from functools import partial
from typing import assert_never

from PySide6.QtCore import QLocale

from gui.core.batch.cell_ids import CellProblem, IdProblem
from gui.core.batch.intake import column_letters
from gui.core.batch.outcome import RowState
from gui.core.batch.table import MAX_CELL, MAX_COLUMNS, MAX_ROWS, TableProblem, TableRefused
from gui.core.errors import InvoiceIdProblem
from gui.presenters.batch.batch_counts import BatchCounts
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate

# Called, it is said in the language of that moment.
NOTHING_BELOW_HEADING = partial(
    translate, "batch", QT_TRANSLATE_NOOP("batch", "There are no invoices below the heading.")
)

# Where there is no ID, in place of one that cannot be used.
_NO_ID = {InvoiceIdProblem.EMPTY, CellProblem.NOT_AN_ID}


def most_rows() -> str:
    """Return how many rows a list may have, as the region writes numbers."""
    return QLocale().toString(MAX_ROWS)


def refusal_of(refused: TableRefused) -> str:  # noqa: C901  (one arm for each problem)
    """Return why a table could not be read, and what to do."""
    match refused.problem:
        case TableProblem.MISSING:
            return translate("batch", "This file does not exist.")
        case TableProblem.NOT_A_FILE:
            return translate("batch", "This is not a file. Choose a CSV or Excel file.")
        case TableProblem.DENIED:
            return translate(
                "batch", "You are not allowed to read this file, or another program has it open."
            )
        case TableProblem.CHANGED:
            return translate("batch", "The file changed while it was being read. Try again.")
        case TableProblem.TOO_LARGE:
            return translate(
                "batch", "The file is too large. Lists of up to 10 MB can be read; split it."
            )
        case TableProblem.TOO_MANY_ROWS:
            return BatchCounts().too_many(MAX_ROWS)
        case TableProblem.TOO_MANY_COLUMNS:
            text = translate("batch", "Row {row} has more than {most} columns.")
            return text.format(row=refused.row, most=MAX_COLUMNS)
        case TableProblem.CELL_TOO_LONG:
            text = translate(
                "batch",
                "A cell in row {row} has more than {most} characters. Is a quotation mark missing?",
            )
            return text.format(row=refused.row, most=MAX_CELL)
        case TableProblem.EMPTY:
            return translate("batch", "There is nothing in this list.")
        case TableProblem.OPEN_QUOTE:
            text = translate("batch", "A quotation mark in row {row} is never closed.")
            return text.format(row=refused.row)
        case TableProblem.OTHER_WORKBOOK:
            return translate(
                "batch",
                "This kind of Excel file cannot be read. Save it as .xlsx and try again.",
            )
        case TableProblem.ENCRYPTED:
            return translate(
                "batch", "This file needs a password. Save it without one and try again."
            )
        case TableProblem.WEB_PAGE:
            return translate(
                "batch",
                "This is a web page with the name of a spreadsheet. Open it in your spreadsheet "
                "program, save it as .xlsx and try again.",
            )
        case TableProblem.NOT_A_TABLE:
            return translate("batch", "This is neither a CSV nor an Excel file.")
        case TableProblem.DAMAGED:
            return translate(
                "batch",
                "This Excel file is damaged. Open it in your spreadsheet program, save it again "
                "and try again.",
            )
        case _:
            assert_never(refused.problem)


def refused_id(problem: IdProblem) -> str:  # noqa: C901  (one arm each)
    """Return why there is no invoice ID in a cell."""
    match problem:
        case InvoiceIdProblem.EMPTY:
            return translate("batch", "No invoice ID")
        case InvoiceIdProblem.SEVERAL_LINES | InvoiceIdProblem.SEVERAL_LINKS:
            return translate("batch", "More than one invoice ID")
        case InvoiceIdProblem.TOO_LONG:
            return translate("batch", "Too long for an invoice ID")
        case InvoiceIdProblem.INVISIBLE_CHARACTER:
            return translate("batch", "Contains invisible characters")
        case InvoiceIdProblem.DOT_SEGMENT | CellProblem.NOT_AN_ID:
            return translate("batch", "Not an invoice ID")
        case CellProblem.NUMBER:
            return translate(
                "batch", "Excel changed this ID into a number. Format the column as Text."
            )
        case CellProblem.DATE:
            return translate(
                "batch", "Excel changed this ID into a date. Format the column as Text."
            )
        case CellProblem.TRUTH:
            return translate("batch", "Excel changed this ID to TRUE or FALSE.")
        case CellProblem.ERROR_VALUE:
            return translate("batch", "The cell shows an error instead of an ID.")
        case CellProblem.LOST_CHARACTER:
            return translate(
                "batch", "A character of this ID was lost (�). Save the list as UTF-8."
            )
        case _:
            assert_never(problem)


def no_id_in_column(problems: Iterable[IdProblem]) -> str:
    """Return why nothing in a column can be looked up, and what to do."""
    if {*problems} <= _NO_ID:
        return translate("batch", "There is no invoice ID in this column. Choose another one.")
    return translate(
        "batch",
        "None of the IDs in this column can be used: see the reasons under Check. Correct the IDs "
        "in your list, or choose another column.",
    )


def column_name(column: int) -> str:
    """Return what a column without a heading is called; it counts from 0."""
    return translate("batch", "Column {letters}").format(letters=column_letters(column))


def state_name(state: RowState, word: str = "") -> str:  # noqa: C901  (one arm for each state)
    """Return what a row's state is called; `word` is BlueTape's for another status."""
    match state:
        case RowState.WAITING:
            return translate("batch", "Waiting")
        case RowState.ASKING:
            return translate("batch", "Looking up")
        case RowState.READY:
            return translate("batch", "Ready")
        case RowState.PAID:
            return translate("batch", "Paid")
        case RowState.CANCELED:
            return translate("batch", "Canceled")
        case RowState.OTHER_STATUS:
            return word or translate("batch", "Another status")
        case RowState.NO_STATUS:
            return translate("batch", "Status not available")
        case RowState.NOT_FOUND:
            return translate("batch", "Not found")
        case RowState.FAILED:
            return translate("batch", "Failed")
        case RowState.REFUSED:
            return translate("batch", "No valid ID")
        case RowState.SKIPPED:
            return translate("batch", "Not looked up")
        case _:
            assert_never(state)
