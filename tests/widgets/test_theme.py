"""Colours: contrast by WCAG 2.2's formula, and that every name of the style sheet is filled."""

import pytest
from PySide6.QtGui import QColor, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from gui.core.paths import resource
from gui.widgets.theme import DARK, LIGHT, Colours, Theme


def luminance(name: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    colour = QColor(name)
    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT = [
    ("text", "window"), ("text", "card"), ("text", "field"), ("text", "hover"),
    ("dim", "window"), ("dim", "card"), ("dim", "field"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"), ("accent", "card"),
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


def test_high_contrast_is_left_to_the_system(qapp: QApplication, theme: Theme) -> None:
    theme.apply(None)
    assert qapp.styleSheet() == ""


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
