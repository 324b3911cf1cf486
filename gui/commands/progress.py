"""A progress bar on a terminal; nothing where words go into a file or a pipe."""

import sys
import time
from contextlib import suppress

from gui.process.streams import is_terminal

_WIDTH = 30
# As often as numbers can be read.
_INTERVAL_S = 0.25


class ProgressBar:
    """How many of `count` are done, on stderr."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._next_s = 0.0
        self._is_shown = count > 0 and is_terminal(sys.stderr)

    def show(self, done: int) -> None:
        """Draw it, where it is time to."""
        now = time.monotonic()
        if self._is_shown and now >= self._next_s:
            self._next_s = now + _INTERVAL_S
            full = _WIDTH * done // self._count
            self._write(f"\r[{'#' * full}{'.' * (_WIDTH - full)}] {done}/{self._count}")

    def end(self) -> None:
        """Take it away."""
        if self._is_shown:
            self._write("\r" + " " * (_WIDTH + 2 * len(str(self._count)) + 5) + "\r")

    def _write(self, text: str) -> None:
        # The terminal was closed: the results matter more.
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()
