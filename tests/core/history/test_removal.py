"""What is removed is gone: no byte of it is in any file afterwards."""

import contextlib
import os
import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

import pytest

from gui.core.database_files import beside
from gui.core.history import database, history_file, store
from gui.core.history.ledger import Ledger
from gui.core.history.problems import LedgerProblem, LedgerUnavailable
from gui.core.history.query import Query
from tests.core.history.ledgers import (
    NOW,
    KnownKey,
    all_of,
    bytes_in,
    database_of,
    file_of,
    handed_over,
    ids,
    invoice,
    link_of,
    program,
    whole,
)
from tests.systems import open_files, posix_links

LATER = NOW + timedelta(days=200)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger(tmp_path, KnownKey())
    yield ledger
    ledger.close()


def secret_of(number: int) -> str:
    """An id that no other one looks like."""
    return f"gone-{random.Random(number).getrandbits(64):016x}"


def old_one(number: int) -> object:
    return handed_over(
        number,
        invoice_id=secret_of(number),
        person=f"person-{number % 5}-gone",
        amount=f"77{number:05}.19",
        at=NOW + timedelta(seconds=number),
    )


def traces(folder: Path, count: int) -> list[str]:
    """What is left of so many old rows: ids, whole or nearly, links, people, amounts."""
    found = bytes_in(folder)
    parts = {secret_of(number)[at : at + 8] for number in range(count) for at in (5, 9, 13)}
    parts |= {"canary", "bluetape", "-gone", "gone-"}
    parts |= {f"77{number:05}.19" for number in range(count)}
    return sorted(part for part in parts if part.encode() in found)


def without_wal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a file system that has none."""
    real = sqlite3.connect

    class Connection(sqlite3.Connection):
        def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
            mode = "DELETE" if "journal_mode = WAL" in statement else "WAL"
            return super().execute(statement.replace("= WAL", f"= {mode}"), *values)  # type: ignore[arg-type]

    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: real(*a, factory=Connection, **k))


@pytest.fixture(params=["WAL", "no WAL"])
def either_log(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file system with a WAL, and on another one."""
    if request.param == "no WAL":
        without_wal(monkeypatch)


def written(ledger: Ledger, folder: Path, count: int = 400, *, young: int = 0) -> None:
    """Old rows, one at a time and many at once, with links; then some that stay."""
    chance = random.Random(7)
    number = 0
    while number < count:
        portion = min(chance.choice((1, 1, 60)), count - number)
        entries = [old_one(each) for each in range(number, number + portion)]
        assert not ledger.write(entries, with_links=True)  # type: ignore[arg-type]
        number += portion
    stays = [handed_over(9000 + n, at=LATER, person="you") for n in range(young)]
    assert not ledger.write(stays)
    assert len(traces(folder, count)) > count


def test_of_rows_that_are_too_old_nothing_is_left(
    tmp_path: Path, ledger: Ledger, either_log: None
) -> None:
    written(ledger, tmp_path, young=300)
    assert ledger.drop_older_than(100, LATER) == 400
    assert traces(tmp_path, 400) == []
    assert len(all_of(ledger)) == 300
    assert ids(ledger, Query("gone")) == []
    ledger.close()
    assert traces(tmp_path, 400) == []
    assert whole(tmp_path)


@open_files
def test_nor_in_what_sqlite_had_beside_it(tmp_path: Path, ledger: Ledger, either_log: None) -> None:
    written(ledger, tmp_path, young=1)
    held: dict[int, BinaryIO] = {}
    had_them = False

    def hold(_: str = "") -> None:
        nonlocal had_them
        # By then what it says of a transaction is on the disk.
        for end in ("-wal", "-journal"):
            with contextlib.suppress(FileNotFoundError):
                path = file_of(tmp_path).with_name("history.sqlite" + end)
                if path.stat().st_ino not in held:
                    held[path.stat().st_ino] = path.open("rb")
                # Only until they are seen: it is megabytes, at thousands of statements.
                had_them = had_them or b"gone" in path.read_bytes()

    database = database_of(ledger)
    database.connection.set_trace_callback(hold)
    assert ledger.drop_older_than(100, LATER) == 400
    assert had_them
    ledger.close()
    for file in held.values():
        with file:
            assert not any(file.read())


