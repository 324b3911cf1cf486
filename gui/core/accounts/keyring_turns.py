"""Turns: work on one thing goes one after the other, and what was given up changes nothing.

Work may block where nothing can wake it: a keyring waits for its own prompt. So a turn has two
parts. While it looks, giving it up passes the turn on at once, and the work finds out when it
wakes. From `begin` on it changes something, and the next one waits until that is done or undone.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled


class Turn:
    """One piece of work on one thing, while it is its turn."""

    def __init__(self, key: str, turns: "Turns", cancellation: Cancellation) -> None:
        self._key = key
        self._turns = turns
        self._cancellation = cancellation
        self.has_begun = False

    def begin(self) -> None:
        """Begin to change; until the turn ends nobody else works on it.

        Raises:
            Canceled: it was given up, and its turn may have passed to another.
        """
        with self._turns.changed:
            if self._cancellation.is_canceled:
                raise Canceled
            self.has_begun = True

    def give_up(self) -> None:
        """Pass the turn on, unless it changes something."""
        with self._turns.changed:
            if not self.has_begun:
                self._turns.pass_on(self._key, self)
            # One that still waits for its turn finds out that it is canceled.
            self._turns.changed.notify_all()


class Turns:
    """Whose turn it is, for each key."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self._current: dict[str, Turn] = {}

    @contextmanager
    def of(self, key: str, cancellation: Cancellation) -> Iterator[Turn]:
        """Wait for the turn and have it while the block runs.

        Raises:
            Canceled: given up while it waited, or before it began.
        """
        turn = Turn(key, self, cancellation)
        with cancellation.calling(turn.give_up):
            with self.changed:
                while key in self._current and not cancellation.is_canceled:
                    self.changed.wait()
                if cancellation.is_canceled:
                    raise Canceled
                self._current[key] = turn
            try:
                yield turn
            finally:
                with self.changed:
                    self.pass_on(key, turn)

    def let_end(self, timeout_s: float) -> bool:
        """Wait until nothing is being changed; returns whether that came in time."""

        def is_at_rest() -> bool:
            return not any(turn.has_begun for turn in self._current.values())

        with self.changed:
            return self.changed.wait_for(is_at_rest, timeout_s)

    def pass_on(self, key: str, turn: Turn) -> None:
        """End this turn, if it is not another's already. With `changed` held."""
        if self._current.get(key) is turn:
            del self._current[key]
            self.changed.notify_all()
