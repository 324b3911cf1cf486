"""Every way of handing a link over: what leaves the program, and what keeps it from leaving."""

import email
import stat
from dataclasses import dataclass, field, replace
from decimal import Decimal
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage

from gui.core.accounts.account import Account, Environment
from gui.core.files import FileNotWritten, FileProblem
from gui.core.handover.draft_folder import DraftFolder
from gui.core.handover.mail import (
    DraftNotProven,
    Form,
    MailNotTaken,
    NoMailProgram,
    TooLongForMailto,
    UnsafeForMailto,
)
from gui.core.handover.pdf_reader import bitmap_of
from gui.core.handover.picture import Bitmap, Drawing, Picture, PictureFormat, PictureKind
from gui.core.handover.print_order import Paper
from gui.core.handover.qr import fitting_qr, make_qr, sturdy_qr
from gui.core.handover.templates import MessageTemplate, TemplateKind
from gui.core.link import CheckoutLink, admit
from gui.core.paths import drafts_folder
from gui.core.settings import Settings
from gui.core.status import InvoiceStatus
from gui.presenters.handover.file_saves import FileInTheWay, FileRequest, FileSaves
from gui.presenters.handover.hand_over import Confirmation, HandOverPresenter, Showing
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.handover.ways import WAYS, Way
from gui.presenters.lookup.verdict_state import Verdict, pending_verdict, verdict_on
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices
from gui.widgets.handover.picture_renderer import PictureRenderer
from tests import ways
from tests.codes import level_of, read_codes
from tests.doubles import HeldSettings, ManualLane, ScriptedClipboard, ScriptedMailProgram
from tests.faults.scenario import exhaustive
from tests.systems import IS_WINDOWS

LINK = admit("https://www.bluetape.com/i/r?account=7aec7f522d88&id=one")
OTHER = admit("https://www.bluetape.com/i/r?account=7aec7f522d88&id=two")
LONG = admit("https://www.bluetape.com/" + "x" * 4_000)
LIVE = Account("p", "Acme Supply", Environment.PRODUCTION)
OTHER_LIVE = Account("q", "Acme West", Environment.PRODUCTION)
TRIAL = Account("s", "Acme Supply", Environment.SANDBOX)
READY = verdict_on(InvoiceStatus("Placed", Decimal("4550.5")))
PAID = verdict_on(InvoiceStatus("Paid", Decimal(4550)))
CANCELED = verdict_on(InvoiceStatus("canceled"))


def offer(*, account: Account = LIVE, link: CheckoutLink = LINK, invoice_id: str = "one") -> Offer:
    return Offer(link, invoice_id, account, READY, fitting_qr(link.address))


@dataclass
class Counter:
    """The presenter at work, with all that came out of it."""

    renderer: object = field(default_factory=PictureRenderer)
    lane: ManualLane = field(default_factory=ManualLane)
    clipboard: ScriptedClipboard = field(default_factory=ScriptedClipboard)
    mail_program: ScriptedMailProgram = field(default_factory=ScriptedMailProgram)
    settings: HeldSettings = field(default_factory=HeldSettings)
    opened: list[CheckoutLink] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    questions: list[Confirmation] = field(default_factory=list)
    requests: list[FileRequest] = field(default_factory=list)
    in_the_way: list[FileInTheWay] = field(default_factory=list)
    showings: list[Showing] = field(default_factory=list)
    withdrawals: int = 0
    has_browser: bool = True

    def __post_init__(self) -> None:
        self.work = PictureWork(self.renderer, DraftFolder(drafts_folder()))  # type: ignore[arg-type]
        self.channel = Notices()
        self.channel.arose.connect(self._on_notice)
        self.presenter = HandOverPresenter(
            self.work,
            FileSaves(self.work, self.lane),
            self.lane,
            self.lane,
            self.clipboard,
            self,
            self.mail_program,
            self.settings,
            self.channel,
        )
        self.presenter.confirmation_wanted.connect(self.questions.append)
        self.presenter.files.wanted.connect(self.requests.append)
        self.presenter.files.in_the_way.connect(self.in_the_way.append)
        self.presenter.showing_ready.connect(self.showings.append)
        self.presenter.withdrawn.connect(self._on_withdrawn)
        self.presenter.set_offer(offer())

    def open(self, link: CheckoutLink) -> bool:
        self.opened.append(link)
        return self.has_browser

    def do(self, way: Way) -> None:
        """Ask for it, and let the worker finish; a file that is wanted stays wanted."""
        self.presenter.request(way)
        while self.lane.waiting:
            self.lane.run()

    @property
    def left(self) -> bool:
        """Whether anything left the program, or is about to without another question."""
        board = self.clipboard
        return bool(
            board.text
            or board.html
            or board.png
            or self.opened
            or self.mail_program.given
            or self.requests
            or self.showings
            or self.lane.waiting
        )

    @property
    def draft(self) -> Path:
        """The draft that the mail program got."""
        [files] = self.mail_program.files
        return files.draft

    @property
    def said(self) -> tuple[str, Severity]:
        [notice] = self.notices
        return notice.text, notice.severity

    def copied(self, way: Way) -> str:
        """What is said after this way of copying."""
        self.do(way)
        return self.notices[-1].text

    def _on_notice(self, notice: Notice) -> None:
        # Without a severity it says what goes on.
        if notice.severity is not None:
            self.notices.append(notice)

    def _on_withdrawn(self) -> None:
        self.withdrawals += 1


