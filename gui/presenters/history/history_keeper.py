"""HistoryKeeper: the history of hand-overs, on a lane of its own. Nothing waits for it."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar, assert_never

from PySide6.QtCore import QObject, Signal, Slot

from gui.core.accounts.account import Account
from gui.core.history.entry import HandedOver
from gui.core.history.noting import handed_over
from gui.core.history.place import HistoryPlace
from gui.core.history.problems import LedgerProblem, LedgerUnavailable
from gui.core.link import CheckoutLink
from gui.core.logs import describe
from gui.core.preferences import HistoryChoice
from gui.core.status import InvoiceStatus
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.ways import Way
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.history.history_troubles import Facts, HistoryTroubles
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, NoticeAction, Notices, Topic
from gui.presenters.ports import SettingsHolder
from gui.presenters.translation import translate
from gui.tasks import Failed, Lane, Ok, Outcome, Task

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger

T = TypeVar("T")

log = logging.getLogger(__name__)

_NOT_KNOWN_YET = ""


class HistoryKeeper(QObject):
    """Notes what is handed over, and lets others ask the ledger.

    `written`: rows came in. `cleared`: there are none any more, or they are another history's.
    """

    written = Signal()
    cleared = Signal()

    def __init__(
        self,
        place: HistoryPlace,
        lane: Lane,
        tidying: Lane,
        settings: SettingsHolder,
        notices: Notices,
        person: Callable[[], str],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        may_tidy: bool = True,
    ) -> None:
        """`tidying` is a lane for what may take minutes, and nobody waits behind. `person` returns
        who uses the program: to know that, the system may have to ask a server. `may_tidy` is
        false where nobody knows what the user chose to keep.
        """
        super().__init__()
        self.lane = lane
        self._tidying = tidying
        self._may_tidy = may_tidy
        self.me = ""
        """The person who uses the program, as it is written into rows; known once there are any."""
        self.now = now
        self._place = place
        self._settings = settings
        self._notices = notices
        self._tidied_on = now().date()
        self.troubles = HistoryTroubles(notices)
        # Of the lane's thread alone.
        self._person = cache(person)
        self._opened_place = place
        self._ledger: Ledger | None = None
        self._facts = Facts()
        self._tell_facts = lane.posting(self.troubles.show_facts)

    @property
    def is_on(self) -> bool:
        return self._choice is not HistoryChoice.OFF

    @property
    def keeps_links(self) -> bool:
        return self._choice is HistoryChoice.WITH_LINKS

    @property
    def days(self) -> int:
        """For how many days entries are kept."""
        return self._settings.in_force.preferences.history_days

    @property
    def is_fixed(self) -> bool:
        """Whether the company chose it."""
        return "history" in self._settings.policy.preferences

    @property
    def _choice(self) -> HistoryChoice:
        return self._settings.in_force.preferences.history

    def ledger(self) -> "Ledger":
        """Return the ledger; only inside of work on the lane."""
        if self._ledger is None:
            self._ledger = self._opened_place.open()
        return self._ledger

    def ask(self, work: Callable[["Ledger"], T], receiver: Callable[[Outcome[T]], None]) -> Task:
        """Have work done with the ledger, on the lane; returns its task."""
        return self.lane.submit(partial(self._do, work), receiver)

    def looked(self, work: Callable[["Ledger"], T]) -> T | None:
        """Return what the ledger says, on the lane; `None`, and nothing is loaded for it, where
        nothing was ever kept."""
        return self._do(work) if self._ledger or self._opened_place.is_used() else None

    @Slot(object, object)
    def note(self, offer: Offer, way: Way, *, is_current: bool = True) -> None:
        """An offer went out in this way, now; its link may be one that was kept, and no current
        one."""
        values = (offer.account, offer.invoice_id, offer.link, offer.verdict.status, way.name)
        entry = handed_over(self.now(), _NOT_KNOWN_YET, *values, is_current=is_current)
        self._write([entry])

    def note_rows(
        self,
        account: Account,
        rows: Iterable[tuple[str, CheckoutLink, InvoiceStatus | None]],
        way: str,
    ) -> None:
        """The links of these invoices went out together in this way, now; they may be some days
        old."""
        known = (self.now(), _NOT_KNOWN_YET, account)
        self._write([handed_over(*known, *row, way, is_current=False) for row in rows])

    def note_cleared(self) -> None:
        """Somebody cleared it."""
        self.troubles.forget_damage()
        self.cleared.emit()

    def tidy(self) -> None:
        """Remove what is older than it may be, and links that are not kept any more."""
        self._tidied_on = self.now().date()
        if self._may_tidy and not self._place.is_practice:
            tidy = partial(_tidied, self._place, self.days, self.now(), self.keeps_links)
            self._tidying.submit(tidy, partial(self._on_tidied, keeps_links=self.keeps_links))

    def tidy_once_a_day(self) -> None:
        """The same, if it is another day: the program may run for weeks."""
        if self.now().date() != self._tidied_on:
            self.tidy()

    def turn_off(self) -> None:
        """Note nothing from now on, and forget what was noted."""
        settings = self._settings.settings
        off = settings.preferences.changed(history=HistoryChoice.OFF)
        self._settings.change(replace(settings, preferences=off))
        self._notices.withdraw(Topic.HISTORY_BEGINS)
        self.lane.submit(lambda: self.looked(_cleared), self._on_cleared)

    def use(self, place: HistoryPlace) -> None:
        """Note there from now on."""
        self._place = place
        self.lane.submit(partial(self._change_place, place), partial(_on_ended, "history"))
        self.cleared.emit()

    def close(self) -> None:
        """Close the file once all that was noted is in it; the lane is closed next."""
        # A row that waits for a fingerprint goes in without one.
        self._place.hurry()
        self.lane.submit(self._close, partial(_on_ended, "history"))

    def _write(self, entries: Sequence[HandedOver]) -> None:
        if not (self.is_on and entries):
            return
        self.ask(partial(self._written, entries, with_links=self.keeps_links), self._on_written)
        self.tidy_once_a_day()

    def _written(
        self, entries: Sequence[HandedOver], ledger: "Ledger", *, with_links: bool
    ) -> frozenset[LedgerProblem]:
        mine = [replace(entry, person=self.me) for entry in entries]
        return ledger.write(mine, with_links=with_links) | ledger.facts

    def _do(self, work: Callable[["Ledger"], T]) -> T:
        self.me = self._person()
        ledger = self.ledger()
        try:
            return work(ledger)
        finally:
            if (facts := Facts.of(ledger)) != self._facts:
                self._facts = facts
                self._tell_facts(facts)

    def _change_place(self, place: HistoryPlace) -> None:
        self._close()
        self._opened_place = place

    def _close(self) -> None:
        ledger, self._ledger = self._ledger, None
        if ledger is not None:
            ledger.close()
        # Not while it is open: Windows keeps such files.
        self._opened_place.remove()

    def _on_written(self, outcome: Outcome[frozenset[LedgerProblem]]) -> None:
        match outcome:
            case Ok(problems):
                self.troubles.show(problems)
                if not any(problem.loses for problem in problems):
                    self._say_that_it_begins()
                    self.written.emit()
            case Failed(error):
                log.error("history not written: %s", describe(error))
                self.troubles.show(frozenset({LedgerProblem.OTHER}))
            case _:
                assert_never(outcome)

    def _on_tidied(self, outcome: Outcome[Facts], *, keeps_links: bool) -> None:
        _on_ended("history not tidied", outcome)
        if isinstance(outcome, Ok):
            self.troubles.add_facts(outcome.value)
        if not keeps_links:
            # Rows that wait to be written may have some, too.
            drop = partial(self.looked, _without_links)
            self.lane.submit(drop, partial(_on_ended, "links not removed"))

    def _on_cleared(self, outcome: Outcome[object]) -> None:
        if isinstance(outcome, Failed):
            _on_ended("history not cleared", outcome)
            text = translate("history", "The history is off, but its entries could not be deleted.")
            self._notices.say(Notice(text, Severity.FAILED))
        else:
            text = translate(
                "history", "The history is off and empty. You can turn it on again in Settings."
            )
            self._notices.say(Notice(text))
            self.troubles.forget_damage()
        self.cleared.emit()

    def _say_that_it_begins(self) -> None:
        settings = self._settings.settings
        if settings.knows_of_history or self._place.is_practice:
            return
        counts = HistoryCounts()
        words = counts.begins_with_links if self.keeps_links else counts.begins_without_links
        action = None if self.is_fixed else NoticeAction.TURN_OFF_HISTORY
        days = self.days
        self._notices.say(Notice(lambda: words(days), None, Topic.HISTORY_BEGINS, action=action))
        self._settings.change(replace(settings, knows_of_history=True))


def _tidied(place: HistoryPlace, days: int, now: datetime, keeps_links: bool) -> Facts:
    """With a ledger of its own: two at one file are made for that. Returns what it came across."""
    if not place.is_used():
        return Facts()
    ledger = place.open()
    try:
        ledger.drop_older_than(days, now)
        if not keeps_links:
            ledger.drop_links()
        return Facts.of(ledger)
    finally:
        ledger.close()


def _without_links(ledger: "Ledger") -> None:
    ledger.drop_links()


def _cleared(ledger: "Ledger") -> None:
    ledger.clear()


def _on_ended(what: str, outcome: Outcome[object]) -> None:
    # What the ledger knows of it is said by its facts.
    if isinstance(outcome, Failed) and not isinstance(outcome.error, LedgerUnavailable):
        log.error("%s: %s", what, describe(outcome.error))
