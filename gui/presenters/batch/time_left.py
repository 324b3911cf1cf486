"""How long a run will take from here, by how quick it was just now."""

import time
from collections import deque
from collections.abc import Callable

_LOOKED_AT = 100
_LEAST = 20


class TimeLeft:
    """Stands still in a pause, and begins anew after it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._done_s: deque[float] = deque(maxlen=_LOOKED_AT)
        self._kept_s: float | None = None
        self._is_paused = False

    def note(self) -> None:
        """One more is done."""
        self._done_s.append(self._clock())

    def pause(self) -> None:
        self._is_paused = True

    def go_on(self) -> None:
        self._is_paused = False
        self._done_s.clear()

    def seconds(self, open_count: int) -> float | None:
        """Return how long the open ones will take; `None` before there is something to go by."""
        if not self._is_paused and len(self._done_s) >= _LEAST:
            # Until now and not until the last one: what is late takes longer.
            took_s = self._clock() - self._done_s[0]
            self._kept_s = took_s / (len(self._done_s) - 1) * open_count
        return self._kept_s
