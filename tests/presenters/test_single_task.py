"""One piece of work at a time, and what is done by the time it is given up."""

import pytest

from gui.core.cancellation import Cancellation
from gui.presenters.single_task import SingleTask
from gui.tasks import Ok, Outcome
from tests.doubles import ManualLane


class Desk:
    """`work` is what a store does: it changes something, and commits."""

    def __init__(self) -> None:
        self.lane = ManualLane()
        self.task = SingleTask(self.lane)
        self.outcomes: list[Outcome[None]] = []
        self.cancellations: list[Cancellation] = []

    def work(self, cancellation: Cancellation) -> None:
        self.cancellations.append(cancellation)
        cancellation.commit()

    def change(self) -> None:
        self.task.begin(self.work, self.outcomes.append)


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_work_has_one_outcome(desk: Desk) -> None:
    desk.change()
    assert desk.task.is_running
    desk.lane.run()
    assert desk.outcomes == [Ok(None)]
    assert not desk.task.is_running
    assert not desk.task.give_up()
    assert desk.outcomes == [Ok(None)]


def test_what_is_given_up_has_none_and_does_nothing_later(desk: Desk) -> None:
    desk.change()
    assert desk.task.give_up()
    assert not desk.task.is_running
    desk.lane.run()
    assert all(cancellation.is_canceled for cancellation in desk.cancellations)
    assert desk.outcomes == []


def test_what_is_done_is_said_though_its_outcome_is_on_the_way(desk: Desk) -> None:
    desk.change()
    desk.lane.holds_outcomes = True
    desk.lane.run()
    assert desk.outcomes == []
    assert not desk.task.give_up()
    assert desk.outcomes == [Ok(None)]
    desk.lane.deliver()
    assert desk.outcomes == [Ok(None)]


def test_the_next_work_gives_up_what_runs(desk: Desk) -> None:
    desk.change()
    desk.task.begin(lambda _: 7, desk.outcomes.append)  # type: ignore[arg-type]
    assert desk.lane.waiting == 1
    desk.lane.run()
    assert desk.outcomes == [Ok(7)]
