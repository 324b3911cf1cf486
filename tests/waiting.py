"""Waiting for what happens in the tests' own process."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.desktop import PATIENCE_S


def until_here(condition: Callable[[], bool], what: str) -> None:
    """Wait for it, and let events come meanwhile.

    Looking costs nothing here, other than at a program beside: it is done often.
    """
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, f"gave up waiting until {what}"
        QApplication.processEvents()
        # The threads that are waited for need the interpreter, too.
        time.sleep(0.002)


def let_all_turns_come() -> None:
    """Let everything come that is due by now: events that are posted, and timers without a wait."""
    turns = []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: turns.append(1))
    timer.start()
    # Between two of its own, each of the others has had one.
    until_here(lambda: len(turns) > 1, "the event loop has gone round")
    timer.stop()


def timer_of(owner: QObject, interval_ms: int) -> QTimer:
    """The one of its timers that takes so long; a test has it run out by its `timeout`."""
    found = [timer for timer in owner.findChildren(QTimer) if timer.interval() == interval_ms]
    assert len(found) == 1, f"{len(found)} timers take {interval_ms} ms"
    return found[0]
