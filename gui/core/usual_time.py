"""UsualTime: how long something takes as a rule."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LOOKED_AT = 20


class UsualTime:
    """By the last few times; from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._took_s: deque[float] = deque(maxlen=_LOOKED_AT)

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Note how long the block takes. What fails tells nothing of it."""
        began_s = self._clock()
        yield
        self._took_s.append(self._clock() - began_s)

    @property
    def seconds(self) -> float | None:
        """Return it; `None` before the first time."""
        # Noted by others meanwhile, it could not be gone through.
        took_s = sorted(self._took_s.copy())
        # The middle: one that was slow, as the first on a connection is, says little.
        return took_s[len(took_s) // 2] if took_s else None
