"""What leaves a list: read by other programs, whole or not there, nothing in its place lost."""

import email
import re
import subprocess
import threading
from collections.abc import Callable, Sequence
from decimal import Decimal
from email.message import EmailMessage
from email.policy import default
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.batch.mail_columns import MailColumns
from gui.core.batch.reading import read_table
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.core.handover.draft_folder import DraftFolder
from gui.core.handover.mail import Form, Mail, MailFiles, NoMailProgram
from gui.core.handover.picture import Bitmap
from gui.core.handover.print_order import Paper
from gui.core.handover.templates import MessageTemplate, TemplateKind
from gui.core.settings import Settings
from gui.core.unfinished import Unfinished
from gui.presenters.batch import export_progress, export_work
from gui.presenters.batch.export_orders import (
    SETTLED,
    UNCERTAIN,
    CardsOrder,
    DraftsOrder,
    ExportKind,
    ExportList,
    Grouping,
    Order,
    PicturesOrder,
    TableOrder,
)
from gui.presenters.batch.export_state import ExportPhase
from gui.presenters.batch.exports import BatchExports
from gui.presenters.batch.results import Row
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.message_state import Severity
from gui.tasks import Bridge, ThreadLane
from gui.widgets.handover.picture_renderer import PictureRenderer
from tests.batches import SANDBOX, batch, link_of, missing, names_in, plain_batch, row, uncertain
from tests.codes import read_codes
from tests.desktop import PATIENCE_S
from tests.doubles import HeldSettings, ManualLane, ScriptedClipboard, ScriptedMailProgram
from tests.faults.scenario import exhaustive
from tests.systems import poppler
from tests.waiting import until_here

MARK = "TEST – NOT PAYABLE"
COLUMNS = MailColumns(address=2, name=1, amount=3)
BY_ADDRESS, BY_ROW = Grouping


class Desk:
    """Exports with all that they need, whose work is done at once."""

    def __init__(self) -> None:
        self.lane = ManualLane()
        self.mailing = ManualLane()
        self.clipboard = ScriptedClipboard()
        self.mail_program = ScriptedMailProgram()
        self.settings = HeldSettings()
        self.renderer = PictureRenderer()
        self.work = PictureWork(self.renderer, DraftFolder(Path("/nowhere")))
        self.exports = BatchExports(
            *(self.work, self.lane, self.mailing),
            *(self.clipboard, self.mail_program, self.settings),
        )
        self.handed_over: list[tuple[str, list[str]]] = []
        self.exports.handed_over.connect(self._on_handed_over)

    def _on_handed_over(self, _: ExportList, rows: Sequence[Row], kind: str) -> None:
        self.handed_over.append((kind, [row.invoice_id for row in rows]))

    def export(self, rows: ExportList, order: Order) -> str:
        """Do it; returns what is said of it."""
        self.exports.begin(rows, order)
        assert self.exports.state.phase is ExportPhase.RUNNING
        self.lane.run()
        state = self.exports.state
        assert state.phase is ExportPhase.ENDED
        return "\n".join(filter(None, (state.text, state.detail)))


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def codes_of(folder: Path) -> dict[str, list[str]]:
    return {path.name: read_codes(QImage(str(path))) for path in folder.iterdir()}


def mails_in(folder: Path) -> dict[str, EmailMessage]:
    found = {}
    for path in folder.iterdir():
        mail = email.message_from_bytes(path.read_bytes(), policy=default)
        assert isinstance(mail, EmailMessage)
        found[path.name] = mail
    return found


def text_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def pages_of(file: Path) -> list[list[str]]:
    """The codes that poppler, which is not Qt, shows on each page of a PDF."""
    subprocess.run(["pdftoppm", "-r", "150", "-png", file, file.with_suffix("")], check=True)
    pages = sorted(file.parent.glob(f"{file.stem}-*.png"))
    return [read_codes(QImage(str(page))) for page in pages]


