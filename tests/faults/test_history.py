"""What can happen to the history's file: hand-overs go on, and nothing is lost that can be kept."""

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from gui.core.history import database, rescue, store
from gui.core.history.ledger import Ledger
from gui.core.history.problems import LedgerProblem, LedgerUnavailable
from gui.core.history.query import Query
from tests.core.history.ledgers import (
    NOW,
    KnownKey,
    all_of,
    facts,
    file_of,
    handed_over,
    ids,
    invoice,
    link_of,
    program,
    whole,
)
from tests.systems import IS_ROOT, posix_limits, posix_links, posix_modes, root, symlinks

NOBODY = 65534
COUNT = 120
WRITTEN = {facts(handed_over(number)): number for number in range(COUNT)}
OUR_WORD = {LedgerProblem.DAMAGED_PUT_ASIDE}


def numbers(ledger: Ledger) -> list[int]:
    """Which hand-overs are there, each exactly as it was written."""
    return sorted(WRITTEN[facts(row)] for row in all_of(ledger))


def begun(folder: Path, count: int = COUNT) -> None:
    ledger = Ledger(folder, KnownKey())
    for number in range(0, count, 10):
        assert not ledger.write([handed_over(n) for n in range(number, number + 10)])
    ledger.close()


def goes_on(folder: Path) -> list[int]:
    """Have a program read the file and write on; returns what was there before."""
    ledger = Ledger(folder, KnownKey())
    there = numbers(ledger)
    assert ledger.facts <= OUR_WORD
    for query in (Query("INV-10007"), Query("in"), Query("maria"), Query(is_changed=True)):
        ledger.page(query)
    assert ledger.write([handed_over(1000)]) <= OUR_WORD
    assert ids(ledger, Query("INV-11000")) == ["INV-11000"]
    last = ledger.last_of(invoice("INV-11000"), link_of(1000, 1))
    assert last
    assert last.differing
    # Once a day it looks through it all.
    assert ledger.drop_older_than(3650, NOW) == 0
    assert ids(ledger, Query("INV-11000")) == ["INV-11000"]
    ledger.close()
    assert whole(folder)
    return there


# --- other programs ---


def test_a_file_that_another_program_locks_is_read_and_rows_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_S", 0.1)
    begun(tmp_path)
    ledger = Ledger(tmp_path, KnownKey())
    with program("hold", tmp_path) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        assert ledger.write([handed_over(500)]) == {LedgerProblem.LOCKED}
        assert LedgerProblem.LOCKED.loses
        with pytest.raises(LedgerUnavailable) as caught:
            ledger.seen(invoice("INV-10001"), link_of(1, 1))
        assert caught.value.problem is LedgerProblem.LOCKED
        assert len(all_of(ledger)) == COUNT
        assert ledger.last_of(invoice("INV-10001"), link_of(1))
        process.stdin.write("go\n")
        process.stdin.flush()
        assert process.stdout.readline() == "let go\n"
    assert ledger.write([handed_over(501)]) == frozenset()
    assert ids(ledger)[:2] == ["INV-10501", "INV-10500"]
    ledger.close()
    assert whole(tmp_path)


def test_what_waits_is_written_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_S", 0.1)
    begun(tmp_path)
    ledger = Ledger(tmp_path, KnownKey())
    with program("hold", tmp_path) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        assert ledger.write([handed_over(500)]) == {LedgerProblem.LOCKED}
    ledger.close()
    with contextlib.closing(Ledger(tmp_path, KnownKey())) as again:
        assert ids(again)[0] == "INV-10500"


def test_while_a_large_file_is_looked_through_others_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_S", 0.1)
    monkeypatch.setattr(database, "_SMALL", 0)
    begun(tmp_path)
    looking = database.Database.open(file_of(tmp_path))
    with program("hold", tmp_path) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        # Nothing of it takes what another has, nor keeps it from the other.
        looking.look_through()
    looking.close()


