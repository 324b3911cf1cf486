"""What can still be read of a file that is damaged."""

import contextlib
import itertools
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from gui.core.database_files import is_cut_off, is_ours
from gui.core.history import store
from gui.core.history.database import Database, connected
from gui.core.history.header import with_header_remade
from gui.core.history.refusals import UNREADABLE
from gui.core.history.rows import COLUMNS, DamagedRow, Row, kept_in
from gui.core.history.schema import ROWS, ROWS_PAGE

log = logging.getLogger(__name__)

# How often at most a stretch is halved that cannot be read, to find what is whole in it.
_PROBES = 2_000
_PORTION = 500
# The milliseconds of all years that there are.
_FIRST, _LAST = -(2**46), 2**48


def rescue(damaged: Path, whole: Database) -> Iterator[int]:
    """Bring the rows that are whole from one file into another; yields how many came, by reading.

    Done once more it brings none.

    Raises:
        sqlite3.Error, OSError: the other cannot be written now, or what is damaged not be copied.
    """
    # What somebody else may have written is not ours to believe; and what SQLite would take for a
    # new file stays as it is.
    if not damaged.exists() or not is_ours(damaged) or is_cut_off(damaged):
        return
    yield _brought_over(damaged, whole)
    with with_header_remade(damaged) as copy:
        if copy is not None:
            yield _brought_over(copy, whole)


def _brought_over(damaged: Path, whole: Database) -> int:
    rescued = 0
    with contextlib.closing(_opened(damaged)) as connection:
        facts = _facts(connection)
        rows = _Reader(connection).rows()
        while portion := list(itertools.islice(rows, _PORTION)):
            with whole.transaction() as other:
                rescued += store.restore(other, portion, facts)
    log.info("rescued from a damaged history: %d", rescued)
    return rescued


def _opened(damaged: Path) -> sqlite3.Connection:
    try:
        connection = connected(damaged)
    except sqlite3.Error:
        # As if there were no rows in it.
        return sqlite3.connect(":memory:")
    with contextlib.suppress(*UNREADABLE):
        _read_as_made(connection)
    return connection


def _read_as_made(connection: sqlite3.Connection) -> None:
    """Have the table of the rows be what it was made as, whatever the file says of it.

    Whether a row is whole is said by its digest. The transaction has no end: the file stays as it
    is.
    """
    # Besides, what SQLite cannot make sense of is as if it were not there, said by one error.
    connection.execute("PRAGMA writable_schema = ON")
    _have_read(connection)
    connection.execute("BEGIN")
    as_made = ("table", "handed_over", "handed_over", ROWS, ROWS_PAGE)
    found = connection.execute(
        "UPDATE sqlite_master SET (type, name, tbl_name, sql, rootpage) = (?, ?, ?, ?, ?)"
        " WHERE rootpage = ? OR name = 'handed_over'",
        (*as_made, ROWS_PAGE),
    )
    if not found.rowcount:
        # Nothing says that there is one.
        connection.execute(
            "INSERT INTO sqlite_master (type, name, tbl_name, sql, rootpage)"
            " VALUES (?, ?, ?, ?, ?)",
            as_made,
        )
    [version] = connection.execute("PRAGMA schema_version").fetchone()
    connection.execute(f"PRAGMA schema_version = {version + 1}")
    _have_read(connection)


def _have_read(connection: sqlite3.Connection) -> None:
    with contextlib.suppress(*UNREADABLE):
        connection.execute("SELECT 1 FROM sqlite_master").fetchall()


def _facts(connection: sqlite3.Connection) -> dict[str, object]:
    with contextlib.suppress(*UNREADABLE):
        return dict(connection.execute("SELECT name, value FROM facts"))
    return {}


class _Reader:
    """Reads rows from both ends to where something cannot be read.

    What lies between two such places is found by halves.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._probes = _PROBES

    def rows(self, low: int = _FIRST, high: int = _LAST) -> Iterator[Row]:
        """Return the rows between two numbers that are as they were written."""
        try:
            for row in self._read(">=", low, "ASC"):
                if row[0] > high:
                    return
                low = row[0] + 1
                yield row
        except UNREADABLE:
            with contextlib.suppress(*UNREADABLE):
                for row in self._read("<=", high, "DESC"):
                    if row[0] < low:
                        return
                    high = row[0] - 1
                    yield row
            self._probes -= 1
            if low < high and self._probes > 0:
                middle = (low + high) // 2
                yield from self.rows(low, middle)
                yield from self.rows(middle + 1, high)

    def _read(self, bound: str, number: int, order: str) -> Iterator[Row]:
        # Without another bound: a number with noise in it would seem to be the end.
        found = self._connection.execute(
            f"SELECT {COLUMNS} FROM handed_over WHERE number {bound} ? ORDER BY number {order}",
            (number,),
        )
        for row in found:
            with contextlib.suppress(DamagedRow):
                kept_in(row)
                yield row
