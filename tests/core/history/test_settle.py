"""What SQLite has beside a history is written over, and only where that loses nothing."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gui.core.database_files import put_aside
from gui.core.history import database as databases
from gui.core.history.database import Database
from gui.core.history.ledger import Ledger
from gui.core.history.problems import LedgerProblem
from tests.core.history.ledgers import KnownKey, database_of, file_of, handed_over, ids, whole
from tests.systems import posix_links


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger(tmp_path, KnownKey())
    assert not ledger.write([handed_over(number) for number in range(20)])
    yield ledger
    ledger.close()


def log_of(folder: Path) -> Path:
    return folder / "history.sqlite-wal"


def before_it_writes(database: Database, deed: Callable[[], object]) -> None:
    """Have that done once, between its look at the file and its own transaction."""
    left = [deed]

    def on_statement(statement: str) -> None:
        if statement == "BEGIN IMMEDIATE" and left:
            left.pop()()

    database.connection.set_trace_callback(on_statement)


def test_a_log_that_another_program_wrote_on_is_left(tmp_path: Path, ledger: Ledger) -> None:
    database = database_of(ledger)
    with contextlib.closing(sqlite3.connect(file_of(tmp_path), isolation_level=None)) as other:
        before_it_writes(database, lambda: other.execute("INSERT INTO facts VALUES ('other', 1)"))
        database.settle()
        # Behind what the other one wrote is all that was there before.
        assert b"INV-10019" in log_of(tmp_path).read_bytes()
        database.settle()
        assert log_of(tmp_path).read_bytes() == b""
        assert other.execute("SELECT value FROM facts WHERE name = 'other'").fetchall() == [(1,)]
    ledger.close()
    assert whole(tmp_path)


@posix_links
def test_a_log_of_a_file_that_is_moved_away_is_left(tmp_path: Path, ledger: Ledger) -> None:
    database = database_of(ledger)
    before_it_writes(database, lambda: put_aside(file_of(tmp_path), ".moved"))
    database.settle()
    assert b"INV-10019" in (tmp_path / "history.sqlite.moved-wal").read_bytes()
    ledger.close()


@posix_links
def test_of_a_file_that_is_begun_meanwhile_nothing_is_written_over(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, another = database_of(ledger), Ledger(tmp_path, KnownKey())
    real = Database.is_in_place

    def is_in_place(asked: Database) -> bool:
        was_in_place = real(asked)
        if asked is database and was_in_place:
            put_aside(file_of(tmp_path), ".moved")
            assert not another.write([handed_over(50)])
        return was_in_place

    monkeypatch.setattr(Database, "is_in_place", is_in_place)
    database.settle()
    assert b"INV-10050" in log_of(tmp_path).read_bytes()
    ledger.close()
    another.close()
    assert ids(ledger) == ["INV-10050"]


def test_a_log_of_a_file_that_is_only_read_is_left(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.close()
    with contextlib.closing(sqlite3.connect(file_of(tmp_path), isolation_level=None)) as other:
        other.execute("PRAGMA user_version = 99")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        other.execute("INSERT INTO facts VALUES ('other', 1)")
        before = log_of(tmp_path).read_bytes()
        monkeypatch.setattr(databases, "_ROOM", 2**62)
        newer = Database.open(file_of(tmp_path))
        assert newer.problem is LedgerProblem.NEWER
        # As whoever clears it does.
        newer.connection.execute("PRAGMA query_only = OFF")
        newer.settle()
        newer.close()
        assert any(before)
        assert log_of(tmp_path).read_bytes() == before
