"""English with its plural forms, as the program has it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from gui.widgets.common.translations import Translations


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    translations = Translations(qapp)
    translations.use("en")
    yield
    for translator in translations.installed:
        qapp.removeTranslator(translator)


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """Has the program speak Spanish from then on."""
    translations = Translations(qapp)
    yield lambda: translations.use("es")
    for translator in translations.installed:
        qapp.removeTranslator(translator)
