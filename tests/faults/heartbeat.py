"""How long an event loop was busy with something else."""

import time

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from tests.machine import Loop


class Heartbeat(QObject):
    """A timer that notes how late it comes, and how much of that was the machine's doing."""

    INTERVAL_MS = 10

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._loop = Loop()
        self._last = time.monotonic()
        self._longest_s = self._longest_raw_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(self.INTERVAL_MS)

    def take_longest_s(self) -> tuple[float, float]:
        """Return the longest time between two beats since this was last asked.

        First less what the machine took of it, then as the clock saw it.
        """
        self._on_beat()
        longest = self._longest_s, self._longest_raw_s
        self._longest_s = self._longest_raw_s = 0.0
        return longest

    @Slot()
    def _on_beat(self) -> None:
        now = time.monotonic()
        gap_s, self._last = now - self._last, now
        self._longest_raw_s = max(self._longest_raw_s, gap_s)
        self._longest_s = max(self._longest_s, gap_s - self._loop.take_s())
