"""Printing, from the question which printers there are to a card that a printer has taken."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from gui.core.handover.draft_folder import DraftFolder
from gui.core.handover.picture import Page, Picture
from gui.core.handover.print_order import Paper, Printer, PrintOrder, PrintProblem
from gui.core.handover.qr import make_qr
from gui.core.link import admit
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.handover.print_job import PrintJob, PrintPhase, PrintState
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices
from gui.widgets.handover.picture_renderer import PictureRenderer
from tests.doubles import ManualLane, ScriptedPrintService

LINK = admit("https://www.bluetape.com/i/r?account=7aec7f522d88&id=one")
CARD = Picture(LINK, make_qr(LINK.address), "Acme", "Scan to pay invoice one", "TEST")
ORDER = PrintOrder("Office", Paper.A5, 2)


@dataclass
class Office:
    """A job at work, with all that came out of it."""

    renderer: object = field(default_factory=PictureRenderer)
    is_sheet: bool = False
    service: ScriptedPrintService = field(default_factory=ScriptedPrintService)
    lane: ManualLane = field(default_factory=ManualLane)
    states: list[PrintState] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    ends: list[bool] = field(default_factory=list)
    saved: list[Path] = field(default_factory=list)
    in_the_way: list[tuple[Path, Paper]] = field(default_factory=list)
    saving: ManualLane | None = None

    def __post_init__(self) -> None:
        drafts = DraftFolder(Path("/nowhere"))
        work = PictureWork(self.renderer, drafts)  # type: ignore[arg-type]
        self.channel = Notices()
        self.channel.arose.connect(self.notices.append)
        lanes = (self.lane, self.saving or self.lane)
        self.job = PrintJob(
            work, self.service, *lanes, CARD, "one", "card", self.channel, is_sheet=self.is_sheet
        )
        self.job.state_changed.connect(self.states.append)
        self.job.printed.connect(lambda done: self.notices.append(Notice(done)))
        self.job.saved.connect(self.saved.append)
        self.job.file_in_the_way.connect(lambda *it: self.in_the_way.append(it))
        self.job.ended.connect(self.ends.append)

    def asked(self) -> "Office":
        self.job.ask()
        self.lane.run()
        return self

    @property
    def said(self) -> tuple[str, Severity | None]:
        [notice] = self.notices
        return notice.text, notice.severity


@pytest.fixture
def office(qapp: object) -> Office:
    return Office()


def test_printers_are_asked_for(office: Office) -> None:
    office.job.ask()
    assert office.job.state == PrintState(PrintPhase.ASKING, text="Looking for printers…")
    office.lane.run()
    printers = (Printer("Front desk"), Printer("Office", is_usual=True))
    assert office.job.state == PrintState(PrintPhase.READY, printers)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (PrintProblem.SILENT, "This computer’s print service is not answering."),
        (PrintProblem.NO_PRINTER, "No printer is set up on this computer."),
        (PrintProblem.REFUSED, "This computer’s printers could not be listed."),
    ],
)
def test_why_there_is_none_and_what_to_do(
    office: Office, problem: PrintProblem, words: str
) -> None:
    office.service.problem = problem
    office.asked()
    state = office.job.state
    assert (state.phase, state.printers) == (PrintPhase.STUCK, ())
    assert state.text.startswith(words)
    assert "as PDF" in state.text
    office.job.send(ORDER)
    assert office.lane.waiting == 0
    office.service.problem = None
    office.asked()
    assert office.job.state.phase is PrintPhase.READY


@pytest.mark.parametrize("is_sheet", [False, True])
def test_a_proven_page_is_sent_once(qapp: object, *, is_sheet: bool) -> None:
    office = Office(is_sheet=is_sheet).asked()
    office.job.send(ORDER)
    office.job.send(ORDER)
    assert office.job.is_busy
    assert office.job.state.text == "Sending to Office…"
    office.lane.run()
    [(order, title, document)] = office.service.sent
    assert (order, title) == (ORDER, "TEST Scan to pay invoice one")
    assert document.startswith(b"%PDF-")
    assert office.said == ("Payment card for invoice one sent to Office", Severity.GOOD)
    assert office.ends == [True]


class WrongArtist:
    """Draws a page of another link, or one card less than it says."""

    def __init__(self, how: str) -> None:
        self._how = how

    def draw_page(self, picture: Picture, paper: Paper, *, is_sheet: bool) -> Page:
        if self._how == "another link":
            other = admit(LINK.address.replace("one", "two"))
            picture = replace(picture, link=other, qr=make_qr(other.address))
        page = PictureRenderer().draw_page(picture, paper, is_sheet=is_sheet)
        return replace(page, cards=page.cards + (self._how == "one is missing"))


@pytest.mark.parametrize("how", ["another link", "one is missing"])
@pytest.mark.expects_log("print: QrNotProven")
def test_a_page_that_does_not_say_the_link_does_not_leave(qapp: object, how: str) -> None:
    office = Office(renderer=WrongArtist(how), is_sheet=True).asked()
    office.job.send(ORDER)
    office.lane.run()
    assert office.service.sent == []
    assert "failed its check" in office.job.state.text


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (PrintProblem.REFUSED, "Office did not accept the payment card for invoice one."),
        (PrintProblem.SILENT, "Office may already have the payment card for invoice one"),
    ],
)
@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_what_was_not_printed_is_said(
    office: Office, problem: PrintProblem, words: str, *, is_withdrawn: bool
) -> None:
    office.asked()
    office.service.problem = problem
    office.job.send(ORDER)
    if is_withdrawn:
        office.job.withdraw()
        # The dialog that closes asks for this, too.
        office.job.cancel()
        assert office.ends == []
    office.lane.run()
    if is_withdrawn:
        assert office.said[0].startswith(words)
        assert office.notices[0].stands
        assert office.ends == [False]
    else:
        state = office.job.state
        assert (state.phase, state.severity) == (PrintPhase.READY, Severity.FAILED)
        assert state.text.startswith(words)
        assert office.ends == []


def test_what_is_sent_goes_on_when_its_link_is_gone(office: Office) -> None:
    office.asked().job.send(ORDER)
    office.job.withdraw()
    office.lane.run()
    assert len(office.service.sent) == 1
    assert office.said[1] is Severity.GOOD
    assert office.ends == [True]


def test_asking_ends_with_its_link(office: Office) -> None:
    office.job.ask()
    office.job.withdraw()
    assert office.lane.waiting == 0
    assert office.ends == [False]
    assert office.notices == []


def test_canceled_while_it_is_sent(office: Office) -> None:
    office.asked().job.send(ORDER)
    office.job.cancel()
    assert office.lane.waiting == 0
    text, severity = office.said
    assert text.startswith("Office may already have")
    assert severity is Severity.LOOK_FIRST
    assert office.ends == [False]


@pytest.mark.parametrize("problem", [None, PrintProblem.NO_PRINTER])
@pytest.mark.parametrize("is_left", [False, True])
def test_the_page_is_saved_with_and_without_a_printer(
    office: Office, tmp_path: Path, problem: PrintProblem | None, *, is_left: bool
) -> None:
    file = tmp_path / "card.pdf"
    office.service.problem = problem
    office.asked().job.save(file, Paper.A5, replaces=False)
    office.job.send(ORDER)
    office.job.save(tmp_path / "once more.pdf", Paper.A5, replaces=False)
    assert office.job.is_busy
    assert office.job.state.text == "Saving card.pdf…"
    if is_left:
        # Nobody takes it back.
        office.job.cancel()
    office.lane.run()
    assert file.read_bytes().startswith(b"%PDF-")
    assert (office.saved, office.ends) == ([file], [True])
    assert office.service.sent == []
    assert [*tmp_path.iterdir()] == [file]


def test_a_file_on_a_share_that_hangs_keeps_no_printer_back(qapp: object, tmp_path: Path) -> None:
    office = Office(saving=ManualLane())
    office.job.ask()
    office.job.save(tmp_path / "card.pdf", Paper.A4, replaces=False)
    # The lane of printing is free, and what was on its way there comes to nothing.
    assert office.lane.waiting == 0
    office.lane.run()
    assert office.job.state.text == "Saving card.pdf…"
    assert office.saving is not None
    office.saving.run()
    assert office.saved == [tmp_path / "card.pdf"]


@pytest.mark.parametrize("problem", [None, PrintProblem.SILENT])
@pytest.mark.parametrize("is_left", [False, True])
def test_why_a_page_was_not_saved_is_said(
    office: Office, tmp_path: Path, problem: PrintProblem | None, *, is_left: bool
) -> None:
    office.service.problem = problem
    before = office.asked().job.state.phase
    office.job.save(tmp_path / "gone" / "card.pdf", Paper.A4, replaces=False)
    if is_left:
        office.job.withdraw()
    office.lane.run()
    words = "Nothing was saved for invoice one. The folder no longer exists."
    assert office.saved == []
    if is_left:
        assert office.said == (words, Severity.FAILED)
        assert office.notices[0].stands
        assert office.ends == [False]
    else:
        state = office.job.state
        assert (state.phase, state.text, state.severity) == (before, words, Severity.FAILED)
        assert office.ends == []


@pytest.mark.parametrize("is_left", [False, True])
def test_a_file_that_is_there_is_kept_unless_the_user_says_so(
    office: Office, tmp_path: Path, *, is_left: bool
) -> None:
    file = tmp_path / "card.pdf"
    file.write_bytes(b"mine")
    before = office.asked().job.state
    office.job.save(file, Paper.A4, replaces=False)
    if is_left:
        # Nobody is there to be asked.
        office.job.withdraw()
    office.lane.run()
    assert file.read_bytes() == b"mine"
    if is_left:
        words = "Nothing was saved for invoice one. A file with this name already exists."
        assert office.said == (words, Severity.FAILED)
        assert office.in_the_way == []
        return
    assert (office.in_the_way, office.job.state) == ([(file, Paper.A4)], before)
    office.job.save(*office.in_the_way[0], replaces=True)
    office.lane.run()
    assert file.read_bytes().startswith(b"%PDF-")
    assert (office.saved, office.ends) == ([file], [True])


@pytest.mark.parametrize("problem", [None, PrintProblem.NO_PRINTER])
def test_nothing_is_saved_when_the_link_is_gone(
    office: Office, tmp_path: Path, problem: PrintProblem | None
) -> None:
    office.service.problem = problem
    office.asked().job.withdraw()
    # Where the file goes was being asked meanwhile.
    office.job.save(tmp_path / "card.pdf", Paper.A4, replaces=False)
    office.lane.run()
    assert [*tmp_path.iterdir()] == []
    assert office.ends == [False]


@pytest.mark.expects_log("print: QrNotProven")
def test_a_page_that_does_not_say_the_link_is_not_saved(qapp: object, tmp_path: Path) -> None:
    office = Office(renderer=WrongArtist("another link"), is_sheet=True).asked()
    office.job.save(tmp_path / "card.pdf", Paper.A4, replaces=False)
    office.lane.run()
    assert [*tmp_path.iterdir()] == []
    assert "failed its check" in office.job.state.text


def test_what_the_systems_dialog_says(office: Office) -> None:
    office.asked().job.note_not_printed()
    assert office.job.state.severity is Severity.FAILED
    office.job.note_printed()
    assert office.said == ("Payment card for invoice one sent to the printer", Severity.GOOD)
    assert office.ends == [True]
