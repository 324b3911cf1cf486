"""The verdict above the link: may it be shared."""

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from gui.core.status import InvoiceStatus, StatusKind
from gui.presenters.amounts import USUAL_DECIMALS, shown_amount
from gui.presenters.translation import translate


class Advice(Enum):
    """What the verdict amounts to, beside its words."""

    PENDING = "pending"
    SHARE = "share"
    NOT_ADVISED = "not advised"
    LOOK_FIRST = "look first"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`text` is all that the band says. `status` is missing where BlueTape did not say it."""

    advice: Advice
    text: str
    status: InvoiceStatus | None = None

    @property
    def needs_confirmation(self) -> bool:
        """Whether handing the link over takes a second, deliberate step."""
        return self.advice is Advice.NOT_ADVISED


def pending_verdict() -> Verdict:
    """Return the verdict that stands until BlueTape has answered."""
    return Verdict(Advice.PENDING, translate("verdict", "Checking whether it is still payable…"))


def verdict_on(status: InvoiceStatus | None, decimals: int = USUAL_DECIMALS) -> Verdict:
    """Return what a status means for handing the link over; `None` where BlueTape did not say it.

    An unknown word never means "fine".
    """
    if status is None:
        text = translate("verdict", "Status not available; the link was found")
        return Verdict(Advice.LOOK_FIRST, text)
    amount = shown_amount(status.total, decimals)
    match status.kind:
        case StatusKind.PAYABLE:
            advice, said = Advice.SHARE, translate("verdict", "Ready to share")
            amount = " · ".join(part for part in (status.word, amount) if part)
        case StatusKind.PAID:
            advice = Advice.NOT_ADVISED
            said = translate("verdict", "Already paid — sharing not advised")
        case StatusKind.CANCELED:
            advice = Advice.NOT_ADVISED
            said = translate("verdict", "Canceled — sharing not advised")
        case StatusKind.OTHER:
            advice = Advice.LOOK_FIRST
            said = translate("verdict", 'Status "{word}"').format(word=status.word)
        case _:
            assert_never(status.kind)
    return Verdict(advice, " · ".join(part for part in (said, amount) if part), status)