@pytest.fixture
def counter(qapp: object) -> Counter:
    return Counter()


def picture_in(png: bytes) -> QImage:
    image = QImage.fromData(png)
    assert not image.isNull()
    return image


def test_nothing_is_handed_over_without_an_offer(counter: Counter) -> None:
    counter.presenter.set_offer(None)
    for way in WAYS:
        counter.do(way)
        counter.presenter.confirm(way)
    counter.presenter.files.save(Path("x.png"), PictureFormat.PNG, replaces=False)
    assert not counter.left
    assert counter.notices == counter.questions == []


def test_copy_link_is_the_plain_address_and_nothing_else(counter: Counter) -> None:
    counter.do(ways.COPY_LINK)
    board = counter.clipboard
    assert (board.text, board.html, board.png) == (LINK.address, "", b"")
    assert counter.said == ("Payment link for one copied", Severity.GOOD)


def test_a_hyperlink_is_html_without_styles_and_the_plain_address(counter: Counter) -> None:
    counter.do(ways.COPY_HYPERLINK)
    assert counter.clipboard.text == LINK.address
    assert counter.clipboard.html == (
        '<a href="https://www.bluetape.com/i/r?account=7aec7f522d88&amp;id=one">Pay invoice one</a>'
    )


@pytest.mark.parametrize(
    ("way", "kind"),
    [
        (ways.COPY_MESSAGE, TemplateKind.MAIL),
        (ways.COPY_TEXT_MESSAGE, TemplateKind.TEXT_MESSAGE),
        (ways.COPY_REMINDER, TemplateKind.REMINDER),
    ],
)
def test_messages_are_those_of_the_settings(counter: Counter, way: Way, kind: TemplateKind) -> None:
    counter.do(way)
    assert LINK.address in counter.clipboard.text
    assert "{" not in counter.clipboard.text
    own = MessageTemplate("s", "{{{account}}}: {link}, {amount} for {invoice_id}")
    counter.settings.change(Settings(templates={kind: own}))
    counter.do(way)
    assert counter.clipboard.text == f"{{Acme Supply}}: {LINK.address}, 4550.50 for one"


def test_an_amount_that_is_not_known_is_not_made_up(counter: Counter) -> None:
    for verdict in (verdict_on(None), pending_verdict(), CANCELED):
        counter.presenter.set_offer(None)
        counter.presenter.set_offer(replace(offer(), verdict=verdict))
        counter.presenter.request(ways.COPY_MESSAGE)
        counter.presenter.confirm(ways.COPY_MESSAGE)
        assert "Amount: see the payment page" in counter.clipboard.text


@pytest.mark.parametrize("way", [ways.COPY_QR, ways.COPY_CARD], ids=ways.name_of)
def test_pictures_are_copied_alone_and_say_the_link(counter: Counter, way: Way) -> None:
    counter.do(way)
    assert (counter.clipboard.text, counter.clipboard.html) == ("", "")
    assert read_codes(picture_in(counter.clipboard.png)) == [LINK.address]


@pytest.mark.parametrize(
    ("invoice_id", "word", "cells"),
    [
        ("one", "Placed", ["one", LINK.address, "Placed", "4550.50"]),
        ("=1+1", "@SUM", ["'=1+1", LINK.address, "'@SUM", "4550.50"]),
        ("-2", "+x", ["'-2", LINK.address, "'+x", "4550.50"]),
        ("007", "Placed", ["'007", LINK.address, "Placed", "4550.50"]),
        ("1234567890123456", "Placed", ["'1234567890123456", LINK.address, "Placed", "4550.50"]),
        ("\uff1d1", "\uff20x", ["'\uff1d1", LINK.address, "'\uff20x", "4550.50"]),
        ("MAR1", "1/2", ["'MAR1", LINK.address, "'1/2", "4550.50"]),
        ("7E10", "Placed", ["'7E10", LINK.address, "Placed", "4550.50"]),
        ("INV-1", "Placed", ["INV-1", LINK.address, "Placed", "4550.50"]),
        ('"a"', "Placed", ['"""a"""', LINK.address, "Placed", "4550.50"]),
    ],
)
def test_a_row_is_four_cells_and_no_formula(
    counter: Counter, invoice_id: str, word: str, cells: list[str]
) -> None:
    verdict = verdict_on(InvoiceStatus(word, Decimal("4550.5")))
    counter.presenter.set_offer(replace(offer(invoice_id=invoice_id), verdict=verdict))
    counter.do(ways.COPY_ROW)
    assert counter.clipboard.text.split("\t") == cells


def test_a_row_without_a_status_keeps_its_columns(counter: Counter) -> None:
    counter.presenter.set_offer(replace(offer(), verdict=verdict_on(None)))
    counter.do(ways.COPY_ROW)
    assert counter.clipboard.text.split("\t") == ["one", LINK.address, "", ""]
    assert counter.clipboard.html.count("<td") == 4


