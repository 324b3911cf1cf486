"""What the page says of earlier hand-overs of the invoice it shows, as one frozen value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HistoryNote:
    """`done` says what was done with its links and when, `warning` that the link is another one by
    now; empty where there is nothing to say. `details` has the whole dates, a line for each.
    """

    done: str = ""
    warning: str = ""
    details: str = ""
