"""The sheet in front of an XLSX workbook: values only, no formulas, macros or links.

ECMA-376, part 1, SpreadsheetML.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from math import isfinite
from typing import NamedTuple

from gui.core.batch.office_archive import DAMAGED, OfficeArchive, Part
from gui.core.batch.table import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    ErrorValue,
    Restyled,
    RowCollector,
    Table,
    TableProblem,
    TableRefused,
)
from gui.core.batch.workbook_parts import SharedStrings, Style, Styles, unescaped
from gui.core.cancellation import Cancellation

_WHOLE = re.compile(r"-?[0-9]{1,18}")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
# Excel has no more, empty ones included.
_LAST_ROW, _LAST_COLUMN = 2**20, 2**14
# Excel keeps 15 digits.
_EXACT = 10**15
# The first day after the year 9999, with which Excel's calendar ends.
_AFTER_ALL_DAYS = 2_958_466


def workbook_table(data: bytes, cancellation: Cancellation) -> Table:
    """Return the sheet that the workbook opens with.

    Raises:
        TableRefused: it is none, or larger than it may be.
        Canceled: at once when it is.
    """
    try:
        return _table(OfficeArchive(data, cancellation))
    except DAMAGED:
        raise TableRefused(TableProblem.DAMAGED) from None


def _table(archive: OfficeArchive) -> Table:
    main = [each.name for each in archive.related("") if each.kind == "officeDocument"]
    if not main:
        # A text document or a presentation is an archive, too.
        raise TableRefused(TableProblem.NOT_A_TABLE)
    book, name = _Book(), main[0]
    if name.endswith(".bin"):
        # The binary kind, .xlsb.
        raise TableRefused(TableProblem.OTHER_WORKBOOK)
    archive.read(name, book)
    # A chart may have a sheet of its own.
    related = archive.related(name)
    targets = {each.key: each.name for each in related if each.kind == "worksheet"}
    book.sheets = [sheet for sheet in book.sheets if sheet.relation in targets]
    if not book.sheets:
        raise TableRefused(TableProblem.NOT_A_TABLE)
    styles, strings = Styles(), SharedStrings()
    for kind, part in (("styles", styles), ("sharedStrings", strings)):
        of_kind = [each.name for each in related if each.kind == kind]
        # One that is read again for each mention could grow without end.
        for first in of_kind[:1]:
            archive.read(first, part)
    sheet = book.first_shown()
    reader = _Sheet(styles.of_cells(), strings, since_1904=book.since_1904)
    archive.read(targets[sheet.relation], reader)
    return reader.rows.table(sheet.name)


class _SheetName(NamedTuple):
    """`place` is the one among all sheets, charts too."""

    name: str
    relation: str
    is_hidden: bool
    place: int


class _Book(Part):
    def __init__(self) -> None:
        self.sheets: list[_SheetName] = []
        self.since_1904 = False
        self._active = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            is_hidden = attributes.get("state", "visible") != "visible"
            sheet = _SheetName(attributes.get("name", ""), relation, is_hidden, len(self.sheets))
            self.sheets.append(sheet)
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in {"1", "true"}
        elif name == "workbookView":
            self._active = int(attributes.get("activeTab", 0))

    def first_shown(self) -> _SheetName:
        """The sheet that is in front when the workbook is opened."""
        in_front = [sheet for sheet in self.sheets if sheet.place == self._active]
        return next((s for s in [*in_front, *self.sheets] if not s.is_hidden), self.sheets[0])


def _moment(text: str) -> Cell:
    """A moment as ISO 8601 has it; sheets know no time zones."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text