@pytest.mark.parametrize("invoice_id", ["7E10", "1-2", "MAR1", "007", "1234567890123456", "a<b"])
def test_a_row_is_a_table_whose_ids_are_text(counter: Counter, invoice_id: str) -> None:
    counter.presenter.set_offer(offer(invoice_id=invoice_id))
    counter.do(ways.COPY_ROW)
    table = counter.clipboard.html
    shown = invoice_id.replace("<", "&lt;")
    assert f"""<td style="mso-number-format:'\\@'" sdnum="1033;0;@">{shown}</td>""" in table
    assert f'<a href="{LINK.address.replace("&", "&amp;")}">' in table
    # A number, for sums.
    assert 'sdval="4550.5" sdnum="1033;0;0.00">4550.50</td>' in table


def test_an_amount_of_more_digits_than_a_spreadsheet_keeps_is_text(counter: Counter) -> None:
    for total, shown, is_text in (
        ("1234567890123.45", "1234567890123.45", False),
        ("123456789012345678.91", "123456789012345678.91", True),
    ):
        verdict = verdict_on(InvoiceStatus("Placed", Decimal(total)))
        counter.presenter.set_offer(replace(offer(), verdict=verdict))
        counter.do(ways.COPY_ROW)
        cell = f"'{shown}" if is_text else shown
        assert counter.clipboard.text.split("\t")[3] == cell
        assert (f'sdval="{total}"' in counter.clipboard.html) is not is_text
        assert f">{shown}</td>" in counter.clipboard.html


def test_spaces_that_a_table_would_fold_are_kept(counter: Counter) -> None:
    counter.presenter.set_offer(offer(invoice_id="a  b"))
    counter.do(ways.COPY_ROW)
    assert counter.clipboard.html == ""
    assert counter.clipboard.text.startswith("a  b\t")


def test_months_of_the_users_language_count(counter: Counter) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("es_MX"))
    try:
        for invoice_id in ("1-ene", "MAR1", "2 de agosto"):
            counter.presenter.set_offer(offer(invoice_id=invoice_id))
            counter.do(ways.COPY_ROW)
            assert counter.clipboard.text.startswith(f"'{invoice_id}\t")
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize("way", ways.COPIES, ids=ways.name_of)
def test_every_copy_says_what_was_copied(counter: Counter, way: Way) -> None:
    counter.do(way)
    text, severity = counter.said
    assert severity is Severity.GOOD
    assert "one" in text
    others = {Counter().copied(other) for other in ways.COPIES if other is not way}
    assert text not in others


@pytest.mark.parametrize("way", ways.COPIES, ids=ways.name_of)
def test_a_clipboard_held_by_another_program_is_told(counter: Counter, way: Way) -> None:
    counter.clipboard.is_held = True
    counter.do(way)
    text, severity = counter.said
    assert severity is Severity.FAILED
    assert "not copied" in text


@pytest.mark.parametrize("verdict", [PAID, CANCELED])
@pytest.mark.parametrize("way", WAYS, ids=ways.name_of)
def test_what_is_not_owed_takes_one_step_more(counter: Counter, way: Way, verdict: object) -> None:
    counter.presenter.set_offer(replace(offer(), verdict=verdict))  # type: ignore[arg-type]
    counter.do(way)
    assert not counter.left
    [question] = counter.questions
    assert question.way is way
    assert "Whoever gets the link could" in question.text
    assert question.button.endswith("anyway")
    other = next(w for w in WAYS if w is not way)
    counter.presenter.confirm(other)
    assert not counter.left
    counter.presenter.confirm(way)
    assert counter.left
    # The answer was for once.
    counter.lane.run()
    counter.clipboard.text = counter.clipboard.html = ""
    counter.presenter.confirm(way)
    assert counter.clipboard.text == counter.clipboard.html == ""


@pytest.mark.parametrize(
    "verdict",
    [
        READY,
        pending_verdict(),
        verdict_on(None),
        verdict_on(InvoiceStatus("Partially Paid")),
    ],
)
def test_nothing_else_takes_it(counter: Counter, verdict: object) -> None:
    counter.presenter.set_offer(replace(offer(), verdict=verdict))  # type: ignore[arg-type]
    counter.do(ways.COPY_LINK)
    assert counter.questions == []
    assert counter.clipboard.text == LINK.address


def test_an_answer_that_comes_after_the_link_is_gone_does_nothing(counter: Counter) -> None:
    counter.presenter.set_offer(replace(offer(), verdict=PAID))
    counter.do(ways.COPY_LINK)
    counter.presenter.set_offer(replace(offer(invoice_id="two"), verdict=PAID))
    counter.presenter.confirm(ways.COPY_LINK)
    assert not counter.left


@pytest.mark.parametrize(
    "way", [ways.COPY_CARD, ways.ENLARGE, ways.PRINT_CARD, ways.MAIL_DRAFT], ids=ways.name_of
)
def test_a_late_picture_is_dropped(counter: Counter, way: Way) -> None:
    counter.presenter.request(way)
    counter.presenter.set_offer(None)
    counter.lane.run()
    assert not counter.left
    assert counter.notices == []


