"""The practice invoices: one list, one stop for the Tab key."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.demo.samples import DEMO_ACCOUNT, SAMPLES
from gui.presenters.accounts.accounts import AccountsState
from gui.widgets.lookup.practice_bar import PracticeBar
from gui.widgets.main_window import MainWindow
from tests.finding import named
from tests.windows import body_of, whole_window


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
    menu.aboutToShow.emit()
    entries = [action for action in menu.actions() if action.isEnabled() and action.text()]
    for entry in entries:
        assert not entry.icon().isNull()
        entry.trigger()
        assert window.page.typed_id == asked[-1]
    assert asked == [sample.invoice_id for sample in SAMPLES]
    assert [entry.text().split("\t")[1] for entry in entries] == asked
    assert len({entry.text().split("\t")[0] for entry in entries}) == len(SAMPLES)
    headings = [a.text() for a in menu.actions() if not a.isEnabled() and not a.isSeparator()]
    assert headings == ["An answer comes", "Something goes wrong"]


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
