"""Tables as text: CSV files in whatever encoding they come, and cells that were pasted."""

import codecs
import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from gui.core.batch.table import (
    MAX_CELL,
    MAX_ROWS,
    RowCollector,
    Table,
    TableProblem,
    TableRefused,
)
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled

_DELIMITERS = ";,\t|"
# By so many lines it is decided what stands between cells.
_LINES_LOOKED_AT = 20
_PIECE = 64 * 1024
_LOOKED_AT = 4 * 1024
_ROWS_BETWEEN_LOOKS = 500
_MOST_DELIMITERS = 20_000
_END = "the end"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before UTF-16, whose mark it begins with.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# No text has them; tabulator, line feed, form feed, return and the old end of file are in texts.
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
# Excel's way of saying what stands between the cells.
_SEPARATOR_LINE = re.compile(r'\s*sep=([^"\w\r\n ])\s*', re.IGNORECASE)


def delimited_table(data: bytes, cancellation: Cancellation) -> Table:
    """Return the table in the bytes of a CSV file, or of text with tabulators.

    Raises:
        TableRefused: it is none, or more than a table may have.
        Canceled: at once when it is.
    """
    encoding = _encoding_of(data)

    def opened() -> Iterable[str]:
        # A letter that cp1252 has not becomes U+FFFD, which no id may hold.
        return io.TextIOWrapper(io.BytesIO(data), encoding, errors="replace", newline="")

    return _table_in(opened, cancellation)


def pasted_table(text: str, cancellation: Cancellation) -> Table:
    """Return the table in what was pasted; ids in one line, with anything between, are a column.

    Raises:
        TableRefused, Canceled: as of `delimited_table`.
    """
    # No text that is pasted has NUL; it would end the cells of some programs.
    lines = text.replace("\0", "\ufffd")

    def opened() -> Iterable[str]:
        return io.StringIO(lines, newline="")

    # A tabulator stands in no cell that was copied from a sheet.
    table = _table_in(opened, cancellation, "\t" if "\t" in lines else "")
    if len(table.rows) == 1:
        return Table(tuple((cell,) for cell in table.rows[0] if cell))
    return table


def _table_in(
    opened: Callable[[], Iterable[str]], cancellation: Cancellation, delimiter: str = ""
) -> Table:
    named, place = _named_in(opened())
    if named:
        return _read(_without(opened(), place), named, cancellation)
    return _read(opened(), delimiter or _delimiter_of(opened()), cancellation)


def _named_in(lines: Iterable[str]) -> tuple[str, int]:
    """What the first line that is not blank says to stand between cells, if so, and which it is."""
    # Millions of blank lines are no list: what comes after so many does not matter.
    for place, line in enumerate(itertools.islice(lines, MAX_ROWS)):
        if line.strip():
            named = _SEPARATOR_LINE.fullmatch(line.rstrip("\r\n"))
            return (named[1] if named else ""), place
    return "", 0


def _without(lines: Iterable[str], place: int) -> Iterator[str]:
    for at, line in enumerate(lines):
        if at != place:
            yield line
        elif at:
            # Spreadsheet programs show it, but for the first one: rows keep their numbers.
            yield "\n"


def _read(lines: Iterable[str], delimiter: str, cancellation: Cancellation) -> Table:
    rows = RowCollector()
    csv.field_size_limit(MAX_CELL)
    bounded = _Bounded(lines, delimiter)
    reader = csv.reader(iter(bounded), delimiter=delimiter)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if number % _ROWS_BETWEEN_LOOKS == 0 and cancellation.is_canceled:
                raise Canceled
            if bounded.is_over and cells == [_END]:
                return rows.table()
            rows.add([*cells])
    except csv.Error:
        raise TableRefused(TableProblem.CELL_TOO_LONG, number + 1) from None
    # A quotation mark that is never closed takes all rows after it into its cell.
    raise TableRefused(TableProblem.OPEN_QUOTE, number)


class _Bounded:
    """The lines, the last one closed, and then the end: what takes that in was not closed."""

    def __init__(self, lines: Iterable[str], delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self.is_over = False

    def __iter__(self) -> Iterator[str]:
        line = ""
        for number, line in enumerate(self._lines, 1):
            # In quotes there may be some besides those between the cells.
            if line.count(self._delimiter) > _MOST_DELIMITERS:
                raise TableRefused(TableProblem.TOO_MANY_COLUMNS, number)
            yield line
        if line and line[-1] not in "\r\n":
            yield "\n"
        self.is_over = True
        yield _END


def _encoding_of(data: bytes) -> str:
    """What the bytes are written in: by their mark, else UTF-8, UTF-16 by its zeros, cp1252.

    Raises:
        TableRefused: they are no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:_LOOKED_AT]
    # Of a letter of Latin script, half is zero. A cell or two in another script do not change that.
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = head[first::2].count(0), head[1 - first :: 2].count(0)
        if zeros * 2 > len(head) // 2 and not others:
            return name
    if _BINARY.search(head) or b"\0" in data:
        raise TableRefused(TableProblem.NOT_A_TABLE)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), _PIECE):
            decoder.decode(data[at : at + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _delimiter_of(lines: Iterable[str]) -> str:
    """What stands between cells: the mark that most of the first lines have equally often.

    Not `csv.Sniffer`, which takes letters for it.
    """
    looked_at = itertools.islice(lines, MAX_ROWS)
    head = list(itertools.islice(_outside_quotes(looked_at), _LINES_LOOKED_AT))

    def fit(delimiter: str) -> tuple[int, int]:
        counts = Counter(line.count(delimiter) for line in head)
        often, lines_alike = max(
            ((often, alike) for often, alike in counts.items() if often),
            key=lambda pair: (pair[1], pair[0]),
            default=(0, 0),
        )
        return lines_alike, often

    return max(_DELIMITERS, key=fit)


def _outside_quotes(lines: Iterable[str]) -> Iterator[str]:
    """Of each record, what does not stand in quotes."""
    kept, is_quoted = "", False
    for line in lines:
        for at, part in enumerate(line[:MAX_CELL].split('"')):
            if at:
                is_quoted = not is_quoted
            if not is_quoted:
                kept += part
        if not is_quoted or len(kept) > MAX_CELL:
            if kept.strip("\r\n"):
                yield kept.rstrip("\r\n")
            kept, is_quoted = "", False
