"""Which drafts come of a list: to whom, with which invoices; and which rows have no address."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from gui.core.batch.cell_ids import shown_cell
from gui.core.batch.mail_columns import MailColumns, guessed_columns
from gui.core.batch.outcome import RowState
from gui.core.batch.table import Cell, ErrorValue
from gui.core.handover.mail_address import AddressProblem, NoMailAddress, mail_address
from gui.core.text import plain
from gui.presenters.amounts import shown_amount
from gui.presenters.batch.export_orders import (
    ExportList,
    Grouping,
    LeftOut,
    LeftOutReason,
    each_once,
)
from gui.presenters.batch.results import Row
from gui.presenters.batch.words import column_name

_REASONS = {
    AddressProblem.MISSING: LeftOutReason.NO_ADDRESS,
    AddressProblem.SEVERAL: LeftOutReason.SEVERAL_ADDRESSES,
    AddressProblem.INVALID: LeftOutReason.INVALID_ADDRESS,
}
_AMOUNT_LIMIT = 40


@dataclass(frozen=True, slots=True)
class PlannedDraft:
    """All rows for one address. `unsure` are the ids whose rows differ in their amount."""

    to: str
    rows: tuple[Row, ...]
    unsure: frozenset[str] = frozenset()

    @property
    def invoices(self) -> list[Row]:
        """Each invoice once, in the order of the list."""
        return each_once(self.rows)

    def name(self, columns: MailColumns) -> str:
        """Return the name of whom it goes to, empty where the table says none, or several."""
        names = {shown_cell(cell_of(row, columns.name)).strip() for row in self.rows} - {""}
        return names.pop() if len(names) == 1 else ""

    def amount(self, row: Row, columns: MailColumns, decimals: int) -> str:
        """Return the amount of the user's column as it is shown.

        It is BlueTape's where the column has none, or more than one for this invoice.
        """
        cell = None if row.invoice_id in self.unsure else cell_of(row, columns.amount)
        if isinstance(cell, str) and not isinstance(cell, ErrorValue) and cell.strip():
            return plain(cell, _AMOUNT_LIMIT)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            try:
                return shown_amount(Decimal(shown_cell(cell)), decimals)
            except (InvalidOperation, ValueError, OverflowError):
                pass
        return shown_amount(row.amount, decimals)


@dataclass(frozen=True, slots=True)
class DraftPlan:
    drafts: tuple[PlannedDraft, ...]
    left_out: tuple[LeftOut, ...]


def likely_columns(batch: ExportList) -> MailColumns:
    """Return which columns are likely to say it."""
    return guessed_columns(batch.heading, [row.cells for row in batch.rows])


def column_names(batch: ExportList) -> list[str]:
    """Return what the columns of the user's table are called, by their headings or letters."""
    width = max([len(batch.heading), *(len(row.cells) for row in batch.rows)])
    headings = [shown_cell(cell) for cell in batch.heading]
    return [(headings[at] if at < len(headings) else "") or column_name(at) for at in range(width)]


def planned_drafts(
    batch: ExportList,
    grouping: Grouping,
    columns: MailColumns,
    also: frozenset[RowState] = frozenset(),
) -> DraftPlan:
    """Return the drafts in the order of the list; no invoice twice to the same address."""
    grouped: dict[tuple[str, str], list[Row]] = {}
    addresses: dict[str, str] = {}
    without: list[tuple[LeftOutReason, int]] = []
    amounts: dict[str, Cell] = {}
    unsure: set[str] = set()
    for row in batch.linked(also):
        amount = cell_of(row, columns.amount)
        if amounts.setdefault(row.invoice_id, amount) != amount:
            unsure.add(row.invoice_id)
        try:
            address = mail_address(text_of(cell_of(row, columns.address)))
        except NoMailAddress as none:
            without.append((_REASONS[none.problem], row.number))
            continue
        # Nobody's mail program tells their case apart.
        key = address.casefold()
        addresses.setdefault(key, address)
        part = "" if grouping is Grouping.BY_ADDRESS else row.invoice_id
        grouped.setdefault((key, part), []).append(row)
    differing = frozenset(unsure)
    drafts = (
        PlannedDraft(addresses[key], tuple(rows), differing) for (key, _), rows in grouped.items()
    )
    return DraftPlan(tuple(drafts), counted(without))


def cell_of(row: Row, column: int | None) -> Cell:
    """Return a row's cell; `None` where it has none there."""
    return row.cells[column] if column is not None and column < len(row.cells) else None


def text_of(cell: Cell) -> str:
    """Return the text in a cell, empty where there is something else."""
    return cell if isinstance(cell, str) else ""


def counted(rows: Iterable[tuple[LeftOutReason, int]]) -> tuple[LeftOut, ...]:
    """Return the numbers of the rows by their reasons."""
    found: dict[LeftOutReason, list[int]] = {}
    for reason, number in rows:
        found.setdefault(reason, []).append(number)
    return tuple(LeftOut(reason, tuple(numbers)) for reason, numbers in found.items())
