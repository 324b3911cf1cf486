"""HistoryWork: what is done with what was found, one thing at a time, and what came of it."""

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gui.core.accounts.account import Account
from gui.core.errors import StoreLocked, UntrustedLink
from gui.core.files import FileNotWritten, FileProblem
from gui.core.history.entry import Kept
from gui.core.history.problems import LedgerUnavailable
from gui.core.history.query import Query
from gui.core.invoice import InvoiceId
from gui.core.link import admit
from gui.core.logs import describe
from gui.core.status import InvoiceStatus
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.ways import in_words, primary_way
from gui.presenters.handover.words import risk_of
from gui.presenters.history import work_words
from gui.presenters.history.check_again import CheckAgain
from gui.presenters.history.history import HistoryPresenter
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.history.history_export import HistoryExport, Saved, TooManyRows
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.history.history_state import ExportFormat, Question
from gui.presenters.history.ledger_questions import clear
from gui.presenters.history.lines import WITHOUT_ACCOUNT, amount_of, id_of, invoice_of
from gui.presenters.history.problem_words import said_of
from gui.presenters.history.unpaid import checkable, sweep_unpaid
from gui.presenters.history.work_report import WorkReport
from gui.presenters.lookup.verdict_state import verdict_on
from gui.presenters.message_state import Severity
from gui.presenters.moments import moment_of
from gui.presenters.ports import Clipboard
from gui.presenters.report_state import Report
from gui.presenters.save_words import CANCELED
from gui.tasks import Failed, Outcome

if TYPE_CHECKING:
    from gui.presenters.history.sweep import Sweep

log = logging.getLogger(__name__)


