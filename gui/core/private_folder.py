"""A folder that is its user's own and closed to everybody else, or none that may be used."""

import errno
import os
import stat
import sys
from pathlib import Path

from gui.core.foreign_files import is_users_own
from gui.core.paths import make_private_folder


def claim(folder: Path) -> None:
    """Make the folder, or close one that is the user's own and stands open.

    Raises:
        OSError: it cannot be made, or is a link or somebody else's.
    """
    make_private_folder(folder)
    if sys.platform != "win32" and _is_own(folder):
        folder.chmod(0o700)
    if not is_private(folder):
        raise PermissionError(errno.EACCES, "not private")


def make_new_folder(folder: Path, prefix: str = "") -> Path:
    """Make a private folder in another one; returns it. Nobody had its name before.

    `tempfile` would do the same, but on Windows, where a folder takes nothing new, it tries two
    thousand million names: there a refusal looks like a name that is taken.

    Raises:
        OSError: it cannot be made.
    """
    made = folder / f"{prefix}{os.urandom(8).hex()}"
    made.mkdir(0o700)
    return made


def close_to_others(folder: Path) -> None:
    """Take from everybody else what they may do in a folder of the user's.

    Raises:
        OSError: that is refused.
    """
    if sys.platform != "win32" and _is_own(folder):
        mode = stat.S_IMODE(folder.lstat().st_mode)
        if mode & 0o077:
            folder.chmod(mode & 0o700)


def is_private(folder: Path) -> bool:
    """Return whether this is a folder, not a link to one, the user's, and closed."""
    if not _is_own(folder):
        return False
    # On Windows the user's profile closes what is in it.
    return sys.platform == "win32" or stat.S_IMODE(folder.lstat().st_mode) == 0o700


def _is_own(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return is_plain_folder(found) and is_users_own(found)


def is_plain_folder(found: os.stat_result) -> bool:
    """Return whether what was looked at is a folder, and no link to one."""
    is_link = False
    if sys.platform == "win32":
        # A junction is a folder to everything else.
        is_link = bool(found.st_file_attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT)
    return stat.S_ISDIR(found.st_mode) and not is_link
