"""The real window in this process, with the theme it ships with."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.common.theme import LIGHT, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(LIGHT)
    yield theme
    theme.apply(None)


@pytest.fixture(autouse=True)
def themed(theme: Theme, qtbot: QtBot) -> None:
    """Every widget of these tests has the style sheet."""
