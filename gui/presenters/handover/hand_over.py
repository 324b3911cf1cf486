"""HandOverPresenter: from a link that is shown to one that is handed over, in any form."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from gui.core.files import FileNotWritten
from gui.core.handover.mail_draft import DraftNotProven, TooLongForMailto, UnsafeForMailto, mailto
from gui.core.handover.picture import Picture, PictureFormat
from gui.core.handover.qr_proof import QrNotProven
from gui.core.handover.templates import MessageTemplate, TemplateKind
from gui.core.invoice import shown_id
from gui.core.logs import describe
from gui.presenters import messages
from gui.presenters.handover import wording
from gui.presenters.handover.handed_over import HandedOver
from gui.presenters.handover.offer_state import (
    FORMATS,
    PICTURES,
    TEMPLATES,
    CopyWay,
    FileRequest,
    Offer,
    Showing,
    TextWay,
    Way,
)
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.messages import Severity
from gui.presenters.notices_state import Notice, Topic
from gui.presenters.ports import Browser, Clipboard, Mailer, SettingsHolder
from gui.tasks import Failed, Lane, Ok, Outcome, Task

log = logging.getLogger(__name__)


class HandOverPresenter(QObject):
    """Takes the offer that is shown, and hands it over as asked; one picture at a time. `began`
    says that it is on its way out.

    What is withdrawn meanwhile is not handed over: a late picture and an answered question belong
    to the offer they were made for. A file that the user chose and confirmed is written, whatever
    is shown by then, and what became of it is said with its invoice.
    """

    notice_arose = Signal(object)
    confirmation_wanted = Signal(object)
    file_wanted = Signal(object)
    showing_ready = Signal(object)
    began = Signal()
    withdrawn = Signal()
    save_ended = Signal(bool)

    def __init__(
        self,
        work: PictureWork,
        storage: Lane,
        clipboard: Clipboard,
        browser: Browser,
        mailer: Mailer,
        settings: SettingsHolder,
    ) -> None:
        super().__init__()
        self._work = work
        self._storage = storage
        self._clipboard = clipboard
        self._browser = browser
        self._mailer = mailer
        self._settings = settings
        self._offer: Offer | None = None
        self._asked: Way | None = None
        self._requested_file: FileRequest | None = None
        self._task: Task | None = None
        self._saves = 0
        self._handed_over = HandedOver()

    @property
    def is_saving(self) -> bool:
        """Whether a file is being written, or waits for that."""
        return self._saves > 0

    def set_offer(self, offer: Offer | None) -> None:
        """Hand this over from now on.

        What was begun is withdrawn if it is another link, or if the verdict turned against it:
        then it takes the second step. Any other verdict on the same link changes nothing.
        """
        old, self._offer = self._offer, offer
        if offer is not None:
            self._warn(self._handed_over.offered(offer))
        if old is not None and (offer is None or not offer.may_go_on_from(old)):
            self._asked = self._requested_file = None
            if self._task is not None:
                self._task.cancel()
                self._task = None
            self.withdrawn.emit()

    def judge(self, offer: Offer) -> None:
        """The verdict on an offer that is not shown any more has come."""
        self._warn(self._handed_over.judged(offer))

    def request(self, way: Way) -> None:
        """Hand the link over in this way; ask first where its verdict says so."""
        if self._offer is None:
            return
        if self._offer.verdict.needs_confirmation:
            self._asked = way
            self.confirmation_wanted.emit(messages.confirmation(self._offer, way))
        else:
            self._hand_over(self._offer, way)

    def confirm(self, way: Way) -> None:
        """The question was answered: hand over all the same."""
        if self._offer is not None and self._asked is way:
            self._asked = None
            self._hand_over(self._offer, way)

    def save(self, path: Path, file_format: PictureFormat, *, replaces: bool) -> None:
        """The file that was asked for goes here."""
        if self._offer is None or self._requested_file is None:
            return
        way, self._requested_file = self._requested_file.way, None
        picture = wording.picture_of(self._offer)
        assert picture is not None
        self._saves += 1
        # Not `_start`: nobody takes this back.
        self._storage.submit(
            partial(self._work.save, picture, PICTURES[way], file_format, path, replaces=replaces),
            partial(self._on_saved, self._offer, path.name),
        )

    def _hand_over(self, offer: Offer, way: Way) -> None:
        if way in PICTURES and way is not Way.MAIL_DRAFT and offer.qr is None:
            self._say(messages.too_long_for_qr(), Severity.LOOK_FIRST)
            return
        self.began.emit()
        match way:
            case (
                Way.COPY_LINK
                | Way.COPY_HYPERLINK
                | Way.COPY_MESSAGE
                | Way.COPY_TEXT_MESSAGE
                | Way.COPY_REMINDER
                | Way.COPY_ROW
            ):
                self._copy(way, offer, self._text(offer, way), html=_html(offer, way))
            case Way.COPY_QR | Way.COPY_CARD | Way.ENLARGE | Way.PRINT_CARD | Way.PRINT_SHEET:
                self._draw(offer, way)
            case Way.OPEN:
                self._open(offer)
            case Way.MAIL_TEXT:
                self._open_mailto(offer, way)
            case Way.MAIL_DRAFT:
                self._make_draft(offer, way)
            case Way.SAVE_QR | Way.SAVE_CARD:
                self._requested_file = FileRequest(
                    way, wording.file_stem(offer, PICTURES[way]), FORMATS[way]
                )
                self.file_wanted.emit(self._requested_file)
            case _:
                assert_never(way)

    def _draw(self, offer: Offer, way: Way) -> None:
        picture = wording.picture_of(offer)
        assert picture is not None
        self._start(
            partial(self._work.png, picture, PICTURES[way]),
            partial(self._on_drawn, way, offer, picture),
        )

    def _on_drawn(self, way: Way, offer: Offer, picture: Picture, outcome: Outcome[bytes]) -> None:
        self._task = None
        match outcome:
            case Ok(png) if way is Way.COPY_QR or way is Way.COPY_CARD:
                self._copy(way, offer, "", png=png)
            case Ok():
                self.showing_ready.emit(Showing(way, picture, offer))
            case Failed(error):
                self._say_failed(offer, error)

    def _copy(
        self, way: CopyWay, offer: Offer, text: str, *, html: str = "", png: bytes = b""
    ) -> None:
        if self._clipboard.put(text, html=html, png=png):
            self.note_done(offer, messages.copied(way, shown_id(offer.invoice_id)))
        else:
            self._say(messages.link_not_copied(), Severity.FAILED)

    def _open(self, offer: Offer) -> None:
        if self._browser.open(offer.link):
            self.note_done(offer, messages.page_opened(shown_id(offer.invoice_id)))
        else:
            self._say(messages.browser_not_opened(), Severity.FAILED)

    def _make_draft(self, offer: Offer, way: Way) -> None:
        picture = wording.picture_of(offer)
        mail = wording.mail_of(offer, self._template(way))
        stem = wording.file_stem(offer, PICTURES[way])
        self._start(
            partial(self._work.mail_draft, picture, mail, stem),
            partial(self._on_draft_made, offer),
        )

    def _on_draft_made(self, offer: Offer, outcome: Outcome[Path]) -> None:
        self._task = None
        match outcome:
            case Ok(file) if self._mailer.open_draft(file):
                self.note_done(offer, messages.mail_draft_opened(shown_id(offer.invoice_id)))
            case Ok():
                self._open_mailto(offer, Way.MAIL_DRAFT)
            case Failed(FileNotWritten()):
                self._say(messages.draft_not_written(), Severity.FAILED)
            case Failed(error):
                self._say_failed(offer, error)

    def _open_mailto(self, offer: Offer, way: Way) -> None:
        try:
            address = mailto(wording.mail_of(offer, self._template(way)))
        except TooLongForMailto:
            self._say(messages.too_long_for_mailto(), Severity.LOOK_FIRST)
            return
        except UnsafeForMailto:
            self._say(messages.unsafe_for_mailto(), Severity.LOOK_FIRST)
            return
        if self._mailer.open_mailto(address):
            self.note_done(offer, messages.mail_draft_opened(shown_id(offer.invoice_id)))
        else:
            self._say(messages.no_mail_program(), Severity.FAILED)

    def _on_saved(self, offer: Offer, name: str, outcome: Outcome[None]) -> None:
        self._saves -= 1
        match outcome:
            case Ok():
                self.note_done(offer, messages.file_saved(name, shown_id(offer.invoice_id)))
            case Failed(error):
                self._say_failed(offer, error)
        self.save_ended.emit(isinstance(outcome, Ok))

    def _text(self, offer: Offer, way: TextWay) -> str:
        match way:
            case Way.COPY_LINK | Way.COPY_HYPERLINK:
                return offer.link.address
            case Way.COPY_MESSAGE | Way.COPY_TEXT_MESSAGE | Way.COPY_REMINDER:
                return wording.mail_of(offer, self._template(way)).body
            case Way.COPY_ROW:
                return wording.row(offer)
            case _:
                assert_never(way)

    def _template(self, way: Way) -> MessageTemplate:
        kind: TemplateKind = TEMPLATES[way]
        own = self._settings.settings.templates.get(kind)
        return own or wording.default_template(kind)

    def _start(
        self, work: Callable[[], object], receiver: Callable[[Outcome[object]], None]
    ) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = self._storage.submit(work, receiver)

    def _say_failed(self, offer: Offer, error: BaseException) -> None:
        shown = shown_id(offer.invoice_id)
        if not isinstance(error, FileNotWritten):
            log.error("hand-over: %s", describe(error))
        if isinstance(error, FileNotWritten):
            text = messages.file_not_written(error.problem, shown)
        elif isinstance(error, QrNotProven):
            text = messages.qr_not_proven(shown)
        elif isinstance(error, DraftNotProven):
            text = messages.draft_not_proven()
        else:
            text = messages.picture_not_made(shown)
        is_late = self._offer is None or not self._offer.may_go_on_from(offer)
        topic = Topic.LATE_FAILURE if is_late else Topic.FEEDBACK
        self.notice_arose.emit(Notice(text, Severity.FAILED, topic))

    def note_done(self, offer: Offer, done: str) -> None:
        """It was handed over, as the offer was when that began."""
        self.notice_arose.emit(self._handed_over.done(offer, done))

    def _warn(self, notice: Notice | None) -> None:
        if notice is not None:
            self.notice_arose.emit(notice)

    def _say(self, text: str, severity: Severity = Severity.GOOD) -> None:
        self.notice_arose.emit(Notice(text, severity))


def _html(offer: Offer, way: Way) -> str:
    if way is Way.COPY_ROW:
        return wording.row_table(offer)
    return wording.hyperlink(offer) if way is Way.COPY_HYPERLINK else ""
