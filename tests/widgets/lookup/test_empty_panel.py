"""The card before there is anything: it says what to do, and leads to several invoices."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.presenters.intents import Intents
from gui.widgets.common.theme import LIGHT, Theme
from gui.widgets.lookup.empty_panel import EmptyPanel
from gui.widgets.main_window import MainWindow
from tests.finding import saying, the_one
from tests.widgets.test_main_window import READY
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


@pytest.mark.parametrize("size", [(640, 460), (800, 560), (1200, 900)])
def test_nothing_moves_after_the_first_frame_and_for_the_first_link(
    qtbot: QtBot, theme: Theme, size: tuple[int, int]
) -> None:
    theme.apply(LIGHT)
    window = MainWindow(Intents())
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    settle(qtbot, window)
    heading = saying(window, "Paste an invoice ID and press Enter")
    card = the_card(window)

    def places() -> list[QRect]:
        return [QRect(w.mapTo(window, QPoint()), w.size()) for w in (heading, card)]

    first = places()
    for step in window.completions:
        step()
        settle(qtbot, window)
        assert places() == first
    window.show_lookup(READY)
    settle(qtbot, window)
    assert places()[1] == first[1]


def the_card(window: MainWindow) -> QFrame:
    card = window.page.findChild(QFrame, "card")
    assert card is not None
    return card


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
