"""Files that only administrators can have written; nobody can swap them while they are read.

Each folder on the way is opened from the one above it and looked at while it is open, and so is
the file: what was checked is what is read. Links are not followed.
"""

import errno
import os
import stat
import sys
from pathlib import Path

from gui.core.foreign_files import NotAdministered, read_open

_ROOT = frozenset({0})
# On Linux the group's bits hold what an access control list lets anybody do, too (acl(5), the
# mask); on macOS they do not.
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def read_administered(path: Path, limit: int) -> bytes | None:
    """Return the content of a file of at most `limit` bytes; `None` where there is no file.

    Raises:
        NotAdministered: the file, or a folder that it is in, is not the administrators' alone, or
            a link.
        UnusableFile, OSError: as of `read_foreign`.
    """
    if sys.platform == "win32":
        from gui.core.accounts.windows_rights import open_administered

        handle = open_administered(path)
    else:
        handle = _opened(path)
    return None if handle is None else read_open(handle, limit)


def _opened(path: Path) -> int | None:
    # O_PATH: a folder need not be readable to be on the way.
    flags = os.O_DIRECTORY | getattr(os, "O_PATH", os.O_RDONLY)
    folder = os.open(path.anchor, flags)
    try:
        for inside in path.parts[1:-1]:
            _check(folder, "a folder above it", is_on_the_way=True)
            inner = os.open(inside, flags | os.O_NOFOLLOW, dir_fd=folder)
            os.close(folder)
            folder = inner
        _check(folder, "its folder")
        # A pipe would be waited for.
        handle = os.open(path.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENOTDIR}:
            raise NotAdministered("it is a link, or reached by one") from None
        raise
    finally:
        os.close(folder)
    try:
        _check(handle, "it")
    except NotAdministered:
        os.close(handle)
        raise
    return handle


def _check(handle: int, what: str, *, is_on_the_way: bool = False) -> None:
    found = os.fstat(handle)
    if found.st_uid not in _ROOT:
        raise NotAdministered(f"{what} does not belong to root")
    # In a folder like /tmp, nobody but root can move or remove what is root's.
    is_sticky = is_on_the_way and found.st_mode & stat.S_ISVTX
    if found.st_mode & _OTHERS_WRITE and not is_sticky:
        raise NotAdministered(f"{what} can be written to by others than root")
