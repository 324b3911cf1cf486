"""Files that others may have put there: looked at while they are open, and read up to a limit."""

import os
import stat
import sys
from pathlib import Path


class UnusableFile(Exception):
    """It is not what it should be; in words for administrators."""


class NotAFile(UnusableFile):
    """It is a folder, a pipe, a device."""


class TooLarge(UnusableFile):
    """It is larger than it can be."""


class ChangedMeanwhile(UnusableFile):
    """Somebody wrote or took it while it was read: it may be half of the old, half of the new."""


class NotAdministered(UnusableFile):
    """Somebody else could have written it; the reason in words for administrators."""


def read_foreign(path: Path, limit: int) -> bytes:
    """Return the content of a file of at most `limit` bytes; links are followed.

    Raises:
        UnusableFile: it is larger, something else than a file, or another one by now.
        OSError: it is not there, or may not be read.
    """
    # A pipe would be waited for; there are none by that name on Windows.
    return read_open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), limit)


def read_open(handle: int, limit: int) -> bytes:
    """Return the content of an open file of at most `limit` bytes, and close it.

    Raises:
        UnusableFile, OSError: as of `read_foreign`.
    """
    try:
        before = os.fstat(handle)
        # A device would be read for ever.
        if not stat.S_ISREG(before.st_mode):
            raise NotAFile("it is not a file")
        with open(handle, "rb", closefd=False) as file:
            content = file.read(limit + 1)
        after = os.fstat(handle)
    except PermissionError:
        # Windows says so of a part that another program has locked.
        raise
    except OSError as error:
        raise ChangedMeanwhile(f"it could not be read to its end: {error.strerror}") from error
    finally:
        os.close(handle)
    if len(content) > limit:
        raise TooLarge("it is larger than it can be")
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise ChangedMeanwhile("it was written while it was read")
    return content


def is_users_own(found: os.stat_result) -> bool:
    """Return whether what was looked at is this user's; on Windows the profile sees to that."""
    return sys.platform == "win32" or found.st_uid == os.geteuid()
