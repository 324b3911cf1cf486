"""Checkout Desk measuring itself: run as a process of its own by `benchmarks.lookup`.

The whole program, its window, worker threads and sockets; what is added notes times. One lookup
after the other, each for another invoice, with a kept-alive connection from the second on.
"""

import gui.startup.plain_imports  # noqa: I001  (first, as in the program)
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

import gui.app
import gui.startup.program
from benchmarks.watch import LOOKUPS, Watch
from gui.__main__ import main
from gui.app import App
from gui.core.http.deferred_client import DeferredClient
from gui.startup.deferred_start import DeferredStart
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.widgets.lookup.qr_view import QrView


class MeasuredApp(App):
    """Looks invoices up, one after the other, and then reports."""

    def start(self, asked_for: str | None = None) -> None:
        super().start(asked_for)
        self._asked = self._answered = 0.0
        self._is_awaited = self._is_asked = False
        self._whole_ms: list[float] = []
        self._shown_ms: list[float] = []
        self.lookup.state_changed.connect(self._on_state)
        _on_fetched.append(self._note_answer)
        _on_painted.append(self._note_paint)
        # Once the imports on the worker are done, as a user's first lookup would be.
        QTimer.singleShot(1_500, self._ask)

    def _ask(self) -> None:
        if len(self._whole_ms) == LOOKUPS:
            _watch.found |= {"whole_ms": self._whole_ms, "shown_ms": self._shown_ms}
            _watch.report_when_idle(QApplication.quit)
            return
        self._is_asked = True
        self._asked = time.perf_counter()
        self.window.page.look_up(f"invoice-{len(self._whole_ms)}")

    def _note_answer(self) -> None:
        self._answered = time.perf_counter()

    def _on_state(self, state: LookupState) -> None:
        assert state.phase is not Phase.FAILED, state.message
        # Once a lookup: its status may come after its link was painted.
        self._is_awaited = self._is_asked and state.phase is Phase.READY

    def _note_paint(self) -> None:
        if not self._is_awaited:
            return
        self._is_awaited = self._is_asked = False
        now = time.perf_counter()
        self._whole_ms.append((now - self._asked) * 1000)
        self._shown_ms.append((now - self._answered) * 1000)
        QTimer.singleShot(30, self._ask)


class WatchedStart(DeferredStart):
    """The watch begins with the window, before the rest of the program is there."""

    def __init__(self, *args: Any) -> None:
        global _watch  # noqa: PLW0603  (there is one process, and it measures itself)
        _watch = Watch()
        super().__init__(*args)


_watch: Watch
_on_fetched: list[Callable[[], None]] = []
_on_painted: list[Callable[[], None]] = []


def _wrapped(work: Callable[..., Any], then: list[Callable[[], None]], *args: Any) -> Any:
    result = work(*args)
    for note in then:
        note()
    return result


def _paint(self: QrView, event: QPaintEvent) -> None:
    _wrapped(partial(_real_paint, self), _on_painted, event)


def _fetch(self: DeferredClient, *args: Any) -> Any:
    return _wrapped(partial(_real_fetch, self), _on_fetched, *args)


if __name__ == "__main__":
    _real_paint, _real_fetch = QrView.paintEvent, DeferredClient.fetch
    QrView.paintEvent = _paint  # type: ignore[method-assign]
    DeferredClient.fetch = _fetch  # type: ignore[method-assign]
    gui.startup.program.DeferredStart = WatchedStart  # type: ignore[misc]
    gui.app.App = MeasuredApp  # type: ignore[misc]
    sys.exit(main([]))