def test_a_file_chosen_too_late_is_not_written(counter: Counter, tmp_path: Path) -> None:
    counter.do(ways.SAVE_CARD)
    counter.presenter.set_offer(offer(invoice_id="two"))
    counter.presenter.files.save(tmp_path / "x.png", PictureFormat.PNG, replaces=False)
    counter.lane.run()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_a_save_that_was_confirmed_is_finished_and_told(
    counter: Counter, tmp_path: Path, *, is_withdrawn: bool
) -> None:
    counter.do(ways.SAVE_CARD)
    counter.presenter.files.save(tmp_path / "x.png", PictureFormat.PNG, replaces=False)
    assert counter.presenter.files.is_saving
    if is_withdrawn:
        counter.presenter.set_offer(None)
    else:
        counter.presenter.set_offer(offer(invoice_id="two", link=OTHER))
        counter.presenter.request(ways.COPY_QR)
    counter.lane.run()
    assert not counter.presenter.files.is_saving
    assert read_codes(QImage(str(tmp_path / "x.png"))) == [LINK.address]
    saved = f"Saved as x.png in {tmp_path.name}, for invoice one"
    assert Notice(saved, file=tmp_path / "x.png") in counter.notices


def test_of_two_files_in_one_place_the_last_one_stays(counter: Counter, tmp_path: Path) -> None:
    target = tmp_path / "x.png"
    for shown in (offer(), offer(invoice_id="two", link=OTHER)):
        counter.presenter.set_offer(shown)
        counter.presenter.request(ways.SAVE_CARD)
        counter.presenter.files.save(target, PictureFormat.PNG, replaces=True)
    # Whoever writes both at the same time may be done with the first one last.
    assert counter.lane.waiting == 1
    while counter.lane.waiting:
        counter.lane.run()
    assert not counter.presenter.files.is_saving
    assert read_codes(QImage(str(target))) == [OTHER.address]


def test_a_save_that_failed_is_told_with_its_invoice(counter: Counter, tmp_path: Path) -> None:
    counter.do(ways.SAVE_CARD)
    counter.presenter.files.save(tmp_path / "gone" / "x.png", PictureFormat.PNG, replaces=False)
    counter.presenter.set_offer(offer(invoice_id="two"))
    counter.lane.run()
    text, severity = counter.said
    assert text.startswith("Nothing was saved for invoice one. ")
    assert severity is Severity.FAILED
    # It stays until somebody has seen it.
    assert counter.notices[0].stands


def test_a_verdict_that_comes_meanwhile(counter: Counter) -> None:
    counter.presenter.set_offer(replace(offer(), verdict=pending_verdict()))
    counter.presenter.request(ways.COPY_CARD)
    counter.presenter.set_offer(offer())
    counter.lane.run()
    assert counter.clipboard.png
    assert counter.withdrawals == 0
    counter.clipboard.png = b""
    counter.presenter.request(ways.COPY_CARD)
    counter.presenter.set_offer(replace(offer(), verdict=PAID))
    counter.lane.run()
    assert counter.withdrawals == 1
    assert not counter.left


@pytest.mark.parametrize(
    "way", [*ways.COPIES, ways.OPEN, ways.MAIL_DRAFT, ways.MAIL_TEXT], ids=ways.name_of
)
def test_a_verdict_that_turns_names_what_was_done_before(counter: Counter, way: Way) -> None:
    counter.presenter.set_offer(replace(offer(), verdict=pending_verdict()))
    counter.do(way)
    done, severity = counter.said
    assert severity is Severity.GOOD
    counter.presenter.set_offer(replace(offer(), verdict=PAID))
    assert counter.notices[-1].text == f"{done}, but BlueTape now says: {PAID.short}"
    assert counter.notices[-1].severity is Severity.LOOK_FIRST
    # It is said once.
    counter.presenter.set_offer(replace(offer(), verdict=PAID, decimals=3))
    assert len(counter.notices) == 2


@pytest.mark.parametrize("first", [pending_verdict(), verdict_on(None)], ids=["pending", "none"])
def test_a_status_that_comes_when_it_is_asked_for_again_warns_too(
    counter: Counter, first: Verdict
) -> None:
    counter.presenter.set_offer(replace(offer(), verdict=first))
    counter.do(ways.COPY_LINK)
    done, _ = counter.said
    for verdict in (verdict_on(None), pending_verdict(), PAID):
        counter.presenter.set_offer(replace(offer(), verdict=verdict))
    assert counter.notices[-1].text == f"{done}, but BlueTape now says: {PAID.short}"
    assert counter.notices[-1].severity is Severity.LOOK_FIRST


def test_a_verdict_that_turns_names_all_that_was_done_before(counter: Counter) -> None:
    counter.presenter.set_offer(replace(offer(), verdict=pending_verdict()))
    for way in (ways.MAIL_DRAFT, ways.COPY_LINK, ways.COPY_QR, ways.COPY_LINK, ways.OPEN):
        counter.do(way)
    counter.presenter.set_offer(replace(offer(), verdict=PAID))
    draft, link, qr, _, page, warning = (notice.text for notice in counter.notices)
    done = f"{draft}, p{link[1:]}, {qr} and p{page[1:]}"
    assert warning == f"{done}, but BlueTape now says: {PAID.short}"


