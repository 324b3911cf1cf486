"""What is asked before results go, and which of them count as handed over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.core.batch.mail_columns import MailColumns
from gui.core.errors import Unauthorized
from gui.presenters.batch.batch_state import Choosing, HandingOver
from gui.presenters.batch.export_orders import (
    DraftsOrder,
    ExportKind,
    Grouping,
    Order,
    PicturesOrder,
    TableOrder,
)
from gui.widgets.batch.batch_window import BatchWindow
from gui.widgets.common.boxes import ConfirmBox
from tests.batch_desk import BatchDesk, held_back, looked_up

LIST = "INV-1\nINV-2\nINV-3"


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[BatchDesk]:
    desk = BatchDesk()
    yield desk
    desk.close()


@pytest.fixture
def window(qtbot: QtBot, desk: BatchDesk) -> BatchWindow:
    return looked_up(qtbot, desk, LIST)


def begin(desk: BatchDesk, order: Order) -> None:
    rows = desk.presenter.export_list()
    assert rows is not None
    desk.exports.begin(rows, order)


def export(desk: BatchDesk, order: Order) -> None:
    begin(desk, order)
    desk.until(lambda: not desk.exports.is_running, "it is exported")


def workbook(folder: Path) -> TableOrder:
    return TableOrder(ExportKind.WORKBOOK, folder / "list.xlsx")


def copy(desk: BatchDesk, *places: int) -> None:
    rows = desk.presenter.export_list(places)
    assert rows is not None
    desk.exports.copy(rows)
    desk.until(lambda: not desk.exports.is_running, "they are copied")


def box(window: BatchWindow) -> ConfirmBox:
    [box] = [box for box in window.findChildren(ConfirmBox) if box.isVisible()]
    return box


def click(window: BatchWindow, text: str) -> None:
    [button] = [b for b in window.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    button.click()


@pytest.mark.usefixtures("window")
def test_only_a_table_of_all_rows_has_all_results(desk: BatchDesk, tmp_path: Path) -> None:
    results = desk.results
    copy(desk, 0)
    assert (results.are_in_a_table, results.would_be_lost) == (False, True)
    # There is nobody to write to.
    export(desk, DraftsOrder(tmp_path, Grouping.BY_ROW, MailColumns(None, None, None)))
    assert (results.are_in_a_table, results.would_be_lost) == (False, True)
    export(desk, PicturesOrder(tmp_path))
    assert (results.are_in_a_table, results.would_be_lost) == (False, False)
    export(desk, workbook(tmp_path))
    assert (results.are_in_a_table, results.would_be_lost) == (True, False)


def test_whoever_copied_all_rows_is_not_asked(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow
) -> None:
    copy(desk)
    # A clipboard is no place to keep them for the next start.
    assert (desk.results.are_in_a_table, desk.results.would_be_lost) == (False, False)
    with qtbot.waitSignal(window.ended):
        window.close()


def test_what_is_found_later_is_in_no_table(
    desk: BatchDesk, window: BatchWindow, tmp_path: Path
) -> None:
    desk.presenter.begin_anew()
    desk.till.script = lambda each: "Placed" if each == "INV-1" else Unauthorized(401)
    desk.run(LIST)
    desk.till.script = lambda _: "Placed"
    export(desk, workbook(tmp_path))
    assert desk.results.are_in_a_table
    desk.presenter.retry()
    assert not desk.results.are_in_a_table
    desk.end()
    assert (desk.results.are_in_a_table, desk.results.would_be_lost) == (False, True)


def test_so_is_what_is_found_last(desk: BatchDesk, window: BatchWindow) -> None:
    desk.presenter.begin_anew()
    desk.till.hold("INV-3")
    desk.check(LIST)
    desk.presenter.start()
    desk.until(lambda: "Looking up" in desk.statuses()[2:], "the last one is asked for")
    desk.until(lambda: desk.statuses()[:2] == ["Ready"] * 2, "the others are there")
    copy(desk)
    desk.till.gate.set()
    desk.end()
    assert desk.results.would_be_lost


def test_an_export_that_ends_late_counts_for_its_own_results(
    desk: BatchDesk, window: BatchWindow, tmp_path: Path
) -> None:
    arrive = held_back(desk, lambda: begin(desk, workbook(tmp_path)))
    desk.presenter.begin_anew()
    desk.run("INV-9")
    arrive()
    assert not desk.exports.is_running
    assert (desk.results.are_in_a_table, desk.results.would_be_lost) == (False, True)


def test_results_that_nobody_exported_are_not_closed_unasked(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow, tmp_path: Path
) -> None:
    window.close()
    assert box(window).text() == "Discard these results?"
    box(window).defaultButton().click()
    assert window.isVisible()
    export(desk, workbook(tmp_path))
    with qtbot.waitSignal(window.ended):
        window.close()


def test_they_are_discarded_by_whoever_says_so(qtbot: QtBot, window: BatchWindow) -> None:
    window.close()
    with qtbot.waitSignal(window.ended):
        box(window).go_on.click()


def test_a_new_list_asks_as_well(desk: BatchDesk, window: BatchWindow, tmp_path: Path) -> None:
    click(window, "&New list…")
    assert isinstance(desk.presenter.state, HandingOver)
    box(window).go_on.click()
    assert isinstance(desk.presenter.state, Choosing)
    desk.run(LIST)
    export(desk, workbook(tmp_path))
    click(window, "&New list…")
    assert isinstance(desk.presenter.state, Choosing)
    # What was said of the list before is not said of this one.
    assert desk.exports.state.text == ""


def test_an_export_that_runs_is_not_stopped_unasked(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow, tmp_path: Path
) -> None:
    begin(desk, workbook(tmp_path))
    window.close()
    assert box(window).text() == "Stop the export?"
    quits: list[str] = []
    assert window.asks_to_quit(lambda: quits.append("quit"), is_kept=True)
    with qtbot.waitSignal(window.ended):
        box(window).go_on.click()
    assert quits == []


def test_another_question_keeps_none_from_being_asked(window: BatchWindow) -> None:
    overwrite = ConfirmBox("Replace it?", "", "Replace", window)
    overwrite.open()
    window.close()
    texts = {b.text() for b in window.findChildren(ConfirmBox) if b.isVisible()}
    assert texts == {"Replace it?", "Discard these results?"}


def test_it_is_asked_again_after_an_answer(qtbot: QtBot, window: BatchWindow) -> None:
    for _ in range(2):
        window.close()
        shown = box(window)
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not [b for b in window.findChildren(ConfirmBox) if b.isVisible()])