class _Sheet(Part):
    def __init__(self, styles: list[Style], strings: SharedStrings, *, since_1904: bool) -> None:
        self.rows = RowCollector()
        self._styles = styles
        self._readers: dict[str, Callable[[str], Cell]] = {
            "s": lambda index: strings.at(int(index)),
            "e": ErrorValue,
            "b": lambda truth: truth == "1",
            "n": self._number,
            "d": _moment,
        }
        self._epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001  (no zones)
        self._row_count = 0
        self._row_number = 0
        self._cells: list[Cell] = []
        self._column = 0
        self._kind = ""
        self._style = Style()
        self._text: list[str] = []
        self._length = 0
        self._collects = False
        self._is_in_data = self._is_in_cell = False
        self._is_reading_aid = False
        self._hides_zeros = False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name == "v" and not self._is_in_cell:
            raise TableRefused(TableProblem.DAMAGED)
        elif name in {"v", "t"}:
            self._collects = not self._is_reading_aid
        elif name == "row" and self._is_in_data:
            self._begin_row(attributes)
        elif name == "sheetView":
            self._hides_zeros = attributes.get("showZeros") in {"0", "false"}
        elif name == "sheetData":
            self._is_in_data = True
        elif name == "rPh":
            self._is_reading_aid = True

    def end(self, name: str) -> None:
        self._collects = False
        if name == "c":
            self._is_in_cell = False
            self._end_cell()
        elif name == "row" and self._is_in_data:
            self._end_row()
        elif name == "sheetData":
            self._is_in_data = False
        elif name == "rPh":
            self._is_reading_aid = False

    def text(self, text: str) -> None:
        if self._collects:
            self._length += len(text)
            if self._length > MAX_CELL:
                raise TableRefused(TableProblem.CELL_TOO_LONG, self._row_number)
            self._text.append(text)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        # Programs may leave the numbers out: the next one, then.
        number = int(attributes.get("r", self._row_number + 1))
        if not self._row_number < number <= _LAST_ROW:
            raise TableRefused(TableProblem.DAMAGED)
        self._row_number = number
        self._cells, self._column = [], 0

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._is_in_cell = True
        self._column += 1
        place = _REFERENCE.fullmatch(attributes.get("r", ""))
        if place:
            column = 0
            for letter in place[1]:
                column = column * 26 + ord(letter) - ord("A") + 1
            if column < self._column:
                raise TableRefused(TableProblem.DAMAGED)
            self._column = column
        if self._column > _LAST_COLUMN:
            raise TableRefused(TableProblem.DAMAGED)
        self._kind = attributes.get("t", "n")
        style = int(attributes.get("s", 0))
        self._style = self._styles[style] if 0 <= style < len(self._styles) else Style()
        self._text.clear()
        self._length = 0

    def _end_cell(self) -> None:
        value = self._value("".join(self._text))
        if value is None or value == "":
            return
        if self._column > MAX_COLUMNS:
            raise TableRefused(TableProblem.TOO_MANY_COLUMNS, self._row_number)
        self._cells += [None] * (self._column - 1 - len(self._cells))
        self._cells.append(value)

    def _end_row(self) -> None:
        if not self._cells:
            return
        if self._row_number > MAX_ROWS + 1:
            raise TableRefused(TableProblem.TOO_MANY_ROWS)
        while self._row_count < self._row_number - 1:
            self.rows.add([])
            self._row_count += 1
        self.rows.add(self._cells)
        self._row_count += 1

    def _value(self, text: str) -> Cell:
        if not text:
            return None
        return self._readers.get(self._kind, unescaped)(text)

    def _number(self, text: str) -> Cell:
        number = int(text) if _WHOLE.fullmatch(text) else float(text)
        if not isfinite(number):
            return ErrorValue(text)
        if number == 0 and (self._hides_zeros or self._style.hides_zero):
            return None
        if self._style.is_date:
            return self._date(number)
        # Excel writes large numbers as 1.2E+5, whatever they look like.
        if isinstance(number, float) and number.is_integer() and abs(number) < _EXACT:
            number = int(number)
        if self._style.is_restyled or (number == 0 and self._style.is_zero_restyled):
            return Restyled(number)
        if self._style.digits and isinstance(number, int) and 0 <= number < _EXACT:
            return f"{number:0{self._style.digits}}"
        return number

    def _date(self, serial: float) -> Cell:
        if not 0 <= serial < _AFTER_ALL_DAYS:
            return Restyled(serial)
        # To the second: a float of days is none of them exactly.
        try:
            when = self._epoch + timedelta(seconds=round(serial * 86_400))
        except OverflowError:
            return Restyled(serial)
        if serial < 1:
            return when.time()
        return when.date() if when.time() == time() else when
