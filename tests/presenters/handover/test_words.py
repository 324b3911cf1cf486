"""What is asked before a link goes out that nobody owes anything for."""

from decimal import Decimal

import pytest

from gui.core.status import InvoiceStatus
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.words import risk_of
from gui.presenters.lookup.verdict_state import verdict_on
from tests.pages import ACCOUNT, LINK

PAID = "Share the link of a paid invoice?"
CANCELED = "Share the link of a canceled invoice?"


@pytest.mark.parametrize(
    ("word", "total", "title", "text"),
    [
        (
            "Paid",
            Decimal("1640.5"),
            PAID,
            "7a is already paid. Whoever gets the link could pay 1640.50 again.",
        ),
        (
            "Paid",
            None,
            PAID,
            "7a is already paid. Whoever gets the link could pay it again.",
        ),
        (
            "Canceled",
            Decimal(10),
            CANCELED,
            "7a was canceled. Whoever gets the link could still pay it.",
        ),
    ],
)
def test_what_could_happen_is_said(word: str, total: Decimal | None, title: str, text: str) -> None:
    verdict = verdict_on(InvoiceStatus(word, total))
    assert risk_of(Offer(LINK, "7a", ACCOUNT, verdict)) == (title, text)