@pytest.mark.parametrize("verdict", [READY, verdict_on(None), PAID])
def test_a_verdict_that_does_not_turn_says_nothing(counter: Counter, verdict: object) -> None:
    begun = PAID if verdict is PAID else pending_verdict()
    counter.presenter.set_offer(replace(offer(), verdict=begun))
    counter.do(ways.COPY_LINK)
    counter.presenter.confirm(ways.COPY_LINK)
    counter.presenter.set_offer(replace(offer(), verdict=verdict))  # type: ignore[arg-type]
    assert counter.said == ("Payment link for one copied", Severity.GOOD)


def test_what_was_done_with_another_link_is_no_reason_to_warn(counter: Counter) -> None:
    counter.presenter.set_offer(replace(offer(), verdict=pending_verdict()))
    counter.do(ways.COPY_LINK)
    pending = replace(offer(invoice_id="two"), verdict=pending_verdict())
    counter.presenter.set_offer(pending)
    counter.presenter.set_offer(replace(pending, verdict=PAID))
    assert counter.said == ("Payment link for one copied", Severity.GOOD)


def test_a_file_that_is_ready_after_the_verdict_turned_says_both(
    counter: Counter, tmp_path: Path
) -> None:
    counter.presenter.set_offer(replace(offer(), verdict=pending_verdict()))
    counter.do(ways.SAVE_CARD)
    counter.presenter.files.save(tmp_path / "x.png", PictureFormat.PNG, replaces=False)
    counter.presenter.set_offer(replace(offer(), verdict=PAID))
    assert counter.notices == []
    counter.lane.run()
    saved = f"Saved as x.png in {tmp_path.name}, for invoice one"
    assert counter.said == (f"{saved}, but BlueTape now says: {PAID.short}", Severity.LOOK_FIRST)


def test_the_browser_gets_the_link(counter: Counter) -> None:
    counter.do(ways.OPEN)
    assert counter.opened == [LINK]
    assert counter.said == ("Payment page for one opened in the browser", Severity.GOOD)


def test_no_browser(counter: Counter) -> None:
    counter.has_browser = False
    counter.do(ways.OPEN)
    text, severity = counter.said
    assert severity is Severity.FAILED
    assert "Copy link" in text


def test_a_draft_is_private_and_whole(counter: Counter) -> None:
    counter.do(ways.MAIL_DRAFT)
    file = counter.draft
    if not IS_WINDOWS:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    mail = email.message_from_bytes(file.read_bytes(), policy=default)
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "Payment link for invoice one"
    assert mail["To"] is None
    assert mail.get_content_type() == "multipart/alternative"
    plain_part = mail.get_body(("plain",))
    assert plain_part is not None
    assert LINK.address in plain_part.get_content()
    [picture] = [part for part in mail.walk() if part.get_content_type() == "image/png"]
    assert picture["Content-Disposition"].startswith("inline")
    assert read_codes(picture_in(picture.get_content())) == [LINK.address]
    assert counter.said[1] is Severity.GOOD


# A mail library that decodes what it is given makes a header, or a body, of these.
TRAPS = ["=?us-ascii?q?=0D=0ABcc:_x@y.z?=", "=?us-ascii?q?=0d=0a=0d=0aHello?="]


@pytest.mark.parametrize("trap", TRAPS)
def test_what_stands_in_a_subject_is_text(counter: Counter, trap: str) -> None:
    account = LIVE._replace(name=f"société Éclair {trap}")
    own = MessageTemplate("{account}\r\nBcc: {invoice_id}", "{link}")
    counter.settings.change(Settings(templates={TemplateKind.MAIL: own}))
    counter.presenter.set_offer(offer(account=account, invoice_id=trap))
    counter.do(ways.MAIL_DRAFT)
    file = counter.draft
    mail = email.message_from_bytes(file.read_bytes(), policy=default)
    assert set(mail) == {"Date", "Subject", "X-Unsent", "MIME-Version", "Content-Type"}
    assert mail["Subject"] == f"société Éclair {trap} Bcc: {trap}"
    body = mail.get_body(("plain",))
    assert body is not None
    assert body.get_content().strip() == LINK.address


@pytest.mark.parametrize(
    ("where", "failure", "words"),
    [
        pytest.param(
            "mail_draft.draft",
            DraftNotProven(),
            "failed its check",
            marks=pytest.mark.expects_log("hand-over: DraftNotProven"),
        ),
        (
            "draft_folder.DraftFolder.place_for_one",
            FileNotWritten(FileProblem.DENIED),
            "could not be saved",
        ),
    ],
)
def test_a_draft_that_is_not_written_is_told(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, where: str, failure: Exception, words: str
) -> None:
    def refuse(*_: object) -> None:
        raise failure

    monkeypatch.setattr(f"gui.core.handover.{where}", refuse)
    counter.do(ways.MAIL_DRAFT)
    assert not counter.left
    text, severity = counter.said
    assert severity is Severity.FAILED
    assert words in text


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (Form.DRAFT, "Mail for one is in your mail program; send it from there"),
        (Form.ATTACHED, "check that the QR code is attached"),
        (Form.TEXT, "as text, without the QR code"),
    ],
)
def test_what_the_mail_program_got_is_said(counter: Counter, form: Form, words: str) -> None:
    counter.mail_program.form = form
    counter.do(ways.MAIL_DRAFT)
    text, severity = counter.said
    assert severity is Severity.GOOD
    assert words in text


