"""The files of journals: what they are called, whose they are, and how nothing is left of one."""

import contextlib
import os
import re
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

from gui.core.foreign_files import is_users_own

_NAME = re.compile(r"batch-[0-9a-f]{16}\.journal")
# What SQLite has beside a file while it is open, and leaves there when the program is killed.
_BESIDE = ("-wal", "-shm", "-journal")
# Of what is put aside: what was a journal goes when its time is over, what never was stays.
UNREADABLE, FOREIGN = ".unreadable", ".foreign"
# Nobody reads these any more, and whoever comes across one removes it.
_DISCARDED = ".discarded"
_CHUNK = 1024 * 1024


def new_file(folder: Path) -> Path:
    """Make an empty file for a journal, for its owner only, and return where it is.

    Raises:
        OSError: it cannot be made.
    """
    path = folder / f"batch-{secrets.token_hex(8)}.journal"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return path


def journals_in(folder: Path) -> list[Path]:
    """Return what is called like a journal; whatever it may be."""
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))


def beside(path: Path) -> list[Path]:
    """Return what SQLite may have beside a journal; it need not be there."""
    return [path.with_name(path.name + end) for end in _BESIDE]


def is_ours(path: Path) -> bool:
    """Return whether a journal, and all that is beside it, are this user's own files and no links.

    Nothing is opened: to close a file takes back the locks that SQLite has on it in this process.
    """
    return all(_is_own(file) for file in [path, *beside(path)] if os.path.lexists(file))


def put_aside(path: Path, why: str) -> Path:
    """Give a journal another name, with what is beside it, and return where it is."""
    target = path.with_name(path.name + why)
    for file in [path, *beside(path)]:
        with contextlib.suppress(FileNotFoundError):
            file.replace(target.with_name(target.name + file.name.removeprefix(path.name)))
    return target


def erase(path: Path) -> None:
    """Remove a journal that nobody has open, with what is beside it; nothing is left of its bytes.

    As far as the disk writes over what it is told to.
    """
    for file in beside(path):
        _erase(file)
    with contextlib.suppress(OSError):
        # Killed from here on, it is still no journal.
        path = path.replace(path.with_name(path.name + _DISCARDED))
    _erase(path)


def write_over(path: Path) -> None:
    """Put zeros in the place of a file's content; what is not the user's own is left as it is."""
    if not _is_own(path):
        return
    with contextlib.suppress(OSError), path.open("r+b") as file:
        left = os.fstat(file.fileno()).st_size
        while left > 0:
            left -= file.write(bytes(min(left, _CHUNK)))
        file.flush()
        os.fsync(file.fileno())


def sweep(folder: Path, is_old: Callable[[float], bool]) -> None:
    """Remove what was being removed, and what was put aside and is old by when it was written."""
    for path in folder.iterdir():
        name = _NAME.match(path.name)
        rest = path.name[name.end() :] if name else ""
        is_aside = rest.startswith(UNREADABLE) and _is_own(path) and is_old(path.lstat().st_mtime)
        if is_aside or rest.startswith(_DISCARDED):
            _erase(path)


def _erase(path: Path) -> None:
    if _is_own(path):
        write_over(path)
        with contextlib.suppress(OSError):
            path.unlink()


def _is_own(path: Path) -> bool:
    try:
        found = path.lstat()
    except OSError:
        return False
    # A second name of a file is a link, too.
    return stat.S_ISREG(found.st_mode) and is_users_own(found) and found.st_nlink == 1
