"""PrintJob: from a payment card that is to be printed to one that a printer or a file has."""

import logging
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from gui.core.cancellation import Cancellation
from gui.core.files import FileNotWritten, FileProblem
from gui.core.handover.picture import Picture
from gui.core.handover.print_order import NotPrinted, Paper, Printer, PrintOrder, PrintProblem
from gui.core.handover.qr_proof import QrNotProven
from gui.core.logs import describe
from gui.core.text import plain
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.handover.words import why_not
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices, Topic
from gui.presenters.ports import PrintService
from gui.presenters.single_task import SingleTask
from gui.presenters.translation import translate, with_values
from gui.tasks import Failed, Lane, Ok, Outcome

log = logging.getLogger(__name__)


class PrintPhase(Enum):
    """`STUCK`: without a printer to be chosen; it can be asked for again."""

    ASKING = "asking"
    READY = "ready"
    STUCK = "stuck"
    SENDING = "sending"
    SAVING = "saving"


@dataclass(frozen=True, slots=True)
class PrintState:
    """What the print dialog shows."""

    phase: PrintPhase = PrintPhase.ASKING
    printers: tuple[Printer, ...] = ()
    text: str = ""
    severity: Severity = Severity.GOOD


class PrintJob(QObject):
    """Asks for the printers, and sends the cards to one of them; or saves the page.

    What is being sent or saved goes on when its link is not shown any more: the user has confirmed
    it. What became of it is said in any case, in the dialog or, if that is gone, by a notice.
    `printed` says it of a card that was; `saved` carries the file of one that was. `ended` comes
    once, when there is nothing more to do or to say; whether that was so.
    """

    state_changed = Signal(object)
    printed = Signal(str)
    saved = Signal(object)
    file_in_the_way = Signal(object, object)
    """The path of a file that is there, and the paper; nothing was saved. May it be replaced?"""
    failed = Signal()
    """It was neither; the state says why, and it can be tried again."""
    ended = Signal(bool)

    def __init__(
        self,
        work: PictureWork,
        service: PrintService,
        lane: Lane,
        saving: Lane,
        picture: Picture,
        invoice_id: str,
        stem: str,
        notices: Notices,
        *,
        is_sheet: bool,
    ) -> None:
        """`saving` is the lane for files; `invoice_id` as it is shown; `stem` is the suggested name
        of a file.
        """
        super().__init__()
        self._work = work
        self._service = service
        self._notices = notices
        self.picture = picture
        self._invoice_id = invoice_id
        self.stem = stem
        self.is_sheet = is_sheet
        self.state = PrintState()
        self._task = SingleTask(lane)
        self._saving = SingleTask(saving)
        self._printer = ""
        self._is_left = False

    @property
    def title(self) -> str:
        """What it is called in a printer's queue."""
        return f"{self.picture.mark} {self.picture.caption}".strip()

    @property
    def is_busy(self) -> bool:
        """Whether it does what the user has confirmed."""
        return self.state.phase in {PrintPhase.SENDING, PrintPhase.SAVING}

    def ask(self) -> None:
        """Ask which printers there are."""
        self._show(PrintState(text=translate("hand over", "Looking for printers…")))
        self._task.begin(self._service.printers, self._on_printers)

    def send(self, order: PrintOrder) -> None:
        """Print it so."""
        if self.state.phase is not PrintPhase.READY:
            return
        picture, is_sheet = self.picture, self.is_sheet

        def work(cancellation: Cancellation) -> None:
            page = self._work.page(picture, order.paper, is_sheet=is_sheet)
            self._service.send(order, self.title, page, cancellation)

        self._printer = plain(order.printer, 60)
        text = self._said(translate("hand over", "Sending to {printer}…"))
        self._show(replace(self.state, phase=PrintPhase.SENDING, text=text, severity=Severity.GOOD))
        self._task.begin(work, self._on_sent)

    def save(self, path: Path, paper: Paper, *, replaces: bool) -> None:
        """Write the page as a PDF; that takes no printer."""
        # A dialog for files may answer after the link that it was opened for.
        if self.is_busy or self._is_left:
            return
        before, picture, is_sheet = self.state.phase, self.picture, self.is_sheet

        def work(_: Cancellation) -> None:
            self._work.save_page(picture, paper, path, is_sheet=is_sheet, replaces=replaces)

        text = with_values(translate("hand over", "Saving {file}…"), file=plain(path.name, 60))
        self._show(replace(self.state, phase=PrintPhase.SAVING, text=text, severity=Severity.GOOD))
        # Which printers there are would come in between.
        self._task.give_up()
        self._saving.begin(work, partial(self._on_saved, path, paper, before))

    def note_printed(self) -> None:
        """The system's own dialog has printed it."""
        self._end_printed(
            translate("hand over", "Payment card for invoice {id} sent to the printer")
        )

    def note_not_printed(self) -> None:
        """It could not."""
        text = translate("hand over", "The payment card for invoice {id} was not printed.")
        text = self._said(text)
        self._show(replace(self.state, text=text, severity=Severity.FAILED))

    def cancel(self) -> None:
        """The user does not want it any more."""
        if self._is_left:
            return
        self._is_left = True
        if self.state.phase is PrintPhase.SAVING:
            # Nobody takes that back.
            return
        self._task.give_up()
        is_sending = self.state.phase is PrintPhase.SENDING
        self._end(Notice(self._unsure(), Severity.LOOK_FIRST) if is_sending else None)

    def withdraw(self) -> None:
        """The link is not shown any more: what the user confirmed goes on, nothing else does."""
        if self.is_busy:
            self._is_left = True
        else:
            self.cancel()

    def _on_printers(self, outcome: Outcome[tuple[Printer, ...]]) -> None:
        match outcome:
            case Ok(printers):
                self._show(PrintState(PrintPhase.READY, printers))
            case Failed(error):
                text = _why_none(_problem(error))
                self._show(PrintState(PrintPhase.STUCK, text=text, severity=Severity.LOOK_FIRST))
            case _:
                assert_never(outcome)

    def _on_sent(self, outcome: Outcome[None]) -> None:
        match outcome:
            case Ok():
                self._end_printed(
                    translate("hand over", "Payment card for invoice {id} sent to {printer}")
                )
            case Failed(error):
                self._fail(self._why_not(error), PrintPhase.READY)
            case _:
                assert_never(outcome)

    def _on_saved(
        self, path: Path, paper: Paper, before: PrintPhase, outcome: Outcome[None]
    ) -> None:
        match outcome:
            case Ok():
                self.state = replace(self.state, phase=before)
                self.saved.emit(path)
                self.ended.emit(True)
            case Failed(FileNotWritten(FileProblem.EXISTS)) if not self._is_left:
                self._show(replace(self.state, phase=before, text=""))
                self.failed.emit()
                self.file_in_the_way.emit(path, paper)
            case Failed(error):
                if not isinstance(error, FileNotWritten):
                    log.error("print: %s", describe(error))
                self._fail(why_not(error, self._invoice_id), before)
            case _:
                assert_never(outcome)

    def _fail(self, text: str, phase: PrintPhase) -> None:
        if self._is_left:
            self._end(Notice(text, Severity.FAILED, Topic.LATE_FAILURE))
        else:
            self._show(replace(self.state, phase=phase, text=text, severity=Severity.FAILED))
            self.failed.emit()

    def _why_not(self, error: BaseException) -> str:
        if isinstance(error, QrNotProven):
            log.error("print: %s", describe(error))
            return why_not(error, self._invoice_id)
        if _problem(error) is PrintProblem.SILENT:
            return self._unsure()
        text = translate(
            "hand over",
            "{printer} did not accept the payment card for invoice {id}. Nothing was printed.",
        )
        return self._said(text)

    def _unsure(self) -> str:
        text = translate(
            "hand over",
            "{printer} may already have the payment card for invoice {id}. Check the printer "
            "before you print it again.",
        )
        return self._said(text)

    def _said(self, text: str) -> str:
        return with_values(text, printer=self._printer, id=self._invoice_id)

    def _end(self, notice: Notice | None) -> None:
        self.state = replace(self.state, phase=PrintPhase.READY)
        if notice is not None:
            self._notices.say(notice)
        self.ended.emit(False)

    def _end_printed(self, done: str) -> None:
        self.state = replace(self.state, phase=PrintPhase.READY)
        self.printed.emit(self._said(done))
        self.ended.emit(True)

    def _show(self, state: PrintState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _problem(error: BaseException) -> PrintProblem:
    if isinstance(error, NotPrinted):
        return error.problem
    log.error("print: %s", describe(error))
    return PrintProblem.REFUSED


def _why_none(problem: PrintProblem) -> str:
    """Why no printer can be chosen, and what to do."""
    match problem:
        case PrintProblem.NO_PRINTER:
            return translate(
                "hand over",
                "No printer is set up on this computer. Save as PDF instead.",
            )
        case PrintProblem.SILENT:
            return translate(
                "hand over",
                "This computer’s print service is not answering. Try again, or save as PDF "
                "instead.",
            )
        case PrintProblem.REFUSED:
            return translate(
                "hand over",
                "This computer’s printers could not be listed. Try again, or save as PDF instead.",
            )
        case _:
            assert_never(problem)
