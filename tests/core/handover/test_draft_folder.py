"""The folder for drafts: the user's own and closed, whatever became of the one before."""

import os
import shutil
import stat
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gui.core.files import FileNotWritten
from gui.core.handover.draft_folder import DraftFolder
from tests.systems import IS_WINDOWS, posix_modes, root, symlinks

NOBODY = 65534


def is_closed(folder: Path) -> bool:
    found = folder.lstat()
    is_closed = IS_WINDOWS or stat.S_IMODE(found.st_mode) == 0o700
    return stat.S_ISDIR(found.st_mode) and is_closed


def folder_of(drafts: DraftFolder) -> Path:
    """The folder of its run, empty."""
    place = drafts.place_for_one()
    assert is_closed(place)
    place.rmdir()
    return place.parent


def give_away(folder: Path) -> None:
    os.chown(folder, NOBODY, NOBODY)


def put_a_link(folder: Path) -> None:
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    folder.rmdir()
    folder.symlink_to(elsewhere)


def put_a_file(folder: Path) -> None:
    folder.rmdir()
    folder.touch()


def open_up(folder: Path) -> None:
    folder.chmod(0o777)


def take_away(folder: Path) -> None:
    folder.rmdir()


CHANGES = [
    take_away,
    pytest.param(open_up, marks=posix_modes),
    pytest.param(put_a_link, marks=symlinks),
    put_a_file,
    pytest.param(give_away, marks=root),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_folder_that_is_not_what_it_was_is_made_anew(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    drafts = DraftFolder(tmp_path / "state" / "drafts")
    first = folder_of(drafts)
    assert folder_of(drafts) == first
    assert is_closed(first)
    change(first)
    second = folder_of(drafts)
    assert second != first
    assert is_closed(second)
    assert folder_of(drafts) == second


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_no_private_folder_is_not_emptied(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    drafts = DraftFolder(tmp_path / "state" / "drafts")
    folder = folder_of(drafts)
    change(folder)
    if folder.is_dir():
        (folder / "of somebody else").touch()
    drafts.clean_up()
    if change is not take_away:
        assert folder.exists()
    if folder.is_dir():
        assert [path.name for path in folder.iterdir()] == ["of somebody else"]


@pytest.mark.parametrize(
    "change",
    [pytest.param(put_a_link, marks=symlinks), put_a_file, pytest.param(give_away, marks=root)],
)
def test_below_a_folder_of_somebody_else_nothing_is_written(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    base = tmp_path / "drafts"
    base.mkdir()
    change(base)
    drafts = DraftFolder(base)
    with pytest.raises(FileNotWritten):
        drafts.place_for_one()
    drafts.clean_up()
    assert not base.is_dir() or list(base.iterdir()) == []


@posix_modes
def test_one_that_stands_open_is_closed(tmp_path: Path) -> None:
    base = tmp_path / "drafts"
    base.mkdir(mode=0o777)
    base.chmod(0o777)
    DraftFolder(base).place_for_one()
    assert is_closed(base)


def draft_in(drafts: DraftFolder) -> Path:
    """A draft that was written now."""
    file = drafts.place_for_one() / "one.eml"
    file.touch()
    return file


def let_it_be(seconds: int, file: Path) -> None:
    """It was written so long ago."""
    then = time.time() - seconds
    for path in (file, file.parent, file.parent.parent):
        os.utime(path, (then, then))


def test_a_young_draft_outlives_its_run(tmp_path: Path) -> None:
    drafts = DraftFolder(tmp_path / "state" / "drafts")
    draft = draft_in(drafts)
    let_it_be(9 * 60, draft)
    drafts.clean_up()
    assert draft.exists()
    DraftFolder(tmp_path / "state" / "drafts").sweep()
    assert draft.exists()
    # And if the run goes on all the same, it begins anew.
    assert folder_of(drafts) != draft.parent.parent


def test_of_an_older_one_nothing_is_left_at_the_end(tmp_path: Path) -> None:
    drafts = DraftFolder(tmp_path / "state" / "drafts")
    let_it_be(11 * 60, draft_in(drafts))
    drafts.clean_up()
    assert list(tmp_path.iterdir()) == []
    drafts.clean_up()


def test_the_run_itself_keeps_its_drafts(tmp_path: Path) -> None:
    drafts = DraftFolder(tmp_path / "drafts")
    draft = draft_in(drafts)
    let_it_be(24 * 60 * 60, draft)
    drafts.sweep()
    assert draft_in(drafts).parent.parent == draft.parent.parent
    assert draft.exists()


SWEEPERS: list[Callable[[DraftFolder], object]] = [
    DraftFolder.sweep,
    DraftFolder.place_for_one,
    DraftFolder.clean_up,
]


@pytest.mark.parametrize("by", SWEEPERS)
def test_what_a_run_left_behind_goes_with_whatever_another_does(
    tmp_path: Path, by: Callable[[DraftFolder], object]
) -> None:
    base = tmp_path / "drafts"
    mine, theirs, killed = DraftFolder(base), DraftFolder(base), DraftFolder(base)
    kept, left = draft_in(theirs), draft_in(killed)
    mine.place_for_one()
    let_it_be(11 * 60, left)
    by(mine)
    assert not left.parent.parent.exists()
    assert kept.exists()


def test_no_draft_comes_to_the_place_of_another(tmp_path: Path) -> None:
    drafts = DraftFolder(tmp_path / "drafts")
    with ThreadPoolExecutor(8) as pool:
        places = list(pool.map(lambda _: drafts.place_for_one(), range(50)))
    assert len(set(places)) == 50
    assert len({place.parent for place in places}) == 1
    assert all(is_closed(place) for place in places)


def test_a_whole_state_folder_that_was_cleaned(tmp_path: Path) -> None:
    drafts = DraftFolder(tmp_path / "state" / "drafts")
    drafts.place_for_one()
    shutil.rmtree(tmp_path / "state")
    assert is_closed(folder_of(drafts))
