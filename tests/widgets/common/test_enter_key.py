"""Enter presses the button that has the focus, in windows as in dialogs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.common.enter_key import EnterKey
from gui.widgets.common.labels import give_menu
from tests.windows import press


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    for part in (QPushButton("one"), QPushButton("two"), QLineEdit("text")):
        layout.addWidget(part)
    EnterKey(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed(qtbot: QtBot, window: QWidget, key: Qt.Key) -> None:
    pressed: list[str] = []
    for button in window.findChildren(QPushButton):
        button.clicked.connect(lambda _=False, of=button: pressed.append(of.text()))
    for button in window.findChildren(QPushButton):
        button.setFocus()
        press(qtbot, window, key)
    qtbot.waitUntil(lambda: pressed == ["one", "two"])


def test_a_menu_is_opened(qtbot: QtBot, window: QWidget) -> None:
    button = window.findChildren(QPushButton)[0]
    menu = QMenu(button)
    menu.addAction("entry")
    give_menu(button, menu)
    button.setFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not menu.isVisible())


def test_a_field_keeps_its_key(qtbot: QtBot, window: QWidget) -> None:
    """Also where what Enter does there goes on to a button: one press does one thing."""
    done: list[str] = []
    button, field = window.findChildren(QPushButton)[0], window.findChildren(QLineEdit)[0]
    button.clicked.connect(lambda: done.append("pressed"))

    def go_on() -> None:
        done.append("returned")
        button.setFocus()

    field.returnPressed.connect(go_on)
    field.setFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(button.hasFocus)
    QApplication.processEvents()
    assert done == ["returned"]


def test_a_button_that_is_off_stays_off(qtbot: QtBot, window: QWidget) -> None:
    pressed: list[bool] = []
    button = window.findChildren(QPushButton)[0]
    button.clicked.connect(pressed.append)
    button.setFocus()
    button.setEnabled(False)
    press(qtbot, window, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert pressed == []
