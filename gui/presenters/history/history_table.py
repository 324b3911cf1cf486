"""HistoryTable: rows of the history as cells of a table that leaves the program, without links."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QLocale

from gui.core.accounts.account import Environment
from gui.core.batch.list_separator import list_separator
from gui.core.batch.writing import CSV_MARK, OutCell, csv_lines, workbook_bytes
from gui.core.cancellation import Cancellation
from gui.core.history.entry import Kept
from gui.presenters.accounts.header_state import TEST_MARK, environment_name
from gui.presenters.history.lines import Reader, amount_of
from gui.presenters.history.ways_then import way_title
from gui.presenters.history.words import verdict_name
from gui.presenters.translation import translate


@dataclass(frozen=True, slots=True)
class HistoryTable:
    """As one reads it who knows the accounts. `is_marked`: a column says what cannot be paid."""

    reader: Reader
    is_marked: bool = False

    def marked(self) -> "HistoryTable":
        """Return the same with that column."""
        return replace(self, is_marked=True)

    def workbook(self, rows: Sequence[Kept], cancellation: Cancellation) -> bytes:
        """Return an XLSX file.

        Raises:
            Canceled
        """
        title = translate("history", "History")
        headings, cells = self._headings(), self._cells(rows)
        return workbook_bytes(title, headings, cells, self.reader.decimals, cancellation)

    def csv_head(self) -> bytes:
        """Return what a CSV file begins with."""
        return CSV_MARK + self._csv([self._headings()])

    def csv_lines(self, rows: Sequence[Kept]) -> bytes:
        """Return what comes then."""
        return self._csv(self._cells(rows))

    def _csv(self, cells: Sequence[Sequence[OutCell]]) -> bytes:
        point = QLocale().decimalPoint()
        return csv_lines(cells, self.reader.decimals, list_separator(point), point)

    def _headings(self) -> list[str]:
        return [heading for heading, _ in self._columns()]

    def _cells(self, rows: Sequence[Kept]) -> list[list[OutCell]]:
        columns = self._columns()
        return [[cell_of(kept) for _, cell_of in columns] for kept in rows]

    def _columns(self) -> list[tuple[str, Callable[[Kept], OutCell]]]:
        """Each column by its heading, and what stands in it."""

        def account(kept: Kept) -> str:
            found = self.reader.account_of(kept)
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
        if self.is_marked:
            columns.insert(0, (mark, lambda kept: mark if is_test(kept) else ""))
        return columns


def is_test(kept: Kept) -> bool:
    """Return whether a row is about an invoice that cannot be paid."""
    return kept.environment is not Environment.PRODUCTION


def _by_the_clock(at: datetime) -> datetime:
    """As the clock on the wall says it: cells know no time zones."""
    return at.astimezone().replace(tzinfo=None, microsecond=0)
