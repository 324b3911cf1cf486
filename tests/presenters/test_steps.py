"""Steps: one after the other, with the event loop between them."""

import itertools
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from gui.presenters.steps import Steps, loaded
from tests.waiting import let_all_turns_come


class Taken:
    """Steps that note themselves, between those of somebody else."""

    def __init__(self) -> None:
        self.steps = Steps()
        self.noted: list[str] = []

    def work(self, name: str, count: int) -> Iterator[None]:
        for number in range(count):
            self.noted.append(f"{name} {number}")
            QTimer.singleShot(0, lambda number=number: self.noted.append(f"others {number}"))
            yield

    def ended(self) -> bool:
        return not self.steps.are_taken


def test_others_have_their_turn_between_two_steps(qtbot: QtBot) -> None:
    taken = Taken()
    taken.steps.take(taken.work("step", 3))
    assert taken.noted == []
    assert taken.steps.are_taken
    qtbot.waitUntil(taken.ended)
    steps = [at for at, what in enumerate(taken.noted) if what.startswith("step")]
    assert [taken.noted[at] for at in steps] == ["step 0", "step 1", "step 2"]
    assert all(second > first + 1 for first, second in itertools.pairwise(steps))


def test_what_is_given_up_goes_no_further(qtbot: QtBot) -> None:
    taken = Taken()
    taken.steps.take(taken.work("first", sys.maxsize))
    qtbot.waitUntil(lambda: "first 1" in taken.noted)
    taken.steps.take(taken.work("second", 2))
    qtbot.waitUntil(taken.ended)
    last = taken.noted[-3:]
    assert taken.noted.count("second 1") == 1
    assert not any(what.startswith("first") for what in last)
    taken.steps.take(taken.work("third", 2))
    taken.steps.give_up()
    let_all_turns_come()
    assert not any(what.startswith("third") for what in taken.noted)


def test_the_last_step_may_begin_others(qtbot: QtBot) -> None:
    taken = Taken()

    def work() -> Iterator[None]:
        yield
        taken.steps.take(taken.work("next", 1))

    taken.steps.take(work())
    qtbot.waitUntil(lambda: "next 0" in taken.noted and taken.ended())


def test_after_a_mistake_there_are_no_further_steps(qtbot: QtBot) -> None:
    taken = Taken()

    def work() -> Iterator[None]:
        yield
        raise ZeroDivisionError

    with qtbot.captureExceptions() as found:
        taken.steps.take(work())
        qtbot.waitUntil(taken.ended)
    assert [kind for kind, *_ in found] == [ZeroDivisionError]


@pytest.mark.parametrize("times", [1, 2])
def test_giving_up_nothing_is_nothing(qtbot: QtBot, times: int) -> None:
    steps = Steps()
    for _ in range(times):
        steps.give_up()
    assert not steps.are_taken


def test_each_module_that_is_not_loaded_is_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = names = ("colorsys", "sched")
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    steps = loaded((first, "sys", second))
    next(steps)
    assert first in sys.modules
    assert second not in sys.modules
    assert [*steps] == [None]
    assert second in sys.modules
