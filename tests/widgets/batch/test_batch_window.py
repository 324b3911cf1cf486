"""The window for several invoices: what is seen, chosen, copied, asked, and reached with keys."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QFont, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.core.batch.delimited import pasted_table
from gui.core.batch.intake import layout_of, take_in
from gui.core.batch.outcome import Outcome, RowState
from gui.core.cancellation import Cancellation
from gui.core.errors import Failure, InvoiceNotFound, Unauthorized
from gui.presenters.batch.batch_state import (
    Checking,
    ChipKey,
    Choosing,
    HandingOver,
    LookingUp,
)
from gui.presenters.batch.export_orders import ExportKind, TableOrder
from gui.presenters.batch.export_words import name_of
from gui.presenters.batch.lines import WAITING, BatchLines, SortBy
from gui.widgets.batch.batch_window import BatchWindow
from gui.widgets.batch.choose_page import PasteEdit
from gui.widgets.batch.export_button import ExportButton
from gui.widgets.batch.invoice_model import InvoiceModel, _ranges
from gui.widgets.batch.invoice_table import InvoiceTable
from gui.widgets.batch.list_dialog import ListDialog
from gui.widgets.batch.preview_table import PreviewTable
from gui.widgets.common.boxes import ConfirmBox
from gui.widgets.common.fixed_table import set_up
from gui.widgets.common.labels import scaled
from gui.widgets.common.menu import Menu
from gui.widgets.common.theme import DARK, LIGHT, Colours, Theme
from gui.widgets.common.translations import Translations
from tests.batch_desk import OTHER, BatchDesk
from tests.core.batch.test_run import OFFLINE
from tests.windows import wait_until_active

SAID: dict[str, str | Failure] = {
    "INV-1": "Paid",
    "INV-2": "Partially Paid",
    "INV-3": InvoiceNotFound(),
}
LIST = "\n".join(f"INV-{number}" for number in range(6))


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """With its plural forms, as the program has it."""
    translations = Translations(qapp)
    translations.use("en")
    yield
    for translator in translations.installed:
        qapp.removeTranslator(translator)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[BatchDesk]:
    desk = BatchDesk()
    desk.till.script = desk.till.status_script = lambda each: SAID.get(each, "Placed")
    yield desk
    desk.close()


@pytest.fixture
def window(qtbot: QtBot, desk: BatchDesk) -> BatchWindow:
    window = desk.window(500)
    qtbot.addWidget(window, before_close_func=lambda _: desk.close())
    with qtbot.waitExposed(window):
        window.show()
    return window


def named(window: QWidget, name: str, kind: type[QWidget] = QPushButton) -> QWidget:
    """The one of these that is seen, by its accessible name."""
    [found] = [
        widget
        for widget in window.findChildren(kind)
        if widget.accessibleName() == name and widget.isVisible()
    ]
    return found


def press(qtbot: QtBot, window: QWidget, name: str) -> None:
    button = named(window, name)
    assert button.isEnabled(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(window: BatchWindow) -> list[tuple[str, ...]]:
    model = window.findChild(InvoiceTable).model()  # type: ignore[union-attr]
    assert isinstance(model, InvoiceModel)
    return [
        tuple(str(model.index(row, column).data()) for column in range(3))
        for row in range(model.rowCount())
    ]


def chips(window: BatchWindow) -> list[str]:
    # They have their places a turn later.
    QApplication.processEvents()
    found = [b for b in window.findChildren(QPushButton) if b.property("role") == "chip"]
    in_order = sorted(found, key=lambda b: (b.y(), b.x()))
    return [b.accessibleName() for b in in_order if b.isVisible()]


def test_from_what_is_pasted_to_what_came_of_it(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    field = named(window, "Invoice IDs", PasteEdit)
    assert window.focusWidget() is field
    assert not named_text(window, "Continue").isEnabled()
    assert isinstance(field, PasteEdit)
    field.insertPlainText(LIST)
    desk.until(lambda: "6 IDs" in words(window), "they are counted")
    qtbot.mouseClick(named_text(window, "Continue"), Qt.MouseButton.LeftButton)
    desk.until(lambda: isinstance(desk.presenter.state, Checking), "they are read")
    assert named_text(window, "Look up 6 invoices").accessibleName() == "Start"
    assert "6 different IDs" in words(window)
    press(qtbot, window, "Start")
    desk.end()
    assert "3 of 6 invoices are ready to share" in words(window)
    # What needs a look comes first.
    assert [row[1] for row in shown(window)] == [
        *("Not found", "Paid", "Partially Paid", "Ready", "Ready", "Ready")
    ]
    assert chips(window) == ["All, 6", "Ready, 3", "Paid, 1", "Partially Paid, 1", "Not found, 1"]
    bar = named(window, "Progress", QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum()) == (6, 6)
    # The keys are where the eye is.
    table = window.findChild(InvoiceTable)
    assert table is not None
    assert (window.focusWidget(), table.currentIndex().row()) == (table, 0)
    assert table.selected_places() == []


def named_text(window: QWidget, text: str) -> QAbstractButton:
    [found] = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.text().replace("&", "") == text and button.isVisible()
    ]
    return found


def words(window: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_rows_in_the_check_end_at_one_line(desk: BatchDesk, window: BatchWindow) -> None:
    desk.check(f"INV-9\nn/a\n{LIST}\nINV-7\nINV-8\n1.23457E+12")
    QApplication.processEvents()
    rows = [label for label in window.findChildren(QLabel) if label.text().startswith("row ")]
    assert sorted(label.text() for label in rows) == ["row 11", "row 2"]
    # Their texts begin at the left of what they have.
    assert len({label.x() + label.sizeHint().width() for label in rows}) == 1


def _is_near(name: str, wanted: str) -> bool:
    channels = zip(bytes.fromhex(name[1:]), bytes.fromhex(wanted[1:]), strict=True)
    return all(abs(one - other) < 32 for one, other in channels)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_heading_of_the_ids_stands_out_in_the_check(
    desk: BatchDesk, window: BatchWindow, theme: Theme, colours: Colours
) -> None:
    theme.apply(colours)
    desk.check("Customer\tInvoice ID\nAcme\tINV-1\nAcme\tINV-2")
    [rows] = [table for table in window.findChildren(PreviewTable) if table.isVisible()]
    heads = rows.horizontalHeader()

    def painted(section: int) -> Counter[str]:
        left = heads.sectionViewportPosition(section)
        # Between the lines above and below.
        inside = QRect(left, 1, heads.sectionSize(section), heads.height() - 2)
        picture = heads.viewport().grab(inside).toImage()
        places = product(range(picture.width()), range(picture.height()))
        return Counter(picture.pixelColor(x, y).name() for x, y in places)

    usual, ids = painted(0), painted(1)
    assert (usual.most_common(1)[0][0], ids.most_common(1)[0][0]) == (
        *(colours.window, colours.selected),
    )
    # Edges of letters are mixed with the ground, on some systems all of a letter is.
    assert any(_is_near(name, colours.dim) for name in usual)
    assert any(_is_near(name, colours.accent) for name in ids)
    theme.apply(None)
    assert colours.selected not in painted(1)


def test_headings_are_small_and_semibold_with_the_scroll_bar_below_them(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    window.resize(640, 460)
    for arrange in (desk.check, desk.run):
        arrange("\n".join(f"INV-{number}" for number in range(40)))
        [rows] = [table for table in window.findChildren(QTableView) if table.isVisible()]
        heads, bar = rows.horizontalHeader(), rows.verticalScrollBar()
        assert heads.font().weight() == QFont.Weight.DemiBold
        assert heads.font().pointSizeF() < rows.font().pointSizeF()
        qtbot.waitUntil(bar.isVisible)
        below = heads.mapTo(rows, QPoint(0, heads.height())).y()
        qtbot.waitUntil(lambda bar=bar, rows=rows, y=below: bar.mapTo(rows, QPoint()).y() == y)


def test_rows_are_32_high_or_higher_where_text_is_larger(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    [usual, *_] = window.findChildren(InvoiceTable)
    assert usual.verticalHeader().defaultSectionSize() == 32
    large = QTableView()
    qtbot.addWidget(large)
    large.setFont(scaled(large.font(), 2))
    set_up(large)
    needed = large.fontMetrics().height()
    assert large.verticalHeader().defaultSectionSize() > max(32, needed)


def test_chips_and_find_choose_the_rows_and_nothing_is_said(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    desk.run(LIST)
    press(qtbot, window, "Paid, 1")
    assert shown(window) == [("INV-1", "Paid", "")]
    find = named(window, "Find in list", QLineEdit)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is find
    qtbot.keyClicks(find, "9")
    assert "Nothing matches." in words(window)
    qtbot.mouseClick(named_text(window, "Clear filters"), Qt.MouseButton.LeftButton)
    assert len(shown(window)) == 6
    qtbot.keyClicks(find, "v-3")
    assert [row[0] for row in shown(window)] == ["INV-3"]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert len(shown(window)) == 6


def test_rows_are_sorted_when_somebody_says_so(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    desk.run(LIST)
    table = window.findChild(InvoiceTable)
    assert table is not None
    heads = table.horizontalHeader()
    heads.sectionClicked.emit(0)
    assert [row[0] for row in shown(window)] == LIST.split()
    heads.sectionClicked.emit(0)
    assert [row[0] for row in shown(window)] == LIST.split()[::-1]
    assert "what needs a look" not in words(window)
    table.sort(SortBy.STATUS)
    assert "what needs a look" in words(window)


def test_a_filter_follows_what_rows_become(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    desk.check(LIST)
    desk.till.gate.clear()
    desk.presenter.start()
    desk.until(lambda: "Looking up, 4" in chips(window), "some are asked for")
    press(qtbot, window, "Looking up, 4")
    assert len(shown(window)) == 4
    desk.till.gate.set()
    desk.end()
    assert shown(window) == []
    # The one that is chosen stays.
    assert "Looking up, 0" in chips(window)
    press(qtbot, window, "Looking up, 0")
    assert len(shown(window)) == 6


def test_pause_go_on_and_cancel(qtbot: QtBot, desk: BatchDesk, window: BatchWindow) -> None:
    desk.check(LIST)
    desk.till.gate.clear()
    desk.presenter.start()
    desk.until(lambda: "Looking up, 4" in chips(window), "some are asked for")
    press(qtbot, window, "Pause")
    assert "Paused: 6 invoices" in words(window)
    press(qtbot, window, "Go on")
    assert named(window, "Pause").isEnabled()
    press(qtbot, window, "Cancel")
    desk.end()
    assert "Stopped after 0 of 6 invoices" in words(window)
    desk.till.gate.set()
    press(qtbot, window, "Retry failed")
    desk.end()
    assert "3 of 6 invoices are ready to share" in words(window)


def test_offline_and_refused_say_why(qtbot: QtBot, desk: BatchDesk, window: BatchWindow) -> None:
    desk.till.script = lambda _: OFFLINE
    desk.check("\n".join(f"INV-{number}" for number in range(10, 40)))
    desk.presenter.start()
    desk.until(lambda: "does not reach" in words(window), "it waits")
    desk.till.script = lambda _: Unauthorized(401)
    qtbot.mouseClick(named_text(window, "Try again"), Qt.MouseButton.LeftButton)
    desk.end()
    assert "did not accept the credentials" in words(window)
    asked: list[str] = []
    desk.intents.edit_account.connect(lambda: asked.append("edit"))
    qtbot.mouseClick(named_text(window, "Edit account…"), Qt.MouseButton.LeftButton)
    assert asked == ["edit"]


def test_f1_explains_what_is_said(qtbot: QtBot, desk: BatchDesk, window: BatchWindow) -> None:
    asked: list[str] = []
    desk.intents.explain.connect(asked.append)
    wait_until_active(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    desk.presenter.choice.read_text('Id\tName\n1\t"Acme')
    desk.until(lambda: "quotation mark" in words(window), "it is refused")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    [nothing, refused] = asked
    assert nothing == ""
    assert "quotation mark" in refused


def test_rows_are_copied(qtbot: QtBot, desk: BatchDesk, window: BatchWindow) -> None:
    desk.run(LIST)
    press(qtbot, window, "Copy for Excel")
    desk.until(lambda: bool(desk.clipboard.text), "they are copied")
    lines = desk.clipboard.text.split("\n")
    assert len(lines) == 7
    # What is paid keeps its link to itself.
    assert [("id=" in line) for line in lines[1:]] == [True, False, True, False, True, True]
    desk.until(lambda: not desk.exports.is_running, "it is said")
    desk.clipboard.text = ""
    table = window.findChild(InvoiceTable)
    assert table is not None
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: bool(desk.clipboard.text), "it is copied")
    assert [line.split("\t")[0] for line in desk.clipboard.text.split("\n")[1:]] == ["INV-1"]


def test_what_is_shown_is_copied(qtbot: QtBot, desk: BatchDesk, window: BatchWindow) -> None:
    desk.run(LIST)
    press(qtbot, window, "Ready, 3")
    press(qtbot, window, "Copy for Excel")
    desk.until(lambda: bool(desk.clipboard.text), "they are copied")
    lines = desk.clipboard.text.split("\n")
    assert [line.split("\t")[0] for line in lines[1:]] == ["INV-0", "INV-4", "INV-5"]
    desk.until(lambda: not desk.exports.is_running, "it is said")
    qtbot.keyClicks(named(window, "Find in list", QLineEdit), "none")
    assert not named(window, "Copy for Excel").isEnabled()


def test_one_thing_at_a_time_leaves(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow, tmp_path: Path
) -> None:
    desk.run(LIST)
    rows = desk.presenter.export_list()
    assert rows is not None
    desk.exports.begin(rows, TableOrder(ExportKind.WORKBOOK, tmp_path / "list.xlsx"))
    assert not named(window, "Copy for Excel").isEnabled()
    assert not named(window, "Export…").isEnabled()
    table = window.findChild(InvoiceTable)
    assert table is not None
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "not copied" in words(window)
    desk.until(lambda: not desk.exports.is_running, "it is saved")
    assert named(window, "Copy for Excel").isEnabled()
    assert named(window, "Export…").isEnabled()


def test_another_list_is_not_swallowed(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Invoice ID\nINV-1\nINV-2\n")
    desk.check("INV-7")
    # What was only checked makes way.
    window.take_text("INV-8\nINV-9")
    desk.until(lambda: "2 invoices to look up" in words(window), "it is read")
    desk.presenter.start()
    desk.end()
    said = "There is still a list in this window"
    for take in (lambda: window.take_text("INV-1\nINV-2"), lambda: window.take_file(file)):
        assert said not in words(window)
        take()
        assert said in words(window)
        assert isinstance(desk.presenter.state, HandingOver)
        desk.presenter.begin_anew()
        desk.run("INV-8")


def test_enter_starts_a_list_that_is_checked(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    desk.check(LIST)
    wait_until_active(qtbot, window)
    assert window.focusWidget() is named(window, "Start")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    desk.end()
    assert isinstance(desk.presenter.state, HandingOver)


def test_enter_looks_a_row_up_on_the_page(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    desk.run(LIST)
    opened: list[str] = []
    desk.intents.look_up_on_page.connect(lambda invoice_id: opened.append(invoice_id.value))
    table = window.findChild(InvoiceTable)
    assert table is not None
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    table.doubleClicked.emit(table.model().index(1, 0))
    assert opened == ["INV-3", "INV-1"]
    # In another account it would be another invoice.
    desk.presenter.set_account(OTHER)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert len(opened) == 2


def test_closing_while_it_runs_asks_once(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    desk.till.gate.clear()
    desk.check(LIST)
    desk.presenter.start()
    desk.until(lambda: "Looking up, 4" in chips(window), "it runs")
    window.close()
    window.close()
    [box] = window.findChildren(ConfirmBox)
    assert window.isVisible()
    assert box.defaultButton().text() == "Keep looking up"
    box.defaultButton().click()
    assert isinstance(desk.presenter.state, LookingUp)
    qtbot.waitUntil(lambda: not window.findChildren(ConfirmBox))
    window.close()
    [box] = window.findChildren(ConfirmBox)
    with qtbot.waitSignal(window.ended):
        box.go_on.click()
    assert not window.isVisible()


def test_a_file_is_dropped(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Invoice ID\nINV-1\nINV-2\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    field = named(window, "Invoice IDs", PasteEdit)
    assert isinstance(field, PasteEdit)
    field.insertFromMimeData(data)
    desk.until(lambda: isinstance(desk.presenter.state, Checking), "it is read")
    assert "list.csv · 3 rows with the heading" in words(window)


def test_a_list_that_is_too_long_to_edit_is_read_at_once(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    data = QMimeData()
    data.setText("\n".join(f"INV-{number:040}" for number in range(6_000)))
    field = named(window, "Invoice IDs", PasteEdit)
    assert isinstance(field, PasteEdit)
    field.insertFromMimeData(data)
    assert field.toPlainText() == ""
    desk.until(lambda: isinstance(desk.presenter.state, Checking), "it is read")
    assert "6000 invoices to look up" in words(window)


def test_a_long_list_from_the_page_is_read_at_once(desk: BatchDesk, window: BatchWindow) -> None:
    window.take_text("\n".join(f"INV-{number:040}" for number in range(6_000)))
    field = named(window, "Invoice IDs", PasteEdit)
    assert isinstance(field, PasteEdit)
    assert field.toPlainText() == ""
    desk.until(lambda: isinstance(desk.presenter.state, Checking), "it is read")
    assert "6000 invoices to look up" in words(window)


def test_every_export_is_chosen_by_its_letter(
    qtbot: QtBot, language: str, desk: BatchDesk, window: BatchWindow
) -> None:
    desk.run(LIST)
    button = window.findChild(ExportButton)
    assert button is not None
    letters = []
    for kind in ExportKind:
        wait_until_active(qtbot, window)
        button.showMenu()
        menu = button.menu()
        qtbot.waitUntil(menu.isVisible)
        [action] = [a for a in menu.actions() if a.text().replace("&", "") == name_of(kind)]
        letters.append(QKeySequence.mnemonic(action.text())[0].key())
        qtbot.keyClick(menu, letters[-1])
        qtbot.waitUntil(lambda kind=kind: window.findChildren(ListDialog) != [])
        [dialog] = window.findChildren(ListDialog)
        assert dialog.windowTitle() == name_of(kind)
        dialog.reject()
        qtbot.waitUntil(lambda: window.findChildren(ListDialog) == [])
    assert len(set(letters)) == len(ExportKind)


def test_the_menu_of_a_row_is_that_of_its_invoice(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    desk.run(LIST)
    opened: list[str] = []
    desk.intents.look_up_on_page.connect(lambda invoice_id: opened.append(invoice_id.value))
    table = window.findChild(InvoiceTable)
    assert table is not None
    table.setCurrentIndex(table.model().index(0, 0))
    QApplication.sendEvent(
        table, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    )
    [menu] = table.findChildren(Menu)
    # While it is open, rows change their places, or go.
    press(qtbot, window, "Ready, 3")
    menu.actions()[0].trigger()
    menu.close()
    assert opened == ["INV-3"]


def test_escape_gives_up_reading_then_closes(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    desk.presenter.choice.changed.emit(Choosing(reading="list.csv"))
    assert "Reading list.csv" in words(window)
    desk.presenter.choice.changed.emit(Choosing())
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_mark_of_what_cannot_be_paid(qtbot: QtBot, window: BatchWindow) -> None:
    assert window.windowTitle().startswith("TEST – NOT PAYABLE")
    assert window.property("frame") == "test"


def test_changes_are_told_in_small_ranges() -> None:
    assert [*_ranges([])] == []
    assert [*_ranges([3])] == [(3, 3)]
    assert [*_ranges([1, 2, 3, 7, 9, 10])] == [(1, 3), (7, 7), (9, 10)]
    assert [*_ranges(range(100))] == [(0, 39), (40, 79), (80, 99)]


def test_rows_stay_where_they_are_and_a_selection_follows_its_rows(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    desk.run(LIST)
    table = window.findChild(QTableView, "invoices")
    table = window.findChild(InvoiceTable)
    assert table is not None
    table.selectRow(0)
    [before] = table.selected_places()
    table.sort(SortBy.ID)
    assert table.selected_places() == [before]
    assert not table.model().index(0, 0).parent().isValid()
    assert table.model().rowCount(QModelIndex()) == 6
    QApplication.processEvents()
    assert isinstance(desk.presenter.state, HandingOver)


def test_chips_that_come_while_others_are_laid_out(qtbot: QtBot, desk: BatchDesk) -> None:
    font = QApplication.font()
    large = QFont(font)
    large.setPointSizeF(2 * font.pointSizeF())
    QApplication.setFont(large)
    try:
        window = desk.window()
        qtbot.addWidget(window, before_close_func=lambda _: desk.close())
        window.resize(640, 460)
        with qtbot.waitExposed(window):
            window.show()
        desk.run(f"{LIST}\nn/a")
        assert chips(window)[:2] == ["All, 7", "Ready, 3"], chips(window)
    finally:
        QApplication.setFont(font)


def test_rows_come_to_a_filter_and_leave_it_while_they_change(qtbot: QtBot) -> None:
    table = pasted_table(LIST, Cancellation())
    lines = BatchLines(take_in(table, layout_of(table)))
    model = InvoiceModel()
    model.show_lines(lines)
    model.filter(ChipKey(RowState.READY), "")
    assert model.rowCount() == 0
    for place in (3, 1):
        lines.put(place, Outcome(RowState.READY))
        model.show_changes([place])
    assert [model.place(row) for row in range(model.rowCount())] == [1, 3]
    lines.put(1, WAITING)
    model.show_changes([1])
    assert [model.place(row) for row in range(model.rowCount())] == [3]
