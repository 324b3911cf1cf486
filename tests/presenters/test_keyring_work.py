"""Patience with the keyring, and what is done by the time it is given up."""

import pytest
from PySide6.QtCore import QObject

from gui.core.cancellation import Cancellation
from gui.core.errors import StoreLocked
from gui.presenters.keyring_work import KeyringWork
from gui.tasks import Failed, Ok, Outcome
from tests.doubles import ManualLane


class Desk:
    """`work` is what a store does: it changes something, and commits."""

    def __init__(self) -> None:
        self.lane = ManualLane()
        self.parent = QObject()
        self.keyring = KeyringWork(self.lane, self.parent)
        self.outcomes: list[Outcome[None]] = []
        self.cancellations: list[Cancellation] = []

    def work(self, cancellation: Cancellation) -> None:
        self.cancellations.append(cancellation)
        cancellation.commit()

    def change(self) -> None:
        self.keyring.change(self.work, self.outcomes.append)


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_work_has_one_outcome(desk: Desk) -> None:
    desk.change()
    assert desk.keyring.is_running
    desk.lane.run()
    assert desk.outcomes == [Ok(None)]
    assert not desk.keyring.is_running
    assert not desk.keyring.give_up()
    assert desk.outcomes == [Ok(None)]


def test_patience_ends_in_a_failure_and_nothing_is_done_later(desk: Desk) -> None:
    desk.change()
    desk.keyring._timer.timeout.emit()
    [outcome] = desk.outcomes
    assert isinstance(outcome, Failed)
    assert isinstance(outcome.error, StoreLocked)
    assert outcome.error.waiting
    desk.lane.run()
    assert all(cancellation.is_canceled for cancellation in desk.cancellations)
    assert desk.outcomes == [outcome]


@pytest.mark.parametrize("by_patience", [True, False])
def test_what_is_done_is_said_though_its_outcome_is_on_the_way(
    desk: Desk, *, by_patience: bool
) -> None:
    desk.change()
    desk.lane.holds_outcomes = True
    desk.lane.run()
    assert desk.outcomes == []
    if by_patience:
        desk.keyring._timer.timeout.emit()
    else:
        assert not desk.keyring.give_up()
    assert desk.outcomes == [Ok(None)]
    desk.lane.deliver()
    assert desk.outcomes == [Ok(None)]


def test_the_next_work_gives_up_what_runs(desk: Desk) -> None:
    desk.change()
    desk.keyring.load(lambda _: 7, desk.outcomes.append)  # type: ignore[arg-type]
    assert desk.lane.waiting == 1
    desk.lane.run()
    assert desk.outcomes == [Ok(7)]
