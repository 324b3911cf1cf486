"""What the page and the rows of a list say of earlier hand-overs, as frozen values."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class HistoryNote:
    """`done` says what was done with its links and when, `warning` that the link is another one by
    now; empty where there is nothing to say. `details` has the whole dates, a line for each.
    """

    done: str = ""
    warning: str = ""
    details: str = ""


class ListNote(NamedTuple):
    """What a row of a list says; empty where there is nothing to say. `is_warning`: the link is
    another one by now.
    """

    text: str = ""
    is_warning: bool = False
