"""From exec to the first painted frame, as the screen shows it, by turns with a bare window.

Nothing in the programs tells the time: a pixel of the screen is looked at until it is painted.
"""

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from benchmarks.figures import Row, Sample

RUNS = 25
LIMIT = 1.15
# Inside a window of 800 × 560 at the screen's corner or in its middle.
_PLACE = (600, 450)


def measured(what: str, ours: Sequence[str], bare: Sequence[str], bare_name: str) -> Row:
    """Start both by turns; the first turn only fills the disk's cache."""
    times: dict[int, list[float]] = {0: [], 1: []}
    starts = Starts()
    for turn in range(RUNS + 1):
        for which, command in enumerate((ours, bare)):
            with (
                tempfile.TemporaryDirectory() as home,
                starts.first_paint(command, home) as (begun, painted),
            ):
                if turn:
                    times[which].append((painted - begun) * 1000)
    first, second = (Sample(times[which], "ms") for which in (0, 1))
    is_kept = first.median <= LIMIT * second.median
    return Row(what, first, second, bare_name, f"≤ {LIMIT} ×", is_kept)


class Starts:
    """Starts programs on the screen there is, one after the other."""

    def __init__(self) -> None:
        found = QGuiApplication.instance()
        qt = found if isinstance(found, QGuiApplication) else QGuiApplication([])
        self._qt, self._screen = qt, qt.primaryScreen()
        # The last window of an earlier row is gone by then.
        time.sleep(1)
        self._background = self._colour()

    @contextlib.contextmanager
    def first_paint(self, command: Sequence[str], home: str) -> Iterator[tuple[float, float]]:
        """Start a program; gives the clock's seconds at its start and its first paint.

        Afterwards it is killed.
        """
        environment = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": home}
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "PYTHONDONTWRITEBYTECODE"):
            environment.pop(name, None)
        _wait_until(lambda: self._colour() == self._background)
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            env=environment,
            cwd=Path(__file__).parent.parent,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_until(lambda: self._colour() != self._background)
            yield begun, time.perf_counter()
            # The next one must not share the processor with what this one still loads.
            time.sleep(0.5)
        finally:
            process.kill()
            process.communicate()

    def _colour(self) -> int:
        return self._screen.grabWindow(0, *_PLACE, 1, 1).toImage().pixel(0, 0)


def _wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "nothing was painted"
        time.sleep(0.0005)
