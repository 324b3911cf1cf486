"""BatchExports: what leaves a list of invoices, on a lane, one export at a time."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TypeVar, assert_never

from PySide6.QtCore import QObject, Signal, Slot

from gui.core.cancellation import Cancellation
from gui.core.files import FileNotWritten, FileProblem
from gui.core.handover.templates import TemplateKind
from gui.core.logs import describe
from gui.presenters.batch import export_words
from gui.presenters.batch.clipboard_table import table_of
from gui.presenters.batch.draft_counter import DraftCounter
from gui.presenters.batch.draft_opening import Draft, DraftOpening, Opened
from gui.presenters.batch.export_orders import (
    COPIED,
    Exported,
    ExportList,
    FileOrder,
    NothingLeft,
    Order,
    each_once,
)
from gui.presenters.batch.export_progress import Progress
from gui.presenters.batch.export_work import ExportWork, Terms
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.handover.wording import default_template
from gui.presenters.message_state import Severity
from gui.presenters.ports import Clipboard, MailProgram, SettingsHolder
from gui.presenters.save_words import CANCELED
from gui.tasks import Failed, Lane, Ok, Outcome, Task

log = logging.getLogger(__name__)

T = TypeVar("T")


class ExportPhase(Enum):
    IDLE = "idle"
    RUNNING = "running"
    OPENING = "opening"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class ExportState:
    """What is being done (`done` of `of`, 0 where nobody counts), or what came of the last export.

    `detail` says what was left out, a line for each reason. `file` can be shown in its folder; so
    many `drafts` can be opened, or are being.
    """

    phase: ExportPhase = ExportPhase.IDLE
    text: str = ""
    detail: str = ""
    severity: Severity | None = None
    done: int = 0
    of: int = 0
    file: Path | None = None
    drafts: int = 0


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
        self._exported = ExportState()

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
            self._say_busy(export_words.NOT_EXPORTED_MEANWHILE())
            return
        self._drafts, self._exported = (), ExportState()
        preferences = self._settings.in_force.preferences
        own = self._settings.settings.templates.get(TemplateKind.MAIL)
        terms = Terms(preferences.amount_on_cards, own or default_template(TemplateKind.MAIL))
        cancellation = Cancellation()
        tell = self._lane.posting(partial(self._on_progress, cancellation))
        work = ExportWork(self._work, batch, terms, Progress(cancellation, tell))
        self._start(
            *(export_words.running(order), cancellation, partial(work.carry_out, order)),
            partial(self._on_exported, batch, order),
        )

    def keep_what_is_there(self) -> None:
        """The user does not have it replaced."""
        self._end(export_words.why_not_saved(FileNotWritten(FileProblem.EXISTS)), None)

    def copy(self, batch: ExportList) -> None:
        """Copy the rows for Excel: id, status, amount, link, note.

        While an export runs, it is said that they were not copied.
        """
        if self.is_busy:
            self._say_busy(export_words.NOT_COPIED_MEANWHILE())
            return
        self._start("", Cancellation(), partial(table_of, batch), partial(self._on_made, batch))

    def cancel(self) -> None:
        """Give up what runs: nothing of it stays. What is in its place already does, and so do
        drafts that are open."""
        if self.state.phase is ExportPhase.OPENING:
            self._opening.cancel()
        if self._task is None or not self._cancellation.cancel():
            return
        self._task.cancel()
        self._end(CANCELED(), None)

    def dismiss(self) -> None:
        """What came of the last export was read."""
        if not self.is_busy:
            self._drafts, self._exported = (), ExportState()
            self._show(ExportState())

    def open_drafts(self) -> None:
        """Have the mail program open the first drafts of the last export."""
        if self._drafts and not self.is_busy:
            text, of = export_words.OPENING_DRAFTS(), len(self._drafts)
            opening = ExportPhase.OPENING
            self._show(replace(self._exported, phase=opening, text=text, severity=None, of=of))
            self._opening.begin(self._drafts)

    @Slot(int)
    def _on_opening(self, tried: int) -> None:
        self._show(replace(self.state, done=tried))

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        if opened.error is not None:
            log.error("drafts: %s", describe(opened.error))
        self._drafts = opened.left
        as_text = export_words.opened_as_text(opened)
        detail = "\n".join(filter(None, (as_text, self._exported.detail)))
        severity: Severity | None = Severity.FAILED
        if opened.left:
            severity = None
        elif opened.count:
            is_good = opened.count == opened.of and not detail
            severity = Severity.GOOD if is_good else Severity.LOOK_FIRST
        self._exported = replace(
            self._exported,
            text=export_words.drafts_opened(opened),
            detail=detail,
            severity=severity,
            drafts=len(opened.left),
        )
        self._show(self._exported)

    def _say_busy(self, text: str) -> None:
        self._show(replace(self.state, text=self.state.text or export_words.COPYING(), detail=text))

    def _start(
        self,
        text: str,
        cancellation: Cancellation,
        work: Callable[[], T],
        receiver: Callable[[Outcome[T]], None],
    ) -> None:
        self._cancellation = cancellation
        self._show(ExportState(ExportPhase.RUNNING, text))
        self._task = self._lane.submit(work, receiver, on_cancel=cancellation.cancel)

    def _on_progress(self, cancellation: Cancellation, progress: tuple[int, int]) -> None:
        # Of another one, it came too late.
        if self.is_running and cancellation is self._cancellation:
            done, of = progress
            self._show(replace(self.state, done=done, of=of))

    def _on_exported(self, batch: ExportList, order: Order, outcome: Outcome[Exported]) -> None:
        match outcome:
            case Ok(exported):
                self.saved.emit(order)
                self.handed_over.emit(batch, each_once(exported.rows), order.kind.value)
                self._drafts = exported.drafts
                self._end(
                    export_words.saved(order, exported),
                    Severity.LOOK_FIRST if exported.left_out else Severity.GOOD,
                    detail=export_words.left_out(exported.left_out),
                    file=exported.path,
                    drafts=len(exported.drafts),
                )
            case Failed(FileNotWritten(FileProblem.EXISTS)) if isinstance(order, FileOrder):
                self._end("", None)
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
                    self._end_copy(export_words.copied(len(batch.rows)), Severity.GOOD)
                else:
                    self._end_copy(export_words.CLIPBOARD_TAKEN(), Severity.FAILED)
            case Failed(error):
                log.error("copy: %s", describe(error))
                self._end_copy(export_words.NOT_COPIED(), Severity.FAILED)
            case _:
                assert_never(outcome)

    def _say_failed(self, error: BaseException) -> None:
        if isinstance(error, NothingLeft):
            detail = export_words.left_out(error.left_out)
            self._end(export_words.NOTHING_LEFT(), Severity.LOOK_FIRST, detail=detail)
            return
        if not isinstance(error, FileNotWritten):
            log.error("export: %s", describe(error))
        self._end(export_words.why_not_saved(error), Severity.FAILED)

    def _end(
        self,
        text: str,
        severity: Severity | None,
        *,
        detail: str = "",
        file: Path | None = None,
        drafts: int = 0,
    ) -> None:
        self._task = None
        # That it was busy meanwhile is still to be known.
        detail = "\n".join(filter(None, (self.state.detail, detail)))
        ended = ExportPhase.ENDED
        self._exported = ExportState(ended, text, detail, severity, file=file, drafts=drafts)
        self._show(self._exported)

    def _end_copy(self, text: str, severity: Severity) -> None:
        self._task = None
        before = self._exported
        if severity is Severity.GOOD:
            severity = before.severity or severity
        text = "\n".join(filter(None, (text, before.text)))
        detail = "\n".join(filter(None, (self.state.detail, before.detail)))
        ended = ExportPhase.ENDED
        self._show(replace(before, phase=ended, text=text, detail=detail, severity=severity))

    def _show(self, state: ExportState) -> None:
        self.state = state
        self.state_changed.emit(state)
