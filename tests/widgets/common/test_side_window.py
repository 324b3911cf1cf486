"""SideWindow: its title, the room in it, and its end."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.presenters.intents import Intents
from gui.widgets.common.side_window import SideWindow
from tests.windows import press


def shown(qtbot: QtBot) -> SideWindow:
    window = SideWindow(Intents(), spacing=8)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_what_cannot_be_paid_says_so_before_its_title_and_has_a_frame(qtbot: QtBot) -> None:
    window = shown(qtbot)
    window.show_title("History", is_test=True)
    assert window.windowTitle() == "TEST – NOT PAYABLE – History"
    assert window.property("frame") == "test"
    window.show_title("History", is_test=False)
    assert window.windowTitle() == "History"
    assert window.property("frame") == ""


@pytest.mark.parametrize("size", [QSize(480, 360), QSize(1040, 700)], ids=["tight", "usual"])
def test_the_frame_stands_in_the_margin(qtbot: QtBot, size: QSize) -> None:
    places: list[QRect] = []
    for is_framed_first in (True, False):
        window = SideWindow(Intents(), spacing=8)
        qtbot.addWidget(window)
        part = QWidget()
        window.column.addWidget(part)
        if is_framed_first:
            window.show_title("History", is_test=True)
        window.resize(size)
        with qtbot.waitExposed(window):
            window.show()
        for is_test in (is_framed_first, True, False):
            window.show_title("History", is_test=is_test)
            window.column.activate()
            assert (window.contentsMargins().left() > 0) is is_test
            places.append(part.geometry())
    assert places == [places[-1]] * 6


def test_where_there_is_little_room_less_is_beside_its_parts(qtbot: QtBot) -> None:
    window = shown(qtbot)
    usual = window.column.contentsMargins().left()
    window.resize(QSize(480, 360))
    qtbot.waitUntil(lambda: window.column.contentsMargins().left() < usual)


def test_who_wants_to_know_hears_when_it_is_closed(qtbot: QtBot) -> None:
    window = shown(qtbot)
    with qtbot.waitSignal(window.ended):
        window.close()


def test_the_keys_that_open_other_windows_work_in_it_too(qtbot: QtBot) -> None:
    intents = Intents()
    wanted: list[object] = []
    intents.open_batch.connect(lambda text: wanted.append(("list", text)))
    intents.open_history.connect(lambda: wanted.append("history"))
    intents.open_settings.connect(lambda: wanted.append("settings"))
    window = SideWindow(intents, spacing=8)
    # Where one types, too.
    window.column.addWidget(QLineEdit())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    for key in (Qt.Key.Key_B, Qt.Key.Key_H, Qt.Key.Key_Comma):
        press(qtbot, window, key, Qt.KeyboardModifier.ControlModifier)
    assert wanted == [("list", ""), "history", "settings"]
