"""A call with a limit, for work that cannot be interrupted."""

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class TookTooLong(Exception):
    """The call is still running, on a daemon thread of its own; nobody waits for it any more."""


def within(limit_s: float, work: Callable[[], T]) -> T:
    """Return what `work` returns, or raise what it raises.

    Raises:
        TookTooLong: it did neither in time.
    """
    outcome: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # noqa: BLE001  (raised again on the caller's thread)
            errors.append(error)

    worker = threading.Thread(target=run, name="with-a-limit", daemon=True)
    worker.start()
    worker.join(limit_s)
    if errors:
        raise errors[0]
    if not outcome:
        raise TookTooLong
    return outcome[0]