class HistoryWork(QObject):
    """About the rows that its presenter has picked, or all that was found.

    `said` is what is shown of it; `question_arose` carries a `Question`. `exists` carries an
    `ExportFormat` and a path, to export once more if the user has what is there replaced.
    `switched` carries the key of an account that is to be used, `opened` the `InvoiceId` that is to
    be looked up there.
    """

    question_arose = Signal(object)
    exists = Signal(object, object)
    switched = Signal(str)
    opened = Signal(object)

    def __init__(
        self,
        presenter: HistoryPresenter,
        keeper: HistoryKeeper,
        check: CheckAgain,
        exporting: HistoryExport,
        clipboard: Clipboard,
        demo_origin: str | None = None,
    ) -> None:
        """`demo_origin` as for the gate."""
        super().__init__()
        self._presenter = presenter
        self._reader = presenter.reader
        self._keeper = keeper
        self._check = check
        self._exporting = exporting
        self._clipboard = clipboard
        self._demo_origin = demo_origin
        self._account: Account | None = None
        self._sweep: Sweep | None = None
        self._order: tuple[ExportFormat, Path] | None = None
        self._rows_to_save = 0
        self.said = WorkReport()
        check.reported.connect(self.said.show)
        check.known.connect(presenter.take_in)
        exporting.read.connect(self._on_read)
        exporting.ended.connect(self._on_exported)

    @property
    def report(self) -> Report:
        """Return what is shown of what is done."""
        return self.said.shown

    def set_account(self, account: Account | None) -> None:
        """This one is in use."""
        self._account = account

    @Slot()
    def look_up(self) -> None:
        """Look the invoice up on the page, in its account."""
        kept = next(iter(self._presenter.picked), None)
        if kept is None:
            return
        account, invoice_id = self._reader.account_of(kept), id_of(kept)
        if account is None or invoice_id is None:
            if account is None:
                self.said.say(Report(WITHOUT_ACCOUNT(), severity=Severity.LOOK_FIRST))
            return
        if account == self._account:
            self.opened.emit(invoice_id)
            return
        title, text, button = work_words.switch_question(account.name, kept.invoice_id)
        go_on = partial(self._switch, account, invoice_id)
        self.question_arose.emit(Question(title, text, button, go_on))

    @Slot()
    def check_selected(self) -> None:
        """Ask what BlueTape says by now of the invoices that are selected."""
        if self._presenter.picked and not self.report.is_running:
            self._begin_check(self._presenter.picked)

    @Slot()
    def check_unpaid(self) -> None:
        """The same, of all that was not paid when it was handed over lately."""
        if self.report.is_running:
            return
        self.said.show(Report(work_words.FINDING_UNPAID(), is_running=True))
        self._sweep = sweep_unpaid(self._keeper, self._on_unpaid)
        self._sweep.begin()

    @Slot()
    def go_on(self) -> None:
        """What waits goes on."""
        self._check.go_on()

    @Slot()
    def cancel(self) -> None:
        """Give up what is being done."""
        if self._check.is_running:
            self._check.cancel()
        elif self._sweep is not None:
            self._sweep.cancel()
            self._sweep = None
            self.said.show(Report())
        elif self._order is not None and self._exporting.cancel():
            self._order = None
            self.said.show(Report(CANCELED()))

    @Slot()
    def dismiss(self) -> None:
        """What came of the last thing was read."""
        if not self.report.is_running:
            self.said.show(Report())

    @Slot()
    def copy(self) -> None:
        """Copy the link that is kept; ask first where that may be wrong."""
        kept = next(iter(self._presenter.picked), None)
        if kept is None or not kept.link:
            return
        account = self._reader.account_of(kept)
        if account is None:
            return
        try:
            link = admit(kept.link, demo_origin=self._demo_origin)
        except UntrustedLink:
            text = work_words.link_refused(kept.invoice_id)
            self.said.say(Report(text, severity=Severity.FAILED))
            return
        verdict = verdict_on(self._status(kept), self._reader.decimals)
        offer = Offer(link, kept.invoice_id, account, verdict, decimals=self._reader.decimals)
        go_on = partial(self._copy, offer, kept)
        if verdict.needs_confirmation:
            verb = primary_way().kind.verb
            title, text = risk_of(offer, verb)
            button = in_words(verb.anyway)
        elif kept.is_changed:
            title, text, button = work_words.changed_question(kept.invoice_id)
        else:
            go_on()
            return
        self.question_arose.emit(Question(title, text, button, go_on))

    def export(self, kind: ExportFormat, path: Path, *, replaces: bool) -> None:
        """Save what was found."""
        if self.report.is_running:
            return
        self._order = (kind, path)
        self.said.show(Report(work_words.SAVING(), is_running=True))
        query = self._presenter.query
        # Of what is filtered nobody has counted how many there are.
        self._rows_to_save = self._presenter.total if query == Query() else 0
        self._exporting.begin(query, kind, path, replaces=replaces)

    @property
    def clear_question(self) -> Question:
        """What is asked before all of it goes."""
        title, text, button = work_words.clear_question(self._presenter.total)
        return Question(title, text, button, self.clear)

    @Slot()
    def clear(self) -> None:
        """Remove everything."""
        if not self.report.is_running:
            self._keeper.ask(clear, self._on_cleared)

    def stop_asking(self, account_key: str, *, is_locked: bool = False) -> None:
        """The credentials of this account are others now, gone, or locked away."""
        if is_locked and self._sweep is not None:
            # What would be asked with what is found would open the keyring's prompt.
            self.cancel()
            why = self._check.why(StoreLocked())
            self.said.show(Report(work_words.NOTHING_CHECKED(), why, Severity.FAILED))
        self._check.stop_asking(account_key, is_locked=is_locked)

    def close(self) -> None:
        """Give everything up."""
        self._check.close()
        self._exporting.cancel()
        if self._sweep is not None:
            self._sweep.cancel()
        self.said.close()

    def _switch(self, account: Account, invoice_id: InvoiceId) -> None:
        self.switched.emit(account.key)
        self.opened.emit(invoice_id)

    def _status(self, kept: Kept) -> InvoiceStatus | None:
        """What BlueTape said last: when it was asked again, or then."""
        outcome = self._reader.checked.get(invoice_of(kept))
        if outcome is not None and outcome.status is not None:
            return outcome.status
        return InvoiceStatus(kept.status, amount_of(kept)) if kept.status else None

    def _copy(self, offer: Offer, kept: Kept) -> None:
        way = primary_way()
        if not self._clipboard.put(offer.link.address):
            self.said.say(Report(in_words(way.kind.verb.failed), severity=Severity.FAILED))
            return
        self._keeper.note(offer, way, is_current=False)
        text = work_words.copied(kept.invoice_id, moment_of(kept.at, self._keeper.now()))
        self.said.say(Report(text, work_words.LOOK_UP_INSTEAD(), Severity.GOOD))

    def _on_unpaid(self, rows: list[Kept], error: BaseException | None) -> None:
        self._sweep = None
        if isinstance(error, LedgerUnavailable):
            self.said.show(Report(said_of(error.problem), severity=Severity.FAILED))
        elif error is not None:
            self._fail(error)
        else:
            self._begin_check(rows)

    def _begin_check(self, rows: list[Kept]) -> None:
        found = checkable(rows, self._reader)
        if found.groups:
            self._check.begin(found)
        elif found.left_out:
            why = HistoryCounts().left_out(found.left_out)
            self.said.show(Report(work_words.NOTHING_CHECKED(), why, Severity.LOOK_FIRST))
        else:
            self.said.show(Report(work_words.NOTHING_UNPAID()))

    @Slot(int)
    def _on_read(self, rows: int) -> None:
        self.said.show(
            Report(work_words.SAVING(), is_running=True, done=rows, of=self._rows_to_save)
        )

    @Slot(object)
    def _on_exported(self, came: Saved | BaseException) -> None:
        order, self._order = self._order, None
        if isinstance(came, Saved):
            text = work_words.saved(came.path, came.rows)
            self.said.show(Report(text, severity=Severity.GOOD, file=came.path))
            return
        self._fail(came)
        is_there = isinstance(came, FileNotWritten) and came.problem is FileProblem.EXISTS
        if is_there and order is not None:
            self.exists.emit(*order)

    def _on_cleared(self, outcome: Outcome[None]) -> None:
        if not isinstance(outcome, Failed):
            self.said.say(Report(work_words.CLEARED(), severity=Severity.GOOD))
            self._keeper.note_cleared()
            return
        error = outcome.error
        detail = said_of(error.problem) if isinstance(error, LedgerUnavailable) else ""
        if not detail:
            log.error("history: %s", describe(error))
        self.said.say(Report(work_words.NOT_CLEARED(), detail, Severity.FAILED))

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, LedgerUnavailable):
            self.said.show(Report(said_of(error.problem), severity=Severity.FAILED))
            return
        if not isinstance(error, FileNotWritten | TooManyRows):
            log.error("history: %s", describe(error))
        self.said.show(Report(work_words.why_not_saved(error), severity=Severity.FAILED))