def test_a_log_is_written_over_before_it_goes(tmp_path: Path, ledger: Ledger) -> None:
    written(ledger, tmp_path)
    log = file_of(tmp_path).with_name("history.sqlite-wal")
    before = len(log.read_bytes())
    cut: list[bytes] = []
    database = database_of(ledger)
    # It is cut off next.
    database.connection.set_trace_callback(
        lambda statement: cut.append(log.read_bytes()) if "TRUNCATE" in statement else None
    )
    ledger.close()
    assert cut == [bytes(before)]
    assert not log.exists()
    assert whole(tmp_path)
    assert len(all_of(ledger)) == 400


def test_a_journal_that_stays_is_empty(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_wal(monkeypatch)
    written(ledger, tmp_path)
    journal = file_of(tmp_path).with_name("history.sqlite-journal")
    assert journal.stat().st_size > 0
    another = Ledger(tmp_path, KnownKey())
    assert not another.write([handed_over(8000)])
    ledger.close()
    assert journal.read_bytes() == b""
    # Whoever has it open goes on with it.
    assert not another.write([handed_over(8001)])
    assert journal.stat().st_size > 0
    assert len(all_of(ledger)) == 402
    another.close()
    assert whole(tmp_path)


def test_of_removed_rows_no_part_of_a_word_is_left_to_be_found(
    tmp_path: Path, ledger: Ledger
) -> None:
    # Three letters that stand side by side in the index of texts, too.
    rare = "þðÿ"
    old = handed_over(51, invoice_id=f"INV-{rare}", at=NOW - timedelta(days=300))
    ledger.write([*(handed_over(n) for n in range(50)), old])
    ledger.close()
    assert bytes_in(tmp_path).count(rare.encode()) > 1
    assert ledger.drop_older_than(200, NOW) == 1
    ledger.close()
    assert rare.encode() not in bytes_in(tmp_path)
    assert whole(tmp_path)


def test_what_is_not_too_old_stays(ledger: Ledger) -> None:
    ends = [handed_over(n, at=NOW - timedelta(days=180, seconds=n - 1)) for n in range(3)]
    ledger.write(ends)
    assert ledger.drop_older_than(180, NOW) == 1
    assert ids(ledger) == ["INV-10001", "INV-10000"]
    assert ledger.drop_older_than(180, NOW) == 0


def test_of_links_that_are_not_wanted_any_more_nothing_is_left(
    tmp_path: Path, ledger: Ledger
) -> None:
    ledger.write([handed_over(n) for n in range(700)], with_links=True)
    ledger.write([handed_over(n) for n in range(700, 900)])
    before = all_of(ledger)
    ledger.drop_links()
    after = all_of(ledger)
    assert {row.link for row in after} == {""}
    assert [row.fingerprint for row in after] == [row.fingerprint for row in before]
    assert [row.number for row in after] == [row.number for row in before]
    for part in (b"canary", b"bluetape", b"account="):
        assert part not in bytes_in(tmp_path)
    assert ids(ledger, Query("canary")) == []
    assert ids(ledger, Query("INV-10007")) == ["INV-10007"]
    ledger.seen(invoice("INV-10007"), link_of(7, 1))
    assert ids(ledger, Query(is_changed=True)) == ["INV-10007"]
    ledger.drop_links()
    ledger.close()
    assert whole(tmp_path)


@open_files
def test_of_what_is_cleared_no_byte_is_left(
    tmp_path: Path, ledger: Ledger, either_log: None
) -> None:
    written(ledger, tmp_path)
    held = [path.open("rb") for path in tmp_path.iterdir()]
    ledger.clear()
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]
    for file in held:
        with file:
            file.seek(0)
            content = file.read()
            assert b"bluetape" not in content
            assert b"gone" not in content
    assert all_of(ledger) == []
    assert not ledger.write([handed_over(1)])
    assert ids(ledger) == ["INV-10001"]


