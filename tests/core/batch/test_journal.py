"""The journal of a run: what was shown is there, whatever the program came to."""

import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gui.core.batch.journal import Journal, JournalNotWritten, LeftBehind, left_behind
from gui.core.batch.old_journals import remove_old
from gui.core.batch.outcome import SKIPPED, Outcome, found
from gui.core.files import FileProblem
from gui.core.link import admit
from tests.core.batch.journals import COUNT, facts, job, look, outcome_of
from tests.desktop import ROOT
from tests.systems import open_files, posix_limits, posix_links, posix_modes, root, symlinks

NOBODY = 65534


@contextmanager
def program(how: str, folder: Path, cwd: Path = ROOT) -> Iterator["subprocess.Popen[str]"]:
    """A program that works on journals; killed in the end."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.core.batch.journals", how, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        try:
            yield process
        finally:
            process.kill()
            process.communicate()


def begun(folder: Path, places: int = 30) -> Journal:
    journal = Journal.begin(folder, job())
    for place in range(places):
        journal.keep(place, outcome_of(place))
    return journal


def killed(folder: Path, after: int = 100) -> dict[int, int]:
    """Write a journal in another program, kill that, and return which version it showed last."""
    shown: dict[int, int] = {}
    with program("write", folder) as process:
        assert process.stdout
        for _ in range(after):
            place, version = process.stdout.readline().split()
            shown[int(place)] = int(version)
        process.kill()
        # A line that was cut was not shown.
        for line in process.stdout.read().splitlines(keepends=True):
            if line.endswith("\n"):
                place, version = line.split()
                shown[int(place)] = int(version)
    return shown


def the_run(folder: Path) -> LeftBehind:
    runs, aside = look(folder)
    assert aside == ()
    [run] = runs
    return run


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "lock")


def said(outcomes: dict[int, Outcome]) -> dict[int, tuple[object, ...]]:
    return {place: facts(outcome) for place, outcome in outcomes.items()}


def test_what_was_kept_is_there_for_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "journals"
    before = datetime.now(UTC)
    journal = begun(folder)
    # A row that is asked for again has another outcome.
    journal.keep(7, outcome_of(7, 1))
    journal.close()
    run = the_run(folder)
    assert run.job == job()
    assert before <= run.begun <= datetime.now(UTC)
    expected = {place: outcome_of(place) for place in range(30)} | {7: outcome_of(7, 1)}
    assert said(run.outcomes) == said(expected)
    going_on = run.open()
    going_on.keep(30, outcome_of(30))
    going_on.close()
    assert set(the_run(folder).outcomes) == set(range(31))


@posix_modes
def test_it_is_the_users_alone(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "journals"
    before = os.umask(0)
    try:
        journal = begun(folder)
    finally:
        os.umask(before)
    for path in (folder, folder.parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    files = list(folder.iterdir())
    assert any(path.name.endswith("-wal") for path in files)
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    journal.close()


@posix_modes
def test_a_folder_that_stands_open_is_closed(tmp_path: Path) -> None:
    begun(tmp_path).close()
    tmp_path.chmod(0o755)
    the_run(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


@pytest.mark.parametrize("is_open", [True, False])
def test_what_is_discarded_leaves_nothing(tmp_path: Path, *, is_open: bool) -> None:
    journal = begun(tmp_path)
    if is_open:
        journal.discard()
    else:
        journal.close()
        the_run(tmp_path).discard()
    assert names(tmp_path) == []
    assert look(tmp_path) == ((), ())


@open_files
@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_of_what_is_discarded_no_byte_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    if mode == "DELETE":
        without_wal(monkeypatch)
    journal = begun(tmp_path)
    held = [path.open("rb") for path in os_names(tmp_path)]
    assert any(b"bluetape.com" in file.read() for file in held)
    journal.discard()
    for file in held:
        with file:
            file.seek(0)
            assert b"bluetape.com" not in file.read()


def test_of_what_was_replaced_nothing_is_left(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    # Long enough that what comes in its place does not cover it.
    journal.keep(2, found(admit("https://www.bluetape.com/i/first?" + "x" * 300), None))
    journal.close()
    [path] = os_names(tmp_path)
    assert b"i/first" in path.read_bytes()
    journal = the_run(tmp_path).open()
    journal.keep(2, SKIPPED)
    journal.close()
    assert b"i/first" not in path.read_bytes()


def test_what_could_not_be_removed_is_removed_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = begun(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        journal.discard()
    assert b"bluetape.com" not in b"".join(path.read_bytes() for path in os_names(tmp_path))
    assert names(tmp_path) != []
    assert look(tmp_path) == ((), ())
    assert names(tmp_path) == []


def refuse(_: Path) -> None:
    """Scanners of Windows have a file open at times."""
    raise PermissionError


def os_names(folder: Path) -> list[Path]:
    return [folder / name for name in names(folder)]


def without_wal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that SQLite does not trust with a WAL: the answer is the mode of before."""
    from gui.core.batch import journal_database

    row = journal_database.JournalDatabase._row

    def refused(database: object, statement: str) -> tuple[object, ...]:
        is_asked = statement == "PRAGMA journal_mode = WAL"
        return ("delete",) if is_asked else row(database, statement)  # type: ignore[arg-type]

    monkeypatch.setattr(journal_database.JournalDatabase, "_row", refused)


