"""How long an event loop was busy with something else."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from tests.machine import Loop, Taken


class Gap(NamedTuple):
    """The longest time between two beats, less what the machine took, and what that was.

    `clock_s`: the longest as the clock saw it, which may be another one.
    """

    judged_s: float = 0.0
    clock_s: float = 0.0
    taken: Taken = Taken()


class Heartbeat(QObject):
    """A timer that notes how late it comes, and how much of that was the machine's doing."""

    INTERVAL_MS = 10

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
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
            self._longest = Gap(judged_s, clock_s, taken)
        else:
            self._longest = self._longest._replace(clock_s=clock_s)
