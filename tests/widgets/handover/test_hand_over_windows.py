"""Menus, questions, file dialogs and windows that a link is handed over with."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, QStandardPaths, Qt
from PySide6.QtGui import QFont, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.core.handover.draft_folder import DraftFolder
from gui.core.handover.picture import PictureFormat, PictureKind
from gui.core.handover.print_order import Paper, PrintOrder, PrintProblem
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.handover.print_job import PrintJob, PrintPhase, PrintState
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notices
from gui.widgets.common.boxes import ConfirmBox
from gui.widgets.common.forms import ChoiceBox
from gui.widgets.common.theme import DARK, LIGHT, Colours, Theme
from gui.widgets.handover.picture_layout import laid_out, paint_into
from gui.widgets.handover.picture_renderer import PictureRenderer
from gui.widgets.handover.print_dialog import PrintDialog, print_on
from gui.widgets.handover.printed_page import places, size_mm
from gui.widgets.handover.qr_window import QrWindow
from gui.widgets.handover.save_dialog import SaveDialog
from tests.codes import read_codes
from tests.doubles import ManualLane, ScriptedPrintService
from tests.file_questions import asked_on_the_windows_thread
from tests.finding import described, named, seen, texts
from tests.systems import poppler
from tests.widgets.handover.test_pictures import MARK, picture
from tests.windows import press

FORMATS = (PictureFormat.PNG, PictureFormat.SVG, PictureFormat.PDF)
NO_DRAFTS = DraftFolder(Path("/nowhere"))
Chosen = tuple[Path, PictureFormat, bool]


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    return owner


def test_a_question_is_answered_no_unless_somebody_says_so(qtbot: QtBot, owner: QWidget) -> None:
    went_on: list[int] = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, None):
        box = ConfirmBox("Invoice <b>", "Already paid", "Copy & go", owner)
        box.go_on.clicked.connect(lambda: went_on.append(1))
        box.open()
        qtbot.waitUntil(box.isVisible)
        assert box.defaultButton() is not box.go_on
        assert box.go_on.text() == "Copy && go"
        for label in box.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText
        if key is not None:
            QTest.keyClick(box, key)
            assert went_on == []
        else:
            box.go_on.click()
            assert went_on == [1]
        assert not box.isVisible()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_a_question_before_a_risk_has_a_sign_and_a_title(
    qtbot: QtBot, theme: Theme, owner: QWidget, colours: Colours
) -> None:
    theme.apply(colours)
    for sign, colour in (("look", colours.look), ("stop", colours.failed)):
        box = ConfirmBox("Copy it?", "It is paid.", "Copy anyway", owner, sign=sign)
        box.open()
        qtbot.waitUntil(box.isVisible)
        picture = box.iconPixmap().toImage()
        places = product(range(picture.width()), range(picture.height()))
        assert colour in {picture.pixelColor(x, y).name() for x, y in places}
        [title] = [label for label in box.findChildren(QLabel) if label.text() == "Copy it?"]
        assert title.font().weight() == QFont.Weight.DemiBold
        box.reject()


@pytest.fixture
def save_dialog(
    owner: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SaveDialog]:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    dialog = SaveDialog("payment QR code one", FORMATS, owner)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    yield dialog
    dialog.close()


def chosen_in(dialog: SaveDialog) -> list[Chosen]:
    found: list[Chosen] = []
    dialog.chosen.connect(lambda *what: found.append(what))
    return found


def test_a_name_is_suggested_in_the_users_documents(
    save_dialog: SaveDialog, tmp_path: Path
) -> None:
    chosen = chosen_in(save_dialog)
    save_dialog.open()
    assert [Path(name).name for name in save_dialog.selectedFiles()] == ["payment QR code one.png"]
    save_dialog.accept()
    assert chosen == [(tmp_path / "payment QR code one.png", PictureFormat.PNG, False)]


@pytest.mark.parametrize(
    ("typed", "kind", "name", "file_format"),
    [
        ("a.svg", "PNG image (*.png)", "a.svg", PictureFormat.SVG),
        ("a.PDF", "PNG image (*.png)", "a.PDF", PictureFormat.PDF),
        ("a", "SVG image (*.svg)", "a.svg", PictureFormat.SVG),
        ("a.b", "PDF document (*.pdf)", "a.b.pdf", PictureFormat.PDF),
        ("a.jpg", "PNG image (*.png)", "a.jpg.png", PictureFormat.PNG),
    ],
)
def test_the_suffix_decides_and_then_the_kind(
    save_dialog: SaveDialog,
    tmp_path: Path,
    typed: str,
    kind: str,
    name: str,
    file_format: PictureFormat,
) -> None:
    chosen = chosen_in(save_dialog)
    save_dialog.open()
    save_dialog.selectNameFilter(kind)
    save_dialog.fileSelected.emit(str(tmp_path / typed))
    assert chosen == [(tmp_path / name, file_format, False)]


def test_whether_a_file_is_there_is_not_asked_on_the_windows_thread(
    save_dialog: SaveDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").write_bytes(b"mine")
    chosen = chosen_in(save_dialog)
    save_dialog.open()
    asked = asked_on_the_windows_thread(monkeypatch, tmp_path)
    save_dialog.fileSelected.emit(str(tmp_path / "a"))
    assert (chosen, asked) == ([(tmp_path / "a.png", PictureFormat.PNG, False)], [])


def test_the_enlarged_code_can_be_scanned_and_says_nothing_private(
    qtbot: QtBot, owner: QWidget
) -> None:
    shown = picture(mark=MARK)
    window = QrWindow(shown, owner)
    qtbot.addWidget(window)
    window.show()
    for size in (QSize(560, 660), QSize(300, 300), QSize(1300, 700)):
        window.resize(size)
        assert read_codes(window.grab().toImage()) == [shown.link.address]
    assert window.windowTitle() == f"{MARK} · QR code · F11: full screen, Esc: close"
    assert window.accessibleDescription() == (
        f"{MARK}, Scan to pay invoice 2eb1acd98a86, www.bluetape.com"
    )
    plain = QrWindow(picture(), owner)
    qtbot.addWidget(plain)
    assert "TEST" not in plain.windowTitle() + plain.accessibleDescription()


@pytest.mark.needs_desktop
def test_f11_is_full_screen_and_escape_closes(qtbot: QtBot, owner: QWidget) -> None:
    window = QrWindow(picture(), owner)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    press(qtbot, window, Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    press(qtbot, window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    press(qtbot, window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isVisible())


@pytest.mark.parametrize("is_sheet", [False, True])
@pytest.mark.parametrize("page", [(210, 297), (216, 279), (297, 210), (60, 80), (40, 300)])
def test_cards_lie_on_the_page_and_beside_each_other(
    qapp: object, page: tuple[int, int], *, is_sheet: bool
) -> None:
    dpi = 254  # Ten dots a millimetre.
    sheet = QRectF(0, 0, page[0] * 10, page[1] * 10)
    layout = laid_out(picture(mark=MARK), PictureKind.CARD)
    found = places(layout, sheet, dpi, is_sheet=is_sheet)
    assert all(sheet.adjusted(-0.5, -0.5, 0.5, 0.5).contains(place) for place in found)
    for place in found:
        assert place.width() / place.height() == pytest.approx(layout.width / layout.height)
        assert not any(place.intersects(other) for other in found if other is not place)
    if not is_sheet:
        assert len(found) == 1
        assert found[0].center().x() == pytest.approx(sheet.center().x())
    if page[0] > 200 and is_sheet:
        assert len(found) >= 3


def codes_in(file: Path) -> list[str]:
    """What poppler, which is not Qt, shows of a PDF's page."""
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-singlefile", file, file.with_name("page")],
        check=True,
        timeout=60,
    )
    return read_codes(QImage(str(file.with_name("page.png"))))