def test_what_another_program_has_open_is_emptied(tmp_path: Path, ledger: Ledger) -> None:
    written(ledger, tmp_path)
    with program("keep open", tmp_path) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "100\n"
        ledger.clear()
        assert traces(tmp_path, 400) == []
        assert all_of(ledger) == []
        # Both go on, and with each other's rows.
        assert not ledger.write([handed_over(1)])
        process.stdin.write("write\n")
        process.stdin.flush()
        assert process.stdout.readline() == "\n"
        assert ids(ledger) == ["INV-10500", "INV-10001"]
    ledger.close()
    assert whole(tmp_path)


@pytest.mark.parametrize("moment", ["is_ours", "is_cut_off", "connected"])
def test_what_another_program_removes_while_it_is_opened_is_not_there(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    ledger.write([handed_over(1)])
    ledger.close()
    real = getattr(database, moment)

    def removed_before(path: Path, *rest: object) -> object:
        for part in [path, *beside(path)]:
            part.unlink(missing_ok=True)
        return real(path, *rest)

    monkeypatch.setattr(database, moment, removed_before)
    assert ledger.page(Query()) == []
    assert ledger.facts == frozenset()
    # Nor did the question make one.
    assert not file_of(tmp_path).exists()


def test_a_row_that_is_written_while_another_program_removes_the_file_is_there_once(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.write([handed_over(1)])
    ledger.close()
    real, removed = database.connected, []

    def removed_before(path: Path, *rest: str) -> sqlite3.Connection:
        if not removed:
            # Its number would be taken for another file.
            removed.append(path.rename(tmp_path / "removed"))
        return real(path, *rest)

    monkeypatch.setattr(database, "connected", removed_before)
    assert not ledger.write([handed_over(2)])
    assert ids(ledger) == ["INV-10002"]


@posix_links
def test_what_is_moved_away_is_not_written_on(tmp_path: Path, ledger: Ledger) -> None:
    ledger.write([handed_over(1)])
    file_of(tmp_path).rename(tmp_path / "elsewhere")
    for end in ("-wal", "-shm"):
        file_of(tmp_path).with_name("history.sqlite" + end).unlink()
    assert not ledger.write([handed_over(2)])
    assert ids(ledger) == ["INV-10002"]


@posix_links
def test_what_is_moved_away_while_a_row_is_written_is_written_again(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.write([handed_over(1)])
    real = store.write

    def write_and_move(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]
        if not (tmp_path / "elsewhere").exists():
            file_of(tmp_path).rename(tmp_path / "elsewhere")
            for end in ("-wal", "-shm"):
                file_of(tmp_path).with_name("history.sqlite" + end).unlink()

    monkeypatch.setattr(store, "write", write_and_move)
    assert not ledger.write([handed_over(2)])
    assert ids(ledger) == ["INV-10002"]


def test_what_was_put_aside_goes_with_the_rest_and_in_its_time(
    tmp_path: Path, ledger: Ledger
) -> None:
    for number in range(3):
        ledger.write([old_one(number)], with_links=True)  # type: ignore[list-item]
        ledger.close()
        content = bytearray(file_of(tmp_path).read_bytes())
        content[: 2 * 4096] = b"no database here" * 512
        file_of(tmp_path).write_bytes(content)
        assert all_of(ledger) == []
        assert ledger.facts == {LedgerProblem.DAMAGED_PUT_ASIDE}
        assert (tmp_path / f"history.sqlite.damaged-{number + 1}").exists()
        ledger.write([handed_over(number)])
    # By when each was written last.
    now = datetime.now(UTC)
    long_ago = (now - timedelta(days=7, minutes=1)).timestamp()
    os.utime(tmp_path / "history.sqlite.damaged-2", (long_ago, long_ago))
    a_day_ago = (now - timedelta(days=1, minutes=1)).timestamp()
    os.utime(tmp_path / "history.sqlite.damaged-1", (a_day_ago, a_day_ago))
    ledger.drop_older_than(180, now)
    assert sorted(path.name for path in tmp_path.glob("*.damaged-*")) == [
        "history.sqlite.damaged-1",
        "history.sqlite.damaged-3",
    ]
    # Nor longer than the rows that were in it.
    ledger.drop_older_than(1, now)
    assert [path.name for path in tmp_path.glob("*.damaged-*")] == ["history.sqlite.damaged-3"]
    ledger.clear()
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]
    assert ledger.facts == frozenset()


def damage(folder: Path, *, is_of: datetime) -> None:
    """What no fewer bytes show: one page of rows has none any more."""
    content = bytearray(file_of(folder).read_bytes())
    page = content.index(b"INV-10060") // 4096 * 4096
    content[page : page + 4096] = bytes(4096)
    file_of(folder).write_bytes(content)
    os.utime(file_of(folder), (is_of.timestamp(), is_of.timestamp()))


def test_what_is_put_aside_stays_for_its_time_however_old_it_is(
    tmp_path: Path, ledger: Ledger
) -> None:
    ledger.write([handed_over(n) for n in range(120)])
    ledger.close()
    damage(tmp_path, is_of=NOW - timedelta(days=90))
    now = datetime.now(UTC)
    for _ in range(2):
        with contextlib.suppress(LedgerUnavailable):
            ledger.drop_older_than(3650, now)
    assert len(list(tmp_path.glob("*.damaged-1"))) == 1


@pytest.mark.parametrize("with_links", [True, False])
def test_links_that_are_not_wanted_any_more_are_not_put_aside_either(
    tmp_path: Path, ledger: Ledger, *, with_links: bool
) -> None:
    ledger.write([handed_over(n) for n in range(120)], with_links=with_links)
    ledger.close()
    damage(tmp_path, is_of=NOW)
    with contextlib.suppress(LedgerUnavailable):
        ledger.drop_older_than(3650, NOW)
    [aside] = tmp_path.glob("*.damaged-1")
    assert (b"canary" in bytes_in(tmp_path)) == with_links
    ledger.drop_links()
    assert b"canary" not in bytes_in(tmp_path)
    # Without any it is there for somebody who is asked about it.
    assert aside.exists() != with_links
    assert len(all_of(ledger)) > 60


def test_what_is_yet_to_be_brought_over_is_not_removed(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.write([handed_over(n) for n in range(120)])
    ledger.close()
    damage(tmp_path, is_of=NOW)
    aside = tmp_path / "history.sqlite.damaged-1"
    much_later = datetime.now(UTC) + timedelta(days=30)

    def no_room(*_: object) -> int:
        raise sqlite3.OperationalError

    with monkeypatch.context() as patch:
        patch.setattr(store, "restore", no_room)
        ledger.drop_older_than(3650, NOW)
        assert aside.exists()
        ledger.drop_older_than(3650, much_later)
        assert aside.exists()
        ledger.close()
    # It is brought over first, and goes then.
    ledger.drop_older_than(3650, much_later)
    assert not aside.exists()
    assert len(all_of(ledger)) > 60


def test_what_could_not_be_removed_is_removed_later(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(ledger, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        ledger.clear()
    assert traces(tmp_path, 400) == []
    assert "history.sqlite.discarded" in {path.name for path in tmp_path.iterdir()}
    ledger.write([handed_over(1)])
    ledger.drop_older_than(3650, NOW)
    assert not list(tmp_path.glob("*.discarded"))
    assert ids(ledger) == ["INV-10001"]


def refuse(*_: object, **__: object) -> None:
    raise PermissionError


def test_what_is_locked_is_not_cleared_and_that_is_said(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.core.history.database._BUSY_S", 0.1)
    ledger.write([handed_over(1)])
    with program("hold", tmp_path) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        with pytest.raises(LedgerUnavailable) as caught:
            ledger.clear()
        assert caught.value.problem is LedgerProblem.LOCKED
        assert ids(ledger) == ["INV-10001"]
        process.stdin.write("go\n")
        process.stdin.flush()
        assert process.stdout.readline() == "let go\n"
        ledger.clear()
    assert ids(ledger) == []


def test_rows_that_wait_are_cleared_too(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(history_file, "claim", refuse)
        assert ledger.write([handed_over(1)]) == {LedgerProblem.OTHER}
    ledger.clear()
    assert not ledger.write([handed_over(2)])
    assert ids(ledger) == ["INV-10002"]
