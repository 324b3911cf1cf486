"""The verdict above the link: its words, the amount in it, and that it never holds a link up."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from gui.core.errors import (
    RateLimited,
    ReplyProblem,
    ServerWords,
    TimedOut,
    TimeoutPhase,
    UnexpectedReply,
)
from gui.core.http.replies import Reply, invoice_status
from gui.core.status import InvoiceStatus
from gui.presenters.amounts import shown_amount
from gui.presenters.lookup.lookup_state import Phase
from gui.presenters.lookup.verdict_state import (
    Advice,
    Verdict,
    pending_verdict,
    verdict_on,
)
from gui.presenters.message_state import Hint
from tests.presenters.lookup.test_lookup import Desk


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


@pytest.fixture
def speaking(request: pytest.FixtureRequest) -> object:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def verdict_of(desk: Desk) -> Verdict:
    assert desk.state.verdict is not None
    return desk.state.verdict


@pytest.mark.parametrize(
    ("status", "advice", "text"),
    [
        (InvoiceStatus("Placed"), Advice.SHARE, "Ready to share · BlueTape status: Placed"),
        (
            InvoiceStatus("PLACED", Decimal(9)),
            Advice.SHARE,
            "Ready to share · BlueTape status: PLACED · 9.00",
        ),
        (
            InvoiceStatus("paid"),
            Advice.NOT_ADVISED,
            "Already paid · Sending it could lead to a second payment.",
        ),
        (
            InvoiceStatus("Paid", Decimal("1.5")),
            Advice.NOT_ADVISED,
            "Already paid · Sending it could lead to a second payment. · 1.50",
        ),
        (
            InvoiceStatus("canceled"),
            Advice.NOT_ADVISED,
            "Canceled · Whoever gets the link could still pay the invoice.",
        ),
        (
            InvoiceStatus("CANCELLED"),
            Advice.NOT_ADVISED,
            "Canceled · Whoever gets the link could still pay the invoice.",
        ),
        (
            InvoiceStatus("Partially Paid"),
            Advice.LOOK_FIRST,
            "Status “Partially Paid” · Find out what is still owed before you share it.",
        ),
        (
            InvoiceStatus("Xyz {word}"),
            Advice.LOOK_FIRST,
            "Status “Xyz {word}” · Find out what is still owed before you share it.",
        ),
        (
            InvoiceStatus("Pending", Decimal(3)),
            Advice.LOOK_FIRST,
            "Status “Pending” · Find out what is still owed before you share it. · 3.00",
        ),
    ],
)
def test_verdicts(status: InvoiceStatus, advice: Advice, text: str) -> None:
    verdict = verdict_on(status)
    assert (verdict.advice, verdict.text) == (advice, text)
    assert verdict.needs_confirmation is (advice is Advice.NOT_ADVISED)
    assert bool(verdict.hidden) is verdict.needs_confirmation


@pytest.mark.parametrize(
    ("speaking", "shown"),
    [
        ("en_US", "1,234,567.50"),
        ("de_DE", "1.234.567,50"),
        ("es_ES", "1.234.567,50"),
        ("fr_FR", "1\u202f234\u202f567,50"),
        ("en_IN", "12,34,567.50"),
    ],
    indirect=["speaking"],
)
def test_amounts_are_written_as_the_user_writes_them(speaking: str, shown: str) -> None:
    assert shown_amount(Decimal("1234567.5")) == shown


@pytest.mark.parametrize(
    ("speaking", "shown"),
    [
        ("en_US", "123,456,789,012,345,678.91"),
        ("es_ES", "123.456.789.012.345.678,91"),
    ],
    indirect=["speaking"],
)
def test_every_digit_that_was_sent_is_shown(speaking: str, shown: str) -> None:
    body = b'{"status": "Placed", "totalAmount": 123456789012345678.91}'
    assert verdict_on(invoice_status(Reply(200, {}, body, "host"), "one")).amount == shown


@pytest.mark.parametrize(
    "speaking", ["en_US", "es_ES", "de_CH", "fr_FR", "en_IN", "ar_EG", "sv_SE"], indirect=True
)
def test_short_amounts_are_written_as_qt_writes_them(speaking: str) -> None:
    locale = QLocale()
    for cents in (0, 1, -1, 50, 99, 100, 455_050, -1_234_567, 12_345_678_901_234):
        assert shown_amount(Decimal(cents) / 100) == locale.toString(cents / 100, "f", 2)
        whole = locale.toString(float(cents), "f", 0)
        assert shown_amount(Decimal(cents), 0) == whole


@pytest.mark.parametrize("speaking", ["en_US"], indirect=True)
@pytest.mark.parametrize(
    ("total", "shown"),
    [
        (Decimal(0), "0.00"),
        (Decimal("4550.000000"), "4,550.00"),
        (Decimal("0.125"), "0.125"),
        (Decimal("-12.3"), "-12.30"),
        (Decimal("123456789.123456"), "123,456,789.123456"),
        (Decimal(999999999999), "999,999,999,999.00"),
        (Decimal("1E+3"), "1,000.00"),
        (Decimal("-0.5"), "-0.50"),
        (Decimal("-0.0"), "0.00"),
        (Decimal("-999999999999999999.123456"), "-999,999,999,999,999,999.123456"),
        (None, ""),
    ],
)
def test_nothing_of_an_amount_is_rounded_away(
    speaking: str, total: Decimal | None, shown: str
) -> None:
    assert shown_amount(total) == shown
    assert shown_amount(total, is_grouped=False) == shown.replace(",", "")


def test_the_link_does_not_wait_for_the_status(desk: Desk) -> None:
    desk.get_ready()
    assert verdict_of(desk) == pending_verdict()
    assert desk.statuses.waiting == 1
    desk.copy()
    assert desk.clipboard == ["https://www.bluetape.com/i/r?id=one"]
    desk.statuses.run()
    assert verdict_of(desk) == verdict_on(desk.client.status)
    # Said before, and still said.
    assert desk.notice is not None


def test_a_status_that_comes_first_waits_for_the_link(desk: Desk) -> None:
    desk.client.status = InvoiceStatus("Paid")
    desk.presenter.lookup("one")
    desk.statuses.run()
    assert desk.state.phase is Phase.FETCHING
    assert desk.state.verdict is None
    desk.network.run()
    assert verdict_of(desk).advice is Advice.NOT_ADVISED
    assert all(state.verdict != pending_verdict() for state in desk.states)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (RateLimited(30, ServerWords("", "")), "Too many requests at the moment · Sandbox"),
        (
            UnexpectedReply(ReplyProblem.STATUS_MISSING, 200),
            "BlueTape’s answer is not as expected · Sandbox",
        ),
        (
            TimedOut(TimeoutPhase.ANSWER, 15, "x.example"),
            "x.example took too long to answer · Sandbox",
        ),
        # It has words of its own, and is in the log.
        pytest.param(ValueError("bug"), "", marks=pytest.mark.expects_log("status: ValueError")),
    ],
)
def test_a_status_that_cannot_be_had_changes_nothing_else(
    desk: Desk, error: Exception, why: str
) -> None:
    desk.client.status_error = error
    desk.get_ready()
    before = desk.state
    desk.statuses.run()
    hint = Hint("info", why) if why else None
    assert desk.state == replace(before, verdict=verdict_on(None), hint=hint)
    assert verdict_of(desk).title == "Status not available"
    assert not verdict_of(desk).needs_confirmation


def test_why_there_is_no_status_waits_for_the_link_and_goes_with_it(desk: Desk) -> None:
    desk.client.status_error = RateLimited(30, ServerWords("", ""))
    desk.presenter.lookup("one")
    desk.statuses.run()
    assert desk.state.hint is None
    desk.network.run()
    assert desk.state.hint is not None
    desk.client.status_error = None
    desk.presenter.lookup("two")
    desk.finish()
    assert desk.state.hint is None


def test_a_status_that_is_missing_is_asked_for_again(desk: Desk) -> None:
    desk.client.status_error = RateLimited(30, ServerWords("", ""))
    desk.get_ready()
    desk.statuses.run()
    link = desk.state.link
    desk.client.status_error = None
    desk.presenter.check_again()
    assert verdict_of(desk) == pending_verdict()
    assert desk.state.hint is None
    desk.statuses.run()
    assert verdict_of(desk) == verdict_on(desk.client.status)
    assert desk.state.hint is None
    # The link stood all the time.
    assert desk.state.link is link
    assert desk.network.waiting == 0


def test_without_a_link_there_is_nothing_to_check(desk: Desk) -> None:
    desk.presenter.check_again()
    desk.presenter.lookup("one")
    before = desk.state
    desk.presenter.check_again()
    assert desk.state is before
    assert desk.statuses.waiting == 1


@pytest.mark.expects_log("status: KeyError")
def test_a_mistake_of_the_program_is_logged_and_holds_nothing_up(desk: Desk) -> None:
    desk.client.status_error = KeyError("x")
    desk.get_ready()
    desk.statuses.run()
    assert verdict_of(desk) == verdict_on(None)


def test_a_late_status_belongs_to_nothing(desk: Desk) -> None:
    desk.client.status = InvoiceStatus("Paid")
    desk.get_ready("one")
    desk.presenter.lookup("two")
    assert desk.statuses.waiting == 1, "the second one's"
    desk.finish()
    # What the first one brings now is dropped, and the second is still asked for.
    desk.client.status = InvoiceStatus("Placed")
    assert verdict_of(desk) == pending_verdict()
    assert desk.statuses.waiting == 1
    desk.statuses.run()
    assert verdict_of(desk).advice is Advice.SHARE
    assert [s.verdict for s in desk.states if s.verdict is not None].count(
        verdict_on(InvoiceStatus("Paid"))
    ) == 0


def test_an_edit_and_a_failure_end_the_question(desk: Desk) -> None:
    desk.get_ready()
    desk.presenter.clear()
    assert desk.statuses.waiting == 0
    desk.client.error = RateLimited(30, ServerWords("", ""))
    desk.presenter.lookup("two")
    desk.finish()
    assert desk.state.phase is Phase.FAILED
    assert desk.statuses.waiting == 0


def test_f5_asks_again_for_both(desk: Desk) -> None:
    desk.client.status = InvoiceStatus("Placed")
    desk.get_ready()
    desk.statuses.run()
    desk.client.status = InvoiceStatus("Paid")
    desk.presenter.repeat()
    desk.finish()
    assert verdict_of(desk) == pending_verdict()
    desk.statuses.run()
    assert desk.client.asked == desk.client.asked_status == ["one", "one"]
    assert verdict_of(desk).advice is Advice.NOT_ADVISED


def test_a_link_that_names_another_invoice_is_told_softly(desk: Desk) -> None:
    desk.client.address = "https://www.bluetape.com/i/r?id=other"
    desk.get_ready()
    assert desk.state.note == (
        "The link itself says other. BlueTape returned it for the invoice you looked up."
    )
    desk.copy()
    assert desk.clipboard == ["https://www.bluetape.com/i/r?id=other"]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.bluetape.com/i/r?id={id}",
        "https://www.bluetape.com/i/r",
        "https://www.bluetape.com/i/r?id=one&id=two",
        "https://www.bluetape.com/i/r?ID=other",
    ],
)
def test_nothing_is_told_of_any_other_link(desk: Desk, address: str) -> None:
    desk.client.address = address
    desk.get_ready()
    assert desk.state.note == ""
