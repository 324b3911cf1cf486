"""SingleTask: work on a lane that can be given up, one piece at a time."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from gui.core.cancellation import Cancellation
from gui.tasks import Lane, Ok, Outcome, Task

T = TypeVar("T")


class SingleTask:
    """At most one piece of work at a time; each has one outcome, or is given up without one."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self._task: Task | None = None
        self._cancellation = Cancellation()
        self._receiver: Callable[[Outcome[Any]], None]

    @property
    def is_running(self) -> bool:
        return self._task is not None

    def begin(
        self, work: Callable[[Cancellation], T], receiver: Callable[[Outcome[T]], None]
    ) -> None:
        """Give up what runs, and do this. Work that changes something commits, and returns None."""
        self.give_up()
        self._cancellation = Cancellation()
        self._receiver = receiver
        self._task = self._lane.submit(
            partial(work, self._cancellation),
            self._on_outcome,
            on_cancel=self._cancellation.cancel,
        )

    def give_up(self) -> bool:
        """Have what runs change nothing any more; returns whether something was given up.

        A change that is done already cannot be given up: its outcome is not waited for, but
        given to the receiver now.
        """
        task, self._task = self._task, None
        if task is None:
            return False
        is_given_up = self._cancellation.cancel()
        task.cancel()
        if not is_given_up:
            self._receiver(Ok(None))
        return is_given_up

    def _on_outcome(self, outcome: Outcome[Any]) -> None:
        self._task = None
        self._receiver(outcome)
