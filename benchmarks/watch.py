"""What a process with a window notes of itself: gaps of its event loop, memory, processor time."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot

LOOKUPS = 40
"""That a process makes, one after the other."""

_BEAT_MS = 1
# Longer than a caret blinks that nobody moves.
_SETTLED_MS = 12_000
_IDLE_MS = 5_000


class Watch(QObject):
    """A heartbeat on the event loop until the process is idle; then nothing of its own runs."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, object] = {}
        self._gaps_ms: list[float] = []
        self._lap = 0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(_BEAT_MS)

    def report_when_idle(self, then: Callable[[], object]) -> None:
        """Wait until all is quiet, note what idling costs, print it all as JSON, call `then`."""
        self._then = then
        QTimer.singleShot(_SETTLED_MS, self._on_settled)

    @Slot()
    def _on_beat(self) -> None:
        now = time.perf_counter()
        self._gaps_ms.append((now - self._last) * 1000)
        self._last = now

    def lap_ms(self) -> float:
        """Return the longest gap since this was last asked."""
        begin, self._lap = self._lap, len(self._gaps_ms)
        return max(self._gaps_ms[begin:], default=0.0)

    def gaps_ms(self) -> list[float]:
        """Stop; return the gaps of the event loop, the longest last."""
        self._timer.stop()
        return sorted(self._gaps_ms)

    @Slot()
    def _on_settled(self) -> None:
        ordered = self.gaps_ms()
        self.found |= {
            "longest_gap_ms": ordered[-1],
            "gap_p99_ms": ordered[int(len(ordered) * 0.99)],
            "memory_mb": memory_mb(),
        }
        self._processor_s = time.process_time()
        QTimer.singleShot(_IDLE_MS, self._on_idled)

    @Slot()
    def _on_idled(self) -> None:
        used_s = time.process_time() - self._processor_s
        self.found["idle_processor_ms_a_s"] = used_s * 1_000_000 / _IDLE_MS
        print(json.dumps(self.found), flush=True)
        self._then()


def memory_mb() -> float:
    """Return the resident memory, what is shared with other programs included."""
    rollup = Path("/proc/self/smaps_rollup").read_text("ascii")
    [line] = [line for line in rollup.splitlines() if line.startswith("Rss:")]
    return int(line.split()[1]) / 1000
