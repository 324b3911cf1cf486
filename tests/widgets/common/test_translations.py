"""Translations: complete, with the same placeholders, and in use where the system asks for them."""

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.core.paths import resource
from gui.presenters.counts import Counts
from gui.widgets.common.message_label import MessageLabel
from gui.widgets.common.message_panel import MessagePanel
from gui.widgets.common.translations import Translations
from tests.windows import whole_window

FILES = sorted(resource("translations").glob("*.ts"))
CODE = Path(__file__).resolve().parents[3] / "gui"
# Where the text stands among what each is called with.
MARKS = {"translate": 1, "QT_TRANSLATE_NOOP": 1, "tr": 0}


def texts(path: Path) -> list[tuple[str, str]]:
    """Each source with its translation, and with each of its plural forms."""
    return [
        (message.findtext("source", ""), form.text or "")
        for message in ET.parse(path).getroot().iter("message")
        for form in message.findall("translation/numerusform") or message.findall("translation")
    ]


def texts_in_code() -> set[str]:
    """Every text that is to be translated; how it is written can hide one from lupdate."""
    found: set[str] = set()
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                place = MARKS.get(ast.unparse(node.func).rpartition(".")[2])
                texts = [] if place is None else node.args[place : place + 1]
                found |= {
                    text.value
                    for text in texts
                    if isinstance(text, ast.Constant) and isinstance(text.value, str)
                }
    return found


def test_there_is_something_to_look_at() -> None:
    assert [path.name for path in FILES] == ["checkout-desk_en.ts", "checkout-desk_es.ts"]
    # English is the language of the code; its file has the plural forms and nothing else.
    english, spanish = (len(texts(path)) for path in FILES)
    assert 0 < english < spanish / 5


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ("en", 1, "BlueTape asks you to wait 1 second."),
        ("en", 2, "BlueTape asks you to wait 2 seconds."),
        ("es", 1, "BlueTape pide esperar 1 segundo."),
        ("es", 30, "BlueTape pide esperar 30 segundos."),
    ],
)
def test_plural_forms(qapp: QApplication, code: str, number: int, text: str) -> None:
    translations = Translations(qapp)
    translations.use(code)
    assert Counts().wait_seconds(number) == text
    translations.use("en")


def test_every_text_is_translated() -> None:
    [spanish] = [path for path in FILES if path.name.endswith("_es.ts")]
    assert texts_in_code() - {source for source, _ in texts(spanish)} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_complete_and_with_the_same_placeholders(path: Path) -> None:
    for source, translation in texts(path):
        assert translation, source
        marks = r"{\w+}|%n"
        assert sorted(re.findall(marks, source)) == sorted(re.findall(marks, translation))
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
    [panel] = window.findChildren(MessagePanel)
    [label] = panel.findChildren(MessageLabel)
    assert label.accessibleDescription() == "Mensaje"
