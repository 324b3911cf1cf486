"""KeyringWork: one piece of work with the keyring, and the patience people have with it."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Slot

from gui.core.accounts.credentials import STORE_PATIENCE_MS
from gui.core.cancellation import Cancellation
from gui.core.errors import StoreLocked
from gui.tasks import Failed, Lane, Ok, Outcome, Task

T = TypeVar("T")


class KeyringWork(QObject):
    """At most one piece of work at a time; each has one outcome, or is given up without one.

    A keyring may wait for its password for ever: when patience is over, the outcome is
    `StoreLocked`, and what was waited for changes nothing any more.
    """

    def __init__(self, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._task: Task | None = None
        self._cancellation = Cancellation()
        self._on_too_late: Callable[[], None] | None = None
        self._on_impatient: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STORE_PATIENCE_MS)
        self._timer.timeout.connect(self._on_patience_over)

    @property
    def is_running(self) -> bool:
        return self._task is not None

    def load(
        self, work: Callable[[Cancellation], T], receiver: Callable[[Outcome[T]], None]
    ) -> None:
        """Do work that only reads; what runs is given up."""
        self._begin(work, receiver, None)

    def change(
        self, work: Callable[[Cancellation], None], receiver: Callable[[Outcome[None]], None]
    ) -> None:
        """Do work that changes what is stored, and commits; what runs is given up."""
        self._begin(work, receiver, partial(receiver, Ok(None)))

    def give_up(self) -> bool:
        """Have what runs change nothing any more; whether something was given up.

        A change that is done already cannot be given up: its outcome is not waited for, but
        given to the receiver now.
        """
        if self._task is None:
            return False
        is_given_up, on_too_late = self._cancellation.cancel(), self._on_too_late
        task = self._task
        self._end()
        task.cancel()
        if not is_given_up and on_too_late is not None:
            on_too_late()
        return is_given_up

    def _begin(
        self,
        work: Callable[[Cancellation], T],
        receiver: Callable[[Outcome[T]], None],
        on_too_late: Callable[[], None] | None,
    ) -> None:
        self.give_up()
        self._cancellation = Cancellation()
        self._on_too_late = on_too_late
        self._on_impatient = partial(receiver, Failed(StoreLocked(waiting=True)))
        self._timer.start()
        self._task = self._lane.submit(
            partial(work, self._cancellation),
            partial(self._on_outcome, receiver),
            on_cancel=self._cancellation.cancel,
        )

    def _on_outcome(self, receiver: Callable[[Outcome[T]], None], outcome: Outcome[T]) -> None:
        self._end()
        receiver(outcome)

    def _end(self) -> None:
        self._timer.stop()
        self._task = self._on_too_late = self._on_impatient = None

    @Slot()
    def _on_patience_over(self) -> None:
        on_impatient = self._on_impatient
        if self.give_up() and on_impatient is not None:
            on_impatient()
