"""What is good to know on the page: where it stands, what goes before it, and when it goes."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.presenters.history.note_state import HistoryNote
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.message_state import Hint
from gui.presenters.notices import Notice
from gui.widgets.common import message_panel
from gui.widgets.lookup.hint_line import HintLine
from gui.widgets.main_window import MainWindow
from tests.widgets.test_main_window import READY, failed
from tests.windows import settle, whole_window

WHY = Hint("info", "It took too long · Production")


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = whole_window()
    qtbot.addWidget(window)
    window.show()
    return window


def hints(window: MainWindow) -> list[str]:
    return [line.label.text() for line in window.findChildren(HintLine) if line.isVisible()]


def test_an_id_that_is_not_found_may_be_new_or_anothers(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: MainWindow
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(message_panel, "announce", lambda _widget, text: heard.append(text))
    window.show_lookup(failed())
    settle(qtbot, window)
    new, other = hints(window)
    assert new == "New invoice? Your ERP may not have sent it to BlueTape yet."
    assert other == "Other company? The ID may belong to another account."
    for line in window.findChildren(HintLine):
        if line.isVisible():
            assert line.height() >= line.heightForWidth(line.width())
    # Who hears it hears all of it, at once.
    [said] = heard
    assert said.endswith(f"\n{new}\n{other}")
    window.show_lookup(READY)
    assert hints(window) == []


def test_the_card_is_no_higher_for_them(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(800, 560)
    window.show_lookup(READY)
    settle(qtbot, window)
    before = window.page.geometry()
    window.show_lookup(failed())
    settle(qtbot, window)
    assert window.page.geometry() == before


def test_while_one_waits_it_says_how_long(window: MainWindow) -> None:
    waiting = LookupState(Phase.FETCHING, "one")
    window.show_lookup(waiting)
    assert hints(window) == []
    window.show_lookup(replace(waiting, progress="Getting…", hint=WHY))
    assert hints(window) == [WHY.text]
    window.show_lookup(READY)
    assert hints(window) == []


def test_feedback_and_warnings_go_before_it(window: MainWindow) -> None:
    window.show_lookup(replace(READY, hint=WHY))
    note = window.page.note
    note.show_history(HistoryNote("Copied 2 h ago", "This link differs from the one you sent."))
    assert hints(window) == []
    assert note.history.isVisible()
    note.show_history(None)
    assert hints(window) == [WHY.text]
    window.show_notices((Notice("Copied"),))
    assert hints(window) == []
    window.show_notices(())
    assert hints(window) == [WHY.text]


def test_it_goes_before_what_was_done(window: MainWindow) -> None:
    note = window.page.note
    note.show_history(HistoryNote("Copied 2 h ago"))
    window.show_lookup(replace(READY, hint=WHY))
    assert hints(window) == [WHY.text]
    assert not note.history.isVisible()
    window.show_lookup(READY)
    assert hints(window) == []
    assert note.history.isVisible()


def test_nothing_moves_when_one_comes(qtbot: QtBot, window: MainWindow) -> None:
    window.show_lookup(READY)
    settle(qtbot, window)
    labels = [label for label in window.findChildren(QLabel) if label.isVisible()]
    before = [(label.pos(), label.size()) for label in labels]
    window.show_lookup(replace(READY, hint=WHY))
    settle(qtbot, window)
    assert [(label.pos(), label.size()) for label in labels] == before
