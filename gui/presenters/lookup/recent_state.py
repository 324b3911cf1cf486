"""A link on the page's list of what was got before, as a frozen value."""

from dataclasses import dataclass
from datetime import UTC, datetime

from gui.core.invoice import InvoiceId
from gui.presenters.history.ways_then import done_at
from gui.presenters.lookup.verdict_state import Verdict


@dataclass(frozen=True, slots=True)
class RecentLink:
    """A link that was got, and how it was handed over last, if it was: `way` as the history has it,
    `at` with its time zone.
    """

    invoice_id: InvoiceId
    verdict: Verdict
    way: str = ""
    at: datetime | None = None

    @property
    def done(self) -> str:
        """What was done with it, and when, in the user's way of writing times."""
        return "" if self.at is None else done_at(self.way, self.at, datetime.now(UTC))