def words_of(file: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.parametrize("kind", [ExportKind.WORKBOOK, ExportKind.CSV])
def test_a_table_is_saved_with_all_rows(desk: Desk, tmp_path: Path, kind: ExportKind) -> None:
    path = tmp_path / ("links.xlsx" if kind is ExportKind.WORKBOOK else "links.csv")
    rows = batch(
        *(row(2, "INV-1", "Acme"), row(3, "INV-2", status="Paid"), missing(4, "INV-3")),
        row(5, "INV-4", status="Canceled"),
    )
    assert desk.export(rows, TableOrder(kind, path)) == f"4 rows saved as {path.name}"
    assert desk.exports.state.file == path
    assert desk.exports.state.severity is Severity.GOOD
    table = read_table(path, Cancellation()).rows
    assert table[0] == (
        *("Invoice ID", "Customer", "E-mail", "Amount due"),
        *("Status", "Amount", "Payment link", "Note"),
    )
    assert table[1][:2] == ("INV-1", "Acme")
    assert table[1][6] == link_of("INV-1").address
    assert link_of("INV-2").address not in table[2]
    assert table[3][4] == "Not found"
    # Nobody has to guess why a link is not there.
    assert [row[7:] for row in table[1:]] == [
        (),
        ("Link left out: already paid",),
        ("BlueTape has no invoice with the ID INV-3",),
        ("Link left out: canceled",),
    ]


@pytest.mark.parametrize("kind", [ExportKind.WORKBOOK, ExportKind.CSV])
def test_links_that_are_not_owed_are_in_a_table_if_they_are_meant(
    desk: Desk, tmp_path: Path, kind: ExportKind
) -> None:
    path = tmp_path / ("links.xlsx" if kind is ExportKind.WORKBOOK else "links.csv")
    rows = batch(row(2, "INV-1"), row(3, "INV-2", status="Paid"), row(4, "INV-2", status="Paid"))
    assert rows.held_back == 1
    meant = rows.including(SETTLED)
    assert meant.held_back == 0
    desk.export(meant, TableOrder(kind, path))
    table = read_table(path, Cancellation()).rows
    assert [row[6:] for row in table[1:]] == [
        (link_of("INV-1").address,),
        (link_of("INV-2").address,),
        (link_of("INV-2").address,),
    ]
    assert desk.handed_over == [(kind.value, ["INV-1", "INV-2"])]


def test_what_is_there_is_not_overwritten_unless_the_user_says_so(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "links.csv"
    path.write_bytes(b"theirs")
    asked: list[Order] = []
    desk.exports.exists.connect(lambda _, order: asked.append(order))
    assert desk.export(plain_batch(1), TableOrder(ExportKind.CSV, path)) == ""
    assert path.read_bytes() == b"theirs"
    assert asked == [TableOrder(ExportKind.CSV, path, replaces=True)]
    desk.exports.keep_what_is_there()
    said = desk.exports.state.text
    assert said == "Nothing was saved. A file with this name already exists."
    desk.export(plain_batch(1), TableOrder(ExportKind.CSV, path, replaces=True))
    assert b"INV-0" in path.read_bytes()


def test_pictures_are_one_for_each_invoice_that_is_owed(desk: Desk, tmp_path: Path) -> None:
    rows = batch(
        *(row(2, "INV-1"), row(3, "INV-2", status="Paid"), row(4, "INV-1"), missing(5, "INV-4")),
        *(row(6, "con"), row(7, "inv-1"), row(8, "INV-5", status="Canceled")),
        source="march.xlsx",
    )
    said = desk.export(rows, PicturesOrder(tmp_path))
    assert said == "3 QR codes saved in the folder QR codes march"
    folder = tmp_path / "QR codes march"
    assert codes_of(folder) == {
        "INV-1.png": [link_of("INV-1").address],
        "-con.png": [link_of("con").address],
        "inv-1 (2).png": [link_of("inv-1").address],
    }
    assert desk.exports.state.file == folder
    assert rows.count(SETTLED) == 2
    desk.export(rows, PicturesOrder(tmp_path, SETTLED))
    again = codes_of(tmp_path / "QR codes march (2)")
    assert again["INV-2.png"] == [link_of("INV-2").address]
    assert len(again) == 5


def test_what_has_no_status_goes_out_only_if_it_is_meant(desk: Desk, tmp_path: Path) -> None:
    rows = batch(
        row(2, "INV-1", "", "a@example.com"),
        uncertain(3, "INV-2", "", "b@example.com"),
        uncertain(4, "INV-2", "", "b@example.com"),
        row(5, "INV-3", "", "c@example.com", status="Paid"),
    )
    assert rows.count(UNCERTAIN) == 1
    desk.export(rows, PicturesOrder(tmp_path))
    assert names_in(tmp_path / "QR codes") == ["INV-1.png"]
    desk.export(rows, PicturesOrder(tmp_path, SETTLED))
    assert names_in(tmp_path / "QR codes (2)") == ["INV-1.png", "INV-3.png"]
    desk.export(rows, DraftsOrder(tmp_path, BY_ROW, COLUMNS, UNCERTAIN))
    assert len(names_in(tmp_path / "mail drafts")) == 2
    assert desk.export(rows, CardsOrder(tmp_path / "x.pdf")).startswith("1 payment card")


def test_what_is_of_a_test_account_says_so_in_its_names(desk: Desk, tmp_path: Path) -> None:
    rows = plain_batch(1, SANDBOX)
    desk.export(rows, PicturesOrder(tmp_path))
    desk.export(rows, DraftsOrder(tmp_path, BY_ROW, COLUMNS))
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*"))
    assert found == [
        f"{MARK} QR codes/{MARK} INV-0.png",
        f"{MARK} mail drafts/{MARK} INV-0 c0@example.com.eml",
    ]
    [mail] = mails_in(tmp_path / f"{MARK} mail drafts").values()
    assert str(mail["Subject"]).startswith(MARK)
    assert text_of(mail).startswith(MARK)


def test_a_link_that_fits_no_code_is_left_out_and_said(desk: Desk, tmp_path: Path) -> None:
    rows = batch(row(2, "INV-1"), row(3, "INV-2", padding=3_000))
    said = desk.export(rows, PicturesOrder(tmp_path))
    assert said == (
        "1 QR code saved in the folder QR codes\n"
        "1 left out: the link is too long for a QR code of this size (row 3)"
    )
    assert desk.exports.state.severity is Severity.LOOK_FIRST
    assert names_in(tmp_path / "QR codes") == ["INV-1.png"]


def test_where_nothing_is_left_nothing_is_made(desk: Desk, tmp_path: Path) -> None:
    rows = batch(row(2, "INV-1", status="Paid"), row(3, "INV-2", padding=3_000))
    for order in (
        PicturesOrder(tmp_path),
        CardsOrder(tmp_path / "cards.pdf"),
        DraftsOrder(tmp_path, BY_ROW, COLUMNS),
    ):
        assert desk.export(rows, order).startswith("Nothing was saved: nothing is left to export.")
    assert names_in(tmp_path) == []


@poppler
@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
def test_cards_can_be_scanned_each_in_its_place(desk: Desk, tmp_path: Path, paper: Paper) -> None:
    path = tmp_path / "cards.pdf"
    said = desk.export(plain_batch(19, SANDBOX), CardsOrder(path, paper))
    assert said == "19 payment cards saved as cards.pdf"
    pages = pages_of(path)
    assert [len(page) for page in pages] == [8, 8, 3]
    assert sorted(chain(*pages)) == sorted(link_of(f"INV-{at}").address for at in range(19))
    text = words_of(path)
    assert text.count(MARK) == 19
    assert re.findall(r"Page \d of \d", text) == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]
    assert "17–19 of 19 cards" in text
    # In the order of the list: by twos, each row of ids is on one line.
    assert re.findall(r"INV-\d+", text) == [f"INV-{at}" for at in range(19)]


@poppler
def test_long_words_leave_the_codes_free_and_amounts_whole(desk: Desk, tmp_path: Path) -> None:
    name = "Distribuidora Hernández e Hijos, Sociedad Anónima de Capital Variable"
    account = Account("l", name, Environment.SANDBOX)
    total = Decimal("123456789012345678.123456")
    rows = [row(at, f"{at}{'W' * 59}", total=total, padding=100) for at in range(8)]
    desk.export(batch(*rows, account=account), CardsOrder(tmp_path / "cards.pdf", Paper.LETTER))
    [codes] = pages_of(tmp_path / "cards.pdf")
    assert sorted(codes) == [link_of(f"{at}{'W' * 59}", 100).address for at in range(8)]
    assert words_of(tmp_path / "cards.pdf").count(f"{total}") == 8


@poppler
def test_codes_of_one_sheet_have_one_size(desk: Desk, tmp_path: Path) -> None:
    rows = batch(row(2, "INV-1"), row(3, "INV-2", padding=90), row(4, "INV-3", padding=140))
    sizes = set()
    draw = desk.renderer.draw_sheets

    def watched(title: str, sheets: object, paper: Paper) -> object:
        def noted() -> object:
            for sheet in sheets:  # type: ignore[attr-defined]
                sizes.update(card.qr.size for card in sheet.cards)
                yield sheet

        return draw(title, noted(), paper)  # type: ignore[arg-type]

    desk.renderer.draw_sheets = watched  # type: ignore[assignment, method-assign]
    desk.export(rows, CardsOrder(tmp_path / "cards.pdf"))
    assert len(sizes) == 1
    [codes] = pages_of(tmp_path / "cards.pdf")
    assert len(codes) == 3


def test_many_cards_are_files_in_a_folder(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_work, "PAGES_IN_A_FILE", 1)
    monkeypatch.setattr(export_work, "files_of", lambda cards: -(-cards // 8))
    said = desk.export(plain_batch(17), CardsOrder(tmp_path))
    assert said == "17 payment cards saved as payment cards"
    folder = tmp_path / "payment cards"
    assert names_in(folder) == [f"payment cards {number}.pdf" for number in (1, 2, 3)]
    assert all(path.read_bytes().startswith(b"%PDF") for path in folder.iterdir())


def test_a_card_with_the_code_of_another_one_is_not_saved(desk: Desk, tmp_path: Path) -> None:
    draw = desk.renderer.draw_sheets

    def mixed_up(title: str, sheets: object, paper: Paper) -> object:
        def swapped() -> object:
            for sheet in sheets:  # type: ignore[attr-defined]
                one, other = sheet.cards
                yield type(sheet)((other, one), sheet.hint, sheet.notes)

        return draw(title, swapped(), paper)  # type: ignore[arg-type]

    desk.renderer.draw_sheets = mixed_up  # type: ignore[assignment, method-assign]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gui.presenters.batch.exports.log.error", lambda *_: None)
        said = desk.export(plain_batch(2), CardsOrder(tmp_path / "cards.pdf"))
    assert said == "A QR code failed its check, so nothing was saved."
    assert names_in(tmp_path) == []


def test_a_picture_that_is_not_proven_is_left_out(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blank = Bitmap(10, 10, b"\xff" * 100)
    monkeypatch.setattr("gui.widgets.handover.picture_renderer._bitmap", lambda image: blank)
    said = desk.export(plain_batch(2), PicturesOrder(tmp_path))
    assert said.endswith("2 left out: failed its check (rows 2, 3)")
    assert names_in(tmp_path) == []


MANY = batch(
    row(2, "INV-1", "Acme Foods", "AP@example.com", 10),
    row(3, "INV-2", "Northline", "b@example.com", "12,50 USD"),
    row(4, "INV-3", "Acme", "ap@example.com"),
    row(5, "INV-1", "Acme Foods", "ap@example.com", 10),
    row(6, "INV-4", "Nobody", ""),
    row(7, "INV-5", "Typo", "x@@example.com"),
    row(8, "INV-6", "Two", "a@example.com; b@example.com"),
    row(9, "INV-7", "Paid", "b@example.com", status="Paid"),
)
LEFT_OUT = (
    "1 left out: no mail address (row 6)\n"
    "1 left out: not a valid mail address (row 7)\n"
    "1 left out: more than one mail address (row 8)"
)


def test_one_draft_for_each_address_has_all_its_invoices(desk: Desk, tmp_path: Path) -> None:
    said = desk.export(MANY, DraftsOrder(tmp_path, BY_ADDRESS, COLUMNS))
    assert said == f"2 mail drafts saved in the folder mail drafts\n{LEFT_OUT}"
    mails = mails_in(tmp_path / "mail drafts")
    assert sorted(mails) == ["AP@example.com.eml", "b@example.com.eml"]
    several, one = mails["AP@example.com.eml"], mails["b@example.com.eml"]
    # Two of the rows have another name each.
    assert str(several["To"]) == "AP@example.com"
    assert str(one["To"]) == "Northline <b@example.com>"
    assert several["Subject"] == "Payment links for 2 invoices"
    one_line, other = (f"INV-1 · {10:.2f}", "INV-3 · 4550.00")
    assert f"{one_line}\n{link_of('INV-1').address}\n" in text_of(several)
    assert f"{other}\n{link_of('INV-3').address}\n" in text_of(several)
    assert text_of(several).count("https://") == 2
    assert one["Subject"] == "Payment link for invoice INV-2"
    assert "Amount: 12,50 USD" in text_of(one)
    [code] = [part.get_payload(decode=True) for part in one.walk()
              if part.get_content_type() == "image/png"]  # fmt: skip
    assert read_codes(QImage.fromData(code)) == [link_of("INV-2").address]
    assert desk.exports.state.drafts == 2


def test_one_draft_for_each_row_has_one_invoice_in_the_users_wording(
    desk: Desk, tmp_path: Path
) -> None:
    template = MessageTemplate("Pay {invoice_id}", "{amount}: {link}")
    desk.settings.settings = Settings(templates={TemplateKind.MAIL: template})
    desk.export(MANY, DraftsOrder(tmp_path, BY_ROW, COLUMNS, also=SETTLED))
    mails = mails_in(tmp_path / "mail drafts")
    assert sorted(mails) == [
        *("INV-1 AP@example.com.eml", "INV-2 b@example.com.eml"),
        *("INV-3 AP@example.com.eml", "INV-7 b@example.com.eml"),
    ]
    mail = mails["INV-3 AP@example.com.eml"]
    assert mail["Subject"] == "Pay INV-3"
    assert text_of(mail) == f"4550.00: {link_of('INV-3').address}\n"


def test_amounts_come_from_bluetape_where_no_column_is_chosen(desk: Desk, tmp_path: Path) -> None:
    rows = batch(
        row(2, "INV-1", "", "a@example.com", 7),
        row(3, "INV-2", "", "b@example.com", 7, total=None),
        row(4, "INV-3", "", "c@example.com", 7, total=Decimal("0.125")),
    )
    desk.export(rows, DraftsOrder(tmp_path, BY_ROW, MailColumns(address=2)))
    texts = [text_of(mail) for _, mail in sorted(mails_in(tmp_path / "mail drafts").items())]
    amounts = [re.findall("Amount: (.*)", text)[0] for text in texts]
    assert amounts == ["4550.00", "see the payment page", "0.125"]


def test_where_the_rows_of_an_invoice_differ_its_amount_comes_from_bluetape(
    desk: Desk, tmp_path: Path
) -> None:
    rows = batch(
        row(2, "INV-1", "Acme", "a@example.com", 10),
        row(3, "INV-1", "Acme", "a@example.com", 20),
        row(4, "INV-2", "Acme", "a@example.com", 30),
        row(5, "INV-2", "", "a@example.com", 30),
        row(6, "INV-3", "Acme", "a@example.com", 40),
        row(7, "INV-3", "Acme", "c@example.com", 50),
    )
    desk.export(rows, DraftsOrder(tmp_path, BY_ADDRESS, COLUMNS))
    mails = mails_in(tmp_path / "mail drafts")
    mail = mails["a@example.com.eml"]
    assert str(mail["To"]) == "Acme <a@example.com>"
    lines = [line for line in text_of(mail).splitlines() if " · " in line]
    assert lines == ["INV-1 · 4550.00", "INV-2 · 30.00", "INV-3 · 4550.00"]
    assert "Amount: 4550.00" in text_of(mails["c@example.com.eml"])


def test_an_invoice_stands_where_the_list_has_it_first() -> None:
    rows = batch(row(2, "A"), row(3, "B"), row(4, "C"), row(5, "A"))
    assert [each.number for each in rows.invoices()] == [2, 3, 4]


def test_at_most_ten_drafts_are_opened(desk: Desk, tmp_path: Path) -> None:
    desk.export(plain_batch(12), DraftsOrder(tmp_path, BY_ROW, COLUMNS))
    assert desk.exports.state.drafts == 10
    desk.exports.open_drafts()
    desk.mailing.run()
    assert [mail.to for mail in desk.mail_program.given] == [
        f"c{at}@example.com" for at in range(10)
    ]
    assert all(files.draft.exists() for files in desk.mail_program.files)
    assert desk.exports.state.text == ("The drafts are in your mail program; send them from there")
    assert desk.exports.state.file == tmp_path / "mail drafts"
    # Once.
    desk.exports.open_drafts()
    assert desk.mailing.waiting == 0


def test_drafts_that_no_mail_program_takes_stay_in_their_folder(desk: Desk, tmp_path: Path) -> None:
    desk.export(plain_batch(1), DraftsOrder(tmp_path, BY_ROW, COLUMNS))
    desk.mail_program.error = NoMailProgram()
    desk.exports.open_drafts()
    desk.mailing.run()
    state = desk.exports.state
    assert state.text == ("Your mail program did not open the drafts. Open them from their folder.")
    assert (state.severity, state.file) == (Severity.FAILED, tmp_path / "mail drafts")


def test_one_draft_that_is_not_opened_keeps_no_other_one_back(desk: Desk, tmp_path: Path) -> None:
    desk.export(plain_batch(10), DraftsOrder(tmp_path, BY_ROW, COLUMNS))
    desk.mail_program.refused = {"c3@example.com"}
    desk.exports.open_drafts()
    desk.mailing.run()
    assert len(desk.mail_program.given) == 9
    state = desk.exports.state
    assert state.text == (
        "Your mail program opened 9 of 10 drafts. Open the others from their folder."
    )
    assert (state.severity, state.drafts) == (Severity.LOOK_FIRST, 0)


def test_drafts_that_are_opened_as_text_alone_are_said(desk: Desk, tmp_path: Path) -> None:
    desk.export(MANY, DraftsOrder(tmp_path, BY_ROW, COLUMNS))
    desk.mail_program.form = Form.TEXT
    desk.exports.open_drafts()
    desk.mailing.run()
    state = desk.exports.state
    assert state.detail.startswith("3 opened as plain text, without a QR code.")
    # What was left out is still there to read.
    assert state.detail.endswith(LEFT_OUT)
    assert state.severity is Severity.LOOK_FIRST


class SlowMailProgram(ScriptedMailProgram):
    """Takes so many drafts; the next one is asked about, or started, until somebody lets it."""

    def __init__(self, taken: int, *, starts: bool) -> None:
        super().__init__()
        self._taken = taken
        self._starts = starts
        self.slow, self.goes_on = threading.Event(), threading.Event()

    def give(self, mail: Mail, files: MailFiles | None, cancellation: Cancellation) -> Form:
        if len(self.given) == self._taken and not self.goes_on.is_set():
            if self._starts:
                cancellation.commit()
                self.slow.set()
                assert self.goes_on.wait(PATIENCE_S)
            else:
                self.slow.set()
                assert cancellation.wait(PATIENCE_S)
                raise Canceled
        return super().give(mail, files, cancellation)


@pytest.mark.parametrize("starts", [True, exhaustive(False)])
@pytest.mark.parametrize("taken", [2, *map(exhaustive, [0, 9])])
def test_opening_drafts_is_canceled_at_once_and_the_others_can_be_opened(
    qtbot: QtBot, desk: Desk, tmp_path: Path, taken: int, *, starts: bool
) -> None:
    program, mailing = SlowMailProgram(taken, starts=starts), ThreadLane(Bridge(), "mail")
    exports = BatchExports(*(desk.work, desk.lane, mailing, desk.clipboard, program, desk.settings))
    exports.begin(plain_batch(10), DraftsOrder(tmp_path, BY_ROW, COLUMNS))
    desk.lane.run()
    exports.open_drafts()
    assert (exports.state.phase, exports.state.of) == (ExportPhase.OPENING, 10)
    assert program.slow.wait(PATIENCE_S)
    qtbot.waitUntil(lambda: exports.state.done == taken)
    exports.cancel()
    # At once, whatever the mail program is at; what it is being started for will be there.
    count = taken + starts
    state = exports.state
    assert (state.phase, state.drafts) == (ExportPhase.ENDED, 10 - count)
    if count == 10:
        assert state.text.startswith("The drafts are in your mail program")
    else:
        assert state.text == f"Canceled. {count} of 10 drafts are open."
    program.goes_on.set()
    exports.open_drafts()
    qtbot.waitUntil(lambda: exports.state.drafts == 0 and len(program.given) == 10)
    assert [mail.to for mail in program.given] == [f"c{at}@example.com" for at in range(10)]
    assert exports.state.text.startswith("The drafts are in your mail program")
    assert mailing.close(PATIENCE_S, finishes=True)


def test_while_drafts_are_opened_nothing_else_leaves(desk: Desk, tmp_path: Path) -> None:
    desk.export(plain_batch(2), DraftsOrder(tmp_path, BY_ROW, COLUMNS))
    desk.exports.open_drafts()
    desk.exports.copy(plain_batch(1))
    desk.exports.begin(plain_batch(1), TableOrder(ExportKind.CSV, tmp_path / "x.csv"))
    desk.exports.dismiss()
    assert desk.exports.state.phase is ExportPhase.OPENING
    desk.lane.run()
    desk.mailing.run()
    assert len(desk.mail_program.given) == 2
    assert desk.clipboard.text == ""
    assert names_in(tmp_path) == ["mail drafts"]


@pytest.mark.expects_log("drafts: KeyError")
def test_a_mistake_in_opening_is_no_success(desk: Desk, tmp_path: Path) -> None:
    desk.export(plain_batch(2), DraftsOrder(tmp_path, BY_ROW, COLUMNS))
    desk.mail_program.error = KeyError()
    desk.exports.open_drafts()
    desk.mailing.run()
    assert desk.exports.state.severity is Severity.FAILED


def test_a_copy_takes_neither_what_was_left_out_nor_the_drafts_away(
    desk: Desk, tmp_path: Path
) -> None:
    said = desk.export(MANY, DraftsOrder(tmp_path, BY_ROW, COLUMNS))
    for count in (1, 2):
        desk.exports.copy(plain_batch(count))
        desk.lane.run()
        state = desk.exports.state
        copied, text = state.text.split("\n")
        assert copied.startswith(f"{count} row")
        assert f"{text}\n{state.detail}" == said
        assert (state.drafts, state.severity) == (3, Severity.LOOK_FIRST)
    desk.exports.open_drafts()
    desk.mailing.run()
    assert len(desk.mail_program.given) == 3


def test_in_another_language_it_is_said_again_what_came_of_it(
    desk: Desk, tmp_path: Path, spanish: Callable[[], None]
) -> None:
    desk.export(MANY, DraftsOrder(tmp_path, BY_ROW, COLUMNS))
    desk.exports.copy(plain_batch(2))
    desk.lane.run()
    before = desk.exports.state
    spanish()
    desk.exports.say_anew()
    after = desk.exports.state
    assert after.text.startswith("2 filas copiadas; péguelas en Excel\n")
    assert {*before.text.split("\n")}.isdisjoint(after.text.split("\n"))
    assert before.detail != after.detail
    assert (after.drafts, after.file, after.severity) == (3, before.file, before.severity)
    desk.exports.begin(plain_batch(1), PicturesOrder(tmp_path))
    desk.exports.copy(plain_batch(1))
    assert desk.exports.state.detail.startswith("Las filas no se copian")
    desk.lane.run()
    assert desk.exports.state.detail.startswith("Las filas no se copian")


ORDERS: list[Callable[[Path], Order]] = [
    lambda folder: TableOrder(ExportKind.WORKBOOK, folder / "x.xlsx"),
    PicturesOrder,
    lambda folder: CardsOrder(folder / "x.pdf"),
    CardsOrder,
    lambda folder: DraftsOrder(folder, BY_ROW, COLUMNS),
]


@pytest.mark.parametrize("order", ORDERS)
def test_of_what_is_unfinished_there_is_a_note(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: Callable[[Path], Order]
) -> None:
    place, notes = tmp_path / "place", tmp_path / "notes"
    place.mkdir()
    desk.work.unfinished = Unfinished(notes)
    monkeypatch.setattr("gui.core.files.os.fsync", lambda _: noted.extend(names_in(notes)))
    noted: list[str] = []
    desk.export(plain_batch(2), order(place))
    assert noted
    # What it was about is there, or it is none any more.
    assert not notes.exists()
    assert not [name for name in names_in(place) if name.startswith(".")]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("looks", [0, *map(exhaustive, [1, 2])])
def test_what_is_canceled_leaves_nothing(
    desk: Desk, tmp_path: Path, order: Callable[[Path], Order], looks: int
) -> None:
    desk.exports.begin(plain_batch(20), order(tmp_path))
    reported = 0

    def cancel(_: object) -> None:
        nonlocal reported
        reported += 1
        if reported > looks:
            desk.exports.cancel()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(export_progress, "_TOLD_EVERY_S", 0.0)
        desk.exports.state_changed.connect(cancel)
        if looks == 0 or isinstance(order(tmp_path), TableOrder):
            desk.exports.cancel()
        desk.lane.run()
    assert desk.exports.state.text == "Canceled. Nothing was saved."
    assert names_in(tmp_path) == []


def test_what_is_canceled_is_not_done_to_its_end(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_progress, "_TOLD_EVERY_S", 0.0)
    drawn: list[object] = []
    draw = desk.renderer.draw

    def counted(*what: object) -> object:
        drawn.append(what)
        desk.exports.cancel()
        return draw(*what)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.renderer, "draw", counted)
    desk.exports.begin(plain_batch(20), PicturesOrder(tmp_path))
    desk.lane.run()
    assert len(drawn) == 1


@pytest.mark.usefixtures("qapp")
# A table of so few rows is there at once.
@pytest.mark.parametrize("order", [ORDERS[1], *map(exhaustive, ORDERS[2:])])
def test_a_worker_that_is_canceled_anywhere_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: Callable[[Path], Order]
) -> None:
    monkeypatch.setattr(export_progress, "_TOLD_EVERY_S", 0.0)
    desk = Desk()
    lane = ThreadLane(Bridge(), "exports")
    exports = BatchExports(
        PictureWork(desk.renderer, DraftFolder(Path("/nowhere"))),
        *(lane, desk.mailing, desk.clipboard, desk.mail_program, desk.settings),
    )
    told: list[object] = []
    exports.state_changed.connect(told.append)
    for steps in range(6):
        exports.begin(plain_batch(200), order(tmp_path))
        told.clear()
        # At another moment each time; it takes a second and more to its end.
        until_here(lambda steps=steps: len(told) >= steps, "so much is done")  # type: ignore[misc]
        exports.cancel()
        assert exports.state.text == "Canceled. Nothing was saved."
    assert lane.close(60)
    assert names_in(tmp_path) == []


def test_what_is_in_its_place_cannot_be_canceled(desk: Desk, tmp_path: Path) -> None:
    desk.lane.holds_outcomes = True
    desk.exports.begin(plain_batch(1), PicturesOrder(tmp_path))
    desk.lane.run()
    desk.exports.cancel()
    assert desk.exports.is_running
    desk.lane.deliver()
    assert desk.exports.state.text == "1 QR code saved in the folder QR codes"


def test_while_one_runs_there_is_no_other_one(desk: Desk, tmp_path: Path) -> None:
    desk.exports.begin(plain_batch(1), PicturesOrder(tmp_path))
    desk.exports.begin(plain_batch(1), TableOrder(ExportKind.CSV, tmp_path / "x.csv"))
    assert desk.exports.state.detail == (
        "Only one export runs at a time. Start the next one when this one is done."
    )
    desk.exports.copy(plain_batch(1))
    assert desk.exports.state.phase is ExportPhase.RUNNING
    busy = "Rows are not copied during an export. Copy them when it is done."
    assert desk.exports.state.detail == busy
    desk.exports.dismiss()
    desk.lane.run()
    assert names_in(tmp_path) == ["QR codes"]
    assert desk.clipboard.text == ""
    assert desk.exports.state.detail == busy
    desk.exports.dismiss()
    assert desk.exports.state.phase is ExportPhase.IDLE


def test_how_far_it_is_is_told(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_progress, "_TOLD_EVERY_S", 0.0)
    told = []
    desk.exports.state_changed.connect(lambda state: told.append((state.done, state.of)))
    desk.export(plain_batch(3), PicturesOrder(tmp_path))
    assert told == [(0, 0), (0, 3), (1, 3), (2, 3), (0, 0)]


def test_a_folder_that_is_gone_is_said(desk: Desk, tmp_path: Path) -> None:
    said = desk.export(plain_batch(1), PicturesOrder(tmp_path / "gone"))
    assert said == "Nothing was saved. The folder no longer exists."
    assert desk.exports.state.severity is Severity.FAILED


def test_rows_are_copied_for_excel(desk: Desk) -> None:
    rows = batch(row(2, "00042"), row(3, "=1+1", status="Paid"), missing(4, "MAR1"))
    desk.exports.copy(rows)
    desk.lane.run()
    assert desk.exports.state.text == "3 rows copied; paste them into Excel"
    lines = [line.split("\t") for line in desk.clipboard.text.split("\n")]
    assert lines == [
        ["Invoice ID", "Status", "Amount", "Payment link", "Note"],
        ["'00042", "Ready", "4550.00", link_of("00042").address, ""],
        ["'=1+1", "Paid", "4550.00", "", "Link left out: already paid"],
        ["'MAR1", "Not found", "", "", "BlueTape has no invoice with the ID MAR1"],
    ]
    html = desk.clipboard.html
    assert html.count("<tr>") == 4
    assert link_of("00042").address.replace("&", "&amp;") in html
    assert """mso-number-format:'\\@'" sdnum="1033;0;@">00042</td>""" in html
    assert MARK not in html
    desk.exports.copy(plain_batch(1, SANDBOX))
    desk.lane.run()
    assert all(line.endswith(f"\t{MARK}") for line in desk.clipboard.text.split("\n"))
    assert desk.clipboard.html.count(MARK) == 2


def test_rows_are_copied_with_the_links_that_were_left_out_if_they_are_meant(desk: Desk) -> None:
    rows = batch(row(2, "INV-1"), row(3, "INV-2", status="Canceled"))
    desk.exports.copy(rows)
    desk.lane.run()
    assert link_of("INV-2").address not in desk.clipboard.text
    state = desk.exports.state
    assert state.detail == "Without the link of 1 paid or canceled invoice"
    assert (state.links, state.severity) == (1, Severity.GOOD)
    desk.exports.copy_settled(rows)
    desk.lane.run()
    assert link_of("INV-2").address in desk.clipboard.text
    assert (desk.exports.state.links, desk.exports.state.detail) == (0, "")
    assert desk.handed_over == [("copy", ["INV-1"]), ("copy", ["INV-1", "INV-2"])]


def test_rows_that_another_program_keeps_from_the_clipboard_are_said(desk: Desk) -> None:
    desk.clipboard.is_held = True
    desk.exports.copy(plain_batch(1))
    desk.lane.run()
    assert desk.exports.state.severity is Severity.FAILED
    assert "another program is using the clipboard" in desk.exports.state.text


MIXED = batch(
    row(2, "INV-1", "Acme", "a@example.com"),
    row(3, "INV-2", "Acme", "a@example.com", status="Paid"),
    missing(4, "INV-3"),
    row(5, "INV-4", "Delta", "no address"),
    row(6, "INV-5", "Moreno", "m@example.com", padding=2_950),
    row(7, "INV-1", "Acme", "a@example.com"),
)


@pytest.mark.parametrize(
    ("order", "kind", "ids"),
    [
        (
            lambda folder: TableOrder(ExportKind.WORKBOOK, folder / "a.xlsx"),
            "workbook",
            ["INV-1", "INV-4", "INV-5"],
        ),
        (
            lambda folder: TableOrder(ExportKind.CSV, folder / "a.csv"),
            "csv",
            ["INV-1", "INV-4", "INV-5"],
        ),
        (PicturesOrder, "pictures", ["INV-1", "INV-4"]),
        (lambda folder: PicturesOrder(folder, SETTLED), "pictures", ["INV-1", "INV-2", "INV-4"]),
        (lambda folder: CardsOrder(folder / "a.pdf"), "cards", ["INV-1", "INV-4"]),
        (lambda folder: DraftsOrder(folder, BY_ADDRESS, COLUMNS), "drafts", ["INV-1", "INV-5"]),
    ],
)
def test_it_is_told_which_links_went_out(
    desk: Desk, tmp_path: Path, order: Callable[[Path], Order], kind: str, ids: list[str]
) -> None:
    desk.export(MIXED, order(tmp_path))
    assert desk.handed_over == [(kind, ids)]


def test_so_it_is_of_copied_rows(desk: Desk) -> None:
    desk.exports.copy(MIXED)
    desk.lane.run()
    assert desk.handed_over == [("copy", ["INV-1", "INV-4", "INV-5"])]


def test_of_what_was_not_saved_nothing_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("mine")
    desk.export(MIXED, TableOrder(ExportKind.CSV, tmp_path / "a.csv"))
    desk.clipboard.is_held = True
    desk.exports.copy(MIXED)
    desk.lane.run()
    assert desk.handed_over == []
