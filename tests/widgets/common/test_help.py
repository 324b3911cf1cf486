"""The guide: opened offline, in the user's language, with every picture, true about the keys."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.core.paths import guide_folder
from gui.presenters import shortcuts
from gui.presenters.handover.ways import WAYS
from gui.presenters.shortcuts import Shortcut
from gui.presenters.translation import translate
from gui.widgets.common.help_window import HelpWindow
from gui.widgets.common.translations import Translations, languages
from tests.windows import whole_window

GUIDES = {"en": "user-guide.md", "es": "user-guide.es.md"}
PICTURES = {
    "account", "card", "empty", "enlarged", "hand-over", "link", "messages", "not-found", "paid",
    "settings",
}  # fmt: skip
SHORTCUTS = [
    *(found for found in vars(shortcuts).values() if isinstance(found, Shortcut)),
    *(way.shortcut for way in WAYS if way.shortcut is not None),
]


@pytest.fixture(params=languages())
def language(request: pytest.FixtureRequest, qapp: QApplication) -> object:
    translations = Translations(qapp)
    translations.use(request.param)
    yield request.param
    translations.use("en")


def opened(qtbot: QtBot) -> HelpWindow:
    window = HelpWindow(None)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show()
    return window


def test_there_is_a_guide_in_every_language() -> None:
    assert sorted(GUIDES) == languages()


def test_it_speaks_the_language_and_shows_every_picture(qtbot: QtBot, language: str) -> None:
    window = opened(qtbot)
    text = (guide_folder() / GUIDES[language]).read_text("utf-8")
    assert window.text.toMarkdown().startswith(text.partition("\n")[0])
    named = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
    assert {Path(name).stem for name in named} == PICTURES
    for name in named:
        image = window.text.document().resource(
            QTextDocument.ResourceType.ImageResource, QUrl(name)
        )
        assert image is not None, name
        assert QImage(str(guide_folder() / name)).width() > 300


def test_its_table_of_keys_is_that_of_the_program(qapp: QApplication, language: str) -> None:
    text = (guide_folder() / GUIDES[language]).read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", text, flags=re.MULTILINE)
    shown = {(shortcut.shown, shortcut.does) for shortcut in SHORTCUTS}
    purposes = {does for _, does in shown}
    assert {row for row in rows if row[1] in purposes} == shown
    # In a sentence as well.
    held = set(re.findall(r"([^\W\d]\w*)\+(?=\w|,)", text))
    assert held <= {translate("QShortcut", key) for key in ("Ctrl", "Alt", "Shift")}


@pytest.mark.skipif(sys.platform == "darwin", reason="shows signs and not names")
def test_menus_name_keys_as_it_does(qapp: QApplication, language: str) -> None:
    for shortcut in SHORTCUTS:
        native = QKeySequence(shortcut.keys).toString(QKeySequence.SequenceFormat.NativeText)
        assert native == shortcut.shown


def test_every_key_is_one_that_qt_knows(qapp: QApplication) -> None:
    for keys, _ in SHORTCUTS:
        assert not QKeySequence(keys).isEmpty()
        assert QKeySequence(keys)[0].key().value > 0
    assert len({keys for keys, _ in SHORTCUTS}) == len(SHORTCUTS)


def test_both_guides_have_the_same_sections() -> None:
    shapes = []
    for name in GUIDES.values():
        text = (guide_folder() / name).read_text("utf-8")
        shapes.append(
            [
                line.partition(" ")[0] if line[0] == "#" else line[0]
                for line in text.splitlines()
                if line[:1] in {"#", "|", "!"}
            ]
        )
    assert shapes[0] == shapes[1]


def test_there_are_pictures_in_every_look_of_one_size() -> None:
    folder = guide_folder() / "pictures"
    looks = {f"{code}-{theme}" for code in languages() for theme in ("light", "dark")}
    assert {path.name for path in folder.iterdir()} == looks
    for name in PICTURES - {"card", "account", "paid"}:
        sizes = {
            (image.width(), image.height())
            for look in looks
            for image in [QImage(str(folder / look / f"{name}.png"))]
        }
        assert len(sizes) == 1, name


@pytest.mark.needs_desktop
def test_f1_opens_it_and_escape_closes_it(qtbot: QtBot) -> None:
    window = whole_window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.intents.open_guide.connect(window.open_guide)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F1)

    def guides() -> list[QWidget]:
        return [w for w in window.findChildren(HelpWindow) if w.isVisible()]

    qtbot.waitUntil(lambda: len(guides()) == 1)
    [guide] = guides()
    guide.activateWindow()
    qtbot.waitUntil(guide.isActiveWindow)
    qtbot.keyClick(guide.windowHandle(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: guides() == [])
