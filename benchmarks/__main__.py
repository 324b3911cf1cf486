"""All benchmarks in one run; `make bench` calls it on a desktop of its own.

Prints the table and writes it to `benchmarks/results.md`, with the machine it was measured on.
"""

import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import PySide6

from benchmarks import batch, batch_window, history, history_window, lookup, size, start
from benchmarks.client import added
from benchmarks.figures import table
from benchmarks.history_rows import long_history

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "dist" / "checkout-desk" / "checkout-desk"
RESULTS = ROOT / "benchmarks" / "results.md"


def main() -> None:
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        bare = size.bare_package(Path(folder))
        window = str(ROOT / "benchmarks" / "bare_window.py")
        rows = [
            start.measured(
                "exec → first paint, from source",
                [python, "-m", "gui"], [python, window], "bare window, from source",
            ),
            start.measured(
                "exec → first paint, packaged",
                [str(PROGRAM)], [str(bare)], "bare window, packaged",
            ),
            *size.measured(PROGRAM, bare),
        ]  # fmt: skip
    rows += [*lookup.measured(), *added(), *batch.measured(), *batch_window.measured()]
    with long_history() as user:
        rows += [*history.measured(user), *history_window.measured(user)]
    text = f"""# Measured

{table(rows)}

Medians; in brackets the range without the lowest and the highest tenth. What is compared was
measured by turns in one run, on {datetime.now(UTC):%Y-%m-%d}: {_machine()}.
`make bench` measures again and writes this page.
"""
    RESULTS.write_text(text, "utf-8")
    print(text)


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    memory_kb = int(Path("/proc/meminfo").read_text("ascii").split()[1])
    return (
        f"{os.cpu_count()} cores of {next(iter(models), platform.machine())}, "
        f"{memory_kb / 1_000_000:.0f} GB, Linux {platform.release()} on a "
        f"virtual machine, Xvfb with openbox, Python {platform.python_version()}, "
        f"PySide {PySide6.__version__}"
    )


if __name__ == "__main__":
    main()
