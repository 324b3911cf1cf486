"""What was handed over before, at the foot of the card: whole at any size, and in nobody's way."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.presenters.history.note_state import HistoryNote
from gui.presenters.notices import Notice
from gui.widgets.lookup import history_line
from gui.widgets.lookup.history_line import HistoryLine
from gui.widgets.main_window import MainWindow
from tests.widgets.test_main_window import READY
from tests.windows import settle, whole_window

DONE = "Copied 2 h ago · mail draft 3 Mar"
WARNING = "This link differs from the one you sent on 3 Mar. Send it again."
NOTE = HistoryNote(DONE, WARNING, "Link · Tuesday\nMail draft · Monday")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(history_line, "announce", lambda _widget, text: said.append(text))
    return said


@pytest.fixture
def window(qtbot: QtBot, heard: list[str]) -> MainWindow:
    window = whole_window()
    qtbot.addWidget(window)
    window.show()
    window.show_lookup(READY)
    settle(qtbot, window)
    return window


def line_of(window: MainWindow) -> HistoryLine:
    return window.page.note.history


def is_whole(label: QLabel) -> bool:
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    has_width = label.wordWrap() or label.width() >= label.sizeHint().width()
    return has_width and label.height() >= needed


def test_both_stand_in_a_line_where_there_is_room(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1000, 600)
    window.page.note.show_history(NOTE)
    settle(qtbot, window)
    line = line_of(window)
    assert (line.done.text(), line.warning.text()) == (DONE, WARNING)
    assert line.done.mapTo(line, QPoint()).y() == line.warning.mapTo(line, QPoint()).y()
    assert is_whole(line.done)
    assert is_whole(line.warning)


def test_else_the_warning_stands_below(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(500, 600)
    window.page.note.show_history(NOTE)
    settle(qtbot, window)
    line = line_of(window)
    assert line.done.mapTo(line, QPoint()).y() < line.warning.mapTo(line, QPoint()).y()
    assert is_whole(line.done)
    assert is_whole(line.warning)
    assert line.compare.width() >= line.compare.sizeHint().width()


def test_nothing_moves_when_it_comes(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    card = window.page.geometry()
    window.page.note.show_history(NOTE)
    settle(qtbot, window)
    assert window.page.geometry() == card


def test_feedback_goes_before_it(qtbot: QtBot, window: MainWindow) -> None:
    window.page.note.show_history(NOTE)
    assert line_of(window).isVisible()
    window.show_notices((Notice("Payment link copied"),))
    assert not line_of(window).isVisible()
    window.show_notices(())
    assert line_of(window).isVisible()
    window.page.note.show_history(None)
    assert not line_of(window).isVisible()


def test_the_whole_dates_are_a_look_away(window: MainWindow) -> None:
    window.page.note.show_history(NOTE)
    for label in (line_of(window).done, line_of(window).warning):
        assert label.toolTip() == NOTE.details
        assert label.accessibleDescription() == NOTE.details


def test_a_warning_is_said_once_and_the_rest_is_not(window: MainWindow, heard: list[str]) -> None:
    window.page.note.show_history(HistoryNote(DONE))
    assert heard == []
    for _ in range(2):
        window.page.note.show_history(NOTE)
    assert heard == [WARNING]


def test_without_a_warning_there_is_no_sign_of_one(window: MainWindow) -> None:
    window.page.note.show_history(NOTE)
    window.page.note.show_history(HistoryNote(DONE))
    assert line_of(window).done.isVisible()
    assert not line_of(window).warning.isVisible()


def test_a_warning_offers_to_compare(qtbot: QtBot, window: MainWindow) -> None:
    wanted: list[bool] = []
    window.intents.compare_links.connect(lambda: wanted.append(True))
    window.page.note.show_history(HistoryNote(DONE))
    button = line_of(window).compare
    assert not button.isVisible()
    window.page.note.show_history(NOTE)
    settle(qtbot, window)
    assert button.isVisible()
    assert button.text() == "Compare"
    assert button.accessibleDescription() == WARNING
    button.click()
    assert wanted == [True]
