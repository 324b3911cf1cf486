"""What was got before: in memory, the latest first, and nobody else's."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from gui.core.accounts.account import Account, Environment
from gui.core.invoice import InvoiceId
from gui.core.link import admit
from gui.core.lookup import Found
from gui.core.status import InvoiceStatus
from gui.presenters.handover.offer import Offer
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.lookup.recent import LIMIT, Recent
from gui.presenters.lookup.recent_state import RecentLink
from gui.presenters.lookup.verdict_state import Verdict, pending_verdict, verdict_on
from tests import ways

ACME = Account("a", "Acme", Environment.PRODUCTION)
OTHER = Account("b", "Other", Environment.PRODUCTION)
PLACED = verdict_on(InvoiceStatus("Placed", Decimal(4550)))
PAID = verdict_on(InvoiceStatus("Paid", Decimal("640.5")))


class Kept:
    """A `Recent` of one account at twenty to eleven, and what it says of itself."""

    def __init__(self) -> None:
        self.recent = Recent(lambda: datetime.now().astimezone().replace(hour=10, minute=42))
        self.links: tuple[RecentLink, ...] = ()
        self.recent.changed.connect(self._on_changed)
        self.recent.set_account(ACME)

    def _on_changed(self, links: tuple[RecentLink, ...]) -> None:
        self.links = links

    def show(self, invoice_id: str, verdict: Verdict = PLACED) -> None:
        self.recent.show_lookup(ready(invoice_id, verdict))

    @property
    def ids(self) -> list[str]:
        return [link.invoice_id.value for link in self.links]


def ready(invoice_id: str, verdict: Verdict, account: Account = ACME) -> LookupState:
    link = admit(f"https://www.bluetape.com/i/r?account=1&id={invoice_id}")
    found = Found(InvoiceId(invoice_id), account, link)
    return LookupState(Phase.READY, invoice_id, found=found, verdict=verdict)


def offer(invoice_id: str, account: Account = ACME) -> Offer:
    link = admit(f"https://www.bluetape.com/i/r?account=1&id={invoice_id}")
    return Offer(link, invoice_id, account, PLACED)


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def american() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


def test_the_latest_comes_first_and_none_twice(kept: Kept) -> None:
    for invoice_id in ("one", "two", "one"):
        kept.recent.show_lookup(LookupState(Phase.FETCHING, invoice_id))
        kept.show(invoice_id)
    assert kept.ids == ["one", "two"]


def test_what_brought_no_link_is_not_there(kept: Kept) -> None:
    kept.recent.show_lookup(LookupState(Phase.FETCHING, "one"))
    kept.recent.show_lookup(LookupState(Phase.FAILED, "one"))
    assert kept.ids == []


def test_no_more_are_kept_than_its_limit(kept: Kept) -> None:
    for number in range(LIMIT + 5):
        kept.show(str(number))
    assert kept.ids == [str(LIMIT + 4 - place) for place in range(LIMIT)]


def test_a_verdict_that_comes_or_turns_is_taken_over(kept: Kept) -> None:
    kept.show("one", pending_verdict())
    kept.show("one", PAID)
    assert [link.verdict for link in kept.links] == [PAID]


def test_a_verdict_that_did_not_come_is_not_known(kept: Kept) -> None:
    kept.show("one", pending_verdict())
    kept.recent.show_lookup(LookupState())
    assert [link.verdict for link in kept.links] == [verdict_on(None)]
    # It may come late.
    kept.recent.judge(ready("one", PAID))
    assert [link.verdict for link in kept.links] == [PAID]


def test_it_says_what_was_done_last_and_when(kept: Kept, american: None) -> None:
    kept.show("one")
    assert [link.done for link in kept.links] == [""]
    for way, said in (
        (ways.COPY_LINK, "Copied 10:42 AM"),
        (ways.MAIL_DRAFT, "Mail draft 10:42 AM"),
        (ways.SAVE_QR, "Saved 10:42 AM"),
        (ways.PRINT_CARD, "Printed 10:42 AM"),
        (ways.OPEN, "Opened 10:42 AM"),
    ):
        kept.recent.note_done(offer("one"), way)
        assert [link.done.replace("\u202f", " ") for link in kept.links] == [said]
    # It is still known when the same is looked up again.
    kept.show("two")
    kept.show("one")
    assert [bool(link.done) for link in kept.links] == [True, False]


def test_a_deed_with_what_is_not_there_any_more_changes_nothing(kept: Kept) -> None:
    kept.show("one")
    before = kept.links
    kept.recent.note_done(offer("two"), ways.COPY_LINK)
    kept.recent.note_done(offer("one", OTHER), ways.COPY_LINK)
    assert kept.links == before


def test_another_account_begins_anew(kept: Kept) -> None:
    kept.show("one")
    kept.recent.set_account(ACME)
    assert kept.ids == ["one"]
    for account in (OTHER, Account("b", "Renamed", Environment.PRODUCTION), None):
        kept.show("one")
        kept.recent.set_account(account)
        assert kept.ids == []


def test_it_is_said_anew_with_other_decimals(kept: Kept, american: None) -> None:
    kept.show("one", PAID)
    kept.show("two", pending_verdict())
    kept.recent.say_anew(decimals=4)
    pending, paid = (link.verdict for link in kept.links)
    assert pending == pending_verdict()
    assert paid.amount == "640.5000"


def test_a_late_verdict_is_that_of_its_account_and_no_newer_one(kept: Kept) -> None:
    kept.show("one", pending_verdict())
    kept.recent.show_lookup(LookupState())
    kept.recent.judge(ready("one", PAID, OTHER))
    assert [link.verdict for link in kept.links] == [verdict_on(None)]
    kept.show("one", PAID)
    # The answer to a question that was asked before.
    kept.recent.judge(ready("one", PLACED))
    assert [link.verdict for link in kept.links] == [PAID]


def test_credentials_that_change_leave_nothing(kept: Kept) -> None:
    kept.show("one")
    kept.recent.forget()
    assert kept.ids == []
    kept.show("one", pending_verdict())
    assert kept.ids == ["one"]


def earlier(invoice_id: str, way: str = "mail draft") -> RecentLink:
    return RecentLink(InvoiceId(invoice_id), PLACED, way, datetime(2026, 3, 3, tzinfo=UTC))


def test_what_the_history_has_comes_after_what_was_got_now(kept: Kept) -> None:
    kept.show("one")
    kept.recent.show_earlier(ACME, [earlier("two"), earlier("one"), earlier("three")])
    assert kept.ids == ["one", "two", "three"]
    # One that is got again is of this session.
    kept.show("two")
    assert kept.ids == ["two", "one", "three"]
    kept.recent.show_earlier(ACME, [earlier("four")])
    assert kept.ids == ["two", "one", "four"]
    kept.recent.show_earlier(ACME, ())
    assert kept.ids == ["two", "one"]


def test_of_another_account_the_history_has_nothing_for_it(kept: Kept) -> None:
    kept.recent.show_earlier(OTHER, [earlier("two")])
    assert kept.ids == []
    kept.recent.show_earlier(ACME, [earlier("two")])
    kept.recent.forget()
    kept.recent.show_earlier(ACME, ())
    assert kept.ids == []


def test_no_more_than_its_limit_come_from_the_history(kept: Kept) -> None:
    kept.show("one")
    kept.recent.show_earlier(ACME, [earlier(str(number)) for number in range(LIMIT)])
    assert len(kept.ids) == LIMIT


def test_it_takes_over_what_was_done_before_with_what_is_shown(kept: Kept) -> None:
    at = datetime(2026, 3, 3, tzinfo=UTC)
    kept.show("one")
    kept.recent.note_earlier(InvoiceId("one"), "print card", at)
    assert [(link.way, link.at) for link in kept.links] == [("print card", at)]
    # What was done now is newer.
    kept.recent.note_done(offer("one"), ways.COPY_LINK)
    kept.recent.note_earlier(InvoiceId("one"), "print card", at)
    assert [link.way for link in kept.links] == ["copy link"]
