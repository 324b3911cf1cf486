"""How long an event loop was busy with something else."""

import sys
import threading
import time
import traceback
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from tests.machine import Loop, Taken


class Gap(NamedTuple):
    """The longest time between two beats, less what the machine took, and what that was.

    `clock_s`: the longest as the clock saw it, which may be another one. `seen`: where the threads
    were meanwhile, if it was long enough for a look.
    """

    judged_s: float = 0.0
    clock_s: float = 0.0
    taken: Taken = Taken()
    seen: str = ""


class Heartbeat(QObject):
    """A timer that notes how late it comes, and how much of that was the machine's doing."""

    INTERVAL_MS = 10

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._witness = Witness()
        self._loop = Loop()
        self._longest = Gap()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(self.INTERVAL_MS)

    def take_longest(self) -> Gap:
        """Return the longest since this was last asked."""
        self._on_beat()
        longest, self._longest = self._longest, Gap()
        return longest

    @Slot()
    def _on_beat(self) -> None:
        taken = self._loop.take()
        judged_s = taken.clock_s - taken.seconds
        clock_s = max(self._longest.clock_s, taken.clock_s)
        if judged_s > self._longest.judged_s:
            self._longest = Gap(judged_s, clock_s, taken, self._witness.seen)
        else:
            self._longest = self._longest._replace(clock_s=clock_s)
        self._witness.expect()


class Witness:
    """Looks where all threads are while a beat is late."""

    _LATE_S = 0.07
    _LOOKS_EVERY_S = 0.04

    def __init__(self) -> None:
        self.seen = ""
        self._expected = time.monotonic()
        threading.Thread(target=self._look, name="witness", daemon=True).start()

    def expect(self) -> None:
        """Forget what was seen, and wait for the next beat."""
        self._expected, self.seen = time.monotonic(), ""

    def _look(self) -> None:
        me = threading.get_ident()
        while True:
            time.sleep(self._LOOKS_EVERY_S)
            if self.seen or time.monotonic() - self._expected < self._LATE_S:
                continue
            # The last calls of each.
            self.seen = "\n".join(
                "".join(traceback.format_stack(frame)[-4:])
                for thread, frame in sys._current_frames().items()
                if thread != me
            )
