"""Progress: how far an export is, and whether anybody still wants it."""

import time
from collections.abc import Callable

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled

_TOLD_EVERY_S = 0.25


class Progress:
    """Tells how much is done, at most four times a second; raises where it was canceled."""

    def __init__(self, cancellation: Cancellation, tell: Callable[[tuple[int, int]], None]) -> None:
        self.cancellation = cancellation
        self._tell = tell
        self._told_s = 0.0

    def report(self, done: int, of: int) -> None:
        """So much is done, of so much.

        Raises:
            Canceled
        """
        if self.cancellation.is_canceled:
            raise Canceled
        now_s = time.monotonic()
        if now_s - self._told_s >= _TOLD_EVERY_S:
            self._told_s = now_s
            self._tell((done, of))
