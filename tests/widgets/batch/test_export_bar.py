"""What the bar still offers of an export when the rows are others than they were then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from gui.core.batch.mail_columns import MailColumns
from gui.presenters.batch.export_orders import UNCERTAIN, DraftsOrder, Grouping
from gui.widgets.batch.batch_window import BatchWindow
from gui.widgets.batch.export_bar import ExportBar
from tests.batch_desk import BatchDesk, held_back, looked_up

LIST = "Invoice ID\tE-mail\n" + "\n".join(f"INV-{at}\t{at}@example.com" for at in range(1, 4))
STATUSES = {"INV-1": "Paid", "INV-2": "none", "INV-3": "Placed"}


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[BatchDesk]:
    desk = BatchDesk()
    desk.till.status_script = STATUSES.__getitem__
    yield desk
    desk.close()


@pytest.fixture
def window(qtbot: QtBot, desk: BatchDesk) -> BatchWindow:
    return looked_up(qtbot, desk, LIST)


@pytest.fixture
def action(window: BatchWindow) -> QPushButton:
    bar = window.findChild(ExportBar)
    assert bar is not None
    return bar.action


def copied(desk: BatchDesk) -> dict[str, list[str]]:
    """The status and the link of each id on the clipboard."""
    desk.until(lambda: not desk.exports.is_running, "they are copied")
    rows = [line.split("\t") for line in desk.clipboard.text.split("\n")[1:]]
    return {row[0].strip("'"): [row[1], row[3]] for row in rows}


def copy(desk: BatchDesk, *places: int) -> dict[str, list[str]]:
    rows = desk.presenter.export_list(places)
    assert rows is not None
    desk.exports.copy(rows)
    return copied(desk)


def find_paid(desk: BatchDesk) -> None:
    """It comes out that the invoice without a status is paid."""
    desk.till.status_script = lambda _: "Paid"
    desk.presenter.retry()
    desk.end()


def drafts(folder: Path) -> DraftsOrder:
    return DraftsOrder(folder, Grouping.BY_ROW, MailColumns(1), UNCERTAIN)


def begin(desk: BatchDesk, order: DraftsOrder) -> None:
    rows = desk.presenter.export_list()
    assert rows is not None
    desk.exports.begin(rows, order)


def test_rows_are_copied_with_the_links_as_they_are_by_then(
    desk: BatchDesk, action: QPushButton
) -> None:
    assert copy(desk)["INV-2"][0] == "Status not available"
    find_paid(desk)
    assert desk.results.would_be_lost
    assert action.text().startswith("Copy &with the link")
    action.click()
    assert [status for status, _ in copied(desk).values()] == ["Paid", "Paid", "Ready"]
    assert all(link for _, link in copied(desk).values())
    assert not desk.results.would_be_lost


def test_no_others_are_copied_than_were_before(desk: BatchDesk, action: QPushButton) -> None:
    copy(desk, 0, 2)
    action.click()
    rows = copied(desk)
    assert [*rows] == ["INV-1", "INV-3"]
    assert rows["INV-1"][1]


def test_drafts_are_not_offered_once_their_invoices_may_be_paid(
    desk: BatchDesk, action: QPushButton, tmp_path: Path
) -> None:
    begin(desk, drafts(tmp_path))
    desk.until(lambda: not desk.exports.is_running, "they are saved")
    assert action.text().startswith("&Open 2 ")
    find_paid(desk)
    assert not action.isVisible()
    desk.exports.open_drafts()
    assert not desk.exports.is_busy
    # Those of now are.
    begin(desk, drafts(tmp_path))
    desk.until(lambda: not desk.exports.is_running, "they are saved")
    assert action.text().startswith("&Open 1 ")


def test_nor_are_those_that_are_saved_only_by_then(
    desk: BatchDesk, action: QPushButton, tmp_path: Path
) -> None:
    arrive = held_back(desk, lambda: begin(desk, drafts(tmp_path)))
    find_paid(desk)
    arrive()
    assert desk.exports.state.text.startswith("2 mail draft")
    assert not action.isVisible()


def test_what_came_of_it_scrolls_the_least_window_downwards_only(
    qtbot: QtBot, desk: BatchDesk, window: BatchWindow, tmp_path: Path
) -> None:
    begin(desk, drafts(tmp_path))
    desk.until(lambda: not desk.exports.is_running, "they are saved")
    copy(desk)
    window.resize(window.minimumSize())
    bar = window.findChild(ExportBar)
    assert bar is not None
    dismiss = bar.dismiss
    qtbot.waitUntil(lambda: dismiss.mapTo(bar, dismiss.rect().topRight()).x() < bar.width())
    areas = window.findChildren(QScrollArea)
    assert areas
    assert [area.horizontalScrollBar().maximum() for area in areas] == [0] * len(areas)
