"""HandOverWindows: the parts that hand a link over, put together, with the windows they open.

A piece of the composition root: `app` makes one, and nobody else imports it.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from gui.core.file_manager import NotShown, show_in_folder
from gui.core.handover.draft_folder import DraftFolder
from gui.core.handover.mail_program import MailProgram
from gui.core.handover.picture import PictureFormat, PictureKind
from gui.core.invoice import shown_id
from gui.core.paths import drafts_folder, unfinished_folder
from gui.core.unfinished import Unfinished
from gui.presenters.handover import ways
from gui.presenters.handover.early_requests import EarlyRequests
from gui.presenters.handover.file_saves import FileInTheWay, FileRequest, FileSaves
from gui.presenters.handover.hand_over import Confirmation, HandOverPresenter, Showing
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.handover.ways import Way
from gui.presenters.handover.wording import file_stem
from gui.presenters.lookup.lookup_state import LookupState
from gui.presenters.lookup.recent import Recent
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices, Topic
from gui.presenters.ports import SettingsHolder
from gui.presenters.support import folder_not_opened
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate
from gui.tasks import Failed, Lane, Outcome
from gui.widgets.common.boxes import ConfirmBox
from gui.widgets.common.desktop import SystemBrowser, SystemClipboard
from gui.widgets.common.file_dialogs import ask_to_replace
from gui.widgets.handover.picture_renderer import PictureRenderer
from gui.widgets.main_window import MainWindow

if TYPE_CHECKING:
    from gui.presenters.handover.print_job import PrintJob


_STILL_BUSY = QT_TRANSLATE_NOOP(
    "hand over",
    "A file or a print job is still in progress. The program will close when it is done; close it "
    "again to quit now.",
)


class HandOverWindows(QObject):
    """Offers what the lookup shows; its dialogs close when that is not shown any more."""

    def __init__(
        self,
        window: MainWindow,
        storage: Lane,
        saving: Lane,
        mailing: Lane,
        printing: Lane,
        clipboard: SystemClipboard,
        settings: SettingsHolder,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._window = window
        self._mailing = mailing
        self._printing, self._saving = printing, saving
        self._settings = settings
        self._notices = notices
        drafts, unfinished = DraftFolder(drafts_folder()), Unfinished(unfinished_folder())
        self.work = PictureWork(PictureRenderer(), drafts, unfinished)
        self.presenter = HandOverPresenter(
            *(self.work, FileSaves(self.work, saving), storage, mailing),
            clipboard,
            SystemBrowser(),
            MailProgram(),
            *(settings, notices),
        )
        # What belongs to the link that is shown, and closes with it.
        self._opened: list[QWidget] = []
        clipboard.taken.connect(self._on_clipboard_taken)
        presenter = self.presenter
        self.requests = EarlyRequests(settings, notices)
        self.requests.granted.connect(presenter.request)
        presenter.confirmation_wanted.connect(self._on_confirmation_wanted)
        presenter.files.wanted.connect(self._on_file_wanted)
        presenter.files.in_the_way.connect(self._on_file_in_the_way)
        presenter.files.ended.connect(self._on_ended)
        presenter.showing_ready.connect(self._on_showing_ready)
        presenter.withdrawn.connect(self._on_withdrawn)
        self._jobs: list[PrintJob] = []
        # The window was closed while a file was being written, or printed, and waits for that.
        self._is_closing = False
        window.may_close = self._may_close
        self.recent = Recent()
        self.recent.changed.connect(window.show_recent)
        presenter.handed_over.connect(self.recent.note_done)
        presenter.handed_over.connect(self._on_handed_over)

    def show_lookup(self, state: LookupState) -> None:
        """Offer what was found, if something was."""
        self.recent.show_lookup(state)
        self.presenter.set_offer(self._offer(state))
        self.requests.show_lookup(state)

    @Slot(object)
    def judge(self, state: LookupState) -> None:
        """The verdict on what was shown before has come."""
        offer = self._offer(state)
        assert offer is not None
        self.presenter.judge(offer)
        self.recent.judge(state)

    def sweep(self) -> None:
        """Remove what earlier runs left for other programs to read. On a worker."""
        self.work.sweep()

    def clean_up(self) -> None:
        """Do the same at the end, for this run, too; nothing runs any more."""
        self.work.clean_up()

    def _offer(self, state: LookupState) -> Offer | None:
        found, verdict = state.found, state.verdict
        if found is None or verdict is None:
            return None
        chosen = self._settings.in_force.preferences
        return Offer(
            found.link,
            state.invoice_id,
            found.account,
            verdict,
            found.qr,
            chosen.decimals,
            chosen.amount_on_cards,
        )

    @Slot(object)
    def _open(self, dialog: QWidget) -> None:
        # What was closed is deleted, and of that only the name is left here.
        self._opened = [*filter(isValid, self._opened), dialog]

    @Slot(object)
    def hand_over(self, way: Way) -> None:
        """The user wants this, whatever is shown."""
        self.requests.request(way, self._window.page.typed_id)

    @Slot()
    def copy_link(self) -> None:
        """The user wants the link itself, whatever is shown."""
        self.hand_over(ways.primary_way())

    @Slot()
    def copy_in_default_form(self) -> None:
        """The user wants this, whatever is shown."""
        self.requests.request_default_copy(self._window.page.typed_id)

    @Slot(object)
    def show_in_folder(self, file: Path) -> None:
        """Have the system's file manager show a file."""
        # Its lane waits for other programs.
        self._mailing.submit(partial(show_in_folder, file), partial(self._on_shown, file.parent))

    def _on_shown(self, folder: Path, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Failed):
            if not isinstance(outcome.error, NotShown):
                raise outcome.error
            self._notices.say(Notice(folder_not_opened(folder), Severity.FAILED))

    @Slot(object, object)
    def _on_handed_over(self, _offer: Offer, way: Way) -> None:
        self._window.page.show_done(way)

    @Slot(object)
    def _on_confirmation_wanted(self, question: Confirmation) -> None:
        words = (question.title, question.text, question.button)
        box = ConfirmBox(*words, self._window, sign="stop")
        box.go_on.clicked.connect(partial(self.presenter.confirm, question.way))
        self._open(box)
        box.open()

    @Slot(object)
    def _on_file_wanted(self, request: FileRequest) -> None:
        from gui.widgets.handover.save_dialog import SaveDialog

        dialog = SaveDialog(request.stem, request.kind.formats, self._window)
        dialog.chosen.connect(self._on_file_chosen)
        self._open(dialog)
        dialog.open()

    @Slot(object, object, bool)
    def _on_file_chosen(self, path: Path, file_format: PictureFormat, replaces: bool) -> None:
        self.presenter.files.save(path, file_format, replaces=replaces)

    @Slot(object)
    def _on_file_in_the_way(self, there: FileInTheWay) -> None:
        save = partial(self.presenter.files.save, there.path, there.file_format, replaces=True)
        self._open(ask_to_replace(there.path, self._window, save))

    @Slot(object)
    def _on_showing_ready(self, showing: Showing) -> None:
        match showing.kind:
            case ways.Enlarge():
                self._enlarge(showing)
            case ways.PrintCards(is_sheet):
                self._print(showing, is_sheet=is_sheet)
            case _:
                assert_never(showing.kind)

    def _enlarge(self, showing: Showing) -> None:
        from gui.widgets.handover.qr_window import QrWindow

        window = QrWindow(showing.picture, self._window)
        self._open(window)
        window.show()

    def _print(self, showing: Showing, *, is_sheet: bool) -> None:
        from gui.core.handover.print_service import PrintService
        from gui.presenters.handover.print_job import PrintJob
        from gui.widgets.handover.print_dialog import PrintDialog

        job = PrintJob(
            self.work,
            PrintService(),
            *(self._printing, self._saving),
            showing.picture,
            shown_id(showing.offer.invoice_id),
            file_stem(showing.offer, PictureKind.CARD),
            self._notices,
            is_sheet=is_sheet,
        )
        self._jobs.append(job)
        job.printed.connect(partial(self.presenter.note_done, showing.offer, showing.way))
        job.saved.connect(partial(self._on_page_saved, showing.offer))
        job.failed.connect(self._stay)
        job.ended.connect(self._on_print_ended)
        dialog = PrintDialog(job, self._window)
        self._open(dialog)
        dialog.open()
        job.ask()

    def _on_page_saved(self, offer: Offer, path: Path) -> None:
        way = ways.way_of_saving(PictureKind.CARD)
        self.presenter.note_done(offer, way, ways.said_of_file(way, offer, path), path)

    @Slot()
    def _on_withdrawn(self) -> None:
        # No stale code, and no question about a link that is not shown any more.
        for job in [*self._jobs]:
            job.withdraw()
        opened, self._opened = filter(isValid, self._opened), []
        for dialog in opened:
            # What a dialog asks in one of its own holds it open until that is answered.
            for nested in filter(isValid, dialog.findChildren(QDialog)):
                nested.close()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.close()

    @Slot(bool)
    def _on_print_ended(self, is_printed: bool) -> None:
        self._jobs.remove(self.sender())  # type: ignore[arg-type]  # one of them
        self._on_ended(is_printed)

    @Slot()
    def _on_clipboard_taken(self) -> None:
        text = translate(
            "hand over",
            "Another program took over the clipboard right afterwards. Copy again and check "
            "what you paste.",
        )
        self._notices.say(Notice(text, Severity.LOOK_FIRST))

    @property
    def _is_busy(self) -> bool:
        return self.presenter.files.is_saving or any(job.is_busy for job in self._jobs)

    def _may_close(self) -> bool:
        if not self._is_busy or self._is_closing:
            return True
        self._is_closing = True
        words = partial(translate, "hand over", _STILL_BUSY)
        self._notices.say(Notice(words, Severity.LOOK_FIRST, Topic.CLOSING))
        return False

    @Slot(bool)
    def _on_ended(self, is_good: bool) -> None:
        if not is_good:
            self._stay()
        elif self._is_closing and not self._is_busy:
            self._window.close()

    @Slot()
    def _stay(self) -> None:
        # What went wrong has been said, and has to be seen.
        self._is_closing = False
        self._notices.withdraw(Topic.CLOSING)
