"""A copy asked for before there is a link: remembered while one may come, else refused aloud."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from gui.core.accounts.account import Account, Environment
from gui.core.invoice import InvoiceId
from gui.core.link import admit
from gui.core.lookup import Found
from gui.core.preferences import Preferences
from gui.core.settings import Settings
from gui.core.status import InvoiceStatus
from gui.presenters.handover.early_requests import EarlyRequests
from gui.presenters.handover.ways import WAYS, Way
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.lookup.verdict_state import pending_verdict, verdict_on
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notices
from tests import ways
from tests.doubles import HeldSettings
from tests.waiting import timer_of

if TYPE_CHECKING:
    from gui.presenters.notices import Notice

OTHERS = tuple(way for way in WAYS if way not in ways.COPIES)
LINK = admit("https://www.bluetape.com/i/r?id=one")
FOUND = Found(InvoiceId("one"), Account("a", "A", Environment.SANDBOX), LINK)
FETCHING = LookupState(Phase.FETCHING, "one")
PENDING = LookupState(Phase.READY, "one", found=FOUND, verdict=pending_verdict())
READY = replace(PENDING, verdict=verdict_on(InvoiceStatus("Placed")))
PAID = replace(PENDING, verdict=verdict_on(InvoiceStatus("Paid")))
FAILED = LookupState(Phase.FAILED, "one")
CANCELED = LookupState(was_canceled=True)
SOON = "Will copy as soon as the link for one arrives…"
CHECKING = "Checking whether one is still payable before its link is copied…"


class Clerk:
    def __init__(self) -> None:
        self.settings = HeldSettings()
        self.channel = Notices()
        self.requests = EarlyRequests(self.settings, self.channel)
        self.granted: list[Way] = []
        self.notices: list[Notice] = []
        self.requests.granted.connect(self.granted.append)
        self.channel.arose.connect(self.notices.append)

    @property
    def hold(self) -> QTimer:
        return timer_of(self.requests, 1_500)

    @property
    def said(self) -> list[str]:
        return [notice.text for notice in self.notices]


@pytest.fixture
def clerk(qapp: object) -> Clerk:
    return Clerk()


@pytest.mark.parametrize("way", WAYS, ids=ways.name_of)
def test_with_a_link_everything_is_granted(clerk: Clerk, way: Way) -> None:
    clerk.requests.show_lookup(READY)
    clerk.requests.request(way)
    assert clerk.granted == [way]
    assert clerk.notices == []


@pytest.mark.parametrize("way", WAYS, ids=ways.name_of)
@pytest.mark.parametrize(
    ("state", "typed", "reason"),
    [
        (LookupState(), "", "Enter an invoice ID first."),
        (LookupState(), " \t", "Enter an invoice ID first."),
        (LookupState(), "one", "Press Enter first to get the link for one."),
        (FAILED, "one", "There is no link for one."),
    ],
)
def test_without_a_link_nothing_is_silent(
    clerk: Clerk, way: Way, state: LookupState, typed: str, reason: str
) -> None:
    clerk.requests.show_lookup(state)
    clerk.requests.request(way, typed)
    assert clerk.granted == []
    [notice] = clerk.notices
    assert notice.text.startswith("No")
    assert notice.text.endswith(reason)
    assert ("clipboard" in notice.text) is (way in ways.COPIES)
    assert notice.severity is Severity.LOOK_FIRST


@pytest.mark.parametrize("way", ways.COPIES, ids=ways.name_of)
def test_a_copy_is_remembered_while_the_lookup_runs(clerk: Clerk, way: Way) -> None:
    clerk.requests.show_lookup(FETCHING)
    clerk.requests.request(ways.COPY_LINK)
    # Of several the last counts: there is one clipboard.
    clerk.requests.request(way)
    clerk.requests.show_lookup(LookupState(Phase.FETCHING, "one", progress="Still trying."))
    assert clerk.granted == []
    assert clerk.said == [SOON] * 2
    clerk.requests.show_lookup(READY)
    clerk.requests.show_lookup(READY)
    assert clerk.granted == [way]


def test_that_it_waits_is_outdated_before_the_question_that_may_come(clerk: Clerk) -> None:
    order: list[object] = []
    clerk.channel.changed.connect(lambda shown: shown or order.append("waited"))
    clerk.requests.granted.connect(order.append)
    clerk.requests.show_lookup(FETCHING)
    clerk.requests.request(ways.COPY_LINK)
    assert order == []
    clerk.requests.show_lookup(READY)
    assert order == ["waited", ways.COPY_LINK]
    # What was not remembered takes nothing back that was said.
    clerk.requests.request(ways.COPY_ROW)
    assert order[2:] == [ways.COPY_ROW]


@pytest.mark.parametrize("outcome", [READY, PAID], ids=["payable", "paid"])
def test_a_remembered_copy_is_held_for_the_verdict(clerk: Clerk, outcome: LookupState) -> None:
    clerk.requests.show_lookup(FETCHING)
    clerk.requests.request(ways.COPY_LINK)
    for _ in range(2):
        clerk.requests.show_lookup(PENDING)
    # A key that repeats itself gets nothing past it; of several the last counts.
    clerk.requests.request(ways.COPY_ROW)
    assert clerk.granted == []
    assert clerk.said == [SOON, CHECKING, CHECKING]
    # What is no copy does not wait for it, nor it for that.
    clerk.requests.request(ways.OPEN)
    clerk.requests.show_lookup(outcome)
    assert clerk.granted == [ways.OPEN, ways.COPY_ROW]
    assert not clerk.hold.isActive()


def test_a_remembered_copy_is_not_held_for_long(clerk: Clerk) -> None:
    clerk.requests.show_lookup(FETCHING)
    clerk.requests.request(ways.COPY_LINK)
    assert not clerk.hold.isActive()
    clerk.requests.show_lookup(PENDING)
    assert clerk.hold.isActive()
    assert clerk.hold.isSingleShot()
    clerk.hold.timeout.emit()
    assert clerk.granted == [ways.COPY_LINK]
    clerk.requests.show_lookup(PAID)
    assert clerk.granted == [ways.COPY_LINK]


def test_what_is_asked_for_once_more_meanwhile_is_waited_for(clerk: Clerk) -> None:
    for state in (FETCHING, PENDING, FETCHING):
        clerk.requests.show_lookup(state)
        if state is FETCHING and clerk.said == []:
            clerk.requests.request(ways.COPY_LINK)
    assert clerk.said == [SOON, CHECKING, SOON]
    assert not clerk.hold.isActive()
    clerk.requests.show_lookup(READY)
    assert clerk.granted == [ways.COPY_LINK]


def test_a_copy_that_is_held_goes_with_cancel(clerk: Clerk) -> None:
    clerk.requests.show_lookup(FETCHING)
    clerk.requests.request(ways.COPY_LINK)
    # The end of the lookup says what became of it.
    clerk.requests.cancel()
    assert clerk.said == [SOON]
    clerk.requests.show_lookup(PENDING)
    clerk.requests.cancel()
    clerk.requests.cancel()
    canceled = "Nothing was copied; the clipboard is unchanged. The copy was canceled."
    assert clerk.said == [SOON, CHECKING, canceled]
    clerk.requests.show_lookup(READY)
    assert clerk.granted == []
    assert not clerk.hold.isActive()


def test_a_copy_that_waits_for_the_link_goes_with_the_lookup_and_that_is_said(
    clerk: Clerk,
) -> None:
    for _ in range(2):
        clerk.requests.show_lookup(FETCHING)
        clerk.requests.show_lookup(CANCELED)
        assert clerk.said == []
    clerk.requests.show_lookup(FETCHING)
    clerk.requests.request(ways.COPY_LINK)
    clerk.requests.show_lookup(CANCELED)
    assert clerk.said == [
        SOON,
        "Nothing was copied; the clipboard is unchanged. The lookup of one was canceled.",
    ]
    # As what was canceled on purpose, it is neither good nor bad news.
    assert clerk.notices[-1].severity is None
    clerk.requests.show_lookup(FETCHING)
    clerk.requests.show_lookup(READY)
    assert clerk.granted == []


@pytest.mark.parametrize("way", OTHERS, ids=ways.name_of)
def test_nothing_else_happens_by_itself_later(clerk: Clerk, way: Way) -> None:
    clerk.requests.show_lookup(FETCHING)
    clerk.requests.request(way)
    assert clerk.said[0].endswith("The link for one has not arrived yet.")
    clerk.requests.show_lookup(READY)
    assert clerk.granted == []


@pytest.mark.parametrize(
    "state", [LookupState(), LookupState(Phase.FETCHING, "two"), FAILED], ids=str
)
def test_what_is_remembered_is_taken_back(clerk: Clerk, state: LookupState) -> None:
    for is_there in (False, True):
        clerk.requests.show_lookup(FETCHING)
        clerk.requests.request(ways.COPY_LINK)
        if is_there:
            clerk.requests.show_lookup(PENDING)
        clerk.requests.show_lookup(state)
        clerk.requests.show_lookup(FETCHING)
        clerk.requests.show_lookup(READY)
        assert clerk.granted == []
        assert not clerk.hold.isActive()
    failed = ["Nothing was copied; the clipboard is unchanged. There is no link for one."]
    failed = failed if state is FAILED else []
    assert clerk.said == [SOON, *failed, SOON, CHECKING, *failed]


def test_the_default_form_is_that_of_the_settings(clerk: Clerk) -> None:
    clerk.requests.show_lookup(READY)
    clerk.requests.request_default_copy()
    for form in ("copy row", "copy message", "hologram"):
        # The last is a name that a newer version wrote.
        clerk.settings.change(Settings(preferences=Preferences(copy_form=form)))
        clerk.requests.request_default_copy()
    forms = [ways.COPY_HYPERLINK, ways.COPY_ROW, ways.COPY_MESSAGE, ways.COPY_HYPERLINK]
    assert clerk.granted == forms


def test_the_default_form_is_remembered_as_any_other(clerk: Clerk) -> None:
    clerk.requests.show_lookup(FETCHING)
    clerk.requests.request_default_copy()
    clerk.requests.show_lookup(READY)
    assert clerk.granted == [ways.COPY_HYPERLINK]
