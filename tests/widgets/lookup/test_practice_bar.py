"""The practice invoices: one list, one stop for the Tab key."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.core.paths import resource
from gui.demo.samples import DEMO_ACCOUNT, SAMPLES
from gui.presenters.accounts.accounts import AccountsState
from gui.widgets.common.theme import DARK, LIGHT
from gui.widgets.lookup.practice_bar import PracticeBar
from gui.widgets.main_window import MainWindow
from tests.finding import look_of, named
from tests.windows import body_of, settle, whole_window


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = whole_window(SAMPLES)
    qtbot.addWidget(window)
    window.show_accounts(AccountsState((DEMO_ACCOUNT,), DEMO_ACCOUNT))
    window.show()
    return window


def practice_bar(window: MainWindow) -> PracticeBar:
    [bar] = body_of(window).findChildren(PracticeBar)
    return bar


def test_each_is_listed_with_its_id_and_is_asked_for(window: MainWindow) -> None:
    asked: list[str] = []
    window.intents.look_up.connect(asked.append)
    menu = named(window, QPushButton, "Practice invoices").menu()
    entries = [action for action in menu.actions() if not action.isSeparator()]
    for entry in entries:
        entry.trigger()
        assert window.page.typed_id == asked[-1]
    assert asked == [sample.invoice_id for sample in SAMPLES]
    looks = [look_of(entry) for entry in entries]
    assert [look.keys for look in looks] == asked
    assert len({look.title for look in looks}) == len(SAMPLES)
    for look, entry in zip(looks, entries, strict=True):
        assert resource(f"icons/{look.icon}.svg").is_file()
        assert getattr(LIGHT, look.tone) != getattr(DARK, look.tone)
        # Screen readers have the text alone.
        assert entry.text() == f"{look.title} · {look.keys}"
    headings = [a.text() for a in menu.actions() if a.isSeparator() and a.text()]
    assert headings == ["An answer comes", "Something goes wrong"]


@pytest.mark.parametrize("width", [480, 640, 800])
def test_the_list_opens_inside_the_window(
    qtbot: QtBot, language: str, window: MainWindow, width: int
) -> None:
    window.practise(SAMPLES)
    window.resize(width, 560)
    qtbot.waitUntil(lambda: window.width() == width)
    settle(qtbot, window)
    button = practice_bar(window).findChildren(QPushButton)[0]
    button.showMenu()
    menu = button.menu()
    qtbot.waitUntil(menu.isVisible)
    edges = window.geometry()
    assert edges.left() <= menu.x()
    assert menu.geometry().right() <= edges.right()
    menu.close()


def test_the_way_back_is_where_there_is_one(qtbot: QtBot, window: MainWindow) -> None:
    def names() -> list[str]:
        buttons = practice_bar(window).findChildren(QPushButton)
        return [b.accessibleName() for b in buttons if b.isVisibleTo(window)]

    assert names() == ["Practice invoices"]
    window.practise(SAMPLES)
    assert names() == ["Practice invoices", "End practice"]
    end = named(window, QPushButton, "End practice")
    with qtbot.waitSignal(window.intents.end_practice):
        end.click()


def test_practice_begins_with_an_empty_field(window: MainWindow) -> None:
    window.page.put_id("an id of the company")
    window.practise(SAMPLES)
    assert window.page.typed_id == ""
