"""What each trick of the start earns: the program as it is, by turns with one taken back.

`python -m benchmarks.start_tricks`, on a desktop of its own, prints a table; what came of it stands
in `docs/architecture.md`. Not a part of `make bench`: it is for deciding about tricks.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.figures import Sample
from benchmarks.start import Starts
from benchmarks.start_without import TRICKS, WHOLE
from gui.core.accounts.account import Account, Environment
from gui.core.settings import Settings, SettingsStore

PAIRS = 21


def main() -> None:
    starts = Starts()
    print("| trick | first paint | without it | earns | all there | without it | earns |")
    print("|---|---|---|---|---|---|---|")
    for trick in TRICKS:
        found: dict[str, list[tuple[float, float]]] = {"": [], trick: []}
        for pair in range(PAIRS + 1):
            turns = list(found.items())
            for left_out, times in turns if pair % 2 else reversed(turns):
                measured = _started(starts, left_out)
                # The first turn only fills the disk's cache.
                if pair:
                    times.append(measured)
        cells = [trick]
        for with_it, without in zip(*(zip(*of, strict=True) for of in found.values()), strict=True):
            ours, theirs = Sample(with_it, "ms"), Sample(without, "ms")
            # Of each pair by itself: both have the machine as it is at that moment.
            earned = median(late - soon for soon, late in zip(with_it, without, strict=True))
            cells += [str(ours), str(theirs), f"{earned:.1f} ms"]
        print(f"| {' | '.join(cells)} |", flush=True)


def _started(starts: Starts, left_out: str) -> tuple[float, float]:
    """Start the program; returns milliseconds to the first paint, and until all is there."""
    with tempfile.TemporaryDirectory() as home:
        account = Account("benchmark", "Benchmark", Environment.SANDBOX)
        store = SettingsStore(Path(home) / ".config" / "checkout-desk" / "settings.json")
        store.save(Settings((account,), account.key))
        command = [sys.executable, "-m", "benchmarks.start_without", left_out]
        with starts.first_paint(command, home, stdout=subprocess.PIPE) as (process, begun, painted):
            assert process.stdout is not None
            assert process.stdout.readline() == WHOLE
            whole = time.perf_counter()
    return (painted - begun) * 1000, (whole - begun) * 1000


if __name__ == "__main__":
    main()
