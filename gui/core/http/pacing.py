"""The pace of many requests: how many at once, and when the server asks everybody to wait."""

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled, Failure, RateLimited, ServiceFailed

USUAL_PARALLEL = 4
MOST_PARALLEL = 8
# Without trouble for so long, one more at once.
_CALM_S = 30.0
# Where the server refuses without saying for how long.
_UNNAMED_HOLD_S = 2.0
# A tenth more, at random, so that those who were held do not come back together.
_JITTER = 0.1


class Pacer:
    """Who asks for many invoices takes turns here; from any thread.

    What `Retry-After` says (RFC 9110, section 10.2.3) holds for all, whoever was told, and after
    it half as many ask at once; every half a minute without trouble, one more.
    """

    def __init__(self, parallel: int = USUAL_PARALLEL) -> None:
        self._parallel = min(parallel, MOST_PARALLEL)
        self._changed = threading.Condition()
        self._asking = 0
        self._allowed = self._parallel
        self._held_until_s = 0.0
        self._stretch = 1.0
        self._mine = threading.local()

    @property
    def held_s(self) -> float:
        """Seconds for which nobody's turn begins; 0 where nothing holds."""
        return max(0.0, self._held_until_s - time.monotonic())

    @property
    def parallel(self) -> int:
        """How many may ask at once now."""
        calm_s = max(0.0, time.monotonic() - self._held_until_s)
        return min(self._parallel, self._allowed + int(calm_s / _CALM_S))

    def set_parallel(self, parallel: int) -> None:
        """Have so many ask at once from now on, as far as there is no trouble."""
        with self._changed:
            self._parallel = min(parallel, MOST_PARALLEL)
            self._changed.notify_all()

    def note(self, failure: Failure) -> bool:
        """Take the server's word: hold everybody, where a failure says that it is too much.

        Returns whether whoever was told has a turn, and is to come back with another one: those who
        are told at the same time would all be back at the same moment.
        """
        if isinstance(failure, RateLimited):
            hold_s = float(failure.retry_after_s or _UNNAMED_HOLD_S)
        elif isinstance(failure, ServiceFailed) and failure.retry_after_s:
            hold_s = float(failure.retry_after_s)
        else:
            return False
        with self._changed:
            # Those who ask at the same time are told the same: that is one trouble.
            if not self.held_s:
                self._allowed = max(1, self.parallel // 2)
                self._stretch = random.uniform(1, 1 + _JITTER)  # noqa: S311  (no secret)
            until_s = time.monotonic() + hold_s * self._stretch
            self._held_until_s = max(self._held_until_s, until_s)
            self._changed.notify_all()
        return getattr(self._mine, "has_turn", False)

    @contextmanager
    def turn(self, cancellation: Cancellation) -> Iterator[None]:
        """Wait for a turn, and have it while the block runs.

        Raises:
            Canceled: at once when it is.
        """
        with cancellation.calling(self._wake), self._changed:
            while (held_s := self.held_s) or self._asking >= self.parallel:
                if cancellation.is_canceled:
                    raise Canceled
                # One more may be allowed without anybody saying so.
                self._changed.wait(held_s or _CALM_S)
            self._asking += 1
        self._mine.has_turn = True
        try:
            yield
        finally:
            self._mine.has_turn = False
            with self._changed:
                self._asking -= 1
                self._changed.notify_all()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()