def test_beside_a_draft_lies_its_picture(counter: Counter) -> None:
    counter.do(ways.MAIL_DRAFT)
    [files] = counter.mail_program.files
    assert files.picture is not None
    assert read_codes(picture_in(files.picture.read_bytes())) == [LINK.address]


# Some mail programs read the picture only when the mail is sent.
@pytest.mark.parametrize(
    "second",
    [
        offer(invoice_id="INV:1", link=OTHER),
        offer(invoice_id="INV/1", link=OTHER, account=OTHER_LIVE),
    ],
    ids=["an ID that is called alike", "the same one of another account"],
)
def test_a_second_draft_leaves_the_files_of_the_first(counter: Counter, second: Offer) -> None:
    counter.presenter.set_offer(offer(invoice_id="INV/1"))
    counter.do(ways.MAIL_DRAFT)
    counter.presenter.set_offer(second)
    counter.do(ways.MAIL_DRAFT)
    codes = []
    for files, link in zip(counter.mail_program.files, (LINK, OTHER), strict=True):
        assert files.picture is not None
        assert files.picture.name == "payment QR code INV-1.png"
        codes.append(read_codes(picture_in(files.picture.read_bytes())))
        mail = email.message_from_bytes(files.draft.read_bytes(), policy=default)
        body = mail.get_body(("plain",))
        assert body is not None
        assert link.address in body.get_content()
    assert codes == [[LINK.address], [OTHER.address]]


def test_a_text_that_was_asked_for_is_no_less_than_that(counter: Counter) -> None:
    counter.do(ways.MAIL_TEXT)
    assert counter.mail_program.files == []
    [mail] = counter.mail_program.given
    assert mail.subject == "Payment link for invoice one"
    assert LINK.address in mail.body
    assert counter.said[0] == "Mail for one is in your mail program; send it from there"


@pytest.mark.parametrize(
    ("error", "severity", "words"),
    [
        (NoMailProgram(), Severity.FAILED, "No mail program was found"),
        (MailNotTaken(), Severity.FAILED, "did not open"),
        (TooLongForMailto(), Severity.LOOK_FIRST, "too long"),
        (UnsafeForMailto(), Severity.LOOK_FIRST, "would misread this subject"),
    ],
)
@pytest.mark.parametrize("way", [ways.MAIL_DRAFT, ways.MAIL_TEXT], ids=ways.name_of)
def test_a_mail_that_was_not_opened_is_told_with_a_way_out(
    counter: Counter, way: Way, error: Exception, severity: Severity, words: str
) -> None:
    counter.mail_program.error = error
    counter.do(way)
    assert counter.said[1] is severity
    assert words in counter.said[0]
    assert "Copy as" in counter.said[0]


def test_a_mail_is_not_opened_if_its_link_goes_before_a_program_is_started(
    counter: Counter,
) -> None:
    counter.presenter.request(ways.MAIL_TEXT)
    assert [notice.text for notice in counter.channel.shown] == ["Opening your mail program…"]
    counter.presenter.set_offer(replace(offer(), verdict=PAID))
    assert counter.channel.shown == ()
    counter.lane.run()
    assert not counter.left
    assert counter.notices == []


def test_a_mail_that_is_being_opened_is_told_whatever_is_shown(counter: Counter) -> None:
    counter.presenter.set_offer(replace(offer(), verdict=pending_verdict()))
    counter.lane.holds_outcomes = True
    counter.do(ways.MAIL_TEXT)
    assert counter.notices == []
    counter.presenter.set_offer(replace(offer(), verdict=PAID))
    done = "Mail for one is in your mail program; send it from there"
    assert counter.said[0] == f"{done}, but BlueTape now says: {PAID.short}"
    counter.lane.deliver()
    assert len(counter.notices) == 1


@pytest.mark.parametrize("way", WAYS, ids=ways.name_of)
def test_a_link_too_long_for_a_code_has_all_other_ways(counter: Counter, way: Way) -> None:
    counter.presenter.set_offer(offer(link=LONG))
    counter.do(way)
    if way.name.split()[-1] in {"qr", "image", "card", "sheet", "enlarge"}:
        assert counter.said == (
            "This link is too long for a QR code. Copy link still works.",
            Severity.LOOK_FIRST,
        )
        assert not counter.left
    else:
        assert counter.notices[-1].severity in {Severity.GOOD, Severity.LOOK_FIRST}
    if way is ways.MAIL_DRAFT:
        assert b"image/png" not in counter.draft.read_bytes()