def test_without_a_wal_it_is_kept_the_other_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_wal(monkeypatch)
    journal = begun(tmp_path)
    assert not list(tmp_path.glob("*-wal"))
    assert look(tmp_path) == ((), ())
    journal.close()
    assert len(the_run(tmp_path).outcomes) == 30


# --- killed ---


def check_nothing_is_lost(folder: Path, shown: dict[int, int]) -> None:
    run = the_run(folder)
    assert run.job == job()
    for place, outcome in run.outcomes.items():
        last = shown.get(place, -1)
        # The one that was kept when it was killed may not have been shown yet.
        expected = [facts(outcome_of(place, version)) for version in (last, last + 1)]
        assert facts(outcome) in expected[0 if last >= 0 else 1 :]
    assert shown.keys() <= run.outcomes.keys()


@pytest.mark.parametrize(
    "kills", [10, pytest.param(200, marks=[pytest.mark.exhaustive, pytest.mark.timeout(1200)])]
)
def test_a_kill_at_any_moment_loses_nothing_that_was_shown(tmp_path: Path, kills: int) -> None:
    chance = random.Random(kills)
    for number in range(kills):
        folder = tmp_path / str(number)
        check_nothing_is_lost(folder, killed(folder, chance.randrange(1, 5 * COUNT)))


@pytest.mark.parametrize(
    "kills", [5, pytest.param(100, marks=[pytest.mark.exhaustive, pytest.mark.timeout(1200)])]
)
def test_a_kill_while_it_is_begun_or_discarded_leaves_none_or_a_whole_one(
    tmp_path: Path, kills: int
) -> None:
    chance = random.Random(kills)
    for _ in range(kills):
        with program("discard", tmp_path) as process:
            assert process.stdout
            for _ in range(chance.randrange(1, 40)):
                process.stdout.readline()
            process.kill()
        runs, aside = look(tmp_path)
        assert aside == ()
        for run in runs:
            for place, outcome in run.outcomes.items():
                assert facts(outcome) == facts(outcome_of(place))
            run.discard()
        assert names(tmp_path) == []


# --- damaged, foreign, newer ---


