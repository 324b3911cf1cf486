"""Where drafts lie for the mail program to read: a folder nobody else can see into or put up."""

import contextlib
import itertools
import shutil
import threading
import time
from pathlib import Path

from gui.core.files import told
from gui.core.private_folder import claim, is_private, make_new_folder

# A mail program that is being started reads its draft when it is there.
_YOUNG_S = 10 * 60
_PREFIX = "run-"


class DraftFolder:
    """A folder of this run below `base`, which all runs of the user share. It outlives the run for
    ten minutes from its last draft on; whichever run begins, writes or ends later removes it.

    Both are looked at each time: cleaners take away what is old, and what is there again may be
    another user's.
    """

    def __init__(self, base: Path) -> None:
        self._base = base
        self._lock = threading.Lock()
        self._folder: Path | None = None
        self._numbers = itertools.count(1)

    def place_for_one(self) -> Path:
        """Return a new folder for one draft, in that of the run, which is made anew where it is
        gone or not private any more.

        No draft comes to the place of another: some mail programs read what lies there only when
        the mail is sent.

        Raises:
            FileNotWritten: `base` is not the user's own, or there can be no folder in it.
        """
        with self._lock, told(self._base):
            claim(self._base)
            if self._folder is None or not is_private(self._folder):
                self._folder = make_new_folder(self._base, _PREFIX)
            self._sweep()
            place = self._folder / str(next(self._numbers))
            place.mkdir(0o700)
            return place

    def sweep(self) -> None:
        """Remove what earlier runs left, but for drafts that are young."""
        with self._lock:
            self._sweep()

    def clean_up(self) -> None:
        """Do the same at the end of the run, with its own drafts, too."""
        with self._lock:
            self._folder = None
            self._sweep()
            with contextlib.suppress(OSError):
                # Empty ones only: another run, or a log, may be in there.
                self._base.rmdir()
                self._base.parent.rmdir()

    def _sweep(self) -> None:
        if not is_private(self._base):
            return
        oldest = time.time() - _YOUNG_S
        with contextlib.suppress(OSError):
            for folder in self._base.glob(_PREFIX + "*"):
                # That of a folder is of the last place that was made in it.
                is_old = folder.lstat().st_mtime < oldest
                if is_old and folder != self._folder and is_private(folder):
                    shutil.rmtree(folder, ignore_errors=True)