def test_two_programs_write_and_neither_loses_a_row(tmp_path: Path) -> None:
    begins = (10_000, 20_000)
    shown: list[int] = []
    with program("write", tmp_path, "10000") as one, program("write", tmp_path, "20000") as two:
        for process in (one, two):
            assert process.stdout
            shown += [int(process.stdout.readline()) for _ in range(60)]
        ledger = Ledger(tmp_path, KnownKey())
        for number in range(20):
            assert not ledger.write([handed_over(number)])
        assert len(all_of(ledger)) >= 140
    rows = all_of(ledger)
    assert {f"INV-{10_000 + n}" for n in (*shown, *range(20))} <= {row.invoice_id for row in rows}
    assert len({row.number for row in rows}) == len(rows)
    # They took turns, and did not wait for each other's end.
    halves = [sum(row.invoice_id >= f"INV-{10_000 + begin}" for row in rows) for begin in begins]
    assert halves[0] - halves[1] >= 60
    ledger.close()
    assert whole(tmp_path)


# --- what the system refuses ---


@posix_limits
def test_where_no_file_may_grow_rows_wait_and_are_written_later(tmp_path: Path) -> None:
    with program("fill", tmp_path) as process:
        lines, _ = process.communicate()
    full, again, after, count = lines.splitlines()
    number, problem = full.split()
    assert problem == "full"
    # What was kept stays, and can be read.
    assert again == f"{number} full"
    assert after == ""
    assert int(count) == int(number) + 3
    assert whole(tmp_path)


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A file system of its own in this folder, whose blocks are smaller than memory's pages."""
    image = folder.with_suffix(".image")
    with image.open("wb") as file:
        file.truncate(24 * 1024 * 1024)
    made = subprocess.run(
        ["mkfs.ext4", "-q", "-b", "1024", "-O", "^has_journal", image], capture_output=True
    )
    mounted = subprocess.run(["mount", "-o", "loop", image, folder], capture_output=True)
    if made.returncode or mounted.returncode:
        pytest.skip(f"no loop mount here: {(made.stderr + mounted.stderr).decode()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(file: Path) -> None:
    with contextlib.suppress(OSError), file.open("wb", buffering=0) as full:
        while full.write(b"x" * 512):
            pass


@root
@posix_limits
@pytest.mark.parametrize("is_begun", [True, False])
def test_on_a_full_disk_rows_wait_and_are_written_when_there_is_room(
    tmp_path: Path, *, is_begun: bool
) -> None:
    mount = tmp_path / "disk"
    mount.mkdir()
    with small_disk(mount):
        folder = mount / "history"
        if is_begun:
            begun(folder)
        ledger = Ledger(folder, KnownKey())
        before = len(all_of(ledger))
        fill(mount / "other")
        problems: list[frozenset[LedgerProblem]] = []
        # There may be room for some in the file as it is.
        while not problems or not problems[-1]:
            problems.append(ledger.write([handed_over(500 + len(problems))]))
        assert problems[-1] == {LedgerProblem.FULL}
        if is_begun:
            assert len(all_of(ledger)) == before + len(problems) - 1
        # Even a full disk can be cleared of it; here it only goes on.
        (mount / "other").unlink()
        assert ledger.write([handed_over(900)]) == frozenset()
        assert len(all_of(ledger)) == before + len(problems) + 1
        ledger.close()
        assert whole(folder)


@root
@posix_limits
def test_a_full_disk_can_be_cleared_of_it(tmp_path: Path) -> None:
    mount = tmp_path / "disk"
    mount.mkdir()
    with small_disk(mount):
        begun(mount / "history")
        fill(mount / "other")
        ledger = Ledger(mount / "history", KnownKey())
        ledger.clear()
        assert [path.name for path in (mount / "history").iterdir()] == ["lock"]
        (mount / "other").unlink()
        assert ledger.write([handed_over(1)]) == frozenset()
        ledger.close()


def test_without_room_nothing_is_put_aside_that_may_be_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Killed before anything of its WAL came into the file.
    with program("write", tmp_path) as process:
        assert process.stdout
        while process.stdout.readline() != "9\n":
            pass
        process.kill()
        process.wait()
    ledger = Ledger(tmp_path, KnownKey())
    with monkeypatch.context() as patch:
        patch.setattr(database, "_ROOM", 2**62)
        with pytest.raises(LedgerUnavailable) as caught:
            all_of(ledger)
        assert caught.value.problem is LedgerProblem.FULL
        assert ledger.write([handed_over(500)]) == {LedgerProblem.FULL}
        assert put_aside(tmp_path) == []
    assert len(all_of(ledger)) >= 10
    assert ledger.facts == frozenset()
    ledger.close()


def refused(folder: Path, *deed: str) -> list[str]:
    """What somebody gets to hear who may not write there."""
    with program("refused", folder, *deed) as process:
        lines, _ = process.communicate()
    return lines.splitlines()


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that other users reach, too."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@posix_modes
@pytest.mark.parametrize("is_closed", [True, False])
def test_a_folder_that_may_not_be_written_is_read(place: Path, *, is_closed: bool) -> None:
    folder = place / "history"
    if is_closed:
        begun(folder)
    else:
        with program("write", folder) as process:
            assert process.stdout
            while process.stdout.readline() != f"{COUNT - 1}\n":
                pass
            process.kill()
            process.wait()
    for path in (folder, *folder.iterdir()):
        path.chmod(0o500 if path.is_dir() else 0o400)
        if IS_ROOT:
            os.chown(path, NOBODY, NOBODY)
    before = {path.name: path.stat().st_size for path in folder.iterdir()}
    write, read = refused(folder)
    assert write == "read-only"
    count, said = read.split()
    assert said == "read-only"
    assert int(count) >= COUNT
    assert {path.name: path.stat().st_size for path in folder.iterdir()} == before


@posix_modes
def test_what_a_newer_version_has_in_its_log_is_not_cleared_where_nothing_can_be(
    place: Path,
) -> None:
    folder = place / "history"
    begun(folder)
    with contextlib.closing(sqlite3.connect(file_of(folder), isolation_level=None)) as other:
        other.execute("PRAGMA user_version = 99")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        other.execute(
            "DELETE FROM handed_over WHERE number = (SELECT min(number) FROM handed_over)"
        )
        # As if it had been killed.
        file_of(folder).with_name("history.sqlite-shm").unlink()
        (folder / "lock").touch()
        for path in (folder, *folder.iterdir()):
            path.chmod(0o500 if path.is_dir() else 0o600)
            if IS_ROOT:
                os.chown(path, NOBODY, NOBODY)
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert refused(folder, "clear") == ["newer", f"{COUNT} newer"]
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@posix_modes
def test_a_folder_that_cannot_be_made_is_said(place: Path) -> None:
    if not IS_ROOT:
        place.chmod(0o555)
    assert refused(place / "none" / "history") == ["folder gone", "0"]
    place.chmod(0o755)
    (place / "file").touch()
    ledger = Ledger(place / "file" / "below", KnownKey())
    assert ledger.write([handed_over(1)]) == {LedgerProblem.FOLDER_GONE}
    assert all_of(ledger) == []


@posix_links
def test_a_folder_that_is_gone_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "history"
    ledger = Ledger(folder, KnownKey())
    ledger.write([handed_over(1)])
    shutil.rmtree(folder.parent)
    assert all_of(ledger) == []
    assert not folder.exists()
    assert ledger.write([handed_over(2)]) == frozenset()
    assert ids(ledger) == ["INV-10002"]
    shutil.rmtree(folder.parent)
    # Something else took its place.
    folder.parent.touch()
    assert ledger.write([handed_over(3)]) == {LedgerProblem.FOLDER_GONE}
    folder.parent.unlink()
    assert ledger.write([handed_over(4)]) == frozenset()
    assert ids(ledger) == ["INV-10004", "INV-10003"]
    ledger.close()


@root
@posix_modes
def test_a_folder_of_somebody_else_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "history"
    folder.mkdir()
    os.chown(folder, NOBODY, NOBODY)
    ledger = Ledger(folder, KnownKey())
    assert ledger.write([handed_over(1)]) == {LedgerProblem.READ_ONLY}
    assert list(folder.iterdir()) == []


# --- damage ---


def put_aside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if ".damaged-" in path.name)


