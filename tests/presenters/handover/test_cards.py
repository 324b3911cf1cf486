"""What a payment card says: whom to pay, what for, how much if it is wanted, and how."""

from decimal import Decimal

import pytest

from gui.core.accounts.account import Account, Environment
from gui.core.handover.qr import make_qr
from gui.core.link import admit
from gui.core.status import InvoiceStatus
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.wording import picture_of
from gui.presenters.lookup.verdict_state import Verdict, pending_verdict, verdict_on

ACME = Account("a", "Acme Supply", Environment.PRODUCTION)
LINK = admit("https://www.bluetape.com/i/r?account=7aec7f522d88&id=one")
PLACED = verdict_on(InvoiceStatus("Placed", Decimal(4550)))


def facts_of(verdict: Verdict, *, decimals: int = 2, tells_amount: bool = True) -> dict[str, str]:
    offer = Offer(LINK, "one", ACME, verdict, make_qr(LINK.address), decimals, tells_amount)
    picture = picture_of(offer)
    assert picture is not None
    assert picture.title == "Pay Acme Supply"
    assert picture.steps == (
        "Point your phone camera at the code.",
        "Check that the page is www.bluetape.com.",
        "Choose this invoice and pay.",
    )
    assert picture.handling == "BlueTape handles this payment for Acme Supply."
    return dict(picture.facts)


def test_it_names_the_invoice_and_the_amount() -> None:
    assert facts_of(PLACED) == {"Invoice": "one", "Amount": "4550.00"}
    assert facts_of(PLACED, decimals=0) == {"Invoice": "one", "Amount": "4550"}


def test_the_amount_can_be_left_out() -> None:
    assert facts_of(PLACED, tells_amount=False) == {"Invoice": "one"}


@pytest.mark.parametrize(
    "verdict", [pending_verdict(), verdict_on(None), verdict_on(InvoiceStatus("Placed"))]
)
def test_an_amount_that_is_not_known_is_not_there(verdict: Verdict) -> None:
    assert facts_of(verdict) == {"Invoice": "one"}


def test_a_card_that_cannot_be_paid_does_not_say_pay() -> None:
    sandbox = Account("s", "Acme Supply", Environment.SANDBOX)
    picture = picture_of(Offer(LINK, "one", sandbox, PLACED, make_qr(LINK.address)))
    assert picture is not None
    assert picture.mark == "TEST – NOT PAYABLE"
    assert picture.steps == (
        "Point your phone camera at the code.",
        "Check that the page is www.bluetape.com.",
    )
    assert picture.handling == ""
