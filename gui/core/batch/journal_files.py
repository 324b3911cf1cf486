"""The files of journals: what they are called, and when they go."""

import re
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gui.core import database_files
from gui.core.database_files import DISCARDED, erase_file, is_own

_NAME = re.compile(r"batch-[0-9a-f]{16}\.journal")
# Of what is put aside: what was a journal goes when its time is over, what never was stays.
UNREADABLE, FOREIGN = ".unreadable", ".foreign"

_KEPT_FOR = timedelta(days=7)


def new_file(folder: Path) -> Path:
    """Make an empty file for a journal, for its owner only, and return where it is.

    Raises:
        OSError: it cannot be made.
    """
    path = folder / f"batch-{secrets.token_hex(8)}.journal"
    database_files.new_file(path)
    return path


def journals_in(folder: Path) -> list[Path]:
    """Return what is called like a journal; whatever it may be."""
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))


def is_old(written: datetime, now: datetime) -> bool:
    """Return whether the time of what was written then is over."""
    return now - written > _KEPT_FOR


def sweep(folder: Path, now: datetime) -> None:
    """Remove what was being removed, and what was put aside and is old by when it was written."""
    for path in folder.iterdir():
        name = _NAME.match(path.name)
        rest = path.name[name.end() :] if name else ""
        is_aside = rest.startswith(UNREADABLE) and is_own(path) and _is_old(path, now)
        if is_aside or rest.startswith(DISCARDED):
            erase_file(path)


def _is_old(path: Path, now: datetime) -> bool:
    return is_old(datetime.fromtimestamp(path.lstat().st_mtime, UTC), now)
