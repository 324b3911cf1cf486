"""The real window in this process, with the theme it ships with."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.theme import Theme


@pytest.fixture(params=[Qt.ColorScheme.Light, Qt.ColorScheme.Dark], ids=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Qt.ColorScheme:
    found: Qt.ColorScheme = request.param
    return found


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    yield Theme(qapp, Qt.ColorScheme.Light)
    qapp.setStyleSheet("")


@pytest.fixture(autouse=True)
def themed(theme: Theme, qtbot: QtBot) -> None:
    """Every widget of these tests has the style sheet."""