@pytest.mark.parametrize(
    ("way", "file_format"),
    [
        (ways.SAVE_QR, PictureFormat.PNG),
        (ways.SAVE_QR, PictureFormat.SVG),
        (ways.SAVE_QR, PictureFormat.PDF),
        (ways.SAVE_CARD, PictureFormat.PNG),
        (ways.SAVE_CARD, PictureFormat.PDF),
    ],
)
def test_pictures_are_saved_where_the_user_says(
    counter: Counter, tmp_path: Path, way: Way, file_format: PictureFormat
) -> None:
    counter.do(way)
    [request] = counter.requests
    assert file_format in request.kind.formats
    target = tmp_path / f"{request.stem}.{file_format.value}"
    counter.presenter.files.save(target, file_format, replaces=False)
    counter.lane.run()
    assert counter.said == (
        f"Saved as {target.name} in {tmp_path.name}, for invoice one",
        Severity.GOOD,
    )
    assert [p.name for p in tmp_path.iterdir()] == [target.name]
    starts = {
        PictureFormat.PNG: b"\x89PNG",
        PictureFormat.SVG: b"<?xml",
        PictureFormat.PDF: b"%PDF",
    }
    assert target.read_bytes().startswith(starts[file_format])


def test_a_file_that_is_there_is_kept_unless_the_user_said_so(
    counter: Counter, tmp_path: Path
) -> None:
    target = tmp_path / "card.png"
    target.write_bytes(b"mine")
    counter.do(ways.SAVE_CARD)
    counter.presenter.files.save(target, PictureFormat.PNG, replaces=False)
    counter.lane.run()
    assert counter.in_the_way == [FileInTheWay(target, PictureFormat.PNG)]
    assert counter.notices == []
    assert target.read_bytes() == b"mine"
    counter.presenter.files.save(target, PictureFormat.PNG, replaces=True)
    counter.lane.run()
    assert target.read_bytes().startswith(b"\x89PNG")
    assert len(counter.in_the_way) == 1


@pytest.mark.parametrize("meanwhile", ["another link", "another file"])
def test_where_that_cannot_be_asked_any_more_it_is_said(
    counter: Counter, tmp_path: Path, meanwhile: str
) -> None:
    target = tmp_path / "card.png"
    target.write_bytes(b"mine")
    counter.do(ways.SAVE_CARD)
    counter.presenter.files.save(target, PictureFormat.PNG, replaces=False)
    if meanwhile == "another link":
        counter.presenter.set_offer(offer(invoice_id="two", link=OTHER))
    else:
        counter.presenter.request(ways.SAVE_QR)
    counter.lane.run()
    assert counter.in_the_way == []
    assert counter.said == (
        "Nothing was saved for invoice one. A file with this name already exists.",
        Severity.FAILED,
    )
    assert target.read_bytes() == b"mine"
    if meanwhile == "another file":
        # It is the one that is asked for now.
        counter.presenter.files.save(tmp_path / "code.png", PictureFormat.PNG, replaces=False)
        counter.lane.run()
        assert counter.notices[-1].text.startswith("Saved as code.png")


def test_a_folder_that_went_away(counter: Counter, tmp_path: Path) -> None:
    counter.do(ways.SAVE_CARD)
    counter.presenter.files.save(tmp_path / "gone" / "x.png", PictureFormat.PNG, replaces=False)
    counter.lane.run()
    assert counter.said == (
        "Nothing was saved for invoice one. The folder no longer exists.",
        Severity.FAILED,
    )


class BrokenRenderer:
    """Draws another link's code, two codes, none, or not at all."""

    def __init__(self, how: str) -> None:
        self._how = how

    def draw(
        self, picture: Picture, kind: PictureKind, file_format: PictureFormat, least_width: int
    ) -> Drawing:
        other = admit("https://www.bluetape.com/i/r?account=7aec7f522d88&id=two")
        wrong = PictureRenderer().draw(
            replace(picture, link=other, qr=make_qr(other.address)), kind, file_format, least_width
        )
        right = PictureRenderer().draw(picture, kind, file_format, least_width)
        match self._how:
            case "another link":
                return wrong
            case "another link in the file only":
                return replace(wrong, bitmap=right.bitmap)
            case "blank":
                blank = Bitmap(
                    right.bitmap.width, right.bitmap.height, bytes(len(right.bitmap.pixels))
                )
                return replace(right, bitmap=blank)
            case "two codes":
                pixels = right.bitmap.pixels + wrong.bitmap.pixels
                height = right.bitmap.height + wrong.bitmap.height
                return replace(right, bitmap=Bitmap(right.bitmap.width, height, pixels))
            case _:
                raise MemoryError


@pytest.mark.parametrize(
    "way", [w for w in WAYS if w not in {ways.SAVE_QR, ways.SAVE_CARD}], ids=ways.name_of
)
@pytest.mark.parametrize(
    "how", ["another link", *map(exhaustive, ["blank", "two codes", "raises"])]
)
@pytest.mark.expects_log("hand-over: ")
def test_a_code_that_does_not_say_the_link_does_not_leave(
    qapp: object, caplog: pytest.LogCaptureFixture, how: str, way: Way
) -> None:
    counter = Counter(renderer=BrokenRenderer(how))
    # The clipboard gets text, the browser an address: no picture, and nothing to prove.
    if way in {*ways.COPIES, ways.OPEN, ways.MAIL_TEXT} - {ways.COPY_QR, ways.COPY_CARD}:
        way = ways.COPY_CARD
    counter.do(way)
    text, severity = counter.said
    assert severity is Severity.FAILED
    assert "Copy link still works." in text
    assert not counter.left


