"""Colours: contrast by WCAG 2.2's formula, and that every name of the style sheet is filled."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.core.paths import resource
from gui.widgets.common.theme import DARK, LIGHT, Colours, Theme
from tests.contrast import contrast
from tests.desktop import PATIENCE_S, ROOT

TEXT = [
    ("text", "window"), ("text", "card"), ("text", "field"), ("text", "hover"),
    ("dim", "window"), ("dim", "card"), ("dim", "field"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"), ("accent", "card"),
    ("accent", "selected"), ("text", "selected"),
    ("ready", "ready_band"), ("ready", "window"),
    ("look", "look_band"), ("look", "card"), ("look", "window"),
    ("failed", "failed_band"), ("failed", "window"), ("on_badge", "badge"),
]  # fmt: skip
CONTROLS = [
    ("outline", "card"), ("outline", "window"), ("outline", "field"),
    ("outline", "failed_band"), ("outline", "look_band"),
    ("accent", "window"), ("accent", "card"), ("accent", "line"),
]  # fmt: skip


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(colours: Colours) -> None:
    weak = {
        (first, second): round(contrast(getattr(colours, first), getattr(colours, second)), 2)
        for pairs, least in ((TEXT, 4.5), (CONTROLS, 3.0))
        for first, second in pairs
        if contrast(getattr(colours, first), getattr(colours, second)) < least
    }
    assert weak == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_name_is_filled(qapp: QApplication, theme: Theme, colours: Colours) -> None:
    theme.apply(colours)
    sheet = qapp.styleSheet()
    assert "@" not in sheet
    assert colours.accent in sheet


@pytest.mark.parametrize("kind", [QPushButton, QCheckBox, QRadioButton])
def test_the_keys_are_where_the_border_is_and_no_frame_is_in_it(
    qtbot: QtBot, kind: type[QAbstractButton]
) -> None:
    window = QWidget()
    button, other = kind("Look up", window), QLineEdit(window)
    button.setGeometry(10, 10, 160, 40)
    other.setGeometry(10, 60, 160, 40)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def words() -> QImage:
        # Behind the box or circle of one that has it.
        return button.grab(button.rect().adjusted(24, 4, -4, -4)).toImage()

    other.setFocus()
    before = words()
    # Qt's own frame is for those who came with a key.
    qtbot.keyClick(other, Qt.Key.Key_Tab)
    qtbot.waitUntil(button.hasFocus)
    assert words() == before


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_a_scroll_bar_is_a_handle_that_is_seen_and_hit(
    qtbot: QtBot, theme: Theme, colours: Colours
) -> None:
    theme.apply(colours)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(QWidget())
    area.widget().resize(100, 1000)
    area.resize(200, 200)
    with qtbot.waitExposed(area):
        area.show()
    bar, option = area.verticalScrollBar(), QStyleOptionSlider()
    bar.initStyleOption(option)
    kind, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl

    def hit(x: int, y: int) -> QStyle.SubControl:
        return bar.style().hitTestComplexControl(kind, option, QPoint(x, y), bar)

    assert bar.width() >= 12
    # At either edge, and no arrow above it.
    assert {hit(x, y) for x in (0, bar.width() - 1) for y in (1, 20)} == {part.SC_ScrollBarSlider}
    assert hit(6, bar.height() - 1) is part.SC_ScrollBarAddPage
    picture = bar.grab().toImage()
    handle, ground = (picture.pixelColor(bar.width() // 2, y) for y in (20, bar.height() - 20))
    assert handle.name() == colours.outline
    assert contrast(handle, ground) >= 3


def test_high_contrast_is_left_to_the_system(qapp: QApplication, theme: Theme) -> None:
    theme.apply(None)
    assert qapp.styleSheet() == ""


OUTLIVED = """
import gc
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from gui.widgets.common.theme import DARK, LIGHT, Theme

