"""What is asked before a link goes out that nobody owes anything for."""

from decimal import Decimal

import pytest

from gui.core.status import InvoiceStatus
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.ways import WAYS
from gui.presenters.handover.words import risk_of
from gui.presenters.lookup.verdict_state import verdict_on
from tests import ways
from tests.pages import ACCOUNT, LINK

PAID = "Copy the link of a paid invoice?"
CANCELED = "Copy the link of a canceled invoice?"


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
    verb = ways.COPY_LINK.kind.verb
    assert risk_of(Offer(LINK, "7a", ACCOUNT, verdict), verb) == (title, text)


@pytest.mark.parametrize("word", ["Paid", "Canceled"])
def test_the_question_names_what_is_done(word: str) -> None:
    offer = Offer(LINK, "7a", ACCOUNT, verdict_on(InvoiceStatus(word)))
    titles = {way.kind.verb: risk_of(offer, way.kind.verb)[0] for way in WAYS}
    begins = {title.split()[0] for title in titles.values()}
    assert begins == {"Copy", "Open", "Write", "Save", "Print"}
    for verb, title in titles.items():
        assert verb.anyway.split()[0] == title.split()[0]
        assert title.endswith(f"{word.lower()} invoice?")