@poppler
@pytest.mark.parametrize("is_sheet", [False, True])
@pytest.mark.parametrize(
    "paper",
    [
        Paper.A4,
        Paper.A6,
        pytest.param(Paper.A5, marks=pytest.mark.exhaustive),
        pytest.param(Paper.LETTER, marks=pytest.mark.exhaustive),
    ],
)
def test_a_page_for_the_printer_can_be_scanned(
    qapp: object, tmp_path: Path, paper: Paper, *, is_sheet: bool
) -> None:
    shown = picture(mark=MARK)
    file = tmp_path / "page.pdf"
    file.write_bytes(
        PictureWork(PictureRenderer(), NO_DRAFTS).page(shown, paper, is_sheet=is_sheet)
    )
    codes = codes_in(file)
    assert set(codes) == {shown.link.address}
    many = {Paper.A4: 6, Paper.LETTER: 6, Paper.A5: 2, Paper.A6: 1}
    assert len(codes) == (many[paper] if is_sheet else 1)
    info = subprocess.run(
        ["pdfinfo", file], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    found = re.search(r"Page size: +([\d.]+) x ([\d.]+) pts", info)
    assert found is not None
    points = [mm / 25.4 * 72 for mm in size_mm(paper)]
    assert [float(side) for side in found.groups()] == pytest.approx(points, abs=1)


@poppler
@pytest.mark.parametrize("is_sheet", [False, True])
def test_a_page_on_a_printer_of_qts_can_be_scanned(
    qapp: object, tmp_path: Path, *, is_sheet: bool
) -> None:
    # On Windows and macOS; what a printer does with it is tried with a file here.
    shown = picture(mark=MARK)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    assert print_on(printer, shown, is_sheet=is_sheet)
    codes = codes_in(tmp_path / "page.pdf")
    assert set(codes) == {shown.link.address}
    assert len(codes) == (6 if is_sheet else 1)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_of_qts_that_takes_nothing(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "gone" / "page.pdf"))
    assert not print_on(printer, picture(), is_sheet=False)


