"""The history with a million rows: opened, searched while somebody types, scrolled, written.

Beside it in the same run: what `LIKE '%…%'` takes over the same rows.
"""

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from benchmarks.figures import Row, Sample
from benchmarks.history_rows import ROWS, handed_over, history_in, long_history, typed
from gui.core.history.entry import Kept
from gui.core.history.fingerprints import KeyOfRun
from gui.core.history.ledger import Ledger
from gui.core.history.query import Cursor, Query

_PAGE = 100
_FIRST_MS, _SEARCH_MS, _SCROLLED_MS, _WRITTEN_MS = 50, 50, 50, 5
_FIRST_ROWS = """
import sys, time
import gui.app, requests
begun = time.perf_counter()
from pathlib import Path
from gui.core.history.fingerprints import KeyOfRun
from gui.core.history.ledger import Ledger
from gui.core.history.query import Query
rows = Ledger(Path(sys.argv[1]), KeyOfRun()).page(Query(), limit=100)
assert len(rows) == 100
print((time.perf_counter() - begun) * 1000)
"""


def measured(user: Path) -> list[Row]:
    """Return how long the history in a user's folders takes for what somebody waits for."""
    chance, folder = random.Random(19), history_in(user)
    first = Sample([_first_rows(folder) for _ in range(15)], "ms")
    with closing(Ledger(folder, KeyOfRun())) as ledger:
        texts = list(typed(chance))
        searched = Sample([_took(partial(_page, ledger, text)) for text in texts], "ms")
        scrolled = Sample([ms for text in texts[:60] for ms in _scrolled(ledger, text)], "ms")
        written = Sample([_took(partial(_written, ledger, chance)) for _ in range(400)], "ms")
    plain = Sample(list(_plain(folder, chance.sample(texts, 25))), "ms")
    return [
        _at_most(_FIRST_MS, f"a history of {ROWS:,} rows: loaded, opened, first rows", first),
        _at_most(_SEARCH_MS, "searched in, letter by letter: 95th percentile", _95th(searched)),
        Row("the same: median", searched, plain, "LIKE '%…%'", "–", is_kept=True),
        _at_most(_SCROLLED_MS, "the next hundred rows: 95th percentile", _95th(scrolled)),
        _at_most(_WRITTEN_MS, "a hand-over written into it: 95th percentile", _95th(written)),
    ]  # fmt: skip


def _page(ledger: Ledger, text: str, after: Cursor | None = None) -> list[Kept]:
    return ledger.page(Query(text), after, _PAGE)


def _scrolled(ledger: Ledger, text: str) -> Iterator[float]:
    rows = _page(ledger, text)
    for _ in range(10):
        if len(rows) < _PAGE:
            return
        after = Cursor.after(rows[-1])
        begun = time.perf_counter()
        rows = _page(ledger, text, after)
        yield (time.perf_counter() - begun) * 1000


def _written(ledger: Ledger, chance: random.Random) -> None:
    assert not ledger.write([handed_over(chance, datetime.now(UTC))])


def _first_rows(folder: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_ROWS, str(folder)],
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def _plain(folder: Path, texts: list[str]) -> Iterator[float]:
    """What anyone writes first, over the same rows."""
    with closing(sqlite3.connect(folder / "history.sqlite")) as connection:
        for text in texts:
            begun = time.perf_counter()
            connection.execute(
                "SELECT * FROM handed_over WHERE invoice_id LIKE ? OR person LIKE ?"
                " ORDER BY number DESC LIMIT ?",
                (f"%{text}%", f"%{text}%", _PAGE),
            ).fetchall()
            yield (time.perf_counter() - begun) * 1000


def _took(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _95th(sample: Sample) -> Sample:
    return Sample([sorted(sample.values)[int(len(sample.values) * 0.95)]], sample.unit)


def _at_most(limit_ms: float, what: str, sample: Sample) -> Row:
    return Row(what, sample, None, "–", f"≤ {limit_ms} ms", sample.median <= limit_ms)


if __name__ == "__main__":
    from benchmarks.figures import table

    with long_history() as user:
        print(table(measured(user)))
