"""The tests' finders find exactly one, or say what is there."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.finding import described, named, saying, texts, the_one


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for name in ("Copy", "Open", "Open", "Hidden"):
        button = QPushButton()
        button.setAccessibleName(name)
        button.setAccessibleDescription(f"{name} it")
        layout.addWidget(button)
        button.setVisible(name != "Hidden")
    layout.addWidget(QLabel("Done"))
    window.show()
    return window


def test_what_is_seen_once_is_found(window: QWidget) -> None:
    copy = named(window, QPushButton, "Copy")
    assert copy.accessibleName() == "Copy"
    assert described(window, QPushButton, "Copy it") is copy
    assert the_one(window, QLabel) is saying(window, "Done")
    assert texts(window) == ["Done"]


@pytest.mark.parametrize(
    ("find", "said"),
    [
        (lambda window: the_one(window, QPushButton), "3 of QPushButton are seen, not one"),
        (
            lambda window: named(window, QPushButton, "Open"),
            "2 of QPushButton are called 'Open': ['Copy', 'Open', 'Open']",
        ),
        (
            lambda window: named(window, QPushButton, "Hidden"),
            "0 of QPushButton are called 'Hidden': ['Copy', 'Open', 'Open']",
        ),
        (
            lambda window: described(window, QPushButton, "Open it"),
            "2 of QPushButton are for 'Open it': ['Copy it', 'Open it', 'Open it']",
        ),
        (lambda window: saying(window, "Failed"), "0 labels say 'Failed': ['Done']"),
    ],
)
def test_anything_else_is_told(
    window: QWidget, find: Callable[[QWidget], QWidget], said: str
) -> None:
    with pytest.raises(AssertionError) as caught:
        find(window)
    assert said in str(caught.value)
