"""The tables of the history, and how a file of an older version becomes one of this version."""

import contextlib
import sqlite3
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from gui.core.database_files import erase_file, new_file

# "CDhi": SQLite's own place for whose a file is.
APPLICATION_ID = 0x43446869

# `number` is when a row was kept, in milliseconds since 1970, or one more than the last one where
# that is later: so the order of rows is that of their numbers, and numbers say which of them can be
# of a time. `facts`: what is true of the file as a whole.
_FIRST = """
    CREATE TABLE handed_over (
        number INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        person TEXT NOT NULL,
        account_key TEXT NOT NULL,
        environment TEXT NOT NULL,
        invoice_id TEXT NOT NULL,
        way TEXT NOT NULL,
        verdict TEXT NOT NULL,
        status TEXT NOT NULL,
        amount TEXT NOT NULL,
        link TEXT NOT NULL,
        fingerprint BLOB NOT NULL,
        is_changed INTEGER NOT NULL,
        digest BLOB NOT NULL
    );
    CREATE INDEX by_invoice ON handed_over (account_key, invoice_id);
    CREATE INDEX by_first_letter ON handed_over (lower(substr(invoice_id, 1, 1)));
    CREATE INDEX by_two_letters ON handed_over (lower(substr(invoice_id, 1, 2)));
    CREATE INDEX by_person ON handed_over (person);
    CREATE INDEX by_way ON handed_over (way);
    CREATE INDEX by_verdict ON handed_over (verdict);
    CREATE INDEX changed ON handed_over (is_changed) WHERE is_changed = 1;
    CREATE VIRTUAL TABLE found USING fts5 (
        invoice_id, link, content = 'handed_over', content_rowid = 'number',
        tokenize = 'trigram', detail = none
    );
    CREATE TABLE facts (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
"""
# Each makes the next version of the one before; the first begins with nothing.
MIGRATIONS: tuple[str, ...] = (_FIRST,)
# The table of the rows, and where its first page is: it is the first thing in the file.
ROWS, ROWS_PAGE = _FIRST.partition(";")[0].strip(), 2
TABLES = frozenset({"handed_over", "found", "facts"})
_OF_SQLITE = ("found_", "sqlite_")
_TABLES = "SELECT type, name, tbl_name, sql FROM sqlite_master"


def migrate(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[str] = MIGRATIONS
) -> None:
    """Bring a file to the newest version: all of it or nothing, with a copy of it beside before.

    Raises:
        sqlite3.Error, OSError: it is what it was.
    """
    if version_of(connection):
        _copy(connection, backup_of(path))
    connection.execute("BEGIN EXCLUSIVE")
    try:
        # Another program may have done it meanwhile.
        version = version_of(connection)
        _carry_out(connection, migrations[version:])
        if version < len(migrations):
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def is_as_made(connection: sqlite3.Connection) -> bool:
    """Return whether the tables are those that this version makes, word by word.

    Raises:
        sqlite3.Error: that cannot be read.
    """
    return _tables(connection) == _made(MIGRATIONS)


def is_ours_as_made(connection: sqlite3.Connection) -> bool:
    """Return the same, but for what SQLite makes for the index of texts: that may be another
    version's.

    Raises:
        sqlite3.Error: that cannot be read.
    """
    ours = (
        {each for each in tables if not str(each[1]).startswith(_OF_SQLITE)}
        for tables in (_tables(connection), _made(MIGRATIONS))
    )
    return next(ours) == next(ours)


@cache
def _made(migrations: tuple[str, ...]) -> frozenset[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        _carry_out(fresh, migrations)
        return _tables(fresh)


def _tables(connection: sqlite3.Connection) -> frozenset[tuple[object, ...]]:
    # What stands between the words is that of the source, which may be put otherwise one day.
    return frozenset(
        (*names, " ".join(str(sql).split())) for *names, sql in connection.execute(_TABLES)
    )


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of a file, 0 for one that was never begun."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def backup_of(path: Path) -> Path:
    """Return where the copy of a file is that was made before it was brought to a newer version."""
    return path.with_name(path.name + ".before")


def _carry_out(connection: sqlite3.Connection, migrations: Sequence[str]) -> None:
    for statements in migrations:
        for statement in statements.split(";"):
            connection.execute(statement)


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    erase_file(target)
    new_file(target)
    with contextlib.closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
