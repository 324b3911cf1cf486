"""How long an event loop was busy with something else."""

import time

from PySide6.QtCore import QObject, Qt, QTimer, Slot


class Heartbeat(QObject):
    """A timer that notes how late it comes."""

    INTERVAL_MS = 5

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = time.monotonic()
        self._longest_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(self.INTERVAL_MS)

    def take_longest_s(self) -> float:
        """Return the longest time between two beats since this was last asked."""
        self._on_beat()
        longest_s, self._longest_s = self._longest_s, 0.0
        return longest_s

    @Slot()
    def _on_beat(self) -> None:
        now = time.monotonic()
        self._longest_s = max(self._longest_s, now - self._last)
        self._last = now
