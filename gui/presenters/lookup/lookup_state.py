"""What the lookup page shows, as one frozen value."""

from dataclasses import dataclass
from enum import Enum

from gui.core.handover.qr import QrMatrix
from gui.core.link import CheckoutLink
from gui.presenters.lookup.verdict_state import Advice, Verdict
from gui.presenters.message_state import Message


class Phase(Enum):
    EMPTY = "empty"
    FETCHING = "fetching"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class LookupState:
    """All that the page shows.

    `invoice_id` is the id as it was understood. `progress` is empty for the first 300 ms. `qr` is
    missing where the link does not fit a QR code. `verdict` comes with a link; `note` says what is
    odd about the link, empty where nothing is.
    """

    phase: Phase = Phase.EMPTY
    invoice_id: str = ""
    progress: str = ""
    link: CheckoutLink | None = None
    qr: QrMatrix | None = None
    verdict: Verdict | None = None
    note: str = ""
    message: Message | None = None

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