@dataclass
class Printing:
    """A print dialog and what is behind it."""

    dialog: PrintDialog
    job: PrintJob
    service: ScriptedPrintService
    lane: ManualLane

    def ask(self) -> None:
        self.job.ask()
        self.lane.run()

    def button(self, name: str) -> QPushButton:
        return named(self.dialog, QPushButton, name)

    @property
    def buttons(self) -> list[str]:
        return [button.accessibleName() for button in seen(self.dialog, QPushButton)]

    @property
    def printer(self) -> ChoiceBox[str]:
        return described(self.dialog, ChoiceBox, "Printer")

    @property
    def paper(self) -> ChoiceBox[Paper]:
        return described(self.dialog, ChoiceBox, "Paper")

    @property
    def copies(self) -> QSpinBox:
        return named(self.dialog, QSpinBox, "Copies")

    @property
    def preview(self) -> QWidget:
        return named(self.dialog, QWidget, "Preview")

    @property
    def note(self) -> str:
        """Nothing, where nothing is seen."""
        labels = seen(self.dialog, QLabel)
        return "".join(w.text() for w in labels if w.accessibleDescription() == "Message")


@pytest.fixture
def printing(qtbot: QtBot, owner: QWidget) -> Printing:
    service, lane = ScriptedPrintService(), ManualLane()
    work = PictureWork(PictureRenderer(), NO_DRAFTS)
    lanes, shown = (lane, lane), picture(mark=MARK)
    job = PrintJob(work, service, *lanes, shown, "one", "card", Notices(), is_sheet=True)
    dialog = PrintDialog(job, owner, is_native=False)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return Printing(dialog, job, service, lane)


# Where there is no printer at all.
@pytest.mark.qt_log_ignore("non-native printers", extend=True)
def test_the_systems_own_dialog_opens(
    qtbot: QtBot, printing: Printing, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bool] = []

    class OwnDialog(QPrintDialog):
        def setVisible(self, visible: bool) -> None:
            shown.append(visible)

    monkeypatch.setattr("PySide6.QtPrintSupport.QPrintDialog", OwnDialog)
    dialog = PrintDialog(printing.job, printing.dialog, is_native=True)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    printing.ask()
    named(dialog, QPushButton, "Print").click()
    assert shown[:1] == [True]


def test_the_longest_message_has_room(printing: Printing) -> None:
    dialog = printing.dialog
    text = " ".join(["The printer may already have the payment card. Check it first."] * 3)
    dialog.show_state(PrintState(PrintPhase.READY, (), text, Severity.FAILED))
    QApplication.processEvents()
    note = described(dialog, QLabel, "Message")
    assert note.height() >= note.heightForWidth(note.width())
    for editor in (printing.printer, printing.paper, printing.copies):
        assert editor.height() >= editor.sizeHint().height()


def test_the_page_is_seen_first_and_goes_where_the_user_says(printing: Printing) -> None:
    dialog = printing.dialog
    printing.job.ask()
    assert printing.note == "Looking for printers…"
    print_it = printing.button("Print")
    assert not print_it.isEnabled()
    link = printing.job.picture.link.address
    assert set(read_codes(printing.preview.grab().toImage())) == {link}
    printing.lane.run()
    assert printing.note == ""
    # The printer that the user prints on if nobody says otherwise.
    assert printing.printer.value == "Office"
    printing.printer.show_value("Front desk")
    printing.paper.show_value(Paper.A4)
    assert "1 page, 6 cards" in texts(dialog)
    printing.paper.show_value(Paper.A6)
    assert "1 page" in texts(dialog)
    printing.copies.setValue(3)
    assert read_codes(printing.preview.grab().toImage()) == [link]
    print_it.click()
    assert printing.note == "Sending to Front desk…"
    assert not print_it.isEnabled()
    assert printing.printer.value == "Front desk"
    printing.lane.run()
    assert not dialog.isVisible()
    [(order, _, _)] = printing.service.sent
    assert order == PrintOrder("Front desk", Paper.A6, 3)


