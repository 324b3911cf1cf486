"""The card before there is anything: it says what to do, and leads to several invoices."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.presenters.intents import Intents
from gui.widgets.main_window import MainWindow
from tests.windows import complete, settle


def test_nothing_moves_when_the_way_to_several_invoices_comes(qtbot: QtBot) -> None:
    window = MainWindow(Intents())
    qtbot.addWidget(window)
    window.place("")
    window.show()
    settle(qtbot, window)
    card = window.page._empty
    labels = [label for label in card.findChildren(QLabel) if label.isVisible()]
    before = [label.mapTo(card, QPoint()) for label in labels]
    complete(window)
    settle(qtbot, window)
    assert [label.mapTo(card, QPoint()) for label in labels] == before
    [button] = card.findChildren(QPushButton)
    assert button.isVisible()


def test_several_invoices_are_a_click_away(qtbot: QtBot) -> None:
    window = MainWindow(Intents())
    qtbot.addWidget(window)
    complete(window)
    window.show()
    wanted: list[str] = []
    window.intents.open_batch.connect(wanted.append)
    [button] = window.page._empty.findChildren(QPushButton)
    assert button.text() == "Several invoices…"
    button.click()
    assert wanted == [""]