@pytest.mark.parametrize(
    ("how", "file_format"),
    [
        *(("another link", file_format) for file_format in PictureFormat),
        ("another link in the file only", PictureFormat.PDF),
    ],
)
@pytest.mark.expects_log("hand-over: QrNotProven")
def test_nor_is_it_written(
    qapp: object, tmp_path: Path, how: str, file_format: PictureFormat
) -> None:
    counter = Counter(renderer=BrokenRenderer(how))
    counter.do(ways.SAVE_QR)
    counter.presenter.files.save(tmp_path / "x", file_format, replaces=False)
    counter.lane.run()
    assert list(tmp_path.iterdir()) == []
    assert counter.said[1] is Severity.FAILED


def test_windows_and_prints_get_the_picture(counter: Counter) -> None:
    for way in (ways.ENLARGE, ways.PRINT_CARD, ways.PRINT_SHEET):
        counter.do(way)
    assert [showing.kind for showing in counter.showings] == [
        ways.ENLARGE.kind,
        ways.PRINT_CARD.kind,
        ways.PRINT_SHEET.kind,
    ]
    assert {showing.picture.link for showing in counter.showings} == {LINK}


def test_what_may_come_onto_paper_has_a_code_for_that(counter: Counter, tmp_path: Path) -> None:
    assert make_qr(LINK.address) != sturdy_qr(LINK.address)
    for way in (ways.COPY_QR, ways.COPY_CARD):
        counter.do(way)
        assert level_of(picture_in(counter.clipboard.png)) == "Q"
    for way in (ways.SAVE_QR, ways.SAVE_CARD):
        counter.do(way)
        for file_format in counter.requests[-1].kind.formats:
            counter.do(way)
            file = tmp_path / f"{way.name}.{file_format.value}"
            counter.presenter.files.save(file, file_format, replaces=False)
            counter.lane.run()
            assert level_of(image_of(file)) == "Q"
    counter.do(ways.MAIL_DRAFT)
    [files] = counter.mail_program.files
    assert files.picture is not None
    assert level_of(image_of(files.picture)) == "Q"
    for way in (ways.ENLARGE, ways.PRINT_CARD, ways.PRINT_SHEET):
        counter.do(way)
    codes = [showing.picture.qr for showing in counter.showings]
    assert codes == [make_qr(LINK.address), *[sturdy_qr(LINK.address)] * 2]
    page = tmp_path / "page.pdf"
    page.write_bytes(counter.work.page(counter.showings[0].picture, Paper.A4, is_sheet=False))
    assert level_of(image_of(page)) == "Q"


def image_of(file: Path) -> QImage:
    """What is in a file; of a PDF, what the program itself reads in it."""
    if file.suffix != ".pdf":
        return QImage(str(file))
    page = bitmap_of(file.read_bytes())
    form = QImage.Format.Format_Grayscale8
    return QImage(page.pixels, page.width, page.height, page.width, form).copy()


TESTS = [
    TRIAL,
    Account("c", "Acme Supply", Environment.CUSTOM, "https://example.test"),
]


def everything(account: Account) -> list[str]:
    """All words that leave the program for a link of this account, by every way."""
    counter = Counter()
    counter.presenter.set_offer(None)
    counter.presenter.set_offer(offer(account=account))
    found = []
    for way in (
        ways.COPY_HYPERLINK,
        ways.COPY_MESSAGE,
        ways.COPY_TEXT_MESSAGE,
        ways.COPY_REMINDER,
        ways.COPY_ROW,
    ):
        counter.do(way)
        found.append(counter.clipboard.html or counter.clipboard.text)
        if way is ways.COPY_ROW:
            found.append(counter.clipboard.text)
    for way in (ways.ENLARGE, ways.PRINT_CARD, ways.PRINT_SHEET):
        counter.do(way)
        found.append(counter.showings[-1].picture.mark)
    for way in (ways.SAVE_QR, ways.SAVE_CARD):
        counter.do(way)
        found.append(counter.requests[-1].stem)
    counter.do(ways.MAIL_DRAFT)
    mail = email.message_from_bytes(counter.draft.read_bytes(), policy=default)
    found += [counter.draft.name, mail["Subject"]]
    for kind in ("plain", "html"):
        part = mail.get_body((kind,))
        assert part is not None
        found.append(part.get_content())
    counter.do(ways.MAIL_TEXT)
    [*_, mail_as_text] = counter.mail_program.given
    found += [mail_as_text.subject, mail_as_text.body]
    return found


@pytest.mark.parametrize("account", TESTS, ids=lambda account: account.environment.value)
def test_whatever_cannot_be_paid_says_so(qapp: object, account: Account) -> None:
    for text in everything(account):
        assert "TEST – NOT PAYABLE" in text


def test_nothing_of_it_appears_for_production(qapp: object) -> None:
    for text in everything(LIVE):
        assert "TEST" not in text
        assert "PAYABLE" not in text
