"""Lanes with real threads."""

import gc
import random
import subprocess
import sys
import textwrap
import threading
import time
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from gui.tasks import Bridge, Failed, Ok, Outcome, ThreadLane
from tests.desktop import PATIENCE_S
from tests.systems import refused_threads
from tests.threads import no_more_threads

WORKERS = 4


class Receiver:
    def __init__(self) -> None:
        self.outcomes: list[Outcome[int]] = []
        self.threads: set[int] = set()

    def on_done(self, outcome: Outcome[int]) -> None:
        self.outcomes.append(outcome)
        self.threads.add(threading.get_ident())


@pytest.fixture
def bridge(qtbot: QtBot) -> Bridge:
    return Bridge()


@pytest.fixture
def lane(bridge: Bridge) -> Iterator[ThreadLane]:
    lane = ThreadLane(bridge, "test", workers=WORKERS)
    yield lane
    assert lane.close(PATIENCE_S)


def test_outcomes_arrive_on_this_thread(qtbot: QtBot, lane: ThreadLane) -> None:
    receiver = Receiver()
    workers: set[int] = set()

    def work() -> int:
        workers.add(threading.get_ident())
        return 7

    lane.submit(work, receiver.on_done)
    qtbot.waitUntil(lambda: bool(receiver.outcomes))
    assert receiver.outcomes == [Ok(7)]
    assert receiver.threads == {threading.get_ident()}
    assert threading.get_ident() not in workers


def settle(qtbot: QtBot, lane: ThreadLane) -> None:
    """Until each worker has come to what is submitted last, and what they sent has arrived."""
    meeting, ended = threading.Barrier(WORKERS), Receiver()
    for _ in range(WORKERS):
        lane.submit(partial(meeting.wait, PATIENCE_S), ended.on_done)
    qtbot.waitUntil(lambda: len(ended.outcomes) == WORKERS)


def test_an_exception_is_an_outcome(qtbot: QtBot, lane: ThreadLane) -> None:
    receiver = Receiver()
    errors: list[BaseException] = [ValueError("x"), SystemExit(3), KeyboardInterrupt()]

    def raising(error: BaseException) -> int:
        raise error

    for error in errors:
        lane.submit(lambda error=error: raising(error), receiver.on_done)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(receiver.outcomes) == 3)
    assert {type(o.error) for o in receiver.outcomes if isinstance(o, Failed)} == {
        type(e) for e in errors
    }


def test_two_thousand_tasks_with_random_cancels(qtbot: QtBot, lane: ThreadLane) -> None:
    receiver = Receiver()
    chance = random.Random(7)
    kept = set()
    for number in range(2_000):
        task = lane.submit(lambda number=number: number, receiver.on_done)  # type: ignore[misc]
        if chance.random() < 0.5:
            task.cancel()
        else:
            kept.add(number)
    qtbot.waitUntil(lambda: len(receiver.outcomes) == len(kept))
    settle(qtbot, lane)
    assert {o.value for o in receiver.outcomes if isinstance(o, Ok)} == kept
    assert len(receiver.outcomes) == len(kept)


def test_queued_work_that_is_canceled_never_starts(qtbot: QtBot, bridge: Bridge) -> None:
    lane = ThreadLane(bridge, "single")
    gate, started = threading.Event(), []
    receiver = Receiver()
    lane.submit(lambda: (gate.wait(PATIENCE_S) and 1) or 0, receiver.on_done)
    task = lane.submit(lambda: started.append(1) or 2, receiver.on_done)
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: bool(receiver.outcomes))
    assert lane.close(PATIENCE_S)
    assert started == []


def test_running_work_is_woken(qtbot: QtBot, lane: ThreadLane) -> None:
    running, wake, ended = threading.Event(), threading.Event(), threading.Event()

    def work() -> int:
        running.set()
        wake.wait(PATIENCE_S)
        ended.set()
        return 1

    receiver = Receiver()
    task = lane.submit(work, receiver.on_done, on_cancel=wake.set)
    assert running.wait(PATIENCE_S)
    task.cancel()
    assert ended.wait(PATIENCE_S)
    settle(qtbot, lane)
    assert receiver.outcomes == []


