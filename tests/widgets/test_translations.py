"""Translations: complete, with the same placeholders, and in use where the system asks for them."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.core.paths import resource
from gui.widgets.translations import Translations
from tests.windows import whole_window

FILES = sorted(resource("translations").glob("*.ts"))


def texts(path: Path) -> list[tuple[str, str]]:
    return [
        (message.findtext("source", ""), message.findtext("translation", ""))
        for message in ET.parse(path).getroot().iter("message")
    ]


def test_there_is_something_to_look_at() -> None:
    assert [path.name for path in FILES] == ["checkout-desk_es.ts"]
    assert len(texts(FILES[0])) > 150


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_complete_and_with_the_same_placeholders(path: Path) -> None:
    for source, translation in texts(path):
        assert translation, source
        assert sorted(re.findall(r"{\w+}", source)) == sorted(re.findall(r"{\w+}", translation))
        assert ("&" in source) == ("&" in translation), source
        assert source.endswith(".") == translation.endswith("."), source


@pytest.fixture
def spanish(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[QTranslator]]:
    locale = QLocale("es_MX")
    monkeypatch.setattr(QLocale, "system", lambda: locale)
    translations = Translations(qapp)
    translations.use("")
    yield translations.installed
    translations.use("en")


def test_the_systems_language_is_used(qtbot: QtBot, spanish: list[QTranslator]) -> None:
    assert len(spanish) == 2, "Qt's own texts and the program's"
    window = whole_window()
    qtbot.addWidget(window)
    names = {button.accessibleName() for button in window.findChildren(QPushButton)}
    assert {"Obtener enlace", "Cuenta"} <= names
    assert window.page._message._label.accessibleDescription() == "Mensaje"
