"""A folder of files that is there whole or not at all, under a name that was free."""

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from gui.core.files import patiently, told, user_mode
from gui.core.unfinished import UNNOTED, Unfinished

_MOST_NUMBERS = 1_000


class WholeFolder:
    """A hidden folder beside the place of a new one, to be written into, then moved there.

    `commit` is called right before: what it raises keeps everything as it was.
    """

    def __init__(self, hidden: Path, place: Path) -> None:
        self._hidden = hidden
        self._place = place

    def write(self, name: str, data: bytes) -> None:
        """Write a file; it is on the disk when this returns.

        Raises:
            FileNotWritten
        """
        with told(self._hidden), (self._hidden / name).open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def move_into_place(self, commit: Callable[[], None]) -> Path:
        """Have the folder appear; returns where, with a number where the name is taken.

        Raises:
            FileNotWritten, and what `commit` raises.
        """
        with told(self._place.parent):
            self._hidden.chmod(user_mode(0o777))
            commit()
            return self._moved()

    def _moved(self) -> Path:
        for number in range(1, _MOST_NUMBERS):
            place = self._place
            if number > 1:
                place = place.with_name(f"{place.name} ({number})")
            # An empty folder would be replaced without a word, except on Windows.
            if not os.path.lexists(place):
                with contextlib.suppress(FileExistsError):
                    return patiently(partial(self._hidden.rename, place))
        raise FileExistsError(errno.EEXIST, "")


@contextlib.contextmanager
def whole_folder(place: Path, unfinished: Unfinished = UNNOTED) -> Iterator[WholeFolder]:
    """Give a folder to write into; what was not moved into its place is gone in the end.

    After a kill, too, with the notes of `unfinished`.

    Raises:
        FileNotWritten: there can be none.
    """
    with unfinished.named(place.parent) as hidden:
        with told(place.parent):
            hidden.mkdir(0o700)
        try:
            yield WholeFolder(hidden, place)
        finally:
            shutil.rmtree(hidden, ignore_errors=True)
