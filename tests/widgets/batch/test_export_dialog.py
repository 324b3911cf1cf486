"""What is asked before a list leaves, and what the answers become."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.core.batch.mail_columns import MailColumns
from gui.core.handover.draft_folder import DraftFolder
from gui.core.handover.print_order import Paper
from gui.presenters.batch.draft_counter import DraftCounter
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
from gui.presenters.batch.exports import BatchExports
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.intents import Intents
from gui.widgets.batch.draft_fields import DraftFields
from gui.widgets.batch.export_bar import ExportBar
from gui.widgets.batch.export_dialog import ExportDialog, open_export
from gui.widgets.batch.links_dialog import LinksDialog
from gui.widgets.batch.list_dialog import ListDialog
from gui.widgets.common.boxes import ConfirmBox
from gui.widgets.common.file_dialogs import FolderDialog, SaveFileDialog
from gui.widgets.common.forms import ChoiceBox
from gui.widgets.common.translations import Translations
from gui.widgets.handover.picture_renderer import PictureRenderer
from tests.batches import ACME, batch, plain_batch, row, uncertain
from tests.doubles import HeldSettings, ManualLane, ScriptedClipboard, ScriptedMailProgram
from tests.file_questions import asked_on_the_windows_thread
from tests.finding import described, texts

BY_ADDRESS, BY_ROW = Grouping
MIXED = batch(
    row(2, "INV-1", "Acme", "a@example.com", 10),
    row(3, "INV-2", "Acme", "a@example.com", 20),
    row(4, "INV-3", "Northline", "x"),
    row(5, "INV-4", "Paid up", "p@example.com", status="Paid"),
)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """With its plural forms, as the program has it."""
    translations = Translations(qapp)
    translations.use("en")
    yield
    for translator in translations.installed:
        qapp.removeTranslator(translator)


@pytest.fixture
def owner(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    owner = QWidget()
    qtbot.addWidget(owner)
    with qtbot.waitExposed(owner):
        owner.show()
    return owner


class Asked:
    """A kind of export that was asked for, with what began in the end."""

    def __init__(self, owner: QWidget, kind: ExportKind, rows: ExportList) -> None:
        self.begun: list[tuple[ExportList, Order]] = []
        self.lane = ManualLane()
        self.dialog = open_export(
            *(kind, rows, owner, lambda *what: self.begun.append(what)),
            lambda batch: DraftCounter(batch, self.lane),
        )
        self.lane.run()
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)

    def given(self) -> str:
        """All that it says in the end."""
        self.lane.run()
        return "\n".join(label.text() for label in self.dialog.findChildren(QLabel))

    def answer(self, kind: type[QFileDialog], path: Path) -> None:
        """Save, and choose this."""
        self.lane.run()
        assert isinstance(self.dialog, ListDialog)
        self.dialog.save.click()
        [where] = self.dialog.findChildren(kind)
        assert where.isVisible()
        where.fileSelected.emit(str(path))
        assert not self.dialog.isVisible()

    @property
    def order(self) -> Order:
        [(_, order)] = self.begun
        return order


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ExportKind.WORKBOOK, "payment links march.xlsx"),
        (ExportKind.CSV, "payment links march.csv"),
    ],
)
def test_a_table_is_asked_for_its_place_alone(
    owner: QWidget, tmp_path: Path, kind: ExportKind, name: str
) -> None:
    rows = batch(row(2, "INV-1"), source="march.xlsx")
    asked = Asked(owner, kind, rows)
    assert isinstance(asked.dialog, SaveFileDialog)
    assert [Path(file).name for file in asked.dialog.selectedFiles()] == [name]
    asked.dialog.fileSelected.emit(str(tmp_path / "a"))
    path = (tmp_path / "a").with_suffix(Path(name).suffix)
    assert asked.begun == [(rows, TableOrder(kind, path))]


@pytest.mark.parametrize("kind", [ExportKind.WORKBOOK, ExportKind.CSV])
def test_a_table_is_without_the_links_of_what_is_paid_unless_that_is_ticked(
    qtbot: QtBot, owner: QWidget, tmp_path: Path, kind: ExportKind
) -> None:
    for is_ticked in (False, True):
        asked = Asked(owner, kind, MIXED)
        assert isinstance(asked.dialog, LinksDialog)
        assert not asked.dialog.includes_settled.isChecked()
        assert asked.dialog.includes_settled.text() == (
            "&Include the link of 1 paid or canceled invoice"
        )
        assert "3 payment links in 4 rows" in asked.given()
        if is_ticked:
            box = asked.dialog.includes_settled
            # Where the keys are at once.
            qtbot.waitUntil(lambda box=box: box.window().focusWidget() is box)
            box.click()
            assert "4 payment links in 4 rows" in asked.given()
        asked.answer(SaveFileDialog, tmp_path / "a")
        [(rows, order)] = asked.begun
        assert isinstance(order, TableOrder)
        assert (order.kind, order.path.stem) == (kind, "a")
        assert [row.link is not None for row in rows.rows] == [True, True, True, is_ticked]


def test_pictures_go_into_a_folder_without_what_is_paid_unless_that_is_ticked(
    owner: QWidget, tmp_path: Path
) -> None:
    asked = Asked(owner, ExportKind.PICTURES, MIXED)
    assert isinstance(asked.dialog, ExportDialog)
    assert not asked.dialog.includes_settled.isChecked()
    assert asked.dialog.includes_settled.text() == "&Include 1 paid or canceled invoice"
    assert "3 PNG files, one for each invoice" in asked.given()
    asked.dialog.includes_settled.click()
    assert "4 PNG files, one for each invoice" in asked.given()
    asked.answer(FolderDialog, tmp_path)
    assert asked.order == PicturesOrder(tmp_path, also=SETTLED)


def test_what_has_no_status_is_counted_and_stays_unless_that_is_ticked(
    owner: QWidget, tmp_path: Path
) -> None:
    rows = batch(*MIXED.rows, uncertain(6, "INV-5"), uncertain(7, "INV-6"))
    asked = Asked(owner, ExportKind.PICTURES, rows)
    assert isinstance(asked.dialog, ExportDialog)
    assert not asked.dialog.includes_uncertain.isChecked()
    assert asked.dialog.includes_uncertain.text() == (
        "Include 2 invoices &without a status; they may be paid already"
    )
    assert "3 PNG files, one for each invoice" in asked.given()
    asked.dialog.includes_uncertain.click()
    assert "5 PNG files, one for each invoice" in asked.given()
    asked.answer(FolderDialog, tmp_path)
    assert asked.order == PicturesOrder(tmp_path, UNCERTAIN)


def test_what_is_not_there_is_not_offered(owner: QWidget) -> None:
    asked = Asked(owner, ExportKind.PICTURES, batch())
    assert isinstance(asked.dialog, ExportDialog)
    assert not asked.dialog.includes_settled.isVisible()
    assert not asked.dialog.includes_uncertain.isVisible()
    assert not asked.dialog.save.isEnabled()


def test_cards_are_a_file_on_the_chosen_paper(owner: QWidget, tmp_path: Path) -> None:
    asked = Asked(owner, ExportKind.CARDS, plain_batch(17))
    assert isinstance(asked.dialog, ExportDialog)
    assert "17 payment cards on 3 pages" in asked.given()
    described(asked.dialog, ChoiceBox, "Paper").show_value(Paper.LETTER)
    asked.answer(SaveFileDialog, tmp_path / "cards.pdf")
    assert asked.order == CardsOrder(tmp_path / "cards.pdf", Paper.LETTER)


def test_cards_of_more_than_five_hundred_pages_are_files_in_a_folder(
    owner: QWidget, tmp_path: Path
) -> None:
    asked = Asked(owner, ExportKind.CARDS, plain_batch(4_001))
    assert "4001 payment cards on 501 pages · 2 files" in asked.given()
    asked.answer(FolderDialog, tmp_path)
    assert isinstance(asked.order, CardsOrder)
    assert asked.order.path == tmp_path


def fields_of(asked: Asked) -> DraftFields:
    [fields] = asked.dialog.findChildren(DraftFields)
    return fields


def test_how_drafts_are_grouped_is_never_guessed(owner: QWidget, tmp_path: Path) -> None:
    asked = Asked(owner, ExportKind.DRAFTS, MIXED)
    assert isinstance(asked.dialog, ExportDialog)
    fields = fields_of(asked)
    # An amount is BlueTape's unless the user says otherwise.
    assert fields.columns == MailColumns(2, 1)
    assert fields.grouping is None
    assert not asked.dialog.save.isEnabled()
    assert "Choose how many drafts there should be." in asked.given()
    assert "First: Acme <a@example.com>, INV-1, 4550.00" in asked.given()
    fields.amount.show_value(3)
    assert "First: Acme <a@example.com>, INV-1, 10.00" in asked.given()
    fields.choices[BY_ROW].click()
    assert "2 unsent mails" in asked.given()
    fields.choices[BY_ADDRESS].click()
    assert "1 unsent mail\n1 left out: not a valid mail address (row 4)" in asked.given()
    assert asked.dialog.save.isEnabled()
    asked.answer(FolderDialog, tmp_path)
    assert asked.order == DraftsOrder(tmp_path, BY_ADDRESS, MailColumns(2, 1, 3))


def test_of_a_long_list_the_last_count_alone_is_shown(owner: QWidget) -> None:
    asked = Asked(owner, ExportKind.DRAFTS, MIXED)
    assert isinstance(asked.dialog, ExportDialog)
    fields = fields_of(asked)
    shown = texts(asked.dialog)
    fields.choices[BY_ROW].click()
    fields.choices[BY_ADDRESS].click()
    # It is counted elsewhere, and comes when it does.
    assert texts(asked.dialog) == shown
    assert not asked.dialog.save.isEnabled()
    assert asked.lane.waiting == 1
    assert "1 unsent mail\n" in asked.given()
    assert asked.dialog.save.isEnabled()
    fields.choices[BY_ROW].click()
    asked.dialog.reject()
    assert asked.lane.waiting == 0


def test_the_columns_can_be_changed(owner: QWidget, tmp_path: Path) -> None:
    asked = Asked(owner, ExportKind.DRAFTS, MIXED)
    assert isinstance(asked.dialog, ExportDialog)
    fields = fields_of(asked)
    fields.choices[BY_ROW].click()
    shown = [fields.address.itemText(at) for at in range(fields.address.count())]
    assert shown == ["Choose a column", "Invoice ID", "Customer", "E-mail", "Amount due"]
    fields.address.show_value(None)
    assert not asked.dialog.save.isEnabled()
    assert "Choose the column with the mail addresses." in asked.given()
    fields.address.show_value(2)
    fields.name.show_value(None)
    assert "First: a@example.com, INV-1, 4550.00" in asked.given()
    asked.answer(FolderDialog, tmp_path)
    assert asked.order == DraftsOrder(tmp_path, BY_ROW, MailColumns(2))


def test_a_list_without_headings_calls_its_columns_by_letters(owner: QWidget) -> None:
    rows = ExportList(ACME, MIXED.rows)
    fields = fields_of(Asked(owner, ExportKind.DRAFTS, rows))
    assert fields.address.currentText() == "Column C"
    assert fields.amount.currentText() == "From BlueTape"


def test_drafts_can_be_asked_for_with_the_keyboard_alone(owner: QWidget, qtbot: QtBot) -> None:
    asked = Asked(owner, ExportKind.DRAFTS, MIXED)
    assert isinstance(asked.dialog, ExportDialog)
    fields = fields_of(asked)
    # On Windows a window is active a moment before something in it has the keys.
    qtbot.waitUntil(lambda: asked.dialog.isActiveWindow() and bool(asked.dialog.focusWidget()))
    for _ in range(3):
        QTest.keyClick(asked.dialog.focusWidget(), Qt.Key.Key_Tab)
    # The group is there though nothing in it is chosen.
    assert asked.dialog.focusWidget() is fields.choices[BY_ADDRESS]
    QTest.keyClick(asked.dialog.focusWidget(), Qt.Key.Key_Space)
    assert fields.grouping is BY_ADDRESS
    asked.lane.run()
    QTest.keyClick(asked.dialog.focusWidget(), Qt.Key.Key_Return)
    [where] = asked.dialog.findChildren(FolderDialog)
    where.close()
    asked.dialog.close()


@pytest.mark.parametrize("close", [lambda d: d.reject(), lambda d: d.close()])
def test_what_is_closed_begins_nothing(owner: QWidget, close: Callable[[object], None]) -> None:
    asked = Asked(owner, ExportKind.PICTURES, MIXED)
    close(asked.dialog)
    assert asked.begun == []


Shown = tuple[ExportBar, BatchExports, ManualLane, Intents]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    lane = ManualLane()
    exports = BatchExports(
        PictureWork(PictureRenderer(), DraftFolder(Path("/nowhere"))),
        *(lane, lane, ScriptedClipboard(), ScriptedMailProgram(), HeldSettings()),
    )
    intents = Intents()
    bar = ExportBar(exports, lambda: MIXED, intents)
    qtbot.addWidget(bar)
    return bar, exports, lane, intents


def test_the_bar_is_there_from_the_begin_until_it_is_dismissed(
    shown: Shown, tmp_path: Path
) -> None:
    bar, exports, lane, intents = shown
    assert not bar.isVisible()
    exports.begin(plain_batch(1), PicturesOrder(tmp_path))
    assert bar.isVisible()
    assert bar.cancel.isVisible()
    assert not bar.show_file.isVisible()
    lane.run()
    assert bar.label.text() == "1 QR code saved in the folder QR codes"
    assert bar.show_file.isVisible()
    files: list[Path] = []
    intents.show_in_folder.connect(files.append)
    bar.show_file.click()
    assert files == [tmp_path / "QR codes"]
    assert not bar.action.isVisible()
    bar.dismiss.click()
    assert not bar.isVisible()


def test_the_bar_cancels_and_opens_drafts(shown: Shown, tmp_path: Path) -> None:
    bar, exports, lane, _ = shown
    order = DraftsOrder(tmp_path, BY_ROW, MailColumns(2))
    exports.begin(plain_batch(12), order)
    bar.cancel.click()
    assert bar.label.text() == "Canceled. Nothing was saved."
    lane.run()
    exports.begin(plain_batch(12), order)
    lane.run()
    assert bar.action.text() == "&Open 10 drafts"
    bar.action.click()
    assert bar.label.text() == "Opening the drafts in your mail program…"
    assert not bar.action.isVisible()
    assert not bar.dismiss.isVisible()
    assert bar.bar.maximum() == 10
    bar.cancel.click()
    assert bar.label.text() == "Canceled. 0 of 10 drafts are open."
    assert bar.action.text() == "&Open 10 drafts"
    bar.action.click()
    lane.run()
    assert bar.label.text() == "The drafts are in your mail program; send them from there"


def test_the_bar_copies_once_more_with_the_links_that_were_left_out(shown: Shown) -> None:
    bar, exports, lane, _ = shown
    exports.copy(MIXED)
    lane.run()
    assert bar.detail.text() == "Without the link of 1 paid or canceled invoice"
    assert bar.action.text() == "Copy &with the link"
    bar.action.click()
    lane.run()
    assert bar.label.text() == "4 rows copied; paste them into Excel"
    assert not bar.detail.isVisible()
    assert not bar.action.isVisible()


def test_links_that_a_copy_left_out_and_drafts_are_both_offered(
    shown: Shown, tmp_path: Path
) -> None:
    bar, exports, lane, _ = shown
    exports.begin(plain_batch(2), DraftsOrder(tmp_path, BY_ROW, MailColumns(2)))
    lane.run()
    exports.copy(MIXED)
    lane.run()
    assert "Without the link of 1 paid or canceled invoice" in bar.detail.text()
    # The copy was the last that was asked for.
    assert bar.action.text() == "Copy &with the link"
    assert (bar.also.text(), bar.also.accessibleName()) == ("&Open 2 drafts", "Open 2 drafts")
    assert bar.also.isVisible()
    bar.action.click()
    lane.run()
    assert bar.label.text().startswith("4 rows copied")
    assert bar.action.text() == "&Open 2 drafts"
    assert not bar.also.isVisible()
    exports.copy(MIXED)
    lane.run()
    bar.also.click()
    assert bar.label.text() == "Opening the drafts in your mail program…"


@pytest.mark.parametrize("goes_on", [True, False])
def test_what_is_there_is_replaced_if_the_user_says_so(
    shown: Shown, tmp_path: Path, goes_on: bool
) -> None:
    bar, exports, lane, _ = shown
    path = tmp_path / "x.csv"
    path.write_bytes(b"theirs")
    exports.begin(plain_batch(1), TableOrder(ExportKind.CSV, path))
    lane.run()
    [box] = bar.window().findChildren(ConfirmBox)
    assert box.informativeText() == "Do you want to replace x.csv?"
    # Nothing has failed yet.
    assert not bar.isVisible()
    if goes_on:
        box.go_on.click()
    else:
        box.reject()
    lane.run()
    assert (path.read_bytes() != b"theirs") is goes_on
    said = "1 row saved as x.csv"
    if not goes_on:
        said = "Nothing was saved. A file with this name already exists."
    assert bar.label.text() == said


def test_whether_a_file_is_there_is_not_asked_on_the_windows_thread(
    owner: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.csv").write_bytes(b"mine")
    asked = Asked(owner, ExportKind.CSV, plain_batch(1))
    questions = asked_on_the_windows_thread(monkeypatch, tmp_path)
    asked.dialog.fileSelected.emit(str(tmp_path / "x.csv"))  # type: ignore[attr-defined]
    assert questions == []
    assert asked.order == TableOrder(ExportKind.CSV, tmp_path / "x.csv")
    asked.dialog.close()
