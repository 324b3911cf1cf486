"""The history in the running program: a process of its own, for `benchmarks.history_window`.

The whole program with its window of the history. Somebody opens it, types what is looked for letter
by letter, chooses from each filter, scrolls through thousands of rows, selects all of them, closes
it, and opens it again. The number of rows in the history is its one argument.
"""

import gui.startup.plain_imports  # noqa: I001  (first, as in the program)
import json
import random
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTableView

import gui.app
import gui.startup.program
from benchmarks.history_rows import typed
from benchmarks.watch import Watch, memory_mb
from gui.__main__ import main
from gui.app import App
from gui.wiring.history_windows import HistoryWindows

SCROLLED_PAGES, AGAIN, PAGES_AGAIN = 100, 5, 25
_WORDS = 20
# Between two letters, and until there is what comes by and by.
_PAUSE_MS, _SETTLED_MS = 20, 1_500

Deeds = Generator[int | None, Any, None]


class MeasuredApp(App):
    """Has the history used, and then reports."""

    def start(self, asked_for: str | None = None) -> None:
        super().start(asked_for)
        self._found: dict[str, Any] = {"gaps_ms": {}}
        self._is_awaited = self._is_listed = False
        self._deeds = self._what_somebody_does()
        _on_made.append(self._on_made)
        self._go_on()

    def _what_somebody_does(self) -> Deeds:
        """Each value is a pause in milliseconds; without one, until rows are painted.

        What is sent back is how long that took.
        """
        # Once the imports on the worker are done.
        yield _SETTLED_MS
        self._watch, found = Watch(), self._found
        yield from self._open("opened_ms")
        yield from self._lap("opened")
        for text in typed(random.Random(7), _WORDS, int(sys.argv[1])):
            self._part(QLineEdit).setText(text)
            found.setdefault("typed_ms", []).append((yield None))
            yield _PAUSE_MS
        self._part(QLineEdit).clear()
        yield None
        yield from self._lap("searched")
        for box in filter(QComboBox.isVisible, self._window.findChildren(QComboBox)):
            for place in [*range(1, box.count()), 0]:
                box.setCurrentIndex(place)
                found.setdefault("filtered_ms", []).append((yield None))
                yield _PAUSE_MS
        yield from self._lap("filtered")
        yield from self._scroll(SCROLLED_PAGES)
        yield from self._lap("scrolled")
        table = self._part(QTableView)
        found["rows"] = table.model().rowCount()
        table.selectAll()
        yield _PAUSE_MS
        # What is found of them stays selected.
        self._part(QLineEdit).setText("INV")
        yield None
        yield from self._lap("selected")
        yield from self._close("closed")
        before_mb = memory_mb()
        for _ in range(AGAIN):
            yield from self._open("opened_again_ms")
            yield from self._scroll(PAGES_AGAIN)
            yield from self._close("opened and closed again")
        found["left_mb"] = memory_mb() - before_mb

    def _open(self, name: str) -> Deeds:
        self.window.intents.open_history.emit()
        self._found.setdefault(name, []).append((yield None))

    def _scroll(self, pages: int) -> Deeds:
        bar = self._part(QTableView).verticalScrollBar()
        for _ in range(pages):
            bar.setValue(bar.maximum())
            self._found.setdefault("scrolled_ms", []).append((yield None))
            yield _PAUSE_MS

    def _close(self, name: str) -> Deeds:
        self._window.close()
        yield from self._lap(name)

    def _lap(self, name: str) -> Deeds:
        yield _SETTLED_MS
        longest_ms = max(self._watch.lap_ms(), self._found["gaps_ms"].get(name, 0.0))
        self._found["gaps_ms"][name] = longest_ms

    def _part(self, kind: type) -> Any:
        return self._window.findChild(kind)

    def _go_on(self, took_ms: float | None = None) -> None:
        self._begun = time.perf_counter()
        self._is_listed = False
        try:
            pause_ms = self._deeds.send(took_ms)
        except StopIteration:
            self._report()
            return
        self._is_awaited = pause_ms is None
        if pause_ms is not None:
            QTimer.singleShot(pause_ms, self._go_on)

    def _on_made(self, windows: HistoryWindows) -> None:
        presenter = windows.presenter
        assert windows.window is not None
        assert presenter is not None
        self._window = windows.window
        self._part(QTableView).viewport().installEventFilter(self)
        # After the window, which has the rows by then.
        presenter.listed.connect(self._on_listed)
        presenter.added.connect(self._on_shown)

    def _on_listed(self, rows: Sequence[object], has_more: bool) -> None:
        self._is_listed = True
        if not rows:
            self._on_shown()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._is_listed:
            self._on_shown()
        return False

    def _on_shown(self, *_: object) -> None:
        if self._is_awaited:
            self._is_awaited = False
            QTimer.singleShot(0, self._on_painted)

    def _on_painted(self) -> None:
        self._go_on((time.perf_counter() - self._begun) * 1000)

    def _report(self) -> None:
        gaps_ms = self._watch.gaps_ms()
        self._found["p99_gap_ms"] = gaps_ms[int(len(gaps_ms) * 0.99)]
        print(json.dumps(self._found), flush=True)
        QApplication.exit(0)


_on_made: list[Callable[[HistoryWindows], None]] = []


def _made(self: HistoryWindows) -> Iterator[None]:
    yield from _real_made(self)
    for note in _on_made:
        note(self)


if __name__ == "__main__":
    _real_made = HistoryWindows._made
    HistoryWindows._made = _made  # type: ignore[method-assign]
    gui.app.App = MeasuredApp  # type: ignore[misc]
    sys.exit(main([]))
