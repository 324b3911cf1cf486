"""HandOverPresenter: from a link that is shown to one that is handed over, in any form."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar, assert_never

from PySide6.QtCore import QObject, Signal

from gui.core.files import FileNotWritten
from gui.core.handover.mail import Form, Mail, MailFiles, NotForMailto, NotMailed
from gui.core.handover.picture import Picture, PictureKind
from gui.core.handover.templates import TemplateKind
from gui.core.invoice import shown_id
from gui.core.logs import describe
from gui.presenters.handover import ways, wording
from gui.presenters.handover.file_saves import FileSaves
from gui.presenters.handover.late_verdicts import LateVerdicts
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.handover.ways import Way, in_words
from gui.presenters.handover.words import risk_of, why_not
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices, Topic
from gui.presenters.ports import Browser, Clipboard, MailProgram, SettingsHolder
from gui.presenters.single_task import SingleTask
from gui.tasks import Failed, Lane, Ok, Outcome

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The question before a link is handed over that should not be; `button` goes on."""

    way: Way
    title: str
    text: str
    button: str


@dataclass(frozen=True, slots=True)
class Showing:
    """A proven picture to be shown in a window of its own, or printed."""

    way: Way
    kind: ways.Enlarge | ways.PrintCards
    picture: Picture
    offer: Offer


