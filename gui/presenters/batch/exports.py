"""BatchExports: what leaves a list of invoices, on a lane, one export at a time."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar, assert_never

from PySide6.QtCore import QObject, Signal, Slot

from gui.core.cancellation import Cancellation
from gui.core.files import FileNotWritten, FileProblem
from gui.core.handover.templates import TemplateKind
from gui.core.logs import describe
from gui.presenters.batch import export_reports as reports
from gui.presenters.batch import export_words
from gui.presenters.batch.clipboard_table import table_of
from gui.presenters.batch.draft_counter import DraftCounter
from gui.presenters.batch.draft_opening import Draft, DraftOpening, Opened
from gui.presenters.batch.export_orders import (
    COPIED,
    SETTLED,
    Exported,
    ExportList,
    FileOrder,
    NothingLeft,
    Order,
    each_once,
)
from gui.presenters.batch.export_progress import Progress
from gui.presenters.batch.export_state import ExportPhase, ExportState, Said
from gui.presenters.batch.export_work import ExportWork, Terms
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.handover.wording import default_template
from gui.presenters.ports import Clipboard, MailProgram, SettingsHolder
from gui.tasks import Failed, Lane, Ok, Outcome, Task

log = logging.getLogger(__name__)

T = TypeVar("T")


class BatchExports(QObject):
    """Carries out one export at a time; `state_changed` carries its state, `saved` an order whose
    files are in their place, `copied` how many rows are on the clipboard, `handed_over` the list,
    the invoices whose links went out, and as what.

    `exists` carries a list and its order, to begin with if the user has what is there replaced. The
    window does not look for it before: it may lie on a share that hangs.

    What was not canceled before it is in its place is there, and said.
    """

    state_changed = Signal(object)
    saved = Signal(object)
    copied = Signal(int)
    handed_over = Signal(object, object, str)
    exists = Signal(object, object)

    def __init__(
        self,
        work: PictureWork,
        lane: Lane,
        mailing: Lane,
        clipboard: Clipboard,
        mail_program: MailProgram,
        settings: SettingsHolder,
    ) -> None:
        super().__init__()
        self.state = ExportState()
        self._said: Said = ExportState
        self._done = (0, 0)
        # What was not done because something else was; nothing, as a rule.
        self._refused: Callable[[], str] | None = None
        self._work = work
        self._lane = lane
        self._clipboard = clipboard
        self._settings = settings
        self._task: Task | None = None
        self._cancellation = Cancellation()
        # Not where an export may be on its way for long.
        self._planning = mailing
        self._opening = DraftOpening(mail_program, mailing)
        self._opening.went_on.connect(self._on_opening)
        self._opening.ended.connect(self._on_opened)
        self._drafts: tuple[Draft, ...] = ()
        # What came of the last export. A copy does not take it away.
        self._exported: Said = ExportState
        # Whether the rows are still those that it was made of.
        self._is_of_now = True
        # The numbers of the rows that were copied last.
        self._copied: frozenset[int] = frozenset()

    @property
    def is_running(self) -> bool:
        """Whether an export or a copy is on its way."""
        return self.state.phase is ExportPhase.RUNNING

    @property
    def is_busy(self) -> bool:
        """Whether it takes nothing else: that, or drafts are being opened."""
        return self.state.phase in {ExportPhase.RUNNING, ExportPhase.OPENING}

    def counter(self, batch: ExportList) -> DraftCounter:
        """Return what finds out which drafts would come of a list."""
        return DraftCounter(batch, self._planning)

    def begin(self, batch: ExportList, order: Order) -> None:
        """Export the rows as they are now. While another export runs, that is said instead."""
        if self.is_busy:
            self._refuse(export_words.NOT_EXPORTED_MEANWHILE)
            return
        self._forget()
        preferences = self._settings.in_force.preferences
        own = self._settings.settings.templates.get(TemplateKind.MAIL)
        terms = Terms(preferences.amount_on_cards, own or default_template(TemplateKind.MAIL))
        cancellation = Cancellation()
        tell = self._lane.posting(partial(self._on_progress, cancellation))
        work = ExportWork(self._work, batch, terms, Progress(cancellation, tell))
        self._start(
            *(partial(reports.running, order), cancellation, partial(work.carry_out, order)),
            partial(self._on_exported, batch, order),
        )

    def keep_what_is_there(self) -> None:
        """The user does not have it replaced."""
        self._end(reports.not_replaced)

    def copy(self, batch: ExportList) -> None:
        """Copy the rows for Excel: id, status, amount, link, note.

        While an export runs, it is said that they were not copied.
        """
        if self.is_busy:
            self._refuse(export_words.NOT_COPIED_MEANWHILE)
            return
        self._copied = frozenset()
        make = partial(table_of, batch)
        self._start(reports.copying, Cancellation(), make, partial(self._on_made, batch))

    def copy_settled(self, now: ExportList) -> None:
        """Copy the rows that were copied last, as they are `now`, with the links of what is paid or
        canceled."""
        if self._copied:
            self.copy(now.only(self._copied).including(SETTLED))

    def outdate(self) -> None:
        """The rows are others now: drafts made of those before are not offered any more, as their
        invoices may be paid."""
        if self._is_of_now:
            self._is_of_now = False
            self.say_anew()

    def cancel(self) -> None:
        """Give up what runs: nothing of it stays. What is in its place already does, and so do
        drafts that are open."""
        if self.state.phase is ExportPhase.OPENING:
            self._opening.cancel()
        if self._task is None or not self._cancellation.cancel():
            return
        self._task.cancel()
        self._end(reports.canceled)

    def dismiss(self) -> None:
        """What came of the last export was read."""
        if not self.is_busy:
            self._forget()
            self._say(ExportState)

    def say_anew(self) -> None:
        """Say it again, in the language that is in force now."""
        self._say(self._said, *self._done)

    def open_drafts(self) -> None:
        """Have the mail program open the first drafts of the last export."""
        if self.state.drafts and not self.is_busy:
            self._say(partial(reports.opening, self._exported), of=len(self._drafts))
            self._opening.begin(self._drafts)

    @Slot(int)
    def _on_opening(self, tried: int) -> None:
        self._say(self._said, tried, self.state.of)

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        if opened.error is not None:
            log.error("drafts: %s", describe(opened.error))
        self._drafts, self._refused = opened.left, None
        self._exported = partial(reports.opened, self._exported, opened)
        self._say(self._exported)

    def _forget(self) -> None:
        self._drafts, self._exported, self._copied = (), ExportState, frozenset()
        self._is_of_now = True

    def _refuse(self, what: Callable[[], str]) -> None:
        self._refused = what
        self._say(self._said, *self._done)

    def _start(
        self,
        said: Said,
        cancellation: Cancellation,
        work: Callable[[], T],
        receiver: Callable[[Outcome[T]], None],
    ) -> None:
        self._cancellation = cancellation
        self._refused = None
        self._say(said)
        self._task = self._lane.submit(work, receiver, on_cancel=cancellation.cancel)

    def _on_progress(self, cancellation: Cancellation, progress: tuple[int, int]) -> None:
        # Of another one, it came too late.
        if self.is_running and cancellation is self._cancellation:
            self._say(self._said, *progress)

    def _on_exported(self, batch: ExportList, order: Order, outcome: Outcome[Exported]) -> None:
        match outcome:
            case Ok(exported):
                self.saved.emit(order)
                self.handed_over.emit(batch, each_once(exported.rows), order.kind.value)
                self._drafts = exported.drafts
                # Of its rows, and of all drafts but those, nothing is kept.
                self._end(partial(reports.saved, order, replace(exported, rows=())))
            case Failed(FileNotWritten(FileProblem.EXISTS)) if isinstance(order, FileOrder):
                self._end(reports.is_asked)
                self.exists.emit(batch, replace(order, replaces=True))
            case Failed(error):
                self._say_failed(error)
            case _:
                assert_never(outcome)

    def _on_made(self, batch: ExportList, outcome: Outcome[tuple[str, str]]) -> None:
        match outcome:
            case Ok((text, html)):
                if self._clipboard.put(text, html=html):
                    self.copied.emit(len(batch.rows))
                    self.handed_over.emit(batch, batch.open, COPIED)
                    self._copied = frozenset(row.number for row in batch.rows)
                    what = len(batch.rows), batch.held_back
                    self._end_copy(partial(reports.copied, self._exported, *what))
                else:
                    self._fail_copy(export_words.CLIPBOARD_TAKEN)
            case Failed(error):
                log.error("copy: %s", describe(error))
                self._fail_copy(export_words.NOT_COPIED)
            case _:
                assert_never(outcome)

    def _say_failed(self, error: BaseException) -> None:
        if not isinstance(error, FileNotWritten | NothingLeft):
            log.error("export: %s", describe(error))
        # What was worked with is not kept.
        self._end(partial(reports.not_saved, error.with_traceback(None)))

    def _end(self, said: Said) -> None:
        self._end_copy(said)
        self._exported = self._said

    def _fail_copy(self, why: Callable[[], str]) -> None:
        self._end_copy(partial(reports.not_copied, self._exported, why))

    def _end_copy(self, said: Said) -> None:
        self._task = None
        refused, self._refused = self._refused, None
        self._say(partial(reports.with_refused, refused, said) if refused else said)

    def _say(self, said: Said, done: int = 0, of: int = 0) -> None:
        self._said, self._done = said, (done, of)
        refused = self._refused
        state = reports.refused_meanwhile(refused, said) if refused else said()
        drafts = len(self._drafts) if self._is_of_now else 0
        self.state = replace(state, done=done, of=of, drafts=drafts)
        self.state_changed.emit(self.state)
