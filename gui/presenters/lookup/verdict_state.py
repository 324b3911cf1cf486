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
    """What may be done with a link: `title` in a word or two, `meaning` in a sentence.

    `amount` is the invoice's total as it is shown, empty where there is none. `status` is missing
    where BlueTape did not say it. `hidden` says why the link's QR code is not shown at first, empty
    where it is.
    """

    advice: Advice
    title: str
    meaning: str = ""
    amount: str = ""
    status: InvoiceStatus | None = None
    hidden: str = ""

    @property
    def text(self) -> str:
        """All of it, for those who hear it, and where nothing is seen."""
        return " · ".join(part for part in (self.title, self.meaning, self.amount) if part)

    @property
    def short(self) -> str:
        """What fits into a sentence."""
        return " · ".join(part for part in (self.title, self.amount) if part)

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
        title = translate("verdict", "Status not available")
        meaning = translate("verdict", "The link works, but it may be paid already.")
        return Verdict(Advice.LOOK_FIRST, title, meaning)
    hidden = ""
    match status.kind:
        case StatusKind.PAYABLE:
            advice, title = Advice.SHARE, translate("verdict", "Ready to share")
            meaning = translate("verdict", "BlueTape status: {word}").format(word=status.word)
        case StatusKind.PAID:
            advice, title = Advice.NOT_ADVISED, translate("verdict", "Already paid")
            meaning = translate("verdict", "Sending it could lead to a second payment.")
            hidden = translate("verdict", "Hidden because it is paid")
        case StatusKind.CANCELED:
            advice, title = Advice.NOT_ADVISED, translate("verdict", "Canceled")
            meaning = translate("verdict", "Whoever gets the link could still pay the invoice.")
            hidden = translate("verdict", "Hidden because it was canceled")
        case StatusKind.OTHER:
            advice = Advice.LOOK_FIRST
            title = translate("verdict", "Status “{word}”").format(word=status.word)
            meaning = translate("verdict", "Find out what is still owed before you share it.")
        case _:
            assert_never(status.kind)
    return Verdict(advice, title, meaning, shown_amount(status.total, decimals), status, hidden)
