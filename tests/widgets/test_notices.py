"""Notices in the window: all in sight, nothing jumps, each can be dismissed with keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, NoticeAction, Notices, Topic
from gui.presenters.settings.words import COMPANY_FILE_UNUSABLE, kept_aside
from gui.widgets.lookup.qr_view import QrView
from gui.widgets.main_window import MainWindow
from gui.widgets.standing_notices import StandingNotice
from tests.finding import seen, the_one
from tests.widgets.test_main_window import FETCHING, READY
from tests.windows import body_of, id_field, said_beside, settle, whole_window

COMPANY = Notice(COMPANY_FILE_UNUSABLE, Severity.FAILED, Topic.COMPANY_FILE)
ASIDE = Notice(
    lambda: kept_aside("settings.unreadable-20260101-000000.json"),
    Severity.FAILED,
    Topic.SETTINGS_ASIDE,
)
COPIED = Notice("Payment link for one copied")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    for place in ("standing_notices", "lookup.note_line"):
        monkeypatch.setattr(
            f"gui.widgets.{place}.announce", lambda _widget, text: said.append(text)
        )
    return said


@pytest.fixture
def notices(qapp: object) -> Notices:
    return Notices()


@pytest.fixture
def window(qtbot: QtBot, notices: Notices) -> MainWindow:
    window = whole_window()
    qtbot.addWidget(window)
    notices.changed.connect(window.show_notices)
    notices.arose.connect(window.announce)
    window.intents.dismiss_notice.connect(notices.withdraw)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.focus_id()
    return window


def buttons(window: MainWindow) -> list[QPushButton]:
    return seen(body_of(window).notices, QPushButton)


def places(window: MainWindow) -> list[tuple[QPoint, int, int]]:
    """Where everything is that can be used, and what it stands in."""
    QApplication.processEvents()
    page = (body_of(window).area, window.page, id_field(window))
    parts = (*seen(window.page, QPushButton), *seen(window.page, QrView))
    return [(w.mapTo(window, QPoint()), w.width(), w.height()) for w in (*page, *parts)]


def test_all_are_seen_at_once_and_heard_once(
    window: MainWindow, notices: Notices, heard: list[str]
) -> None:
    for notice in (COMPANY, ASIDE, COPIED):
        notices.say(notice)
    expected = [COMPANY.text, ASIDE.text, COPIED.text]
    assert said_beside(window) == heard == expected
    # Whatever happens on the page is no reason to say them again.
    for state in (FETCHING, READY, READY):
        window.show_lookup(state)
    assert said_beside(window) == heard == expected
    notices.move_on()
    assert said_beside(window) == expected[:2]
    assert heard == expected


def test_feedback_moves_nothing(window: MainWindow, notices: Notices) -> None:
    window.show_lookup(READY)
    window.repaint()
    before = places(window)
    assert len(before) > 5
    notices.say(COPIED)
    window.repaint()
    assert places(window) == before
    notices.move_on()
    window.repaint()
    assert places(window) == before


@pytest.mark.parametrize("size", [(640, 460), (800, 600), (1600, 1150)])
def test_they_are_in_sight_in_a_window_of_any_size(
    qtbot: QtBot, window: MainWindow, notices: Notices, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.show_lookup(READY)
    for notice in (COMPANY, ASIDE, COPIED):
        notices.say(notice)
    labels = [line.label for line in seen(window, StandingNotice)]
    labels.append(window.page.note.label)
    shown: list[QWidget] = [*labels, *buttons(window)]
    assert len(shown) == 5

    def is_whole(widget: QWidget) -> bool:
        needed = widget.heightForWidth(widget.width())
        return widget.visibleRegion().boundingRect() == widget.rect() and widget.height() >= needed

    qtbot.waitUntil(lambda: all(map(is_whole, shown)))
    # And the id is still there to be typed into.
    assert id_field(window).visibleRegion().boundingRect() == id_field(window).rect()


@pytest.mark.parametrize(
    "words", [HistoryCounts.begins_without_links, HistoryCounts.begins_with_links]
)
def test_that_the_history_begins_takes_three_lines_of_a_small_window(
    qtbot: QtBot,
    language: str,
    window: MainWindow,
    notices: Notices,
    words: Callable[[HistoryCounts, int], str],
) -> None:
    window.resize(640, 460)
    text, turn_off = words(HistoryCounts(), 180), NoticeAction.TURN_OFF_HISTORY
    notices.say(Notice(text, None, Topic.HISTORY_BEGINS, action=turn_off))
    settle(qtbot, window)
    line = the_one(window, StandingNotice)
    assert line.label.text() == text
    assert line.label.height() < 4 * line.label.fontMetrics().lineSpacing()


def test_each_is_dismissed_with_the_keyboard(
    qtbot: QtBot, window: MainWindow, notices: Notices
) -> None:
    for notice in (COMPANY, ASIDE):
        notices.say(notice)
    first, second = buttons(window)
    assert [b.accessibleDescription() for b in (first, second)] == [COMPANY.text, ASIDE.text]
    reached = set()
    for _ in range(10):
        focused = window.focusWidget()
        assert focused is not None
        reached.add(focused)
        if focused is second:
            break
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {first, second} <= reached
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert said_beside(window) == [COMPANY.text]
    assert window.focusWidget() is id_field(window)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert said_beside(window) == []
    assert window.focusWidget() is id_field(window)


def test_what_can_be_done_about_one_is_a_key_away(
    qtbot: QtBot, window: MainWindow, notices: Notices
) -> None:
    asked: list[bool] = []
    window.intents.turn_off_history.connect(lambda: asked.append(True))
    notices.say(COMPANY)
    turn_off = NoticeAction.TURN_OFF_HISTORY
    notices.say(Notice("It begins", None, Topic.HISTORY_BEGINS, action=turn_off))
    _, action, dismiss = buttons(window)
    assert [b.text() for b in (action, dismiss)] == ["Turn off", "Dismiss"]
    assert action.accessibleDescription() == "It begins"
    action.setFocus()
    qtbot.keyClick(action, Qt.Key.Key_Space)
    assert asked == [True]
    qtbot.keyClick(action, Qt.Key.Key_Tab)
    assert window.focusWidget() is dismiss
    # Another one of the topic may offer nothing.
    notices.say(Notice("It begins", None, Topic.HISTORY_BEGINS))
    assert len(buttons(window)) == 2


def test_another_language_says_them_anew_in_it_but_aloud_only_once(
    window: MainWindow, notices: Notices, heard: list[str]
) -> None:
    words = ["Not saved"]
    notices.say(Notice(lambda: words[-1], Severity.FAILED, Topic.SETTINGS_UNSAVED))
    words.append("No guardada")
    window.make_anew()
    window.show_notices(notices.shown)
    assert said_beside(window) == ["No guardada"]
    assert heard == ["Not saved"]
    [button] = buttons(window)
    button.click()
    assert said_beside(window) == []


@pytest.mark.parametrize("height", [300, 700])
def test_they_are_as_wide_as_the_page_above_with_a_scroll_bar_and_without(
    qtbot: QtBot, window: MainWindow, notices: Notices, height: int
) -> None:
    def edges(widget: QWidget) -> tuple[int, int]:
        left = widget.mapTo(window, QPoint(0, 0)).x()
        return left, left + widget.width()

    [card] = window.findChildren(QWidget, "card")
    notices.say(COMPANY)
    window.show_lookup(READY)
    window.resize(700, height)
    bar = body_of(window).area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.isVisible() is (height == 300))
    notice = the_one(window, StandingNotice)
    settle(qtbot, window)
    assert edges(notice) == edges(card)
    # The bar stands in the margin: the page keeps its width.
    assert bar.width() <= 17 or not bar.isVisible()
    assert edges(card) == (17, window.width() - 17)
