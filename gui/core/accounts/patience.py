"""Patience with the keyring, the same for whoever asks it.

A keyring may wait for its password for as long as it likes, and a call that waits cannot be woken:
it is made on a thread that can be left behind. Whoever waits has the patience of people.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled, StoreLocked
from gui.core.helper_thread import start_helper

# Long enough to type a password into the keyring's own prompt.
PATIENCE_S = 10.0

T = TypeVar("T")


@dataclass(eq=False)
class Call(Generic[T]):
    """A call to the keyring, its outcome, and how many wait for that."""

    work: Callable[[Cancellation], T]
    cancellation: Cancellation
    waiting: int = 0
    results: list[T] = field(default_factory=list)
    error: BaseException | None = None

    @property
    def is_over(self) -> bool:
        return bool(self.results) or self.error is not None


class Patience:
    """Begins calls and waits for them, with `changed` held: it guards what comes of them, and tells
    whoever waits that something of it is different.
    """

    def __init__(self, patience_s: float, thread_name: str) -> None:
        self._patience_s = patience_s
        self._thread_name = thread_name
        self.changed = threading.Condition()

    def begin(self, work: Callable[[Cancellation], T], cancellation: Cancellation) -> Call[T]:
        """Begin a call and return it; `cancellation` gives it up, and not the wait for it.

        Raises:
            ProgramFault: the system gives out no more threads.
        """
        call = Call(work, cancellation)
        start_helper(partial(self._run, call), self._thread_name)
        return call

    def result(self, call: Call[T], cancellation: Cancellation) -> T:
        """Return what a call returns; it is given up if nobody else waits for it.

        Raises:
            StoreLocked: patience is over.
            Canceled, and what the call raises
        """
        call.waiting += 1
        with cancellation.calling(self.wake):
            self.changed.wait_for(
                lambda: call.is_over or cancellation.is_canceled, self._patience_s
            )
        call.waiting -= 1
        if not call.is_over:
            failure = Canceled() if cancellation.is_canceled else StoreLocked(waiting=True)
            if call.waiting or call.cancellation.cancel():
                raise failure
            # It has changed what it was to change, and is about to say so.
            self.changed.wait_for(lambda: call.is_over)
        if call.error is not None:
            raise call.error
        return call.results[0]

    def wake(self) -> None:
        """Have all who wait look again. From any thread."""
        with self.changed:
            self.changed.notify_all()

    def _run(self, call: Call[T]) -> None:
        try:
            call.results.append(call.work(call.cancellation))
        except BaseException as error:  # noqa: BLE001  (raised again for whoever waits)
            call.error = error
        self.wake()
