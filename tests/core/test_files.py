"""Files are written whole, or not at all, and not over others."""

import errno
import os
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gui.core.files import (
    FileNotWritten,
    FileProblem,
    check_is_free,
    try_out,
    write_new,
    write_whole,
)
from gui.core.private_folder import make_new_folder
from gui.core.whole_folder import whole_folder
from tests.systems import posix_limits, posix_links, posix_modes, windows


# What Windows writes under another name, into a device, or where no folder shows it.
@pytest.mark.parametrize(
    "name",
    ["a:b.png", "a.png:b", "nul", "Con.png", "com¹.png", "aux .png", "card.", "card ", "a?.png",
     "a\tb.png", "conout$"],
)  # fmt: skip
@pytest.mark.parametrize("replaces", [False, True])
def test_a_name_that_windows_would_change_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, *, replaces: bool
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    with pytest.raises(FileNotWritten) as caught:
        # As a file dialog says it: joined to the folder, "a:" would be a drive.
        write_new(Path(f"{tmp_path}/{name}"), b"x", replaces=replaces)
    assert caught.value.problem is FileProblem.NAME
    assert not list(tmp_path.iterdir())
    write_new(tmp_path / "card.png", b"x", replaces=replaces)


@pytest.mark.parametrize("name", ["a:b.csv", "x?.csv", "nul.csv"])
def test_such_a_name_is_refused_before_there_is_anything_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    with pytest.raises(FileNotWritten) as caught:
        check_is_free(Path(f"{tmp_path}/{name}"))
    assert caught.value.problem is FileProblem.NAME


