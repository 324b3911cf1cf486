"""LineChanges: what becomes of the lines of a list, told as often as somebody can look."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from gui.core.batch.outcome import Outcome
from gui.presenters.batch.lines import BatchLines

_TOLD_EVERY_MS = 100
# Ten thousand in one go would hold the window.
_AT_ONCE = 1_000


class LineChanges(QObject):
    """Has the places of the lines that are others now told, ten times a second at most."""

    def __init__(self, told: Callable[[list[int]], object]) -> None:
        super().__init__()
        self._told = told
        self._changed: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=_TOLD_EVERY_MS)
        self._timer.timeout.connect(self.tell)
        self._portions = QTimer(self, singleShot=True, interval=0)
        self._portions.timeout.connect(self._put_further)
        self._further: Callable[[], None] | None = None

    def put(self, lines: BatchLines, place: int, outcome: Outcome) -> None:
        """This became of an id."""
        lines.put(place, outcome)
        self._changed.add(place)
        if not self._timer.isActive():
            self._timer.start()

    def put_all(
        self,
        lines: BatchLines,
        places: Sequence[int],
        outcome_of: Callable[[int], Outcome],
        then: Callable[[], None],
    ) -> None:
        """This became of all of these: portion by portion, between which others have their turn."""
        for place in places[:_AT_ONCE]:
            self.put(lines, place, outcome_of(place))
        rest = places[_AT_ONCE:]
        if rest:
            self._further = lambda: self.put_all(lines, rest, outcome_of, then)
            self._portions.start()
        else:
            then()

    @Slot()
    def tell(self) -> None:
        """Tell now what was not told yet."""
        self._timer.stop()
        changed, self._changed = sorted(self._changed), set()
        if changed:
            self._told(changed)

    def forget(self) -> None:
        """Nobody wants to know any more."""
        self._timer.stop()
        self._portions.stop()
        self._further = None
        self._changed.clear()

    @Slot()
    def _put_further(self) -> None:
        further, self._further = self._further, None
        if further is not None:
            further()
