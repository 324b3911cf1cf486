"""The real window in this process, with the theme it ships with."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.common.theme import LIGHT, Theme
from gui.widgets.common.translations import Translations, languages
from tests.faults.scenario import exhaustive


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(LIGHT)
    yield theme
    theme.apply(None)


@pytest.fixture(autouse=True)
def themed(theme: Theme, qtbot: QtBot) -> None:
    """Every widget of these tests has the style sheet."""


# The longer one in `make test`; English is what all the others speak.
@pytest.fixture(params=[exhaustive(code) if code == "en" else code for code in languages()])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Each of the program's languages, in force."""
    translations = Translations(qapp)
    translations.use(request.param)
    yield request.param
    translations.use("en")
