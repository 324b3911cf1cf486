"""Tables that leave the program: workbooks and CSV files that open as they are meant."""

import codecs
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias, assert_never

from gui.core.batch.cell_ids import shown_cell
from gui.core.batch.table import MAX_CELL, Cell
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.core.handover.spreadsheet import is_formula
from gui.core.link import CheckoutLink
from gui.core.text import is_invisible

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# Only an admitted link can be clicked; an amount is a number with its decimals.
OutCell: TypeAlias = Cell | Decimal | CheckoutLink

CSV_MARK = codecs.BOM_UTF8

# A program of another country parts cells at another one of these: `x;=1+1` would be a formula.
# Quotation marks hold such a cell together only where they begin a cell for that program, too.
_BREAKS = re.compile(r"([,;\t|\r\n])")
_QUOTED = re.compile(r'[,;\t|\r\n"]')

_ROWS_BETWEEN_LOOKS = 500
# By so many rows it is decided how wide a column is, in letters.
_ROWS_LOOKED_AT = 200
_NARROWEST, _WIDEST = 9, 60
# Excel takes no longer ones.
_LONGEST_LINK = 2_079
_SHEET_NAME_LENGTH = 31
# Of Excel's calendar.
_FIRST_YEAR = 1900
# What XML cannot hold: control characters, halves of surrogate pairs, and two that are none.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def workbook_bytes(
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[OutCell]],
    decimals: int,
    cancellation: Cancellation,
) -> bytes:
    """Return an XLSX file with one sheet: headings that stay, a filter, cells as they are meant.

    Ids and texts are text, whatever they look like; amounts are numbers with at least so many
    decimals.

    Raises:
        Canceled: while cells are written; packing what is written then takes half of the time.
    """
    import xlsxwriter

    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    # Not as a context: at the end of one that is given up, the whole file would be made.
    book = xlsxwriter.Workbook(content, options)
    sheet = book.add_worksheet(_sheet_name(title))
    book.set_properties({"title": title})
    cells = _Cells(sheet, book, decimals)
    bold = book.add_format({"bold": True, "bottom": 1, "valign": "vcenter"})
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, _width(heading, (row[column] for row in rows)))
    for number, row in enumerate(rows, 1):
        if number % _ROWS_BETWEEN_LOOKS == 0 and cancellation.is_canceled:
            raise Canceled
        for column, cell in enumerate(row):
            cells.write(number, column, cell)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    book.close()
    return content.getvalue()


def csv_bytes(
    headings: Sequence[str],
    rows: Sequence[Sequence[OutCell]],
    decimals: int,
    separator: str,
    decimal_point: str,
) -> bytes:
    """Return a CSV file in UTF-8, with the mark that Excel knows it by.

    No cell can begin a formula, whatever separator it is read with. Amounts have at least so many
    decimals.
    """
    return CSV_MARK + csv_lines([headings, *rows], decimals, separator, decimal_point)


def csv_lines(
    rows: Sequence[Sequence[OutCell]], decimals: int, separator: str, decimal_point: str
) -> bytes:
    """Return a part of such a file; it begins with `CSV_MARK`."""
    # By hand: the csv module puts quotation marks around its own separator alone.
    lines = (
        separator.join(_csv_cell(cell, decimals, separator, decimal_point) for cell in row)
        for row in rows
    )
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8", "replace")


class _Cells:
    """Writes each cell as what it is."""

    def __init__(self, sheet: "Worksheet", book: object, decimals: int) -> None:
        self._sheet = sheet
        self._book = book
        self._decimals = decimals
        self._formats: dict[str, Format] = {}

    def write(self, row: int, column: int, cell: OutCell) -> None:  # noqa: C901  (one arm each)
        sheet = self._sheet
        if isinstance(cell, CheckoutLink):
            if len(cell.address) <= _LONGEST_LINK:
                sheet.write_url(row, column, cell.address, None, cell.address)
            else:
                sheet.write_string(row, column, cell.address)
            return
        match cell:
            case None | "":
                return
            case str():
                text = _UNPRINTABLE.sub("\ufffd", cell)
                sheet.write_string(row, column, text[:MAX_CELL], self._format("@"))
            case bool():
                sheet.write_boolean(row, column, cell)
            case Decimal():
                digits = len(_amount(cell, self._decimals).partition(".")[2])
                number_format = "#,##0." + "0" * digits if digits else "#,##0"
                sheet.write_number(row, column, cell, self._format(number_format))
            case date() if cell.year < _FIRST_YEAR:
                sheet.write_string(row, column, str(cell))
            case datetime():
                sheet.write_datetime(row, column, cell, self._format("yyyy-mm-dd hh:mm"))
            case date():
                sheet.write_datetime(row, column, cell, self._format("yyyy-mm-dd"))
            case time():
                sheet.write_datetime(row, column, cell, self._format("hh:mm"))
            case int() | float():
                sheet.write_number(row, column, cell)
            case _:
                assert_never(cell)

    def _format(self, code: str) -> "Format":
        if code not in self._formats:
            self._formats[code] = self._book.add_format({"num_format": code})  # type: ignore[attr-defined]
        return self._formats[code]


def _width(heading: str, cells: Iterator[OutCell]) -> int:
    lengths = [len(_plain(cell)) for cell, _ in zip(cells, range(_ROWS_LOOKED_AT), strict=False)]
    return min(_WIDEST, max(_NARROWEST, len(heading) + 3, *(length + 2 for length in lengths)))


def _plain(cell: OutCell) -> str:
    if isinstance(cell, CheckoutLink):
        return cell.address
    match cell:
        case Decimal():
            return f"{cell:f}"
        case str():
            return cell
        case None | int() | float() | date() | time():
            return shown_cell(cell)
        case _:
            assert_never(cell)


def _csv_cell(cell: OutCell, decimals: int, separator: str, decimal_point: str) -> str:
    # A number that is negative is no formula, and in quotation marks it might be text.
    if isinstance(cell, Decimal):
        return _amount(cell, decimals).replace(".", decimal_point)
    text = _plain(cell)
    if isinstance(cell, float):
        return text.replace(".", decimal_point)
    if isinstance(cell, str):
        text = _without_formulas(text, separator)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _without_formulas(text: str, separator: str) -> str:
    """The text after an apostrophe, and each part of it that another separator would part."""
    start = "'" if is_formula(text) else ""
    if not _BREAKS.search(text):
        return start + text
    first, *others = _BREAKS.split(text)
    parts = [start, first]
    for mark, part in zip(others[::2], others[1::2], strict=True):
        begins = mark != separator and is_formula(part.lstrip('"'))
        parts += [mark, "'" if begins else "", part]
    return "".join(parts)


def _amount(amount: Decimal, decimals: int) -> str:
    """All its decimals, or so many at least."""
    whole, _, fraction = f"{amount:f}".partition(".")
    fraction = fraction.rstrip("0").ljust(decimals, "0")
    return f"{whole}.{fraction}" if fraction else whole


def _sheet_name(title: str) -> str:
    # Excel's rules: 31 letters, none of these, no apostrophe at either end.
    bare = "".join(" " if c in "[]:*?/\\" or is_invisible(c) else c for c in title).strip(" '")
    return bare[:_SHEET_NAME_LENGTH].strip(" '") or "1"
