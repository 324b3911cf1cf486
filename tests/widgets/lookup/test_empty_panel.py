"""The card before there is anything: it says what to do, and leads to several invoices."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.presenters.intents import Intents
from gui.widgets.lookup.empty_panel import EmptyPanel
from gui.widgets.main_window import MainWindow
from tests.finding import the_one
from tests.windows import complete, settle


def test_nothing_moves_when_the_way_to_several_invoices_comes(qtbot: QtBot) -> None:
    panel = EmptyPanel()
    qtbot.addWidget(panel)
    panel.resize(700, 240)
    panel.show()
    settle(qtbot, panel)
    before = [label.geometry() for label in panel.findChildren(QLabel)]
    height = panel.heightForWidth(700)
    assert len(before) == 2
    panel.complete(Intents())
    settle(qtbot, panel)
    assert [label.geometry() for label in panel.findChildren(QLabel)][:2] == before
    assert panel.heightForWidth(700) == height
    [button] = panel.findChildren(QPushButton)
    assert button.isVisible()


def test_several_invoices_are_a_click_away(qtbot: QtBot) -> None:
    window = MainWindow(Intents())
    qtbot.addWidget(window)
    complete(window)
    window.show()
    wanted: list[str] = []
    window.intents.open_batch.connect(wanted.append)
    [button] = the_one(window, EmptyPanel).findChildren(QPushButton)
    assert button.text() == "Several invoices…"
    button.click()
    assert wanted == [""]
