"""Versions of the file: each becomes the next one whole, with a copy beside it, or not at all."""

import contextlib
import os
import sqlite3
import sys
from datetime import timedelta
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from gui.core.history import database, schema
from gui.core.history.ledger import Ledger
from gui.core.history.problems import LedgerProblem, LedgerUnavailable
from tests.core.history.ledgers import (
    NOW,
    KnownKey,
    all_of,
    facts,
    file_of,
    handed_over,
    ids,
    whole,
)

_MOOD = "ALTER TABLE handed_over ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where this version has written."""
    ledger = Ledger(tmp_path, KnownKey())
    ledger.write([handed_over(number) for number in range(30)])
    ledger.close()
    return tmp_path


@pytest.fixture
def newer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on it is as if this were a version whose rows have a mood."""
    migrations = (*schema.MIGRATIONS, f"{_MOOD}; CREATE INDEX by_mood ON handed_over (mood)")
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(database, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema.migrate, "__defaults__", (migrations,))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "lock")


def value(path: Path, statement: str) -> object:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(statement).fetchone()[0]
    finally:
        connection.close()


@pytest.mark.usefixtures("newer")
def test_an_older_file_becomes_one_of_this_version(folder: Path) -> None:
    before = [facts(handed_over(number)) for number in range(29, -1, -1)]
    ledger = Ledger(folder, KnownKey())
    assert [facts(row) for row in all_of(ledger)] == before
    assert not ledger.write([handed_over(30)])
    ledger.close()
    assert value(file_of(folder), "PRAGMA user_version") == 2
    assert value(file_of(folder), "SELECT count(*) FROM handed_over WHERE mood = 'calm'") == 31
    assert whole(folder)
    # As it was, and nobody else's.
    copy = folder / "history.sqlite.before"
    assert value(copy, "PRAGMA user_version") == 1
    assert value(copy, "SELECT count(*) FROM handed_over") == 30
    assert copy.stat().st_mode & 0o777 == file_of(folder).stat().st_mode & 0o777


def test_a_version_that_does_not_come_about_changes_nothing(
    folder: Path, newer: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (*schema.MIGRATIONS[:1], f"{_MOOD}; CREATE INDEX by_mood ON handed_over (nothing)")
    with monkeypatch.context() as patch:
        patch.setattr(schema.migrate, "__defaults__", (broken,))
        ledger = Ledger(folder, KnownKey())
        assert ledger.write([handed_over(30)]) == {LedgerProblem.OTHER}
        with pytest.raises(LedgerUnavailable):
            all_of(ledger)
        assert value(file_of(folder), "PRAGMA user_version") == 1
        assert value(file_of(folder), "SELECT count(*) FROM handed_over") == 30
        assert not [name for name in names(folder) if "damaged" in name]
    # A version that is right goes on with it, and what waited is written.
    assert not ledger.write([handed_over(31)])
    assert len(all_of(ledger)) == 32
    ledger.close()


@pytest.mark.usefixtures("newer")
def test_the_copy_goes_in_its_time_and_with_the_rest(folder: Path) -> None:
    ledger = Ledger(folder, KnownKey())
    ledger.write([handed_over(30)])
    assert "history.sqlite.before" in names(folder)
    ledger.drop_older_than(3650, NOW)
    assert "history.sqlite.before" in names(folder)
    # By when it was made.
    ledger.drop_older_than(10, NOW + timedelta(days=4000))
    assert "history.sqlite.before" not in names(folder)
    ledger.close()


def test_a_file_that_was_never_begun_is_begun(tmp_path: Path) -> None:
    for content in (b"", None):
        file_of(tmp_path).unlink(missing_ok=True)
        if content is None:
            empty = sqlite3.connect(file_of(tmp_path))
            empty.execute("PRAGMA journal_mode = WAL")
            empty.close()
        else:
            file_of(tmp_path).write_bytes(content)
        ledger = Ledger(tmp_path, KnownKey())
        assert all_of(ledger) == []
        assert not ledger.write([handed_over(1)])
        assert len(all_of(ledger)) == 1
        assert ledger.facts == frozenset()
        ledger.close()


def test_the_tables_of_today_are_recognised(folder: Path) -> None:
    connection = sqlite3.connect(file_of(folder))
    assert schema.is_as_made(connection)
    connection.execute("DROP INDEX by_way")
    assert not schema.is_as_made(connection)
    connection.close()


def test_no_file_is_trusted_with_more_than_tables(tmp_path: Path) -> None:
    # Neither one that is read where it was put aside.
    file_of(tmp_path).touch()
    with contextlib.closing(database.connected(file_of(tmp_path))) as connection:
        assert connection.execute("PRAGMA trusted_schema").fetchone() == (0,)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/home/ana/50%?#.sqlite"), "file:///home/ana/50%25%3F%23.sqlite"),
        (PureWindowsPath(r"C:\Users\Ana María\x"), "file:///C:/Users/Ana%20Mar%C3%ADa/x"),
        (PureWindowsPath(r"\\server\share\x"), "file:////server/share/x"),
    ],
)
def test_sqlite_is_told_of_any_folder_without_a_host(path: PurePath, address: str) -> None:
    assert database.address_of(path) == address


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_a_folder_may_have_a_name_of_another_encoding(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/jos\xe9"))
    ledger = Ledger(folder, KnownKey())
    assert not ledger.write([handed_over(1)])
    assert ids(ledger) == ["INV-10001"]
    ledger.close()
