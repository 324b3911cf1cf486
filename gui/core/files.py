"""Writing files whole: after a power cut there is the old file or the new one, never a half."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TypeVar

from gui.core.file_names import is_windows_name
from gui.core.unfinished import UNNOTED, Unfinished


class FileProblem(Enum):
    EXISTS = "exists"
    FULL = "full"
    DENIED = "denied"
    IN_USE = "in use"
    FOLDER_MISSING = "folder missing"
    NAME = "name"
    OTHER = "other"


T = TypeVar("T")
# Half a second: for so long virus scanners look at what was just written.
_WAITS_S = (0.02, 0.05, 0.1, 0.15, 0.2)


@dataclass(eq=False)
class FileNotWritten(Exception):
    """Nothing was written, and nothing that was there was changed."""

    problem: FileProblem


_PROBLEMS = {
    errno.EEXIST: FileProblem.EXISTS,
    errno.ENOSPC: FileProblem.FULL,
    errno.EDQUOT: FileProblem.FULL,
    errno.EFBIG: FileProblem.FULL,
    errno.EACCES: FileProblem.DENIED,
    errno.EPERM: FileProblem.DENIED,
    errno.EROFS: FileProblem.DENIED,
    errno.EISDIR: FileProblem.DENIED,
    errno.ENOENT: FileProblem.FOLDER_MISSING,
    errno.ENOTDIR: FileProblem.FOLDER_MISSING,
    errno.ENAMETOOLONG: FileProblem.NAME,
    errno.EINVAL: FileProblem.NAME,
}
# Windows' own number.
_INVALID_NAME = 123


def write_whole(path: Path, data: bytes, commit: Callable[[], None] = lambda: None) -> None:
    """Write the file, or replace the one that is there, for its owner only.

    `commit` is called right before the file appears: what it raises keeps everything as it was.

    Raises:
        OSError: nothing was changed; and what `commit` raises.
    """
    with _hidden_in(path.parent, data, UNNOTED) as temporary:
        commit()
        patiently(partial(temporary.replace, path))


def write_private(path: Path, data: bytes) -> None:
    """The same, for whoever has to say why it did not work.

    Raises:
        FileNotWritten: with the reason as a fact.
    """
    with told(path.parent):
        write_whole(path, data)


def write_new(
    path: Path,
    data: bytes | Iterable[bytes],
    unfinished: Unfinished = UNNOTED,
    *,
    replaces: bool,
    commit: Callable[[], None] = lambda: None,
) -> None:
    """Write a file that the user asked for; one that is there is kept unless it `replaces` that.

    Data in portions is never in memory as a whole. Of a program that is killed meanwhile nothing
    stays with the notes of `unfinished`. `commit` is called right before the file appears: what it
    raises keeps everything as it was.

    Raises:
        FileNotWritten: with the reason as a fact, and what `commit` raises.
    """
    _check_name(path)
    with told(path.parent), _hidden_in(path.parent, data, unfinished) as temporary:
        # As any other program would have made it: the user asked for a file to pass on.
        if sys.platform != "win32":
            temporary.chmod(user_mode(0o666))
        commit()
        if replaces:
            _replace(temporary, path)
        else:
            _move_to_free_name(temporary, path)


def check_is_free(path: Path) -> None:
    """Try what a new file needs, before there is anything to write into it.

    Raises:
        FileNotWritten: with the reason why it could not be written.
    """
    _check_name(path)
    with told(path.parent):
        try_out(path.parent)
        if path.exists():
            raise FileNotWritten(FileProblem.EXISTS)


def try_out(folder: Path) -> None:
    """Write a file into the folder, once, and remove it.

    Raises:
        OSError: none can be written there.
    """
    with _hidden_in(folder, b"x", UNNOTED):
        pass


def patiently(move: Callable[[], T]) -> T:
    """Return what a move returns, which Windows refuses while anybody has open what is moved.

    Raises:
        OSError: it was refused for longer than a virus scanner takes, or for another reason.
    """
    if sys.platform == "win32":
        for wait_s in _WAITS_S:
            with contextlib.suppress(PermissionError):
                return move()
            time.sleep(wait_s)
    return move()


def user_mode(mode: int) -> int:
    """Return the mode that any other program would give to something new."""
    return mode & ~_umask()


@contextlib.contextmanager
def told(folder: Path) -> Iterator[None]:
    """What the system refuses to write in a folder becomes `FileNotWritten`, with the reason."""
    try:
        yield
    except OSError as error:
        raise FileNotWritten(_problem_of(error, folder)) from None


def _problem_of(error: OSError, folder: Path) -> FileProblem:
    problem = _PROBLEMS.get(error.errno or 0, FileProblem.OTHER)
    # Windows says the same of a path that is too long.
    if problem is FileProblem.FOLDER_MISSING and _is_there(folder):
        return FileProblem.NAME
    # There EINVAL is also whatever has no errno, such as a share that went away.
    is_unnamed = sys.platform == "win32" and error.errno == errno.EINVAL
    if is_unnamed and getattr(error, "winerror", None) != _INVALID_NAME:
        return FileProblem.OTHER
    return problem


def _is_there(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return folder.is_dir()
    return False


def _check_name(path: Path) -> None:
    if sys.platform == "win32" and not is_windows_name(path.name):
        raise FileNotWritten(FileProblem.NAME)


def _replace(temporary: Path, path: Path) -> None:
    try:
        patiently(partial(temporary.replace, path))
    except PermissionError:
        # The folder took a file. On Windows, `access` says whether this one is for reading alone.
        if sys.platform == "win32" and path.is_file() and os.access(path, os.W_OK):
            raise FileNotWritten(FileProblem.IN_USE) from None
        raise


def _move_to_free_name(temporary: Path, path: Path) -> None:
    if sys.platform == "win32":
        # Refuses where there is one, unlike elsewhere.
        patiently(partial(temporary.rename, path))
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links: the name is taken first, and what takes it is empty.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        temporary.replace(path)


@contextlib.contextmanager
def _hidden_in(
    folder: Path, data: bytes | Iterable[bytes], unfinished: Unfinished
) -> Iterator[Path]:
    """The data in a file in the folder, under a hidden name; gone at the end if still there."""
    with unfinished.named(folder) as temporary:
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        # 0600 whatever the umask is.
        handle = os.open(temporary, flags, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines([data] if isinstance(data, bytes) else data)
                file.flush()
                os.fsync(file.fileno())
            yield temporary
        finally:
            with contextlib.suppress(OSError):
                patiently(temporary.unlink)


def _umask() -> int:
    # There is no way to read it but to set it; /proc has it, and threads do not notice.
    with contextlib.suppress(OSError, ValueError, StopIteration):
        lines = Path("/proc/self/status").read_text("ascii", "ignore").splitlines()
        return int(next(line for line in lines if line.startswith("Umask:")).split()[1], 8)
    return 0o077
