"""What the machine took: time in which a process could have run, and something else did.

A busy machine is no fault of the program's, and a blocked loop still is. So what tests judge is the
time that went by less what the machine took of it. A thread that sleeps, waits for a lock or works
for too long gets nothing for it.

Linux counts both. `/proc/PID/task/TID/schedstat`: nanoseconds on a processor, then nanoseconds of
waiting for one (sched-stats in the kernel's documentation). `/proc/stat`: what the host of a
virtual machine took from each processor, in ticks. Elsewhere nothing is excused.
"""

import os
import time
from pathlib import Path

_TICKS_PER_S = os.sysconf("SC_CLK_TCK")
_STEAL_FIELD = 8


class Taken:
    """Counts from when it is made what the machine took from one process, this one by default.

    With `is_main_alone` from its main thread. Otherwise the longest wait of another thread counts,
    too: work goes from one to the other. Not everybody's, for they wait at the same time.
    """

    def __init__(self, pid: int | None = None, *, is_main_alone: bool = False) -> None:
        self._main = Path(f"/proc/{pid or os.getpid()}/task/{pid or os.getpid()}")
        self._is_main_alone = is_main_alone
        self._waited: dict[Path, int] = {}
        self._stolen: list[int] = []
        self.take_s()

    def take_s(self) -> float:
        """Return the seconds that were taken since this was last asked."""
        return self._take_waited_s() + self._take_stolen_s()

    def _take_waited_s(self) -> float:
        before, self._waited = self._waited, self._waited_ns()
        new = {thread: ns - before.get(thread, 0) for thread, ns in self._waited.items()}
        main = new.pop(self._main, 0)
        return (main + max(new.values(), default=0)) / 1e9

    def _waited_ns(self) -> dict[Path, int]:
        found = {}
        try:
            threads = [self._main] if self._is_main_alone else list(self._main.parent.iterdir())
            for thread in threads:
                found[thread] = int((thread / "schedstat").read_bytes().split()[1])
        except OSError:
            # It ended while it was looked at, or this system does not count.
            pass
        return found

    def _take_stolen_s(self) -> float:
        before, self._stolen = self._stolen, _stolen_ticks()
        stolen = (now - then for now, then in zip(self._stolen, before, strict=False))
        return max(stolen, default=0) / _TICKS_PER_S


class Stopwatch:
    """The seconds that went by, less what the machine took from this process or another one."""

    def __init__(self, pid: int | None = None) -> None:
        self._taken = Taken(pid)
        self.start_again()

    def start_again(self) -> None:
        self._taken.take_s()
        self._taken_s = 0.0
        self._begun = time.monotonic()

    def seconds(self) -> float:
        self._taken_s += self._taken.take_s()
        return time.monotonic() - self._begun - self._taken_s


def _stolen_ticks() -> list[int]:
    try:
        lines = Path("/proc/stat").read_bytes().splitlines()[1:]
    except OSError:
        return []
    return [int(line.split()[_STEAL_FIELD]) for line in lines if line.startswith(b"cpu")]
