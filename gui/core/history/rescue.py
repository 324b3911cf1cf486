"""What can still be read of a file that is damaged."""

import contextlib
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from gui.core.database_files import is_cut_off, is_ours
from gui.core.history import store
from gui.core.history.database import Database, connected
from gui.core.history.rows import COLUMNS, DamagedRow, Row, kept_in

log = logging.getLogger(__name__)

# How often a stretch that cannot be read is halved to find what is whole in it.
_DEPTH = 12
_PORTION = 500


def rescue(damaged: Path, whole: Database) -> int:
    """Bring the rows that are whole from one file into another; returns how many they are."""
    rescued = 0
    # What somebody else may have written is not ours to believe; and what SQLite would take for a
    # new file stays as it is.
    if not damaged.exists() or not is_ours(damaged) or is_cut_off(damaged):
        return rescued
    with contextlib.suppress(sqlite3.Error, OSError):
        with contextlib.closing(connected(damaged)) as connection:
            facts = _facts(connection)
            portion: list[Row] = []
            for row in _whole_rows(connection):
                portion.append(row)
                if len(portion) == _PORTION:
                    rescued += _bring(portion, facts, whole)
                    portion = []
            rescued += _bring(portion, facts, whole)
    log.info("rescued from a damaged history: %d", rescued)
    return rescued


def _bring(rows: list[Row], facts: dict[str, object], whole: Database) -> int:
    with whole.transaction() as connection:
        return store.restore(connection, rows, facts)


def _facts(connection: sqlite3.Connection) -> dict[str, object]:
    with contextlib.suppress(sqlite3.Error):
        return dict(connection.execute("SELECT name, value FROM facts"))
    return {}


def _whole_rows(connection: sqlite3.Connection) -> Iterator[Row]:
    [least] = connection.execute("SELECT min(number) FROM handed_over").fetchone()
    [most] = connection.execute("SELECT max(number) FROM handed_over").fetchone()
    for row in _rows(connection, least or 0, most or 0, _DEPTH):
        with contextlib.suppress(DamagedRow):
            kept_in(row)
            yield row


def _rows(connection: sqlite3.Connection, low: int, high: int, depth: int) -> Iterator[Row]:
    """The rows between two numbers, from both ends to where something cannot be read.

    What lies between two such places is found by halves.
    """
    select = f"SELECT {COLUMNS} FROM handed_over WHERE number BETWEEN ? AND ? ORDER BY number"
    try:
        for row in connection.execute(select, (low, high)):
            low = row[0] + 1
            yield row
    except sqlite3.Error:
        with contextlib.suppress(sqlite3.Error):
            for row in connection.execute(f"{select} DESC", (low, high)):
                high = row[0] - 1
                yield row
        if depth and low < high:
            middle = (low + high) // 2
            yield from _rows(connection, low, middle, depth - 1)
            yield from _rows(connection, middle + 1, high, depth - 1)
