"""From exec to the first painted frame, as the screen shows it, by turns with a bare window.

Nothing in the programs tells the time: a pixel of the screen is looked at until it is painted.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QScreen

from benchmarks.figures import Row, Sample

RUNS = 25
LIMIT = 1.15
# Inside a window of 800 × 560 at the screen's corner or in its middle.
_PLACE = (600, 450)


def measured(what: str, ours: Sequence[str], bare: Sequence[str], bare_name: str) -> Row:
    """Start both by turns; the first turn only fills the disk's cache."""
    times: dict[int, list[float]] = {0: [], 1: []}
    screen = _application().primaryScreen()
    # The last window of an earlier row is gone by then.
    time.sleep(1)
    background = _colour(screen)
    for turn in range(RUNS + 1):
        for which, command in enumerate((ours, bare)):
            seconds = _first_paint_s(command, screen, background)
            if turn:
                times[which].append(seconds * 1000)
    first, second = (Sample(times[which], "ms") for which in (0, 1))
    is_kept = first.median <= LIMIT * second.median
    return Row(what, first, second, bare_name, f"≤ {LIMIT} ×", is_kept)


def _application() -> QGuiApplication:
    found = QGuiApplication.instance()
    return found if isinstance(found, QGuiApplication) else QGuiApplication([])


def _first_paint_s(command: Sequence[str], screen: QScreen, background: int) -> float:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": home}
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "PYTHONDONTWRITEBYTECODE"):
            environment.pop(name, None)
        _wait_until(lambda: _colour(screen) == background)
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            env=environment,
            cwd=Path(__file__).parent.parent,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_until(lambda: _colour(screen) != background)
            seconds = time.perf_counter() - started
            # The next one must not share the processor with what this one still loads.
            time.sleep(0.5)
        finally:
            process.kill()
            process.wait()
    return seconds


def _colour(screen: QScreen) -> int:
    return screen.grabWindow(0, *_PLACE, 1, 1).toImage().pixel(0, 0)


def _wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "nothing was painted"
        time.sleep(0.0005)
