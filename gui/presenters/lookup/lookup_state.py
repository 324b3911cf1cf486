"""What the lookup page shows, as one frozen value."""

from dataclasses import dataclass
from enum import Enum

from gui.core.handover.qr import QrMatrix
from gui.core.link import CheckoutLink
from gui.core.lookup import Found
from gui.presenters.lookup.verdict_state import Advice, Verdict
from gui.presenters.message_state import Hint, Message


class Phase(Enum):
    EMPTY = "empty"
    FETCHING = "fetching"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class LookupState:
    """All that the page shows.

    `invoice_id` is the id as it was understood. `progress` is empty for the first 300 ms. `verdict`
    comes with what was found; `note` says what is odd about its link, empty where nothing is.
    `hint` is good to know while one waits, or where the status did not come. `was_canceled`: the
    user ended the lookup, and that is why there is nothing.
    """

    phase: Phase = Phase.EMPTY
    invoice_id: str = ""
    progress: str = ""
    found: Found | None = None
    verdict: Verdict | None = None
    note: str = ""
    message: Message | None = None
    hint: Hint | None = None
    was_canceled: bool = False

    @property
    def link(self) -> CheckoutLink | None:
        return self.found.link if self.found is not None else None

    @property
    def qr(self) -> QrMatrix | None:
        """The link's QR code, missing where it does not fit one."""
        return self.found.qr if self.found is not None else None

    @property
    def is_fetching(self) -> bool:
        return self.phase is Phase.FETCHING

    @property
    def is_ready(self) -> bool:
        return self.phase is Phase.READY

    @property
    def is_settled(self) -> bool:
        """Whether the lookup is over, and so is the question of the status."""
        if self.phase is Phase.READY:
            return self.verdict is None or self.verdict.advice is not Advice.PENDING
        return self.phase is Phase.FAILED

    @property
    def is_asked_for(self) -> bool:
        """Whether the id belongs to a lookup that runs or has brought a link."""
        return self.phase in {Phase.FETCHING, Phase.READY}
