"""The window of the history as tests have it: a real ledger in a folder, real threads, a till."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.vault import Vault
from gui.core.history.entry import HandedOver, Kept
from gui.core.history.fingerprints import KeyOfRun
from gui.core.history.ledger import Ledger
from gui.core.history.noting import handed_over
from gui.core.history.place import HistoryPlace
from gui.core.http.pacing import Pacer
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink, admit
from gui.core.lookup import InvoiceLookup
from gui.core.preferences import HistoryChoice, Preferences
from gui.core.settings import Settings
from gui.core.status import InvoiceStatus
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.ways import primary_way
from gui.presenters.history.check_again import CheckAgain
from gui.presenters.history.history import HistoryPresenter
from gui.presenters.history.history_export import HistoryExport
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.history.history_state import Details, HistoryState, Question
from gui.presenters.history.history_work import HistoryWork
from gui.presenters.history.lines import Reader
from gui.presenters.intents import Intents
from gui.presenters.lookup.verdict_state import verdict_on
from gui.presenters.notices import Notices
from gui.presenters.report_state import Report
from gui.tasks import Bridge, ThreadLane
from tests.batch_desk import HoldingTill
from tests.doubles import FailingStore, HeldSettings, ScriptedClipboard
from tests.waiting import until_here

if TYPE_CHECKING:
    from gui.widgets.history.history_window import HistoryWindow

ME, MARIA = "ana", "maria"
ACME = Account("a", "Acme Supply", Environment.CUSTOM, "http://127.0.0.1:9")
SHOP = Account("b", "Other shop", Environment.CUSTOM, "http://127.0.0.1:9")
NOW = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)


class KeptInFolder(HistoryPlace):
    """A history whose key is in memory."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.opened: list[Ledger] = []
        self._key_of_run = KeyOfRun()

    def open(self) -> Ledger:
        self.opened.append(Ledger(self._folder, self._key_of_run))
        return self.opened[-1]


def link_of(invoice_id: str, account: str = "1") -> CheckoutLink:
    """The link that the till gives out, or one of an earlier time."""
    tail = InvoiceId(invoice_id).path_segment()
    before = "" if account == "1" else f"account={account}&"
    return admit(f"https://www.bluetape.com/i/r?{before}id={tail}")


def deed(
    invoice_id: str,
    way: str = "copy link",
    *,
    ago: timedelta = timedelta(hours=1),
    status: str = "Placed",
    person: str = ME,
    account: Account = ACME,
    link: CheckoutLink | None = None,
    amount: str = "4550.00",
) -> HandedOver:
    """Something that was handed over before now."""
    said = InvoiceStatus(status, Decimal(amount) if amount else None) if status else None
    link = link or link_of(invoice_id)
    return handed_over(NOW - ago, person, account, invoice_id, link, said, way)