@pytest.mark.needs_desktop
def test_enter_prints_as_soon_as_there_is_a_printer(qtbot: QtBot, printing: Printing) -> None:
    dialog = printing.dialog
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    printing.job.ask()
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    printing.lane.run()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    printing.lane.run()
    assert len(printing.service.sent) == 1


def test_a_silent_service_can_be_asked_again(printing: Printing) -> None:
    printing.service.problem = PrintProblem.SILENT
    printing.ask()
    assert printing.note.startswith("This computer’s print service is not answering.")
    assert printing.buttons == ["Try again", "Save as PDF", "Cancel"]
    printing.service.problem = None
    printing.button("Try again").click()
    printing.lane.run()
    assert printing.buttons == ["Print", "Save as PDF", "Cancel"]
    assert printing.button("Print").isEnabled()


def test_a_printer_that_refuses_leaves_the_choice(printing: Printing) -> None:
    printing.ask()
    printing.printer.show_value("Front desk")
    printing.service.problem = PrintProblem.REFUSED
    printing.button("Print").click()
    printing.lane.run()
    assert printing.note.startswith("Front desk did not accept")
    assert printing.printer.value == "Front desk"
    assert printing.button("Print").isEnabled()


@poppler
@pytest.mark.parametrize("problem", [None, PrintProblem.NO_PRINTER])
def test_the_page_that_is_seen_is_saved(
    printing: Printing, tmp_path: Path, problem: PrintProblem | None
) -> None:
    dialog = printing.dialog
    printing.job.ask()
    save_it = printing.button("Save as PDF")
    assert not save_it.isEnabled()
    printing.service.problem = problem
    printing.lane.run()
    assert printing.paper.isEnabled()
    printing.paper.show_value(Paper.A5)
    preview = printing.preview
    save_it.click()
    [save] = dialog.findChildren(SaveDialog)
    [suggested] = save.selectedFiles()
    assert Path(suggested).name == "card.pdf"
    save.chosen.emit(tmp_path / "page.pdf", PictureFormat.PDF, False)
    save.close()
    assert printing.note == "Saving page.pdf…"
    assert not save_it.isEnabled()
    printing.lane.run()
    assert not dialog.isVisible()
    shown = set(read_codes(preview.grab().toImage()))
    assert set(codes_in(tmp_path / "page.pdf")) == shown == {printing.job.picture.link.address}


@pytest.mark.parametrize("goes_on", [True, False])
def test_a_page_that_is_there_is_replaced_if_the_user_says_so(
    printing: Printing, tmp_path: Path, *, goes_on: bool
) -> None:
    dialog, file = printing.dialog, tmp_path / "page.pdf"
    file.write_bytes(b"mine")
    printing.ask()
    printing.button("Save as PDF").click()
    [save] = dialog.findChildren(SaveDialog)
    save.fileSelected.emit(str(file))
    save.close()
    printing.lane.run()
    [box] = dialog.findChildren(ConfirmBox)
    assert box.informativeText() == "Do you want to replace page.pdf?"
    assert (printing.note, printing.button("Save as PDF").isEnabled()) == ("", True)
    if goes_on:
        box.go_on.click()
    else:
        QTest.keyClick(box, Qt.Key.Key_Escape)
    printing.lane.run()
    assert (file.read_bytes() != b"mine") is goes_on
    assert dialog.isVisible() is not goes_on


@pytest.mark.parametrize("is_sending", [False, True])
def test_escape_cancels_what_runs(printing: Printing, *, is_sending: bool) -> None:
    finished: list[int] = []
    printing.dialog.finished.connect(finished.append)
    if is_sending:
        printing.ask()
        printing.button("Print").click()
    else:
        printing.job.ask()
    QTest.keyClick(printing.dialog, Qt.Key.Key_Escape)
    assert not printing.dialog.isVisible()
    assert printing.lane.waiting == 0
    assert len(finished) == 1


def test_a_card_that_is_painted_small_is_still_whole(qapp: object) -> None:
    shown = picture()
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    painter = QPainter(image)
    paint_into(painter, laid_out(shown, PictureKind.CARD), QRectF(0, 0, 400, 300))
    painter.end()
    assert read_codes(image) == [shown.link.address]
    assert image.pixelColor(2, 150).name() == "#ff0000"
