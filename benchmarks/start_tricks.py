"""What each trick of the start earns: the program as it is, by turns with one taken back.

`python -m benchmarks.start_tricks`, on a desktop of its own, prints a table; what came of it stands
in `docs/architecture.md`. Not a part of `make bench`: it is for deciding about tricks.

Told by the processor's time up to the first frame, in which two runs over the same trick differ by
a few milliseconds; by the clock they differed by sixty. Until all is there the clock counts.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.figures import Sample
from benchmarks.start_without import TRICKS
from gui.core.accounts.account import Account, Environment
from gui.core.settings import Settings, SettingsStore

PAIRS = 21
ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    print("| trick | first frame | without it | saves | all there | without it | saves |")
    print("|---|---|---|---|---|---|---|")
    for trick in TRICKS:
        found: dict[str, list[tuple[float, float]]] = {"": [], trick: []}
        for pair in range(PAIRS + 1):
            turns = list(found.items())
            for left_out, times in turns if pair % 2 else reversed(turns):
                measured = _started(left_out)
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


def _started(left_out: str) -> tuple[float, float]:
    """Start the program; returns milliseconds of the processor up to the first frame, and of the
    clock until all is there.
    """
    with tempfile.TemporaryDirectory() as home:
        account = Account("benchmark", "Benchmark", Environment.SANDBOX)
        store = SettingsStore(Path(home) / ".config" / "checkout-desk" / "settings.json")
        store.save(Settings((account,), account.key))
        environment = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": home}
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "PYTHONDONTWRITEBYTECODE"):
            environment.pop(name, None)
        begun = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "benchmarks.start_without", left_out],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdout is not None
            painted_s = float(process.stdout.readline())
            whole_s = time.perf_counter() - begun
            process.kill()
    return painted_s * 1000, whole_s * 1000


if __name__ == "__main__":
    main()
