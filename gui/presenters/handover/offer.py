"""Offer: a link that may be handed over."""

from dataclasses import dataclass

from gui.core.accounts.account import Account
from gui.core.handover.qr import QrMatrix
from gui.core.link import CheckoutLink
from gui.presenters.amounts import USUAL_DECIMALS
from gui.presenters.lookup.verdict_state import Verdict


@dataclass(frozen=True, slots=True)
class Offer:
    """A link that may be handed over; `qr` is missing where it does not fit a code.

    `decimals` is how many its amount is written with at least. `tells_amount`: a payment card has
    it.
    """

    link: CheckoutLink
    invoice_id: str
    account: Account
    verdict: Verdict
    qr: QrMatrix | None = None
    decimals: int = USUAL_DECIMALS
    tells_amount: bool = True

    @property
    def identity(self) -> tuple[CheckoutLink, str, Account]:
        return self.link, self.invoice_id, self.account

    def is_same_as(self, other: "Offer") -> bool:
        """Return whether it is the same link for the same invoice, whatever its verdict."""
        return self.identity == other.identity

    def has_turned_since(self, old: "Offer") -> bool:
        """Return whether the verdict on the same link turned against handing it over."""
        has_turned = self.verdict.needs_confirmation and not old.verdict.needs_confirmation
        return has_turned and self.is_same_as(old)

    def may_go_on_from(self, old: "Offer") -> bool:
        """Return whether what was begun with the old offer may be ended with this one."""
        return self.is_same_as(old) and not self.has_turned_since(old)
