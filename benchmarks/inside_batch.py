"""Several invoices in the running program: a process of its own, for `benchmarks.batch_window`.

The whole program with its window for lists. While ten thousand rows come in, somebody sorts,
filters and scrolls, several times a second.
"""

import gui.startup.plain_imports  # noqa: I001  (first, as in the program)
import itertools
import json
import sys
import time
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView

import gui.app
import gui.startup.program
from benchmarks.watch import Watch, memory_mb
from gui.__main__ import main
from gui.app import App
from gui.presenters.batch.batch_state import Checking, HandingOver
from gui.widgets.batch.chips import Chips

ROWS = 10_000
_ACT_EVERY_MS = 300
_LOOK_EVERY_MS = 50
_SETTLED_MS = 1_500


class MeasuredApp(App):
    """Has a list looked up, and then reports."""

    def start(self, asked_for: str | None = None) -> None:
        super().start(asked_for)
        # Once the imports on the worker are done.
        QTimer.singleShot(1_500, self._open)

    def _open(self) -> None:
        self._before_mb = memory_mb()
        self._watch = Watch()
        self._has_list = False
        self.batch.open()
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        self._looking.start()

    def _look(self) -> None:
        # It is put together in steps.
        if self.batch.window is None or self.batch.presenter is None:
            return
        if not self._has_list:
            self._has_list = True
            self._presenter = self.batch.presenter
            self._presenter.choice.read_text("\n".join(f"INV-{number}" for number in range(ROWS)))
        match self._presenter.state:
            case Checking(is_busy=False):
                self._presenter.start()
                self._acts = self._what_somebody_does()
                self._acting = QTimer(self, interval=_ACT_EVERY_MS)
                self._acting.timeout.connect(lambda: next(self._acts))
                self._acting.start()
                self._begun = time.perf_counter()
            case HandingOver():
                self._took_s = time.perf_counter() - self._begun
                self._looking.stop()
                self._acting.stop()
                QTimer.singleShot(_SETTLED_MS, self._report)

    def _what_somebody_does(self) -> Iterator[None]:
        assert self.batch.window is not None
        window = self.batch.window
        table, chips = window.findChild(QTableView), window.findChild(Chips)
        find = next(field for field in window.findChildren(QLineEdit) if field.isVisible())
        assert table is not None
        assert chips is not None
        bar, header = table.verticalScrollBar(), table.horizontalHeader()
        for turn in itertools.count():
            header.sectionClicked.emit(turn % 3)
            yield
            bar.setValue(bar.maximum() * (turn % 5) // 4)
            yield
            buttons = chips.findChildren(QPushButton)
            buttons[turn % len(buttons)].click()
            yield
            find.setText(str(turn % 90 + 10))
            yield
            find.clear()
            buttons[0].click()
            yield

    def _report(self) -> None:
        lines = self._presenter.lines
        assert lines is not None
        gaps_ms = self._watch.gaps_ms()
        found: dict[str, Any] = {
            "gaps_ms": [gaps_ms[-1], gaps_ms[int(len(gaps_ms) * 0.99)]],
            "memory_mb": memory_mb() - self._before_mb,
            "rows_a_second": ROWS / self._took_s,
            "links": sum(lines.outcome(place).link is not None for place in range(ROWS)),
        }
        print(json.dumps(found), flush=True)
        QApplication.exit(0)


if __name__ == "__main__":
    gui.app.App = MeasuredApp  # type: ignore[misc]
    sys.exit(main([]))