class HandOverPresenter(QObject):
    """Takes the offer that is shown, and hands it over as asked; one picture at a time. `began`
    says that it is on its way out, `handed_over` that an offer went out in a way.

    What is withdrawn meanwhile is not handed over: a late picture and an answered question belong
    to the offer they were made for. What became of a file that the user chose, which `files`
    writes whatever is shown by then, is said with its invoice; and so is a mail that a program is
    being started for.
    """

    confirmation_wanted = Signal(object)
    showing_ready = Signal(object)
    began = Signal()
    handed_over = Signal(object, object)
    withdrawn = Signal()

    def __init__(
        self,
        work: PictureWork,
        files: FileSaves,
        storage: Lane,
        mailing: Lane,
        clipboard: Clipboard,
        browser: Browser,
        mail_program: MailProgram,
        settings: SettingsHolder,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._notices = notices
        self._work = work
        self._clipboard = clipboard
        self._browser = browser
        self._mail_program = mail_program
        self._settings = settings
        self._offer: Offer | None = None
        self._asked: Way | None = None
        self._task = SingleTask(storage)
        self._mailing = SingleTask(mailing)
        self._late_verdicts = LateVerdicts()
        self.files = files
        self.files.saved.connect(self._on_saved)
        self.files.failed.connect(self._say_failed)

    def set_offer(self, offer: Offer | None) -> None:
        """Hand this over from now on.

        What was begun is withdrawn if it is another link, or if the verdict turned against it:
        then it takes the second step. Any other verdict on the same link changes nothing.
        """
        old, self._offer = self._offer, offer
        self.files.set_offer(offer)
        if offer is not None:
            self._warn(self._late_verdicts.offered(offer))
        if old is not None and (offer is None or not offer.may_go_on_from(old)):
            self._asked = None
            self._task.give_up()
            if self._mailing.give_up():
                # That it is being opened.
                self._notices.withdraw(Topic.FEEDBACK)
            self.withdrawn.emit()

    def judge(self, offer: Offer) -> None:
        """The verdict on an offer that is not shown any more has come."""
        self._warn(self._late_verdicts.judged(offer))

    def request(self, way: Way) -> None:
        """Hand the link over in this way; ask first where its verdict says so."""
        if self._offer is None:
            return
        if self._offer.verdict.needs_confirmation:
            self._asked = way
            self.confirmation_wanted.emit(confirmation(self._offer, way))
        else:
            self._hand_over(self._offer, way)

    def confirm(self, way: Way) -> None:
        """The question was answered: hand over all the same."""
        if self._offer is not None and self._asked is way:
            self._asked = None
            self._hand_over(self._offer, way)

    def _hand_over(self, offer: Offer, way: Way) -> None:  # noqa: C901  (one arm for each kind)
        if way.kind.needs_qr and offer.qr is None:
            self._say(in_words(ways.NO_QR), Severity.LOOK_FIRST)
            return
        self.began.emit()
        match way.kind:
            case ways.CopyText(text_of, html_of):
                html = html_of(offer) if html_of else ""
                self._copy(offer, way, text_of(offer), html=html)
            case ways.CopyMessage(template):
                self._copy(offer, way, self._mail(offer, template).body)
            case ways.CopyPicture(picture):
                work = partial(self._work.pasted, _picture(offer), picture)
                self._start(offer, work, lambda png: self._copy(offer, way, png=png))
            case ways.OpenPage():
                self._tell(offer, way, is_done=self._browser.open(offer.link))
            case ways.WriteDraft(template):
                self._write_draft(offer, way, self._mail(offer, template))
            case ways.WriteText(template):
                self._give(offer, way, self._mail(offer, template))
            case ways.Enlarge() as window:
                self._show(offer, way, window, self._work.for_screen)
            case ways.PrintCards() as cards:
                self._show(offer, way, cards, self._work.for_paper)
            case ways.SaveFile() as file:
                self.files.request(way, file)
            case _:
                assert_never(way.kind)

    def _copy(
        self, offer: Offer, way: Way, text: str = "", *, html: str = "", png: bytes = b""
    ) -> None:
        self._tell(offer, way, is_done=self._clipboard.put(text, html=html, png=png))

    def _show(
        self,
        offer: Offer,
        way: Way,
        kind: ways.Enlarge | ways.PrintCards,
        prove: Callable[[Picture], Picture],
    ) -> None:
        show = self.showing_ready.emit
        work = partial(prove, _picture(offer))
        self._start(offer, work, lambda proven: show(Showing(way, kind, proven, offer)))

    def _write_draft(self, offer: Offer, way: Way, mail: Mail) -> None:
        picture, stem = wording.picture_of(offer), wording.file_stem(offer, PictureKind.QR)
        write = partial(self._work.mail_draft, picture, mail, stem)
        self._start(offer, write, partial(self._give, offer, way, mail))

    def _give(self, offer: Offer, way: Way, mail: Mail, files: MailFiles | None = None) -> None:
        # It takes seconds where the program is not running yet.
        self._say(in_words(ways.OPENING_MAIL), None)

        def on_given(form: Form) -> None:
            # Given up too late: how it is opened is not known yet, but that it is.
            done = ways.GIVEN_OTHERWISE.get(form, way.done) if files else way.done
            self.note_done(offer, way, in_words(done, id=shown_id(offer.invoice_id)))

        give = partial(self._mail_program.give, mail, files)
        self._mailing.begin(give, partial(self._on_ended, offer, on_given))

    def _mail(self, offer: Offer, kind: TemplateKind) -> Mail:
        own = self._settings.settings.templates.get(kind)
        return wording.mail_of(offer, own or wording.default_template(kind))

    def _start(self, offer: Offer, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Have a worker do it, in place of what it was at for us, and go on with what it made."""
        self._task.begin(lambda _: work(), partial(self._on_ended, offer, then))

    def _on_ended(self, offer: Offer, then: Callable[[T], None], outcome: Outcome[T]) -> None:
        match outcome:
            case Ok(made):
                then(made)
            case Failed(error):
                self._say_failed(offer, error)
            case _:
                assert_never(outcome)

    def _on_saved(self, offer: Offer, way: Way, path: Path) -> None:
        self.note_done(offer, way, ways.said_of_file(way, offer, path), path)

    def _say_failed(self, offer: Offer, error: BaseException) -> None:
        if not isinstance(error, FileNotWritten | NotMailed | NotForMailto):
            log.error("hand-over: %s", describe(error))
        is_late = self._offer is None or not self._offer.may_go_on_from(offer)
        topic = Topic.LATE_FAILURE if is_late else Topic.FEEDBACK
        text = why_not(error, shown_id(offer.invoice_id))
        severity = Severity.LOOK_FIRST if isinstance(error, NotForMailto) else Severity.FAILED
        self._notices.say(Notice(text, severity, topic))

    def _tell(self, offer: Offer, way: Way, *, is_done: bool) -> None:
        if is_done:
            self.note_done(offer, way, in_words(way.done, id=shown_id(offer.invoice_id)))
        else:
            self._say(in_words(way.kind.verb.failed), Severity.FAILED)

    def note_done(self, offer: Offer, way: Way, done: str, file: Path | None = None) -> None:
        """It was handed over, as the offer was when that began; `done` says so."""
        self._notices.say(self._late_verdicts.done(offer, done, file))
        self.handed_over.emit(offer, way)

    def _warn(self, notice: Notice | None) -> None:
        if notice is not None:
            self._notices.say(notice)

    def _say(self, text: str, severity: Severity | None) -> None:
        self._notices.say(Notice(text, severity))


def confirmation(offer: Offer, way: Way) -> Confirmation:
    """Return the question before a link is handed over that had better not be."""
    title, text = risk_of(offer, way.kind.verb)
    button = in_words(way.kind.verb.anyway)
    return Confirmation(way, title, text, button)


def _picture(offer: Offer) -> Picture:
    """The picture of a link that fits a code."""
    picture = wording.picture_of(offer)
    assert picture is not None
    return picture
