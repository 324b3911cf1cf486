"""Whoever puts a damaged history aside may be killed at any moment: a later start goes on."""

import math
import os
import shutil
import sqlite3
import threading
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from gui.core.history import history_file
from gui.core.history.aside import put_aside, to_rescue
from gui.core.history.database import Database
from gui.core.history.ledger import Ledger
from gui.core.history.problems import LedgerProblem, LedgerUnavailable
from tests.core.history.ledgers import (
    GONE,
    KnownKey,
    all_of,
    copied,
    file_of,
    handed_over,
    ids,
    program,
    whole,
)

COUNT = 130
OUR_WORD = {LedgerProblem.DAMAGED_PUT_ASIDE}


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A folder whose file has a page without its rows; the last rows are in its WAL alone."""
    folder = tmp_path / "damaged"
    ledger = Ledger(folder, KnownKey())
    ledger.write([handed_over(number) for number in range(COUNT - 10)])
    ledger.close()
    ledger.write([handed_over(number) for number in range(COUNT - 10, COUNT)])
    copied(folder, tmp_path / "copy", ignore=shutil.ignore_patterns("*-shm"))
    ledger.close()
    shutil.rmtree(folder)
    (tmp_path / "copy").rename(folder)
    content = bytearray(file_of(folder).read_bytes())
    page = content.index(b"productionINV-10040") // 4096 * 4096
    content[page : page + 4096] = bytes(4096)
    file_of(folder).write_bytes(content)
    return folder


def killed_after(steps: int, folder: Path, deed: str = "look through") -> bool:
    """Have a program do that to it which is gone after so many steps; whether it came so far."""
    with program("gone after", folder, str(steps), deed) as process:
        code = process.wait(30)
    assert code in {0, GONE}
    return code == GONE


def names_aside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.damaged-*"))


@pytest.mark.exhaustive
def test_what_was_put_aside_is_brought_over_wherever_its_program_was_killed(
    tmp_path: Path, damaged: Path
) -> None:
    def folder_after(steps: int) -> Path:
        return copied(damaged, tmp_path / f"after-{steps}")

    assert not killed_after(1000, folder_after(1000))
    unhurt = Ledger(tmp_path / "after-1000", KnownKey())
    rows = all_of(unhurt)
    unhurt.close()
    assert COUNT - 40 < len(rows) < COUNT
    assert rows[0].invoice_id == f"INV-{10_000 + COUNT - 1}"
    steps, is_killed = 0, True
    while is_killed:
        folder = folder_after(steps)
        is_killed = killed_after(steps, folder)
        later = Ledger(folder, KnownKey())
        assert all_of(later) == rows, steps
        # What nobody could say before is said.
        assert later.facts == OUR_WORD or not later.rescued, steps
        later.close()
        assert names_aside(folder) == ["history.sqlite.damaged-1"], steps
        assert whole(folder)
        # Once: what is removed since stays so.
        later.drop_older_than(1)
        assert later.rescued in (0, len(rows))
        later.close()
        again = Ledger(folder, KnownKey())
        assert ids(again) == [], steps
        assert again.facts == frozenset()
        again.close()
        steps += 1
    assert steps > 6


def with_earlier(folder: Path, *numbers: int) -> None:
    """Others were put aside, and could not be brought over by now."""
    for number in numbers:
        (folder / f"history.sqlite.damaged-{number}").write_bytes(b"earlier")
        (folder / f"history.sqlite.damaged-{number}.to-rescue").touch()


def test_what_was_beside_a_file_follows_it_and_no_earlier_one(damaged: Path) -> None:
    with_earlier(damaged, 1, 9)
    # Its program was killed before its log had the new name, too.
    file_of(damaged).rename(damaged / "history.sqlite.damaged-10")
    (damaged / "history.sqlite.damaged-10.to-rescue").touch()
    ledger = Ledger(damaged, KnownKey())
    assert ids(ledger)[0] == f"INV-{10_000 + COUNT - 1}"
    ledger.close()
    assert (damaged / "history.sqlite.damaged-1").read_bytes() == b"earlier"
    assert not (damaged / "history.sqlite.damaged-1-wal").exists()


def test_what_is_put_aside_comes_after_all_that_was(damaged: Path) -> None:
    # Those before were removed in their time.
    with_earlier(damaged, 9)
    assert put_aside(file_of(damaged)).name == "history.sqlite.damaged-10"
    [*_, last] = to_rescue(file_of(damaged))
    assert last.name == "history.sqlite.damaged-10"


@pytest.fixture
def nobodys(damaged: Path) -> Path:
    """A folder whose program was killed when all was put aside, and no new file was begun yet."""
    for steps in range(100):
        folder = copied(damaged, damaged.with_name(f"killed-{steps}"))
        assert killed_after(steps, folder)
        parts = {path.name for path in folder.glob("history.sqlite*") if "-1" not in path.name}
        if not parts:
            return folder
    raise AssertionError


def test_two_programs_that_find_it_bring_it_over_once(nobodys: Path) -> None:
    with program("read", nobodys) as one, program("read", nobodys) as other:
        for process in (one, other):
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
        for process in (one, other):
            assert process.stdin
            process.stdin.write("\n")
            process.stdin.flush()
        said = [process.stdout.readline() for process in (one, other) if process.stdout]
    (there, first), (there_too, second) = [map(int, line.split()) for line in said]
    assert there == there_too > COUNT - 40
    assert sorted((first, second)) == [0, there]
    assert names_aside(nobodys) == ["history.sqlite.damaged-1"]


def test_what_is_cleared_is_not_brought_over_any_more(
    nobodys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_file, "_PATIENCE_S", 0.1)
    real, is_at_it, may_go_on = Database.transaction, threading.Event(), threading.Event()

    def transaction(database: Database) -> AbstractContextManager[sqlite3.Connection]:
        if threading.current_thread() is reading:
            # Rows are read, and not there yet.
            is_at_it.set()
            assert may_go_on.wait(30)
        return real(database)

    monkeypatch.setattr(Database, "transaction", transaction)
    one, other = Ledger(nobodys, KnownKey()), Ledger(nobodys, KnownKey())
    reading = threading.Thread(target=ids, args=[one])
    reading.start()
    try:
        assert is_at_it.wait(30)
        with pytest.raises(LedgerUnavailable):
            other.clear()
    finally:
        may_go_on.set()
        reading.join()
    other.clear()
    assert ids(one) == ids(other) == []
    one.close()
    other.close()


@pytest.mark.timeout(30)
def test_whoever_clears_it_does_not_wait_for_itself(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_file, "_PATIENCE_S", math.inf)
    # A note that cannot be erased: it may be somebody else's.
    note = damaged / "history.sqlite.damaged-1.to-rescue"
    note.touch()
    os.link(note, damaged / "another name")
    ledger = Ledger(damaged, KnownKey())
    ledger.clear()
    assert note.exists()
    assert ids(ledger) == []
    ledger.close()


def test_what_is_gone_does_not_come_back_where_clearing_is_cut_short(
    tmp_path: Path, damaged: Path
) -> None:
    """Of a history that was begun anew, with everything yet to be brought over."""
    begun = next(
        folder
        for steps in range(100)
        if killed_after(steps, folder := copied(damaged, tmp_path / f"killed-{steps}"))
        if file_of(folder).exists() and "history.sqlite.damaged-1" in names_aside(folder)
    )
    steps, is_killed = 0, True
    while is_killed:
        folder = copied(begun, tmp_path / f"cleared-{steps}")
        is_killed = killed_after(steps, folder, "clear")
        is_gone = not file_of(folder).exists()
        later = Ledger(folder, KnownKey())
        assert not (is_gone and ids(later)), steps
        later.close()
        steps += 1
    assert is_gone
    assert steps > 3