@refused_threads
def test_without_a_thread_the_work_fails_and_the_next_tries_again(
    qtbot: QtBot, bridge: Bridge
) -> None:
    lane = ThreadLane(bridge, "threads")
    receiver = Receiver()
    with no_more_threads():
        lane.submit(lambda: 1, receiver.on_done)
    qtbot.waitUntil(lambda: len(receiver.outcomes) == 1)
    [failed] = receiver.outcomes
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, RuntimeError)
    lane.submit(lambda: 2, receiver.on_done)
    qtbot.waitUntil(lambda: receiver.outcomes == [failed, Ok(2)])
    assert lane.close(PATIENCE_S)


@refused_threads
def test_with_one_thread_the_work_waits_for_it(qtbot: QtBot, lane: ThreadLane) -> None:
    receiver = Receiver()
    gate, running = threading.Event(), threading.Event()

    def hold() -> int:
        running.set()
        return 1 if gate.wait(PATIENCE_S) else 0

    lane.submit(hold, receiver.on_done)
    assert running.wait(PATIENCE_S)
    with no_more_threads():
        lane.submit(lambda: 2, receiver.on_done)
    gate.set()
    qtbot.waitUntil(lambda: receiver.outcomes == [Ok(1), Ok(2)])


def test_a_receiver_that_raises_does_not_take_the_next_outcome(
    qtbot: QtBot, lane: ThreadLane
) -> None:
    receiver = Receiver()

    def on_done(outcome: Outcome[int]) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        lane.submit(lambda: 1, on_done)
        lane.submit(lambda: 2, receiver.on_done)
        qtbot.waitUntil(lambda: receiver.outcomes == [Ok(2)])
        qtbot.waitUntil(lambda: bool(caught))
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_a_closed_lane_takes_nothing(qtbot: QtBot, bridge: Bridge) -> None:
    lane = ThreadLane(bridge, "closed")
    assert lane.close(PATIENCE_S)
    receiver = Receiver()
    assert lane.submit(lambda: 1, receiver.on_done).is_canceled
    QCoreApplication.processEvents()
    assert receiver.outcomes == []


def test_closing_can_finish_what_is_queued(qtbot: QtBot, bridge: Bridge) -> None:
    lane = ThreadLane(bridge, "storage")
    done: list[int] = []

    def save(number: int) -> None:
        time.sleep(0.01)
        done.append(number)

    for number in range(5):
        lane.submit(lambda number=number: save(number), lambda _: None)  # type: ignore[misc]
    assert lane.close(PATIENCE_S, finishes=True)
    assert done == [0, 1, 2, 3, 4]


def test_finished_work_is_forgotten(qtbot: QtBot, lane: ThreadLane) -> None:
    class Secret:
        pass

    secret = Secret()
    trace = weakref.ref(secret)
    receiver = Receiver()
    lane.submit(lambda secret=secret: 1, receiver.on_done)  # type: ignore[misc]
    del secret
    qtbot.waitUntil(lambda: bool(receiver.outcomes))

    def is_gone() -> bool:
        gc.collect()
        return trace() is None

    qtbot.waitUntil(is_gone)


RANDOM_CLOSES = """
    import random, sys, time
    from PySide6.QtCore import QCoreApplication, QTimer
    from gui.tasks import Bridge, ThreadLane

    app = QCoreApplication([])
    bridge = Bridge()
    lane = ThreadLane(bridge, "a", 3)
    class Receiver:
        def on_done(self, outcome):
            lane.submit(work, self.on_done)
    def work():
        time.sleep(random.random() / 1000)
    receiver = Receiver()
    for _ in range(20):
        lane.submit(work, receiver.on_done)
    QTimer.singleShot(int(sys.argv[1]), app.quit)
    app.exec()
    sys.exit(0 if lane.close(60) else 3)
"""


@pytest.mark.parametrize("after_ms", [0, 1, 3, 10, 30, 70])
def test_closing_at_any_moment(after_ms: int) -> None:
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(RANDOM_CLOSES), str(after_ms)],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert (result.returncode, result.stderr) == (0, "")
