"""Files that others may have put there: looked at while they are open, and read up to a limit."""

import os
import stat
import sys
from pathlib import Path


class UnusableFile(Exception):
    """It is not what it should be; in words for administrators."""


class NotAdministered(UnusableFile):
    """Somebody else could have written it; the reason in words for administrators."""


def read_foreign(path: Path, limit: int) -> bytes:
    """Return the content of a file of at most `limit` bytes; links are followed.

    Raises:
        UnusableFile: it is larger, or something else than a file.
        OSError: it is not there, or cannot be read.
    """
    # A pipe would be waited for; there are none by that name on Windows.
    return read_open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), limit)


def read_open(handle: int, limit: int) -> bytes:
    """Return the content of an open file of at most `limit` bytes, and close it.

    Raises:
        UnusableFile, OSError: as of `read_foreign`.
    """
    try:
        # A device would be read for ever.
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise UnusableFile("it is not a file")
        with open(handle, "rb", closefd=False) as file:
            content = file.read(limit + 1)
    finally:
        os.close(handle)
    if len(content) > limit:
        raise UnusableFile("it is larger than it can be")
    return content


def is_users_own(found: os.stat_result) -> bool:
    """Return whether what was looked at is this user's; on Windows the profile sees to that."""
    return sys.platform == "win32" or found.st_uid == os.geteuid()
