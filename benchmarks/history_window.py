"""A million rows in the window of the history: what its users wait for, and its event loop."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.figures import Row, Sample
from benchmarks.history_rows import DAYS, ROWS, long_history
from benchmarks.inside_history import AGAIN
from gui.core.preferences import Preferences
from tests.desktop import environments, save_custom_account

_NOBODY_THERE = "http://127.0.0.1:9"
_WAITED_MS, _LONGEST_GAP_MS, _P99_GAP_MS, _LEFT_MB = 50, 50, 16, 5


def measured(user: Path, rows: int = ROWS) -> list[Row]:
    """Return what it is like to use the history in a user's folders."""
    found = _used(user, rows)
    of = f"the window of {rows:,} rows"
    waited = {name: [_95th(found[f"{name}_ms"])] for name in ("typed", "filtered", "scrolled")}
    scrolled = f"scrolled to {found['rows']:,} rows"
    parts = {"scrolled": scrolled, "selected": "all of these selected"}
    return [
        _row(f"{of}: asked for → first rows painted, modules and all", found["opened_ms"]),
        _row("the same, opened again", found["opened_again_ms"], _WAITED_MS),
        _row("a letter typed → painted: 95th percentile", waited["typed"], _WAITED_MS),
        _row("a filter chosen → painted: 95th percentile", waited["filtered"], _WAITED_MS),
        _row("the next rows there: 95th percentile", waited["scrolled"], _WAITED_MS),
        *(
            _row(f"{of}, {parts.get(part, part)}: longest gap", [gap_ms], _LONGEST_GAP_MS)
            for part, gap_ms in found["gaps_ms"].items()
        ),
        _row("gap of the event loop then, 99th percentile", [found["p99_gap_ms"]], _P99_GAP_MS),
        _row(f"memory that {AGAIN} closed windows leave", [found["left_mb"]], _LEFT_MB, "MB"),
    ]


def _used(user: Path, rows: int) -> dict[str, Any]:
    preferences = Preferences().changed(history_days=DAYS)
    save_custom_account(user, _NOBODY_THERE, "benchmark-history", preferences)
    result = subprocess.run(
        [sys.executable, "-m", "benchmarks.inside_history", str(rows)],
        check=False,
        env={**os.environ, **environments(user)},
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert result.returncode == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def _95th(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def _row(what: str, values: list[float], limit: float | None = None, unit: str = "ms") -> Row:
    sample = Sample(values, unit)
    budget = "–" if limit is None else f"≤ {limit} {unit}"
    return Row(what, sample, None, "–", budget, limit is None or sample.median <= limit)


if __name__ == "__main__":
    from benchmarks.figures import table

    rows = int(next(iter(sys.argv[1:]), ROWS))
    with long_history(rows) as user:
        print(table(measured(user, rows)))