def check_nothing_is_made_up(folder: Path) -> bool:
    """Whether a run was found: what is in it was kept, or else all of it was put aside."""
    there = names(folder)
    runs, aside = look(folder)
    for run in runs:
        assert run.job == job()
        for place, outcome in run.outcomes.items():
            versions = [facts(outcome_of(place, version)) for version in range(10)]
            assert facts(outcome) in versions
        run.open().close()
    for path in aside:
        assert path.exists()
    assert len(runs) + len(aside) == (1 if any(name.endswith(".journal") for name in there) else 0)
    return bool(runs)


def cut(data: bytes, at: int) -> bytes:
    return data[:at]


def noise(data: bytes, at: int) -> bytes:
    end = at + 1 + at % 64
    return data[:at] + bytes((byte + 1 + at) % 256 for byte in data[at:end]) + data[end:]


def test_what_is_damaged_anywhere_is_said_or_does_not_count(tmp_path: Path) -> None:
    damage(tmp_path, 40)


@pytest.mark.exhaustive
@pytest.mark.timeout(1200)
def test_what_is_damaged_anywhere_else_too(tmp_path: Path) -> None:
    damage(tmp_path, 800)


def damage(folder: Path, times: int) -> None:
    """A journal of a program that was killed, and what a disk or a person made of it."""
    killed(folder / "whole", 3 * COUNT)
    files = {path.name: path.read_bytes() for path in os_names(folder / "whole")}
    assert len(files) == 2
    assert check_nothing_is_made_up(copied(files, folder / "as it is"))
    chance = random.Random(times)
    found = 0
    for number in range(times):
        name = chance.choice(sorted(files))
        change = chance.choice([cut, noise])
        # Half of them where most is decided.
        most = len(files[name]) if number % 2 else 200
        data = change(files[name], chance.randrange(most))
        made = copied(files | {name: data}, folder / str(number))
        found += check_nothing_is_made_up(made)
        shutil.rmtree(made)
    assert 0 < found < times


def copied(files: dict[str, bytes], folder: Path) -> Path:
    folder.mkdir(mode=0o700)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def put_a_link(path: Path) -> None:
    target = path.parent.parent / "elsewhere"
    path.rename(target)
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


