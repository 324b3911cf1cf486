"""What a program leaves that is killed while it writes: removed later, and nothing else ever is."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from gui.core.files import FileNotWritten, write_new
from gui.core.unfinished import Unfinished
from gui.core.whole_folder import whole_folder
from tests.batches import names_in
from tests.desktop import PATIENCE_S, ROOT, until
from tests.faults.scenario import exhaustive
from tests.systems import posix_modes, symlinks

# Writes a folder and then a file, for ever, and says when it has begun.
WRITER = """
import itertools, sys
from pathlib import Path
from gui.core.files import write_new
from gui.core.unfinished import Unfinished
from gui.core.whole_folder import whole_folder
notes, place = Unfinished(Path(sys.argv[1])), Path(sys.argv[2])
for number in itertools.count():
    with whole_folder(place / f"folder {number}", notes) as folder:
        for name in range(20):
            folder.write(f"{name}.png", bytes(20_000))
            if not number and name == 5:
                print("begun", flush=True)
                if "waits" in sys.argv:
                    sys.stdin.read()
        folder.move_into_place(lambda: None)
    write_new(place / f"file {number}", bytes(2_000_000), notes, replaces=number % 2 == 0)
"""


@contextmanager
def writer(notes: Path, place: Path, *how: str) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-c", WRITER, str(notes), str(place), *how]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == b"begun"
            yield process
        finally:
            process.kill()
            process.wait()


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "state" / "unfinished"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


def hidden_in(place: Path) -> list[str]:
    return [name for name in names_in(place) if name.startswith(".")]


def sweep(notes: Path) -> None:
    """As a start does it, to its end."""
    for thread in Unfinished(notes).sweep():
        thread.join(PATIENCE_S)
        assert not thread.is_alive()


@pytest.mark.parametrize("kills", [3, exhaustive(200)])
def test_of_what_is_killed_nothing_stays_and_all_that_was_there_does(
    notes: Path, place: Path, kills: int
) -> None:
    chance = random.Random(kills)
    (place / ".checkout-desk-0123456789abcdef.tmp").mkdir()
    (place / ".checkout-desk-abc.tmp").write_bytes(b"theirs")
    theirs = hidden_in(place)
    left = 0
    for _ in range(kills):
        with writer(notes, place) as process:
            time.sleep(chance.random() * 0.1)
            process.kill()
        left += len(hidden_in(place)) > len(theirs)
        whole = {path: sorted(path.iterdir()) for path in place.glob("folder *")}
        sweep(notes)
        assert hidden_in(place) == theirs
        for path, files in whole.items():
            assert sorted(path.iterdir()) == files
            assert len(files) == 20
        for path in place.glob("file *"):
            assert path.stat().st_size == 2_000_000
        assert not notes.exists() or names_in(notes) == []
        for path in place.glob("f*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert left


def test_what_somebody_is_at_stays(notes: Path, place: Path) -> None:
    with writer(notes, place, "waits") as process:
        sweep(notes)
        [hidden] = hidden_in(place)
        assert len(names_in(place / hidden)) == 6
        assert process.stdin is not None
        process.stdin.close()
        until((place / "folder 0").exists, "it is there")
    sweep(notes)
    assert hidden_in(place) == []
    assert len(names_in(place / "folder 0")) == 20


def test_this_programs_own_stays_too(notes: Path, place: Path) -> None:
    unfinished = Unfinished(notes)
    with whole_folder(place / "new", unfinished) as folder:
        folder.write("a", b"1")
        assert unfinished.sweep() == []
        sweep(notes)
        assert len(names_in(notes)) == 1
        folder.move_into_place(lambda: None)
    assert names_in(place) == ["new"]
    assert not notes.exists()


def left_by_a_kill(notes: Path, place: Path) -> Path:
    """A folder with files in it, and its note."""
    with writer(notes, place, "waits") as process:
        process.kill()
    [hidden] = hidden_in(place)
    return place / hidden


def test_with_something_else_in_it_it_stays(notes: Path, place: Path) -> None:
    hidden = left_by_a_kill(notes, place)
    (hidden / "theirs").mkdir()
    (hidden / "theirs" / "a").write_bytes(b"mine")
    sweep(notes)
    assert names_in(hidden) == ["theirs"]
    assert (hidden / "theirs" / "a").read_bytes() == b"mine"


@symlinks
def test_nothing_that_a_link_leads_to_is_removed(notes: Path, place: Path, tmp_path: Path) -> None:
    hidden = left_by_a_kill(notes, place)
    away = hidden.rename(tmp_path / "away")
    hidden.symlink_to(away)
    (away / "0.png").unlink()
    (away / "0.png").symlink_to(tmp_path / "file")
    (tmp_path / "file").write_bytes(b"mine")
    sweep(notes)
    assert len(names_in(away)) == 6
    hidden.unlink()
    away.rename(hidden)
    sweep(notes)
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_a_note_counts_for_its_own_name_alone(notes: Path, place: Path) -> None:
    left_by_a_kill(notes, place)
    [note] = notes.iterdir()
    (place / "file").write_bytes(b"mine")
    for content in (b"", b"\0", os.fsencode(place / "file"), b".", note.read_bytes()[:-5]):
        note.write_bytes(content)
        sweep(notes)
        assert not notes.exists()
        assert (place / "file").read_bytes() == b"mine"
        notes.mkdir(0o700)
    (notes / "foreign").write_bytes(os.fsencode(place / "file"))
    sweep(notes)
    assert names_in(notes) == ["foreign"]


def test_a_place_that_is_away_is_looked_for_again(notes: Path, place: Path, tmp_path: Path) -> None:
    left_by_a_kill(notes, place)
    away = place.rename(tmp_path / "pulled out")
    sweep(notes)
    assert len(names_in(notes)) == 1
    away.rename(place)
    sweep(notes)
    assert names_in(place) == []
    # And not for ever.
    left_by_a_kill(notes, place)
    place.rename(tmp_path / "thrown away")
    [note] = notes.iterdir()
    os.utime(note, (0, 0))
    sweep(notes)
    assert not notes.exists()


def test_a_file_is_written_without_a_note_where_there_can_be_none(
    tmp_path: Path, place: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    write_new(place / "a", b"1", Unfinished(tmp_path / "file" / "unfinished"), replaces=False)
    assert names_in(place) == ["a"]


def test_where_nothing_can_be_written_no_note_stays(notes: Path, place: Path) -> None:
    for path in (place / "gone" / "a", place / ("x" * 300)):
        with suppress(FileNotWritten):
            write_new(path, b"1", Unfinished(notes), replaces=False)
        with suppress(FileNotWritten), whole_folder(path, Unfinished(notes)) as folder:
            folder.move_into_place(lambda: None)
    assert not notes.exists()
    assert names_in(place) == []


@posix_modes
def test_notes_are_the_users_alone(notes: Path, place: Path) -> None:
    before = os.umask(0)
    try:
        with Unfinished(notes).named(place):
            [note] = notes.iterdir()
            assert note.stat().st_mode & 0o777 == 0o600
            assert notes.stat().st_mode & 0o777 == 0o700
            # In a folder that others can write to, a note may be theirs.
            notes.chmod(0o777)
        assert not notes.exists()
    finally:
        os.umask(before)
    hidden = left_by_a_kill(notes, place)
    notes.chmod(0o777)
    sweep(notes)
    assert hidden.exists()
