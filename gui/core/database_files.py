"""The files of a database of SQLite: whose they are, and how nothing is left of one.

None of this is for a database that is open. To close a file takes back the locks that SQLite has on
it in this process, so files are looked at here, and only opened to be written over.
"""

import contextlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from gui.core.foreign_files import is_users_own

# What SQLite has beside a file while it is open, and leaves there when the program is killed.
_BESIDE = ("-wal", "-shm", "-journal")
# Nobody reads these any more, and whoever comes across one removes it.
DISCARDED = ".discarded"
_CHUNK = 1024 * 1024


def new_file(path: Path) -> None:
    """Make an empty file for a database, for its owner only.

    Raises:
        OSError: it cannot be made, or there is one.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def beside(path: Path) -> list[Path]:
    """Return what SQLite may have beside a database; it need not be there."""
    return [path.with_name(path.name + end) for end in _BESIDE]


def is_ours(path: Path) -> bool:
    """Return whether a database, and all that is beside it, are this user's own files and no links.

    Nothing is opened.
    """
    return all(is_own(file) for file in [path, *beside(path)] if os.path.lexists(file))


def is_cut_off(path: Path) -> bool:
    """Return whether SQLite would take it for a new file, and remove its WAL, though it was begun.

    Raises:
        OSError: it cannot be looked at.
    """
    size, wal = path.lstat().st_size, path.with_name(path.name + "-wal")
    return size == 1 or (size == 0 and wal.exists() and wal.lstat().st_size > 0)


def put_aside(path: Path, why: str) -> Path:
    """Give a database another name, with what is beside it, and return where it is.

    Raises:
        OSError: not all of it has it.
    """
    target = path.with_name(path.name + why)
    for file in [path, *beside(path)]:
        with contextlib.suppress(FileNotFoundError):
            file.replace(target.with_name(target.name + file.name.removeprefix(path.name)))
    return target


def erase(path: Path) -> None:
    """Remove a database that nobody has open, with what is beside it; nothing is left of its bytes.

    As far as the disk writes over what it is told to.
    """
    for file in beside(path):
        erase_file(file)
    with contextlib.suppress(OSError):
        # Killed from here on, it is still no database.
        path = path.replace(path.with_name(path.name + DISCARDED))
    erase_file(path)


def touch(path: Path) -> None:
    """Have a database, and what is beside it, be of now, if they are the user's own."""
    for file in [path, *beside(path)]:
        if is_own(file):
            with contextlib.suppress(OSError):
                os.utime(file)


def erase_file(path: Path) -> None:
    """Remove one file in the same way, if it is the user's own."""
    if is_own(path):
        write_over(path)
        with contextlib.suppress(OSError):
            path.unlink()


def write_over(
    path: Path, is_it: Callable[[], bool] = lambda: True, *, empties: bool = False
) -> None:
    """Put zeros in the place of a file's content; what is not the user's own is left as it is.

    `is_it` is asked when the file is open already, and so cannot become another one any more. It is
    empty afterwards if this `empties` it.
    """
    if not is_own(path):
        return
    with contextlib.suppress(OSError), path.open("r+b") as file:
        if not is_it():
            return
        left = os.fstat(file.fileno()).st_size
        while left > 0:
            left -= file.write(bytes(min(left, _CHUNK)))
        file.flush()
        os.fsync(file.fileno())
        if empties:
            file.truncate(0)


def holds(path: Path, part: bytes) -> bool:
    """Return whether a file of the user's own has these bytes in it."""
    if not is_own(path):
        return False
    end = b""
    with contextlib.suppress(OSError), path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if part in end + chunk:
                return True
            # They may begin in one piece and end in the next.
            end = chunk[-len(part) :]
    return False


def is_own(path: Path) -> bool:
    """Return whether this is a file of the user's own, by this name alone."""
    try:
        found = path.lstat()
    except OSError:
        return False
    # A second name of a file is a link, too. Windows counts none where it must not open the file:
    # under Wine, what SQLite has in memory for another program.
    return stat.S_ISREG(found.st_mode) and is_users_own(found) and found.st_nlink <= 1
