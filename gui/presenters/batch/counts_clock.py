"""CountsClock: when the counts of a run are told, as often as somebody can read them."""

from PySide6.QtCore import QObject, QTimer, Signal

_EVERY_MS = 250
_TICK_MS = 1_000


class CountsClock(QObject):
    """`due`: tell them. Once a second, for the time that is left, and four times at most."""

    due = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._next = QTimer(self, singleShot=True, interval=_EVERY_MS)
        self._tick = QTimer(self, interval=_TICK_MS)
        for timer in (self._next, self._tick):
            timer.timeout.connect(self.due)

    def begin(self) -> None:
        """A run goes on from here."""
        self._tick.start()

    def note(self) -> None:
        """They are others now."""
        if not self._next.isActive():
            self._next.start()

    def stop(self) -> None:
        """Nothing changes any more."""
        self._next.stop()
        self._tick.stop()
