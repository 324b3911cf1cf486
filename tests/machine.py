"""What the machine took: time in which a process could have run, and something else did.

A busy machine is no fault of the program's, and a blocked loop still is. So what tests judge is the
time that went by less what the machine took of it. A thread that sleeps, waits for a lock or works
for too long gets nothing for it.

Linux counts both. `/proc/PID/task/TID/schedstat`: nanoseconds on a processor, then nanoseconds of
waiting for one (sched-stats in the kernel's documentation). `/proc/stat`: what the host of a
virtual machine took from each processor, in ticks. `/proc/pressure/io` and `cpu`: microseconds in
which somebody waited for a disk or a processor (PSI in the kernel's documentation). Elsewhere
nothing is excused.
"""

import os
import sys
import time
from pathlib import Path
from typing import NamedTuple

if sys.platform == "linux":
    import resource

    _TICKS_PER_S = os.sysconf("SC_CLK_TCK")
else:
    _TICKS_PER_S = 100
_STEAL_FIELD = 8
# What a window waits for when it draws or moves: the X server and the window manager of the
# session, by their process ids (`tests/desktop-session`).
_DESKTOP = "DESKTOP_PIDS"
# What starting a program may take on a busy machine. More is no start, but a wait for its end.
_START_S = 0.25


class Stopwatch:
    """The seconds that went by, less what the machine took from this process or another one.

    From its main thread, and from the one of its other threads that had to wait longest: work goes
    from one to the other. Not from everybody, for they wait at the same time.
    """

    def __init__(self, pid: int | None = None) -> None:
        self._main = _main_thread(pid or os.getpid())
        self._stolen = _Stolen()
        self._waited: dict[Path, float] = {}
        self.start_again()

    def start_again(self) -> None:
        self._take_s()
        self._taken_s = 0.0
        self._begun = time.monotonic()

    def seconds(self) -> float:
        # The clock first: what comes between the two must not count as the process's own time.
        now = time.monotonic()
        self._taken_s += self._take_s()
        return now - self._begun - self._taken_s

    def _take_s(self) -> float:
        try:
            now = {thread: _schedule(thread)[1] for thread in self._main.parent.iterdir()}
        except OSError:
            # It ended while it was looked at, or the system does not count.
            now = {}
        new = {thread: waited - self._waited.get(thread, 0) for thread, waited in now.items()}
        self._waited = now
        main = new.pop(self._main, 0)
        return main + max(new.values(), default=0) + self._stolen.take_s()


class Taken(NamedTuple):
    """How many seconds went by for a loop, and where those went that were not its own."""

    clock_s: float = 0.0
    waited_s: float = 0.0
    stolen_s: float = 0.0
    slept_s: float = 0.0
    desktop_s: float = 0.0
    lock_s: float = 0.0
    disk_s: float = 0.0
    child_s: float = 0.0

    @property
    def seconds(self) -> float:
        """What the machine took: of its sleep no more than those waited for whom it slept."""
        for_others = self.desktop_s + self.lock_s + self.disk_s + self.child_s
        for_others = min(self.slept_s, for_others)
        return self.waited_s + self.stolen_s + for_others


class Loop:
    """The main thread of this process, from one look to the next."""

    def __init__(self) -> None:
        self._main = _main_thread(os.getpid())
        pids = map(int, os.environ.get(_DESKTOP, "").split())
        self._desktop = [_main_thread(pid) for pid in pids]
        self._stolen = _Stolen()
        self._look()

    def take(self) -> Taken:
        """Return what the machine took from it since the last look.

        Besides its own waiting for a processor that is, while it slept, what those could not run
        for whom it waited: the desktop, which has nothing to do for a loop that just sleeps, and
        the thread that holds the interpreter's lock. Who waits for that lock wakes up all the time
        to ask for it; who just sleeps does not. Who gave the lock up because another one asked for
        it sleeps, too, until that one has a processor, and does not wake up meanwhile: nothing is
        taken off for that, because it looks like a sleep of its own. What is read for the first
        time comes from a disk, which may be slow: what was waited for disks, if this thread read
        anything. Who starts a program waits until that one runs, and the child that starts it is
        gone before it can be asked: what somebody waited for a processor, if a child ended, and no
        more than a start takes.
        """
        clock, ran, waited, desktop = self._clock, *self._mine, self._theirs
        asked, read, ended, others = self._asked, self._read, self._ended, self._others
        disks, processors = self._disks, self._processors
        self._look()
        slept = max(0.0, self._clock - clock - (self._mine[0] - ran) - (self._mine[1] - waited))
        for_the_lock = min(
            (self._asked - asked) * sys.getswitchinterval(),
            max((now - others.get(at, 0) for at, now in self._others.items()), default=0.0),
        )
        return Taken(
            self._clock - clock,
            self._mine[1] - waited,
            self._stolen.take_s(),
            slept,
            self._theirs - desktop,
            for_the_lock,
            self._disks - disks if self._read > read else 0.0,
            min(_START_S, self._processors - processors) if self._ended > ended else 0.0,
        )

    def _look(self) -> None:
        # All at one moment: who has to wait for a processor between two of these reads would have
        # the clock on one side of the wait, and the count on the other.
        is_one_moment = False
        while not is_one_moment:
            self._mine = _schedule(self._main)
            self._clock = time.monotonic()
            self._theirs = sum(_schedule(thread)[1] for thread in self._desktop)
            threads = (thread for thread in self._main.parent.glob("*") if thread != self._main)
            self._others = {thread: _schedule(thread)[1] for thread in threads}
            self._asked, self._read = _times_asleep_and_blocks_read()
            self._ended = _pages_of_ended_children()
            self._disks, self._processors = _waited_for_s("io"), _waited_for_s("cpu")
            is_one_moment = _schedule(self._main)[1] == self._mine[1]


class _Stolen:
    """What the host took from the processor that it took most from."""

    def __init__(self) -> None:
        self._ticks = self._look()

    def take_s(self) -> float:
        before, self._ticks = self._ticks, self._look()
        stolen = (now - then for now, then in zip(self._ticks, before, strict=False))
        return max(stolen, default=0) / _TICKS_PER_S

    def _look(self) -> list[int]:
        try:
            lines = Path("/proc/stat").read_bytes().splitlines()[1:]
        except OSError:
            return []
        return [int(line.split()[_STEAL_FIELD]) for line in lines if line.startswith(b"cpu")]


def _times_asleep_and_blocks_read() -> tuple[int, int]:
    if sys.platform != "linux":
        return 0, 0
    used = resource.getrusage(resource.RUSAGE_THREAD)
    return used.ru_nvcsw, used.ru_inblock


def _pages_of_ended_children() -> int:
    """More than before when one ended meanwhile."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_minflt if sys.platform == "linux" else 0


def _waited_for_s(what: str) -> float:
    try:
        some = Path(f"/proc/pressure/{what}").read_text("ascii").splitlines()[0]
    except (OSError, IndexError):
        # A kernel that does not count it.
        return 0.0
    return int(some.rpartition("total=")[2]) / 1e6


def _main_thread(pid: int) -> Path:
    return Path(f"/proc/{pid}/task/{pid}")


def _schedule(thread: Path) -> tuple[float, float]:
    """Seconds on a processor and of waiting for one; nothing where the system does not count."""
    try:
        ran, waited, _ = (thread / "schedstat").read_bytes().split()
    except OSError:
        return 0.0, 0.0
    return int(ran) / 1e9, int(waited) / 1e9
