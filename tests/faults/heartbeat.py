"""How long an event loop was busy with something else."""

import faulthandler
import os
import threading
import time
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from tests.machine import Loop, Taken

_PIPE_BYTES = 64 * 1024


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
        self._expected = time.monotonic()
        # And of which beat.
        self._seen = "", self._expected
        threading.Thread(target=self._look, name="witness", daemon=True).start()

    @property
    def seen(self) -> str:
        """Where they were while this beat was late, if it was."""
        seen, expected = self._seen
        return seen if expected == self._expected else ""

    def expect(self) -> None:
        """Wait for the next beat."""
        self._expected = time.monotonic()

    def _look(self) -> None:
        # A pipe, because a disk may be full here, and one that nobody waits for.
        told, tell = os.pipe()
        os.set_blocking(tell, False)
        while True:
            time.sleep(self._LOOKS_EVERY_S)
            expected = self._expected
            if self.seen or time.monotonic() - expected < self._LATE_S:
                continue
            # The program's crash handler looks without touching the threads' frames, which run on.
            faulthandler.dump_traceback(tell)
            self._seen = os.read(told, _PIPE_BYTES).decode("utf-8", "replace"), expected
