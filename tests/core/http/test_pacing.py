"""The pace of many requests: turns, holds, and one more at once after a calm while."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled, InvoiceNotFound, RateLimited, ServiceFailed
from gui.core.http import pacing
from gui.core.http.pacing import Pacer
from tests.desktop import PATIENCE_S


class Clock:
    def __init__(self) -> None:
        self.now_s = 1_000.0

    def monotonic(self) -> float:
        return self.now_s


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    clock = Clock()
    monkeypatch.setattr(pacing, "time", clock)
    return clock


def begins(pacer: Pacer, cancellation: Cancellation) -> threading.Event:
    """Somebody who waits for a turn; the event says that it began, or was given up."""
    done = threading.Event()

    def work() -> None:
        try:
            with pacer.turn(cancellation):
                done.set()
        except Canceled:
            done.set()

    threading.Thread(target=work, daemon=True).start()
    return done


def test_no_more_at_once_than_allowed() -> None:
    pacer = Pacer(2)
    with ExitStack() as turns:
        for _ in range(2):
            turns.enter_context(pacer.turn(Cancellation()))
        third = begins(pacer, Cancellation())
        assert not third.wait(0.1)
    assert third.wait(PATIENCE_S)


def test_eight_are_the_most() -> None:
    assert Pacer(20).parallel == 8


def test_another_number_counts_for_those_who_wait() -> None:
    pacer = Pacer(1)
    with pacer.turn(Cancellation()):
        second = begins(pacer, Cancellation())
        assert not second.wait(0.1)
        pacer.set_parallel(2)
        assert second.wait(PATIENCE_S)
    pacer.set_parallel(20)
    assert pacer.parallel == 8


def test_after_trouble_another_number_allows_no_more(clock: Clock) -> None:
    pacer = Pacer(4)
    pacer.note(RateLimited(30))
    clock.now_s += pacer.held_s
    pacer.set_parallel(8)
    assert pacer.parallel == 2


def test_the_servers_word_holds_everybody(clock: Clock) -> None:
    pacer = Pacer(8)
    pacer.note(RateLimited(30))
    assert 30 <= pacer.held_s <= 33
    canceled = Cancellation()
    waiting = begins(pacer, canceled)
    assert not waiting.wait(0.1)
    canceled.cancel()
    assert waiting.wait(PATIENCE_S)


def test_what_many_are_told_at_once_is_one_hold(clock: Clock) -> None:
    pacer = Pacer()
    pacer.note(RateLimited(90))
    held_s = pacer.held_s
    for _ in range(50):
        pacer.note(RateLimited(90))
    assert pacer.held_s == held_s


def test_after_it_half_as_many_and_then_one_more_each_half_minute(clock: Clock) -> None:
    pacer = Pacer(8)
    # Told to several at once: one trouble.
    for _ in range(4):
        pacer.note(RateLimited(10))
    clock.now_s += 11
    assert pacer.held_s == 0
    assert [pacer.parallel, clock.now_s] == [4, clock.now_s]
    clock.now_s += 30
    assert pacer.parallel == 5
    clock.now_s += 300
    assert pacer.parallel == 8
    pacer.note(ServiceFailed(503, retry_after_s=5))
    assert pacer.held_s >= 5
    clock.now_s += 6
    assert pacer.parallel == 4


def test_it_never_comes_to_nobody(clock: Clock) -> None:
    pacer = Pacer(1)
    for _ in range(9):
        pacer.note(RateLimited(None))
        assert pacer.held_s > 0
        clock.now_s += 3
    assert pacer.parallel == 1


def test_a_hold_that_ends_while_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    # Between a look whether there is one and a look how long, it may be over.
    pacer = Pacer()
    looks = iter([5.0, 0.0])
    waits: list[float] = []
    monkeypatch.setattr(Pacer, "held_s", property(lambda _: next(looks, 0.0)))
    monkeypatch.setattr(pacer._changed, "wait", waits.append)
    with pacer.turn(Cancellation()):
        assert waits == [5.0]


def test_whoever_has_a_turn_comes_back_with_another(clock: Clock) -> None:
    pacer = Pacer()
    assert not pacer.note(RateLimited(1))
    clock.now_s += 5
    with pacer.turn(Cancellation()):
        assert not pacer.note(InvoiceNotFound())
        assert pacer.note(RateLimited(1))
    assert not pacer.note(RateLimited(1))


def test_other_failures_hold_nobody() -> None:
    pacer = Pacer()
    pacer.note(InvoiceNotFound())
    pacer.note(ServiceFailed(500))
    assert pacer.held_s == 0