def test_what_is_free_is_free_still(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    check_is_free(path)
    assert list(tmp_path.iterdir()) == []
    path.touch()
    with pytest.raises(FileNotWritten) as caught:
        check_is_free(path)
    assert caught.value.problem is FileProblem.EXISTS


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was tried in folders that take nothing new, as often as it was tried."""
    tried: list[str] = []

    def refuse(path: str | Path, *_: object) -> int:
        tried.append(str(path))
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "mkdir", refuse)
    return tried


def test_a_folder_that_takes_nothing_is_tried_once(tmp_path: Path, refusals: list[str]) -> None:
    with pytest.raises(FileNotWritten) as caught:
        check_is_free(tmp_path / "list.csv")
    assert caught.value.problem is FileProblem.DENIED
    with pytest.raises(PermissionError):
        try_out(tmp_path)
    with pytest.raises(PermissionError):
        make_new_folder(tmp_path)
    assert len(refusals) == 3


@dataclass
class Held:
    """Windows, where somebody has open what is moved: this many times it is refused."""

    refusals: int
    waited_s: float = 0

    def be_there(self, monkeypatch: pytest.MonkeyPatch) -> None:
        replace, rename = Path.replace, Path.rename
        monkeypatch.setattr("sys.platform", "win32")
        monkeypatch.setattr("time.sleep", self._sleep)
        monkeypatch.setattr(Path, "replace", lambda path, new: replace(self._moved(path), new))
        monkeypatch.setattr(Path, "rename", lambda path, new: rename(self._moved(path), new))

    def _moved(self, path: Path) -> Path:
        self.refusals -= 1
        if self.refusals >= 0:
            raise PermissionError(errno.EACCES, "in use")
        return path

    def _sleep(self, seconds: float) -> None:
        self.waited_s += seconds


def write_settings(path: Path) -> None:
    write_whole(path, b"new")


def write_a_new_file(path: Path) -> None:
    write_new(path, b"new", replaces=False)


def replace_a_file(path: Path) -> None:
    path.touch()
    write_new(path, b"new", replaces=True)


def write_a_folder(path: Path) -> None:
    with whole_folder(path.parent) as folder:
        folder.write(path.name, b"new")
        folder.move_into_place(lambda: None)


@pytest.mark.parametrize(
    "write", [write_settings, write_a_new_file, replace_a_file, write_a_folder]
)
def test_a_virus_scanner_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None]
) -> None:
    path = tmp_path / "folder" / "list.csv"
    if write is not write_a_folder:
        path.parent.mkdir()
    held = Held(refusals=3)
    held.be_there(monkeypatch)
    write(path)
    assert path.read_bytes() == b"new"
    assert 0 < held.waited_s < 0.5


def leave_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pass


def make_it_for_reading_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As root, who may write whatever the mode is.
    monkeypatch.setattr(os, "access", lambda *_: False)


def make_it_a_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (leave_it, FileProblem.IN_USE),
        (make_it_for_reading_alone, FileProblem.DENIED),
        (make_it_a_folder, FileProblem.DENIED),
    ],
)
def test_a_file_that_another_program_has_open_is_no_closed_folder(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path, pytest.MonkeyPatch], None],
    problem: FileProblem,
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    change(path, monkeypatch)
    held = Held(refusals=1_000)
    held.be_there(monkeypatch)
    with pytest.raises(FileNotWritten) as caught:
        write_new(path, b"new", replaces=True)
    assert caught.value.problem is problem
    assert list(tmp_path.iterdir()) == [path]
    assert 0.3 < held.waited_s < 0.7


@windows
def test_a_file_is_replaced_once_nobody_has_it_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    with path.open("rb"):
        with pytest.raises(FileNotWritten) as caught:
            write_new(path, b"new", replaces=True)
        assert caught.value.problem is FileProblem.IN_USE
    opened = path.open("rb")
    monkeypatch.setattr("gui.core.files.time.sleep", lambda _wait_s: opened.close())
    write_new(path, b"new", replaces=True)
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"new"]


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (123, FileProblem.NAME),
        # What a server or the way to it says, and the C library, which has no number of Windows'.
        *((number, FileProblem.OTHER) for number in (59, 64, 121, 1231, 1236, 1295, None)),
    ],
)
def test_what_windows_has_no_errno_for_is_not_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None, problem: FileProblem
) -> None:
    def replace(path: Path, target: Path) -> None:
        error = OSError(errno.EINVAL, "refused")
        error.winerror = number  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(FileNotWritten) as caught:
        write_new(tmp_path / "card.png", b"x", replaces=True)
    assert caught.value.problem is problem


def test_a_path_too_long_for_windows_is_no_missing_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace(path: Path, target: Path) -> None:
        # As Windows does where the path has 260 characters, and where there is no folder.
        raise FileNotFoundError(errno.ENOENT, "path not found")

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(FileNotWritten) as caught:
        write_new(tmp_path / "card.png", b"x", replaces=True)
    assert caught.value.problem is FileProblem.NAME


def test_portions_are_one_file_or_none(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write_new(path, iter([b"one", b"", b"two"]), replaces=False)
    assert path.read_bytes() == b"onetwo"

    def broken() -> Iterator[bytes]:
        yield b"three"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_new(path, broken(), replaces=True)
    assert path.read_bytes() == b"onetwo"
    assert [p.name for p in tmp_path.iterdir()] == ["list.csv"]


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "card.png"
    write_new(path, b"one", replaces=False)
    with pytest.raises(FileNotWritten) as caught:
        write_new(path, b"two", replaces=False)
    assert caught.value.problem is FileProblem.EXISTS
    assert path.read_bytes() == b"one"
    write_new(path, b"two", replaces=True)
    assert path.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["card.png"]


# In a process of its own, because limits and users are a process's.
REFUSED = """
    import os, sys
    from pathlib import Path
    from gui.core.files import FileNotWritten, write_new
    how, path = sys.argv[1], Path(sys.argv[2])
    if how == "full":
        import resource, signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    if how == "denied" and os.getuid() == 0:
        os.setuid(65534)
    try:
        write_new(path, b"x" * 5000, replaces="replaces" in sys.argv)
    except FileNotWritten as error:
        print(error.problem.value, error.__cause__)
"""


@pytest.mark.parametrize("replaces", [False, True])
@pytest.mark.parametrize(
    ("how", "name", "problem"),
    [
        pytest.param("full", "card.png", FileProblem.FULL, marks=posix_limits),
        pytest.param("denied", "card.png", FileProblem.DENIED, marks=posix_limits),
        ("", "gone/card.png", FileProblem.FOLDER_MISSING),
        ("", "there.png/card.png", FileProblem.FOLDER_MISSING),
        ("", "x" * 300 + ".png", FileProblem.NAME),
    ],
)
def test_what_cannot_be_written_is_named_and_leaves_nothing(
    tmp_path: Path, how: str, name: str, problem: FileProblem, *, replaces: bool
) -> None:
    if how == "full" and replaces:
        name = "there.png"
    (tmp_path / "there.png").write_bytes(b"mine")
    if how == "denied":
        # For a user whose folder it is; root has to become somebody else.
        tmp_path.chmod(0o500)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(REFUSED), how, tmp_path / name]
        + ["replaces"] * replaces,
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.stdout, done.stderr) == (f"{problem.value} None\n", "")
    assert [path.name for path in tmp_path.iterdir()] == ["there.png"]
    assert (tmp_path / "there.png").read_bytes() == b"mine"


@posix_links
def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "no links")

    monkeypatch.setattr(os, "link", link)
    write_new(tmp_path / "card.png", b"one", replaces=False)
    with pytest.raises(FileNotWritten):
        write_new(tmp_path / "card.png", b"two", replaces=False)
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"one"]


@posix_modes
def test_a_saved_file_is_as_open_as_the_users_others(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_new(tmp_path / "card.png", b"one", replaces=False)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "card.png").stat().st_mode) == 0o640
