"""The caret blinks while somebody types, and rests when nobody does."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QStyleHints
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.widgets.common import resting_caret
from gui.widgets.common.resting_caret import RestingCaret


@pytest.fixture
def hints(monkeypatch: pytest.MonkeyPatch) -> Iterator[QStyleHints]:
    monkeypatch.setattr(resting_caret, "_REST_AFTER_MS", 50)
    hints = QApplication.styleHints()
    yield hints
    hints.setCursorFlashTime(-1)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_it_rests_until_it_is_moved(qtbot: QtBot, hints: QStyleHints, kind: type[QWidget]) -> None:
    field = kind()
    qtbot.addWidget(field)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    caret = RestingCaret(application)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: field.hasFocus() and hints.cursorFlashTime() == 0)
    qtbot.keyClicks(field, "a")
    assert hints.cursorFlashTime() > 0
    qtbot.waitUntil(lambda: hints.cursorFlashTime() == 0)
    caret.deleteLater()


def test_it_blinks_where_the_focus_goes(qtbot: QtBot, hints: QStyleHints) -> None:
    window, first, second, button = QWidget(), QLineEdit(), QLineEdit(), QPushButton()
    column = QVBoxLayout(window)
    for part in (first, second, button):
        column.addWidget(part)
    qtbot.addWidget(window)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    caret = RestingCaret(application)
    window.show()
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(lambda: first.hasFocus() and hints.cursorFlashTime() == 0)
    second.setFocus()
    assert hints.cursorFlashTime() > 0
    first.deleteLater()
    button.setFocus()
    qtbot.waitUntil(lambda: not any(child is first for child in window.children()))
    second.setFocus()
    qtbot.waitUntil(lambda: hints.cursorFlashTime() == 0)
    caret.deleteLater()