def cuts(size: int, step: int) -> list[int]:
    return [*range(0, size, step), size - 1]


@pytest.mark.parametrize(
    "sampled",
    [23, pytest.param(1, marks=[pytest.mark.exhaustive, pytest.mark.timeout(900)])],
)
def test_a_file_that_is_cut_off_gives_what_is_whole_in_it(tmp_path: Path, sampled: int) -> None:
    begun(tmp_path / "whole")
    content = file_of(tmp_path / "whole").read_bytes()
    saved = []
    for size in cuts(len(content), 512 * sampled):
        folder = tmp_path / str(size)
        folder.mkdir(mode=0o700)
        file_of(folder).write_bytes(content[:size])
        file_of(folder).chmod(0o600)
        saved.append(len(goes_on(folder)))
        # One of no bytes was never begun, and the last byte may be one that means nothing.
        if aside := put_aside(folder):
            assert aside == ["history.sqlite.damaged-1"]
        else:
            assert saved[-1] == (COUNT if size else 0)
        shutil.rmtree(folder)
    # The more is left, the more is saved; nothing without the first page.
    assert saved[0] == 0
    assert max(saved) >= COUNT - 20


@pytest.mark.parametrize(
    "sampled",
    [37, pytest.param(1, marks=[pytest.mark.exhaustive, pytest.mark.timeout(900)])],
)
def test_a_wal_that_is_cut_off_loses_its_last_commits_at_most(tmp_path: Path, sampled: int) -> None:
    live = tmp_path / "live"
    begun(live, 20)
    ledger = Ledger(live, KnownKey())
    for number in range(20, 50):
        ledger.write([handed_over(number)])
    files = {path.name: path.read_bytes() for path in live.iterdir()}
    ledger.close()
    size = len(files["history.sqlite-wal"])
    last = 0
    for cut in cuts(size, 512 * sampled):
        folder = tmp_path / str(cut)
        folder.mkdir(mode=0o700)
        for name in ("history.sqlite", "history.sqlite-wal"):
            (folder / name).write_bytes(files[name][: cut if name.endswith("-wal") else None])
            (folder / name).chmod(0o600)
        there = goes_on(folder)
        assert there == list(range(len(there)))
        assert max(20, last) <= len(there)
        last = len(there)
        assert put_aside(folder) == []
        shutil.rmtree(folder)
    assert last >= 49


