"""A history that cannot be read, put aside; noted beside it until its rows are brought over.

The note is there before anything has another name. So whoever is killed, at whatever point, is gone
on for. Whoever changes anything here holds the lock of the folder.
"""

import contextlib
import os
import re
from pathlib import Path

from gui.core import database_files
from gui.core.database_files import beside, new_file, touch

_ASIDE = ".damaged-"
_NOTE = ".to-rescue"
_NUMBER = re.compile(rf"{re.escape(_ASIDE)}(\d+)")


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
    """Return what was put aside of a history and is yet to be brought over, the last one last."""
    notes = sorted(path.parent.glob(f"{path.name}{_ASIDE}*{_NOTE}"), key=_number_of)
    return [note.with_name(note.name.removesuffix(_NOTE)) for note in notes]


def note_rescued(aside: Path) -> None:
    """Note that there is nothing more to be brought over.

    Raises:
        OSError: that cannot be noted.
    """
    _note_of(aside).unlink(missing_ok=True)


def parts_of(aside: Path) -> set[Path]:
    """Return the names of all its files."""
    copy = copy_of(aside)
    return {aside, *beside(aside), _note_of(aside), copy, *beside(copy)}


def copy_of(aside: Path) -> Path:
    """Return where a copy of it is while its rows are brought over from that."""
    return aside.with_name(aside.name + ".copy")


def _begun(path: Path) -> Path | None:
    """Where the file is, if whoever put it aside was killed before what is beside it was there."""
    if os.path.lexists(path):
        return None
    last = next(reversed(to_rescue(path)), None)
    return last if last is not None and os.path.lexists(last) else None


def _free(path: Path) -> Path:
    """After all that is there: of two, the one that was put aside later is to be known."""
    there = {part for part in path.parent.glob(f"{path.name}{_ASIDE}*") if part.suffix != _NOTE}
    number = max(map(_number_of, there), default=0) + 1
    return path.with_name(f"{path.name}{_ASIDE}{number}")


def _number_of(part: Path) -> int:
    found = _NUMBER.search(part.name)
    return int(found[1]) if found else 0


def _note_of(aside: Path) -> Path:
    return aside.with_name(aside.name + _NOTE)
