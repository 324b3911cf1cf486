"""What tests of windows rely on."""

import gc
import weakref

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_a_window_that_a_test_lets_go_of_stays(qtbot: QtBot) -> None:
    window = QWidget()
    seen = weakref.ref(window)
    qtbot.addWidget(window)
    del window
    gc.collect()
    assert seen() is not None