def noise(chance: random.Random, content: bytearray) -> None:
    for _ in range(chance.choice((1, 1, 4, 30))):
        at = chance.randrange(len(content))
        length = chance.choice((1, 8, 512, 4096))
        content[at : at + length] = chance.randbytes(min(length, len(content) - at))


@pytest.mark.parametrize(
    "seeds",
    [
        range(25),
        pytest.param(range(25, 400), marks=[pytest.mark.exhaustive, pytest.mark.timeout(900)]),
    ],
    ids=["some", "many"],
)
def test_noise_makes_no_row_that_was_not_written(tmp_path: Path, seeds: range) -> None:
    begun(tmp_path / "whole")
    content = file_of(tmp_path / "whole").read_bytes()
    saved = 0
    for seed in seeds:
        folder = tmp_path / str(seed)
        folder.mkdir(mode=0o700)
        noisy = bytearray(content)
        noise(random.Random(seed), noisy)
        file_of(folder).write_bytes(noisy)
        file_of(folder).chmod(0o600)
        # Every row that comes back is one of those that were written, letter by letter.
        saved += len(goes_on(folder))
        shutil.rmtree(folder)
    assert saved > len(seeds) * COUNT // 2


def test_what_is_damaged_while_it_is_open_is_put_aside_and_rows_are_saved(tmp_path: Path) -> None:
    begun(tmp_path)
    ledger = Ledger(tmp_path, KnownKey())
    ledger.write([handed_over(7, link=link_of(7, 1))])
    assert len(all_of(ledger)) == COUNT + 1
    ledger.close()
    content = bytearray(file_of(tmp_path).read_bytes())
    page = content.index(b"INV-10060") // 4096 * 4096
    content[page : page + 4096] = bytes(4096)
    file_of(tmp_path).write_bytes(content)
    assert ledger.write([handed_over(900)]) <= OUR_WORD
    rows = all_of(ledger)
    assert ledger.facts == OUR_WORD
    assert put_aside(tmp_path) == ["history.sqlite.damaged-1"]
    assert ledger.rescued == len(rows)
    # A page holds some thirty of them.
    assert COUNT - 40 < len(rows) < COUNT + 2
    assert rows[0].invoice_id == "INV-10900"
    # What was known of their links is known.
    assert [row.invoice_id for row in rows if row.is_changed] == ["INV-10007"]
    ledger.seen(invoice("INV-10001"), link_of(1, 1))
    assert ids(ledger, Query(is_changed=True)) == ["INV-10007", "INV-10001"]
    ledger.close()
    assert whole(tmp_path)


