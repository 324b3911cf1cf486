"""A history that cannot be read, put aside; noted beside it until its rows are brought over.

The note is there before anything has another name. So whoever is killed, at whatever point, is gone
on for. Whoever changes anything here holds the lock of the folder.
"""

import contextlib
import itertools
import os
from pathlib import Path

from gui.core import database_files
from gui.core.database_files import beside, new_file, touch
from gui.core.history.database import is_anything_there

_ASIDE = ".damaged-"
_NOTE = ".to-rescue"


def put_aside(path: Path) -> Path:
    """Give it another name, with what is beside it, and return where it is; that is noted.

    Raises:
        OSError: not all of it has it.
    """
    aside = _begun(path) or _free(path)
    with contextlib.suppress(FileExistsError):
        new_file(_note_of(aside))
    database_files.put_aside(path, aside.name.removeprefix(path.name))
    touch(aside)
    return aside


def to_rescue(path: Path) -> list[Path]:
    """Return what was put aside of a history and is yet to be brought over."""
    notes = sorted(path.parent.glob(f"{path.name}{_ASIDE}*{_NOTE}"))
    return [note.with_name(note.name.removesuffix(_NOTE)) for note in notes]


def note_rescued(aside: Path) -> None:
    """Note that there is nothing more to be brought over.

    Raises:
        OSError: that cannot be noted.
    """
    _note_of(aside).unlink(missing_ok=True)


def parts_of(aside: Path) -> set[Path]:
    """Return the names of all its files."""
    return {aside, *beside(aside), _note_of(aside)}


def _begun(path: Path) -> Path | None:
    """Where the file is, if whoever put it aside was killed before what is beside it was there."""
    if os.path.lexists(path):
        return None
    return next((aside for aside in to_rescue(path) if os.path.lexists(aside)), None)


def _free(path: Path) -> Path:
    names = (path.with_name(f"{path.name}{_ASIDE}{number}") for number in itertools.count(1))
    return next(aside for aside in names if not is_anything_there(aside))


def _note_of(aside: Path) -> Path:
    return aside.with_name(aside.name + _NOTE)