class HistoryDesk:
    """The presenters of the history in front of a `Till`."""

    def __init__(self, folder: Path, choice: HistoryChoice = HistoryChoice.WITHOUT_LINKS) -> None:
        self.till = HoldingTill()
        vault = Vault(FailingStore())
        for account in (ACME, SHOP):
            credentials = Credentials(account.base_address, "key", "id")
            vault.keep_for_session(account.key, credentials)
        preferences = Preferences(history=choice)
        self.settings = HeldSettings(Settings(preferences=preferences, knows_of_history=True))
        self.now = NOW
        self.intents = Intents()
        self.bridge = Bridge()
        self.lane = ThreadLane(self.bridge, "history")
        self.saving = ThreadLane(self.bridge, "saving")
        self.place = KeptInFolder(folder)
        self.notices = Notices()
        self.keeper = HistoryKeeper(
            *(self.place, self.lane, self.saving, self.settings, self.notices, lambda: ME),
            lambda: self.now,
        )
        self.reader = Reader(ME, (ACME, SHOP))
        self.presenter = HistoryPresenter(self.keeper, self.reader)
        self.clipboard = ScriptedClipboard()
        self.check = CheckAgain(self.keeper, self.reader, InvoiceLookup(self.till, vault), Pacer())
        self.export = HistoryExport(self.keeper, self.saving, self.reader)
        self.work = HistoryWork(
            self.presenter, self.keeper, self.check, self.export, self.clipboard
        )
        self.work.set_account(ACME)
        self.rows: list[Kept] = []
        self.has_more = False
        self.reports: list[Report] = []
        self.questions: list[Question] = []
        self.looked_up: list[str] = []
        self.switched: list[str] = []
        presenter, work = self.presenter, self.work
        presenter.listed.connect(self._on_listed)
        presenter.added.connect(self._on_added)
        presenter.came.connect(lambda rows: self.rows.__setitem__(slice(0, 0), rows))
        presenter.known.connect(self._on_known)
        work.said.changed.connect(self.reports.append)
        work.question_arose.connect(self.questions.append)
        work.opened.connect(lambda invoice_id: self.looked_up.append(invoice_id.value))
        work.switched.connect(self.switched.append)

    def keep(self, *entries: HandedOver, with_links: bool = False) -> None:
        """These were handed over before, the first of them last."""
        done: list[object] = []

        def write(ledger: Ledger) -> None:
            problems = ledger.write(reversed(entries), with_links=with_links)
            assert not problems

        self.keeper.ask(write, done.append)
        self.until(lambda: bool(done), "it is written")

    def asked(self, work: Callable[[Ledger], object]) -> None:
        """Have something done with the ledger, to its end."""
        done: list[object] = []
        self.keeper.ask(work, done.append)
        self.until(lambda: bool(done), "it is done")

    def hand_over(self, invoice_id: str, link: CheckoutLink | None = None) -> None:
        """Something is handed over now, as the page does it."""
        link = link or link_of(invoice_id)
        offer = Offer(link, invoice_id, ACME, verdict_on(InvoiceStatus("Placed", Decimal(1))))
        self.keeper.note(offer, primary_way())

    def settle(self) -> None:
        """Wait until all that was asked of the ledger is answered, and what that led to."""
        for _ in range(3):
            self.asked(lambda _: None)

    def open(self) -> list[Kept]:
        """Have the first rows found."""
        self.presenter.repeat()
        self.settle()
        return self.rows

    def window(self) -> "HistoryWindow":
        """The window in front of the presenters."""
        from gui.widgets.history.details_panel import DetailsPanel
        from gui.widgets.history.entry_model import EntryModel
        from gui.widgets.history.entry_table import EntryTable
        from gui.widgets.history.history_filters import HistoryFilters
        from gui.widgets.history.history_window import HistoryParts, HistoryWindow

        table = EntryTable(EntryModel(self.presenter.line))
        parts = HistoryParts(HistoryFilters(), table, DetailsPanel(self.work))
        window = HistoryWindow(self.presenter, self.work, parts, self.intents)
        self.presenter.repeat()
        return window

    @property
    def state(self) -> HistoryState:
        return self.presenter.state

    @property
    def ids(self) -> list[str]:
        return [kept.invoice_id for kept in self.rows]

    def search(self, **chosen: object) -> list[str]:
        """Look for something else; returns the ids that are found first."""
        self.presenter.search(replace(self.state.chosen, **chosen))
        self.settle()
        return self.ids

    def pick(self, *places: int) -> Details:
        """Select rows; returns what is said of them."""
        self.presenter.pick([self.rows[place] for place in places])
        self.settle()
        return self.presenter.details()

    def ended(self) -> Report:
        """Wait for the end of what runs; returns what came of it."""
        self.until(lambda: not self.work.report.is_running, "it is over")
        self.settle()
        return self.work.report

    def until(self, condition: Callable[[], bool], what: str) -> None:
        until_here(condition, what)

    def close(self) -> None:
        self.till.gate.set()
        self.work.close()
        self.presenter.close()
        self.keeper.close()
        assert self.lane.close(60, finishes=True)
        assert self.saving.close(60, finishes=True)

    def _on_listed(self, rows: Sequence[Kept], has_more: bool) -> None:
        self.rows, self.has_more = list(rows), has_more

    def _on_added(self, rows: Sequence[Kept], has_more: bool) -> None:
        self.rows, self.has_more = [*self.rows, *rows], has_more

    def _on_known(self, rows: Sequence[Kept]) -> None:
        by_number = {kept.number: kept for kept in rows}
        self.rows = [by_number.get(kept.number, kept) for kept in self.rows]
