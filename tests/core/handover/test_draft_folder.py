"""The folder for drafts: the user's own and closed, whatever became of the one before."""

import os
import shutil
import stat
import time
from collections.abc import Callable
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
    first = drafts.ready()
    assert drafts.ready() == first
    assert is_closed(first)
    change(first)
    second = drafts.ready()
    assert second != first
    assert is_closed(second)
    assert drafts.ready() == second


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_no_private_folder_is_not_emptied(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    drafts = DraftFolder(tmp_path / "state" / "drafts")
    folder = drafts.ready()
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
        drafts.ready()
    drafts.clean_up()
    assert not base.is_dir() or list(base.iterdir()) == []


@posix_modes
def test_one_that_stands_open_is_closed(tmp_path: Path) -> None:
    base = tmp_path / "drafts"
    base.mkdir(mode=0o777)
    base.chmod(0o777)
    DraftFolder(base).ready()
    assert is_closed(base)


def test_after_the_run_nothing_is_left(tmp_path: Path) -> None:
    drafts = DraftFolder(tmp_path / "state" / "drafts")
    (drafts.ready() / "one.eml").touch()
    drafts.clean_up()
    assert list(tmp_path.iterdir()) == []
    drafts.clean_up()
    # And if it goes on all the same, it begins anew.
    assert is_closed(drafts.ready())


def test_other_runs_keep_theirs_and_what_was_left_behind_goes(tmp_path: Path) -> None:
    base = tmp_path / "drafts"
    mine, theirs, killed = DraftFolder(base), DraftFolder(base), DraftFolder(base)
    (theirs.ready() / "theirs.eml").touch()
    left = killed.ready()
    (left / "left.eml").touch()
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(left, (two_days_ago, two_days_ago))
    mine.ready()
    assert not left.exists()
    mine.clean_up()
    assert [path.name for path in base.glob("*/*")] == ["theirs.eml"]


def test_a_whole_state_folder_that_was_cleaned(tmp_path: Path) -> None:
    drafts = DraftFolder(tmp_path / "state" / "drafts")
    drafts.ready()
    shutil.rmtree(tmp_path / "state")
    assert is_closed(drafts.ready())
