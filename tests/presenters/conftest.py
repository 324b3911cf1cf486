"""English with its plural forms, as the program has it."""

from collections.abc import Iterator

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