@pytest.mark.parametrize(
    "follows",
    [Ledger.close, lambda ledger: ledger.write([]), lambda ledger: ledger.page(Query())],
    ids=["close", "write", "page"],
)
def test_a_name_with_noise_in_it_while_it_is_open_costs_no_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, follows: Callable[[Ledger], object]
) -> None:
    monkeypatch.setattr(database, "_BUSY_S", 0.1)
    ledger = Ledger(tmp_path, KnownKey())
    assert not ledger.write([handed_over(1)])
    with contextlib.closing(sqlite3.connect(file_of(tmp_path), isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute("BEGIN IMMEDIATE")
        other.execute(
            "UPDATE sqlite_master SET name = CAST(x'ff' AS TEXT), sql = NULL WHERE name = 'by_way'"
        )
        # So that whoever has it open reads its tables again.
        other.execute("PRAGMA schema_version = 1000")
        assert ledger.write([handed_over(2)]) == {LedgerProblem.LOCKED}
        other.execute("COMMIT")
    follows(ledger)
    ledger.close()
    with contextlib.closing(Ledger(tmp_path, KnownKey())) as again:
        assert ids(again) == ["INV-10002", "INV-10001"]
    assert "history.sqlite.damaged-1" in put_aside(tmp_path)


def test_whoever_is_killed_while_rows_are_saved_is_gone_on_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(tmp_path)
    content = bytearray(file_of(tmp_path).read_bytes())
    page = content.index(b"INV-10080") // 4096 * 4096
    content[page : page + 4096] = bytes(4096)
    file_of(tmp_path).write_bytes(content)
    ledger = Ledger(tmp_path, KnownKey())
    monkeypatch.setattr(rescue, "_PORTION", 10)
    portions: list[int] = []

    def restore(*arguments: object) -> int:
        portions.append(1)
        if len(portions) > 3:
            # As if there were no room any more.
            raise sqlite3.OperationalError
        return real(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        real = store.restore
        patch.setattr(store, "restore", restore)
        with contextlib.suppress(LedgerUnavailable):
            ledger.drop_older_than(3650, NOW)
        assert numbers(ledger) == list(range(30))
    assert ledger.write([handed_over(7, way="mail draft")]) == frozenset()
    ledger.close()
    again = Ledger(tmp_path, KnownKey())
    rows = all_of(again)
    assert again.rescued == len(rows) - 31
    assert len(rows) > COUNT - 40
    again.close()
    # Once.
    assert all_of(again) == rows
    again.close()
    assert whole(tmp_path)


def test_an_index_that_is_damaged_costs_no_row(tmp_path: Path) -> None:
    begun(tmp_path)
    other = sqlite3.connect(file_of(tmp_path))
    with other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute("DELETE FROM found_data WHERE id > 1")
    other.close()
    ledger = Ledger(tmp_path, KnownKey())
    assert ids(ledger, Query("INV-10007")) == ["INV-10007"]
    assert ledger.facts == OUR_WORD
    assert numbers(ledger) == list(range(COUNT))
    ledger.close()


@pytest.mark.parametrize(
    ("what", "instead"),
    [
        (b"person TEXT", b"peqson TEXT"),
        (b"number INTEGER PRIMARY KEY", b"numbar INTEGER PRIMARY KEY"),
        (b"is_changed INTEGER", b"is_changed IN\xffEGE("),
        (b"CREATE TABLE handed_over", b"CREATE TABLQ handed_over"),
        # Each of them is a table, but another one.
        (b"number INTEGER PRIMARY KEY", b"number INTEGER PRHMARY KEY"),
        (b"amount TEXT", b"amount TEYT"),
        (b"tablehanded_overhanded_over", b"tabl\xfehandfd_overhanded_over"),
        (b"CREATE INDEX by_way ON", b"CREATE INDEX by_way OM"),
        (b"indexby_way", b"i\xff\xfeexby_way"),
        (b"CREATE TABLE facts", b"CREATE TABLE factr"),
        (b"'trigram'", b"'tqigqam'"),
    ],
)
def test_tables_that_are_called_otherwise_cost_no_row(
    tmp_path: Path, what: bytes, instead: bytes
) -> None:
    begun(tmp_path)
    content = file_of(tmp_path).read_bytes()
    assert what in content
    file_of(tmp_path).write_bytes(content.replace(what, instead))
    assert goes_on(tmp_path) == list(range(COUNT))


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM sqlite_master WHERE name = 'handed_over'",
        "UPDATE sqlite_master SET rootpage = 3 WHERE name = 'handed_over'",
        "UPDATE sqlite_master SET rootpage = 'x' WHERE name = 'handed_over'",
        "DELETE FROM sqlite_master",
    ],
)
def test_a_table_that_is_said_to_be_elsewhere_or_nowhere_costs_no_row(
    tmp_path: Path, change: str
) -> None:
    begun(tmp_path)
    other = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    other.execute("PRAGMA writable_schema = ON")
    other.execute(change)
    other.execute("PRAGMA schema_version = 1000")
    other.close()
    assert goes_on(tmp_path) == list(range(COUNT))


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_that_there_never_was_costs_no_row(tmp_path: Path, version: int) -> None:
    begun(tmp_path)
    other = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    other.execute(f"PRAGMA user_version = {version}")
    other.close()
    assert goes_on(tmp_path) == list(range(COUNT))


@pytest.mark.parametrize("content", [b"", b"7\x7f\x06\x82", b"real"])
def test_a_wal_without_its_file_is_put_aside(tmp_path: Path, content: bytes) -> None:
    ledger = Ledger(tmp_path, KnownKey())
    ledger.write([handed_over(1)])
    wal = tmp_path / "history.sqlite-wal"
    real = wal.read_bytes()
    ledger.close()
    file_of(tmp_path).unlink()
    wal.write_bytes(real if content == b"real" else content)
    wal.chmod(0o600)
    assert goes_on(tmp_path) == []
    assert put_aside(tmp_path) == ["history.sqlite.damaged-1-wal"]


def put_a_link(path: Path) -> None:
    target = path.parent.parent / "elsewhere"
    path.replace(target)
    path.symlink_to(target)


def put_a_second_name(path: Path) -> None:
    os.link(path, path.parent.parent / "elsewhere")


def put_a_folder(path: Path) -> None:
    path.unlink()
    (path / "something").mkdir(parents=True)


def give_away(path: Path) -> None:
    os.chown(path, NOBODY, NOBODY)


def put_another_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.executescript("PRAGMA application_id = 7; CREATE TABLE theirs (x)")
    other.close()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(put_a_link, marks=symlinks),
        put_a_second_name,
        put_a_folder,
        pytest.param(give_away, marks=root),
        put_another_database,
    ],
)
def test_what_is_not_ours_is_put_aside_and_never_written(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    folder = tmp_path / "history"
    begun(folder)
    change(file_of(folder))
    elsewhere = tmp_path / "elsewhere"
    content = elsewhere.read_bytes() if elsewhere.exists() else b""
    ledger = Ledger(folder, KnownKey())
    assert ledger.write([handed_over(1)]) == OUR_WORD
    assert ids(ledger) == ["INV-10001"]
    assert put_aside(folder) == ["history.sqlite.damaged-1"]
    assert not content or elsewhere.read_bytes() == content
    ledger.clear()
    assert not content or elsewhere.read_bytes() == content


def test_a_damaged_file_can_be_cleared(tmp_path: Path) -> None:
    begun(tmp_path)
    file_of(tmp_path).write_bytes(b"noise" * 10_000)
    Ledger(tmp_path, KnownKey()).clear()
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


# --- newer versions ---


def make_newer(folder: Path, first: int = 1, end: int = 2) -> None:
    """As a version may that knows verdicts and columns which this one does not."""
    other = sqlite3.connect(file_of(folder))
    with other:
        other.execute("ALTER TABLE handed_over ADD COLUMN mood TEXT")
        other.execute(
            "UPDATE handed_over SET verdict = 'hesitating' WHERE invoice_id BETWEEN ? AND ?",
            (f"INV-{10_000 + first}", f"INV-{9_999 + end}"),
        )
        other.execute("PRAGMA user_version = 99")
    other.close()


def test_a_newer_file_is_read_and_not_written(tmp_path: Path) -> None:
    begun(tmp_path)
    make_newer(tmp_path)
    before = file_of(tmp_path).read_bytes()
    ledger = Ledger(tmp_path, KnownKey())
    # Of what it cannot read it says nothing.
    assert numbers(ledger) == [0, *range(2, COUNT)]
    assert ledger.facts == {LedgerProblem.NEWER}
    assert ledger.write([handed_over(500)]) == {LedgerProblem.NEWER}
    assert LedgerProblem.NEWER.loses
    for change in (
        lambda: ledger.drop_older_than(1),
        lambda: ledger.seen(invoice("INV-10002"), link_of(2, 1)),
    ):
        with pytest.raises(LedgerUnavailable) as caught:
            change()
        assert caught.value.problem is LedgerProblem.NEWER
    ledger.close()
    assert file_of(tmp_path).read_bytes() == before
    assert put_aside(tmp_path) == []
    # But nobody has to keep what he does not want.
    ledger.clear()
    assert ids(ledger) == []


def test_what_a_newer_version_wrote_ends_no_list(tmp_path: Path) -> None:
    begun(tmp_path)
    make_newer(tmp_path, 90, 110)
    ledger = Ledger(tmp_path, KnownKey())
    rows = all_of(ledger, portion=10)
    assert [WRITTEN[facts(row)] for row in rows] == [*range(119, 109, -1), *range(89, -1, -1)]
    assert [len(ledger.page(Query(), None, limit)) for limit in (10, 15, 100, 101)] == [
        *(10, 15, 100, 100),
    ]
    ledger.close()


# --- the clock ---


def test_a_clock_that_is_a_day_behind_loses_nothing(tmp_path: Path) -> None:
    begun(tmp_path)
    ledger = Ledger(tmp_path, KnownKey())
    yesterday = NOW - timedelta(days=1)
    assert not ledger.write([handed_over(7, at=yesterday, link=link_of(7, 1))])
    assert ledger.drop_older_than(1, yesterday) == 0
    last = ledger.last_of(invoice("INV-10007"), link_of(7))
    assert last
    assert last.differing
    assert last.differing.at == yesterday
    assert ids(ledger)[0] == "INV-10007"
    assert ids(ledger, Query(is_changed=True)) == ["INV-10007"]
    ledger.close()
    assert whole(tmp_path)


# --- killed ---


@pytest.mark.parametrize(
    "kills",
    [6, pytest.param(200, marks=[pytest.mark.exhaustive, pytest.mark.timeout(1800)])],
)
def test_whoever_is_killed_loses_no_row_that_was_said(tmp_path: Path, kills: int) -> None:
    chance = random.Random(kills)
    said: set[int] = set()
    begin = 0
    for kill in range(kills):
        with program("write", tmp_path, str(begin)) as process:
            assert process.stdout
            # The first is killed while it makes the file.
            for _ in range(chance.randrange(30) if kill else 0):
                said.add(int(process.stdout.readline()))
            process.kill()
            # A line that was cut was not said.
            rest = process.stdout.read().splitlines(keepends=True)
            said |= {int(line) for line in rest if line.endswith("\n")}
        ledger = Ledger(tmp_path, KnownKey())
        rows = all_of(ledger)
        there = [int(row.invoice_id.removeprefix("INV-")) - 10_000 for row in rows]
        assert ledger.facts == frozenset()
        assert said <= set(there)
        # One more may be there, which was not said any more.
        assert len(there) == len(set(there)) <= len(said) + 1
        begin = max(there, default=-1) + 1
        said |= set(there)
        ledger.close()
        assert not there or whole(tmp_path)
    assert not ledger.write([handed_over(begin)])
    ledger.close()
    assert len(said) > kills
