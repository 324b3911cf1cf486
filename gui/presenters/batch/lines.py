"""The lines of a list as they are shown: what became of each id, in words, in any order."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, assert_never

from gui.core.batch.cell_ids import shown_cell
from gui.core.batch.intake import Intake
from gui.core.batch.outcome import Outcome, RowState
from gui.core.text import plain
from gui.presenters.amounts import USUAL_DECIMALS, shown_amount
from gui.presenters.batch.batch_state import Chip, ChipKey
from gui.presenters.batch.results import Row
from gui.presenters.batch.words import state_name
from gui.presenters.history.note_state import ListNote
from gui.presenters.link_words import note_on_link
from gui.presenters.translation import translate

WAITING = Outcome(RowState.WAITING)
ASKING = Outcome(RowState.ASKING)
_REFUSED = Outcome(RowState.REFUSED)
_NO_NOTE = ListNote()
_SHOWN_ID = 100
# What needs a look comes first; the order of the chips is that of `RowState`.
_BY_URGENCY = (
    *(RowState.FAILED, RowState.SKIPPED, RowState.NOT_FOUND, RowState.REFUSED),
    *(RowState.CANCELED, RowState.PAID, RowState.OTHER_STATUS, RowState.NO_STATUS),
    *(RowState.READY, RowState.ASKING, RowState.WAITING),
)
_URGENCY = {state: number for number, state in enumerate(_BY_URGENCY)}
# In the order of the chips.
_CHIPS = (
    *(RowState.READY, RowState.PAID, RowState.CANCELED, RowState.OTHER_STATUS),
    *(RowState.NO_STATUS, RowState.NOT_FOUND, RowState.FAILED, RowState.REFUSED),
    *(RowState.SKIPPED, RowState.ASKING, RowState.WAITING),
)


class SortBy(Enum):
    ID = "id"
    STATUS = "status"
    AMOUNT = "amount"
    LINK = "link"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One id, and what is said of it; `link` is the address, empty where there is none.

    `is_warning`: the note is that another link was sent before.
    """

    invoice_id: str
    state: RowState
    status: str
    amount: str
    link: str
    note: str
    is_warning: bool


class BatchLines:
    """The ids in their order, then the rows without one. Made on a worker, as a long list takes a
    moment; after that the window's thread has it.

    Places count from 0. Those below `id_count` are places of the run.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        ids = (entry.invoice_id.value for entry in intake.entries)
        cells = (shown_cell(refused.cell) for refused in intake.refused)
        self._ids = [*(plain(each, _SHOWN_ID) for each in ids), *cells]
        self._found = [each.casefold() for each in self._ids]
        self.id_count = len(intake.entries)
        self.row_count = sum(len(entry.rows) for entry in intake.entries) + len(intake.refused)
        self._outcomes = [WAITING] * self.id_count + [_REFUSED] * len(intake.refused)
        # One object for each kind: ten thousand are compared while somebody types.
        self._kinds: dict[ChipKey, ChipKey] = {}
        self._keys = [self._kind_of(outcome) for outcome in self._outcomes]
        self._counts = Counter(self._keys)
        self._notes: dict[int, ListNote] = {}
        self.decimals = USUAL_DECIMALS

    def __len__(self) -> int:
        return len(self._ids)

    def outcome(self, place: int) -> Outcome:
        """Return what became of an id so far."""
        return self._outcomes[place]

    def put(self, place: int, outcome: Outcome) -> None:
        """This became of an id."""
        self._counts[self._keys[place]] -= 1
        self._outcomes[place] = outcome
        self._keys[place] = self._kind_of(outcome)
        self._counts[self._keys[place]] += 1

    def put_note(self, place: int, note: ListNote) -> None:
        """This is to be said of an id whose link can go out; nothing is an empty text."""
        self._notes[place] = note

    def line(self, place: int) -> Line:
        """Return a line in words."""
        outcome = self._outcomes[place]
        status = outcome.status
        link = outcome.link.address if outcome.link is not None else ""
        return Line(
            self._ids[place],
            outcome.state,
            state_name(outcome.state, status.word if status is not None else ""),
            shown_amount(status.total, self.decimals) if status is not None else "",
            link,
            self._note(place),
            self.warns(place),
        )

    def warns(self, place: int) -> bool:
        """Return whether the link of a line is another one than was sent before."""
        return self._history(place).is_warning

    def invoice_id(self, place: int) -> str:
        """Return the id of a line as it was understood; empty where there is none."""
        entries = self._intake.entries
        return entries[place].invoice_id.value if place < self.id_count else ""

    def _note(self, place: int) -> str:
        outcome = self._outcomes[place]
        if outcome.state in {RowState.PAID, RowState.CANCELED}:
            return translate("batch", "Link left out of exports")
        if outcome.state is RowState.NOT_FOUND:
            return translate("batch", "No invoice with this ID")
        if place >= self.id_count:
            refused = self._intake.refused[place - self.id_count]
            row = Row(refused.row, (), outcome, refused=refused.problem)
            text = translate("batch", "Row {row}: {why}")
            return text.format(row=refused.row, why=row.note)
        if self.warns(place):
            return self._history(place).text
        invoice_id = self.invoice_id(place)
        if outcome.link is not None and (odd := note_on_link(outcome.link, invoice_id)):
            return odd
        if outcome.failure is not None:
            return Row(0, (), outcome, invoice_id).note
        return self._history(place).text

    def _history(self, place: int) -> ListNote:
        is_owed = place in self._notes and self._outcomes[place].state.is_owed
        return self._notes[place] if is_owed else _NO_NOTE

    def _kind_of(self, outcome: Outcome) -> ChipKey:
        is_other = outcome.state is RowState.OTHER_STATUS and outcome.status is not None
        key = ChipKey(outcome.state, outcome.status.word if is_other and outcome.status else "")
        return self._kinds.setdefault(key, key)

    def chips(self) -> tuple[Chip, ...]:
        """Return how many lines there are of each kind; of what there is none, nothing is said."""
        found = [
            Chip(key, state_name(key.state, key.word), count)
            for key, count in self._counts.items()
            if count
        ]
        return tuple(sorted(found, key=lambda chip: (_CHIPS.index(chip.key.state), chip.text)))

    def count(self, *states: RowState) -> int:
        """Return how many lines are in one of these states."""
        return sum(count for key, count in self._counts.items() if key.state in states)

    def places_in(self, *states: RowState) -> list[int]:
        """Return the lines in one of these states."""
        return [p for p, outcome in enumerate(self._outcomes) if outcome.state in states]

    def shows(self, place: int, chip: ChipKey | None, wanted: str) -> bool:
        """Return whether a line is among those of a chip in whose id `wanted` (folded) stands."""
        key = self._keys[place]
        return (chip is None or key is chip or key == chip) and wanted in self._found[place]

    def in_order(self, by: SortBy, *, descends: bool = False) -> list[int]:
        """Return all places in an order; what is alike stays in the order of the list."""
        return sorted(range(len(self)), key=self._key(by), reverse=descends)

    def _key(self, by: SortBy) -> Callable[[int], Any]:
        match by:
            case SortBy.ID:
                return self._found.__getitem__
            case SortBy.STATUS:
                return lambda place: (_URGENCY[self._outcomes[place].state], not self.warns(place))
            case SortBy.AMOUNT:
                return self._amount
            case SortBy.LINK:
                return lambda place: self._outcomes[place].link is None
            case SortBy.NOTE:
                return self._note
            case _:
                assert_never(by)

    def _amount(self, place: int) -> float:
        status = self._outcomes[place].status
        return -1.0 if status is None or status.total is None else float(status.total)