app = QApplication([])
theme = Theme(app, "light")
for _ in range(20):
    pages = []
    for _ in range(200):
        # A page behind another one: laid out, and never shown.
        page = QWidget()
        QVBoxLayout(page).spacing()
        pages.append(page)
    theme.apply(None)
    theme.apply(LIGHT)
    for page in pages:
        page.layout().spacing()
    del page, pages
    gc.collect()
    theme.apply(DARK)
"""


def test_high_contrast_that_comes_and_goes_leaves_nothing_that_is_gone() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OUTLIVED],
        cwd=ROOT,
        # What was freed is overwritten: who looks there crashes.
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "MALLOC_PERTURB_": "165"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["#101010", "#f0f0f0"])
def test_the_first_frame_goes_by_the_systems_palette(qapp: QApplication, name: str) -> None:
    before = qapp.palette()
    system = QPalette(before)
    system.setColor(QPalette.ColorRole.Window, QColor(name))
    qapp.setPalette(system)
    Theme(qapp)
    assert (DARK if name == "#101010" else LIGHT).accent in qapp.styleSheet()
    qapp.setPalette(before)


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda p: p.name)
def test_icons_can_be_drawn(qapp: QApplication, path: object) -> None:
    pixmap: QPixmap = QIcon(str(path)).pixmap(64, 64)
    assert not pixmap.isNull()
    image = pixmap.toImage()
    assert any(
        image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())
    )


def colours_of_all(app: QApplication) -> Colours | None:
    """None of ours, where everything is left to the system."""
    found = [colours for colours in (LIGHT, DARK) if colours.accent in app.styleSheet()]
    return found[0] if found else None


class Hints:
    """The system's switches, as Qt tells of them."""

    def __init__(self, contrast: Qt.ContrastPreference, scheme: Qt.ColorScheme) -> None:
        self._contrast, self._scheme = contrast, scheme

    def colorScheme(self) -> Qt.ColorScheme:
        return self._scheme

    def accessibility(self) -> "Hints":
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self._contrast


@pytest.mark.parametrize(
    ("choice", "contrast", "scheme", "colours"),
    [
        ("system", "NoPreference", "Dark", DARK),
        ("system", "NoPreference", "Light", LIGHT),
        ("light", "NoPreference", "Dark", LIGHT),
        ("dark", "NoPreference", "Light", DARK),
        # Who needs high contrast needs it whatever was chosen here.
        ("dark", "HighContrast", "Light", None),
        ("system", "HighContrast", "Dark", None),
        ("", "NoPreference", "Dark", DARK),
    ],
)
def test_a_choice_goes_before_the_systems_and_high_contrast_before_it(
    qapp: QApplication,
    theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
    contrast: str,
    scheme: str,
    colours: Colours | None,
) -> None:
    hints = Hints(Qt.ContrastPreference[contrast], Qt.ColorScheme[scheme])
    monkeypatch.setattr("gui.widgets.common.theme.QGuiApplication.styleHints", lambda: hints)
    theme.choose(choice)
    assert colours_of_all(qapp) is colours
    theme.apply(LIGHT)


@pytest.mark.parametrize(
    ("choice", "contrast", "scheme", "wants_dark", "colours"),
    [
        ("system", "NoPreference", "Unknown", True, DARK),
        # What Qt makes of a theme may be older than what the desktop asks for.
        ("system", "NoPreference", "Light", True, DARK),
        ("system", "NoPreference", "Dark", False, LIGHT),
        ("system", "NoPreference", "Dark", None, DARK),
        ("light", "NoPreference", "Light", True, LIGHT),
        ("system", "HighContrast", "Light", True, None),
    ],
)
def test_what_the_desktop_asks_for_goes_before_what_qt_makes_of_it(
    qapp: QApplication,
    theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
    contrast: str,
    scheme: str,
    wants_dark: bool | None,
    colours: Colours | None,
) -> None:
    hints = Hints(Qt.ContrastPreference[contrast], Qt.ColorScheme[scheme])
    monkeypatch.setattr("gui.widgets.common.theme.QGuiApplication.styleHints", lambda: hints)
    theme.choose(choice)
    theme.follow_desktop(wants_dark)
    assert colours_of_all(qapp) is colours
    theme.apply(LIGHT)
