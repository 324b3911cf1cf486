"""Steps: work of the window's thread that would be felt in one go.

Modules with widgets in them can be imported on that thread alone: Qt's Python types come into being
at the first look, and not every thread may look.
"""

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Slot


class Steps(QObject):
    """Takes one step after the other, with the event loop between them."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_step_due)

    @property
    def are_taken(self) -> bool:
        """Whether there are steps to take."""
        return self._steps is not None

    def take(self, steps: Iterator[None]) -> None:
        """Take these: each of them is what is done up to the next value."""
        self._steps = steps
        self._timer.start()

    def give_up(self) -> None:
        """Take none any more."""
        self._timer.stop()
        self._steps = None

    @Slot()
    def _on_step_due(self) -> None:
        steps = self._steps
        try:
            if steps is not None:
                next(steps)
        except StopIteration:
            # The last one may have begun others.
            if self._steps is steps:
                self.give_up()
        except Exception:
            self.give_up()
            raise


def loaded(modules: Iterable[str]) -> Iterator[None]:
    """Return a step for each of these modules that is not loaded yet."""
    for name in modules:
        if name not in sys.modules:
            import_module(name)
            yield
