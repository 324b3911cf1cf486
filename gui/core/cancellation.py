"""Cancellation: given up or done, decided once and shared by both sides."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gui.core.errors import Canceled


class Cancellation:
    """Decided once, from any thread; work looks at it, waits on it, or asks to be called.

    Work that changes something ends with `commit`: either that comes first, and the change stays,
    or `cancel` does, and whoever changed something takes it back.
    """

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[], None]] = []
        self._is_committed = False

    @property
    def is_canceled(self) -> bool:
        return self._event.is_set()

    def cancel(self) -> bool:
        """Set the flag and run the registered callbacks, on the caller's thread.

        Returns whether it is canceled; it is not if it is too late.
        """
        with self._lock:
            if self._is_committed:
                return False
            self._event.set()
            callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback()
        return True

    def commit(self) -> None:
        """From now on it cannot be canceled any more.

        Raises:
            Canceled: it was before.
        """
        with self._lock:
            if self._event.is_set():
                raise Canceled
            self._is_committed = True

    def wait(self, timeout_s: float) -> bool:
        """Wait until it is canceled, `timeout_s` seconds at most; returns whether it is."""
        return self._event.wait(timeout_s)

    @contextmanager
    def calling(self, callback: Callable[[], None]) -> Iterator[None]:
        """Have `callback` run on cancel while the block runs; at once if it is set already."""
        with self._lock:
            is_late = self._event.is_set()
            if not is_late:
                self._callbacks.append(callback)
        if is_late:
            callback()
        try:
            yield
        finally:
            with self._lock:
                if callback in self._callbacks:
                    self._callbacks.remove(callback)