def link_beside(path: Path) -> None:
    target = path.parent.parent / "elsewhere"
    target.write_bytes(b"mine")
    path.with_name(path.name + "-wal").symlink_to(target)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(put_a_link, marks=symlinks),
        put_a_second_name,
        put_a_folder,
        pytest.param(give_away, marks=root),
        put_another_database,
        pytest.param(link_beside, marks=symlinks),
    ],
)
def test_what_is_not_ours_is_put_aside_and_never_removed(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    folder = tmp_path / "journals"
    begun(folder).close()
    run = the_run(folder)
    change(run.path)
    elsewhere = tmp_path / "elsewhere"
    content = elsewhere.read_bytes() if elsewhere.exists() else b""
    # Nor by whoever found it before.
    run.discard()
    with pytest.raises(JournalNotWritten):
        run.open()
    runs, [aside] = look(folder)
    assert runs == ()
    assert aside.name == f"{run.path.name}.foreign"
    assert os.path.lexists(aside)
    assert not os.path.lexists(run.path)
    assert left_behind(folder, datetime.now(UTC) + timedelta(days=400)) == ((), ())
    assert os.path.lexists(aside)
    assert not content or elsewhere.read_bytes() == content


def make_newer(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 2")
    database.close()


def make_noise(path: Path) -> None:
    path.write_bytes(b"noise" * 1000)


def make_a_byte(path: Path) -> None:
    os.truncate(path, 1)


def make_nothing_beside_a_wal(path: Path) -> None:
    os.truncate(path, 0)
    path.with_name(path.name + "-wal").write_bytes(b"7\x7f\x06\x82")


def make_torn(path: Path) -> None:
    # How many pages are free, where there are none.
    with path.open("r+b") as file:
        file.seek(36)
        file.write(bytes([0, 0, 0, 9]))


def make_another_job(path: Path) -> None:
    database = sqlite3.connect(path)
    with database:
        database.execute(
            "UPDATE job SET content = CAST(replace(content, 'INV-1', 'INV-2') AS BLOB)"
        )
    database.close()


@pytest.mark.parametrize(
    "change",
    [make_newer, make_noise, make_a_byte, make_nothing_beside_a_wal, make_torn, make_another_job],
)
def test_what_cannot_be_read_is_put_aside_until_its_time_is_over(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    begun(tmp_path).close()
    run = the_run(tmp_path)
    change(run.path)
    with pytest.raises(JournalNotWritten):
        run.open()
    assert look(tmp_path) == ((), (run.path.with_name(f"{run.path.name}.unreadable"),))
    # Said once.
    assert look(tmp_path) == ((), ())
    assert f"{run.path.name}.unreadable" in names(tmp_path)
    assert run.path.name not in names(tmp_path)
    left_behind(tmp_path, datetime.now(UTC) + timedelta(days=6))
    assert names(tmp_path) != []
    left_behind(tmp_path, datetime.now(UTC) + timedelta(days=8))
    assert names(tmp_path) == []


def nothing(path: Path) -> None:
    path.touch()


def an_empty_database(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = WAL")
    database.close()


@pytest.mark.parametrize("make", [nothing, an_empty_database])
def test_one_that_was_never_begun_is_nothing(tmp_path: Path, make: Callable[[Path], None]) -> None:
    begun(tmp_path).discard()
    make(tmp_path / f"batch-{0:016x}.journal")
    assert look(tmp_path) == ((), ())
    assert names(tmp_path) == []


def test_another_journal_in_its_place_is_not_gone_on_with(tmp_path: Path) -> None:
    begun(tmp_path / "one").close()
    begun(tmp_path / "two").close()
    run, other = the_run(tmp_path / "one"), the_run(tmp_path / "two")
    other.path.replace(run.path)
    with pytest.raises(JournalNotWritten):
        run.open()
    run.discard()
    assert the_run(tmp_path / "one").begun == other.begun


def test_an_outcome_counts_for_its_own_invoice_alone(tmp_path: Path) -> None:
    begun(tmp_path, 3).close()
    database = sqlite3.connect(the_run(tmp_path).path)
    with database:
        database.execute("UPDATE outcomes SET place = 10 WHERE place = 1")
    database.close()
    assert set(the_run(tmp_path).outcomes) == {0, 2}


def test_every_start_removes_what_is_old_and_knows_of_the_rest(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    folder = tmp_path / "journals"
    assert not remove_old(folder, now)
    journal = begun(folder)
    # Somebody has it open.
    assert not remove_old(folder, now + timedelta(days=8))
    journal.close()
    assert remove_old(folder, now + timedelta(days=6))
    (folder / f"batch-{'0' * 16}.journal").write_bytes(b"damaged")
    assert remove_old(folder, now + timedelta(days=8))
    # It is put aside when somebody can be told.
    assert sorted(path.name for path in folder.iterdir()) == [f"batch-{'0' * 16}.journal", "lock"]
    begun(folder).close()
    assert len(left_behind(folder, now)[0]) == 1


def test_after_seven_days_it_is_gone(tmp_path: Path) -> None:
    begun(tmp_path).close()
    runs, _ = left_behind(tmp_path, datetime.now(UTC) + timedelta(days=6, hours=23))
    assert len(runs) == 1
    assert left_behind(tmp_path, datetime.now(UTC) + timedelta(days=7, hours=1)) == ((), ())
    assert names(tmp_path) == []


def test_no_folder_is_nothing_left_behind(tmp_path: Path) -> None:
    assert look(tmp_path / "none") == ((), ())
    assert not (tmp_path / "none").exists()


# --- two starts ---


def test_a_journal_that_a_program_has_open_is_not_left_behind(tmp_path: Path) -> None:
    with program("hold", tmp_path) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        assert left_behind(tmp_path, datetime.now(UTC) + timedelta(days=8)) == ((), ())
        mine = begun(tmp_path)
        assert look(tmp_path) == ((), ())
        process.kill()
        process.wait()
        # Looking at it did not open ours to others.
        assert len(the_run(tmp_path).outcomes) == 1
    mine.discard()


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_who_goes_on_with_it_has_it_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    if mode == "DELETE":
        without_wal(monkeypatch)
    begun(tmp_path).close()
    first, second = the_run(tmp_path), the_run(tmp_path)
    journal = first.open()
    with pytest.raises(JournalNotWritten):
        second.open()
    second.discard()
    journal.keep(30, outcome_of(30))
    journal.discard()
    with pytest.raises(JournalNotWritten) as caught:
        second.open()
    assert caught.value.problem is FileProblem.NAME
    second.discard()
    assert names(tmp_path) == []


def test_a_start_that_looks_does_not_meddle_with_one_that_begins(tmp_path: Path) -> None:
    with program("discard", tmp_path) as process:
        assert process.stdout
        for _ in range(20):
            assert look(tmp_path) == ((), ())
            assert process.stdout.readline().startswith("discard")
            assert process.poll() is None


def test_of_several_starts_at_once_each_run_goes_to_one(tmp_path: Path) -> None:
    for _ in range(12):
        begun(tmp_path, 1).close()
    there = names(tmp_path)
    with program("take", tmp_path) as one, program("take", tmp_path) as two:
        taken = []
        for process in (one, two):
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        for process in (one, two):
            assert process.stdout
            lines = list(iter(process.stdout.readline, "end 0\n"))
            taken += [line.strip() for line in lines]
    assert sorted(taken) == there


# --- what the system refuses ---


@posix_limits
def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path: Path) -> None:
    with program("fill", tmp_path) as process:
        lines, _ = process.communicate()
    full, begin, kept = lines.splitlines()
    assert full.startswith("full ")
    # Of one that could not begin nothing is left.
    assert begin == "full 1"
    assert kept == "kept"
    last = int(full.split()[1])
    shown = {place % COUNT: place // COUNT for place in range(last + 1)}
    check_nothing_is_lost(tmp_path, shown)


def test_a_database_that_may_not_grow_is_said(tmp_path: Path) -> None:
    journal = begun(tmp_path, 3)
    # As SQLite says it of a disk that is full.
    journal._database._connection.execute("PRAGMA max_page_count = 1")
    kept = (journal.keep(place, outcome_of(place)) for place in range(3, COUNT))
    with pytest.raises(JournalNotWritten) as caught:
        list(kept)
    assert caught.value.problem is FileProblem.FULL
    journal.discard()


@posix_limits
def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with program("refused", Path("journals"), tmp_path) as process:
        assert process.communicate() == ("denied\n", None)
    assert list(tmp_path.iterdir()) == []


@posix_links
def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "journals"
    journal = begun(folder)
    shutil.rmtree(folder)
    with pytest.raises(JournalNotWritten) as caught:
        journal.keep(31, outcome_of(31))
    assert caught.value.problem is FileProblem.FOLDER_MISSING
    journal.discard()


def test_what_is_no_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(JournalNotWritten) as caught:
        Journal.begin(tmp_path / "file" / "below", job())
    assert caught.value.problem is FileProblem.FOLDER_MISSING


def test_what_is_closed_keeps_nothing_and_is_left_as_it_is(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    journal.close()
    with pytest.raises(JournalNotWritten):
        journal.keep(31, outcome_of(31))
    going_on = the_run(tmp_path).open()
    # It is in use again.
    journal.discard()
    going_on.close()
    assert len(the_run(tmp_path).outcomes) == 30


def test_what_is_discarded_keeps_nothing(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    journal.discard()
    with pytest.raises(JournalNotWritten):
        journal.keep(31, outcome_of(31))
    journal.discard()
    journal.close()
    assert names(tmp_path) == []
