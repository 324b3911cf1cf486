"""Contrast, text size and scaling, measured on what is really painted."""

import itertools
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.widgets.accounts.account_button import AccountButton
from gui.widgets.common.find_edit import FindEdit
from gui.widgets.common.theme import DARK, LIGHT, Colours, Theme
from gui.widgets.common.translations import languages
from gui.widgets.lookup.qr_view import QrView
from tests.contrast import contrast
from tests.desktop import ROOT
from tests.faults.scenario import exhaustive
from tests.pages import PAGES, page_names
from tests.systems import IS_WINDOWS, OFFSCREEN_FONTS
from tests.widgets.test_pages import assert_whole, visible

TEXT, CONTROL = 4.5, 3.0
of_a_palette = pytest.mark.skipif(
    IS_WINDOWS, reason="there it is a theme of the system, and not a palette"
)
_SAY = (QLabel, QPushButton, QRadioButton)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.fixture(params=[LIGHT, exhaustive(DARK)], ids=["light", "dark"])
def colours(request: pytest.FixtureRequest, theme: Theme) -> Iterator[Colours]:
    theme.apply(request.param)
    yield request.param
    theme.apply(LIGHT)


@pytest.fixture(params=page_names(without="enlarged"))
def page(request: pytest.FixtureRequest, qtbot: QtBot, colours: Colours) -> QWidget:
    page = PAGES[request.param](qtbot)
    page.setFocus()
    QApplication.processEvents()
    return page


def part_of(page: QWidget, picture: QImage, widget: QWidget) -> QImage:
    where = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
    return picture.copy(where.intersected(picture.rect()))


def pixels(image: QImage) -> list[int]:
    converted = image.convertToFormat(QImage.Format.Format_RGB32)
    # Its bits are not longer there than it is.
    return list(memoryview(bytes(converted.constBits())).cast("I"))


def strongest(image: QImage) -> float:
    """The contrast of what stands out most to the ground it stands on."""
    found = Counter(pixels(image))
    ground = QColor(found.most_common(1)[0][0])
    return max(contrast(QColor(colour), ground) for colour in found)


def assert_text_stands_out(page: QWidget, picture: QImage) -> None:
    looked_at = 0
    for widget in (w for kind in _SAY for w in visible(page, kind)):
        # What is switched off may be pale (WCAG 2.2, 1.4.3), and a sign has its words beside it.
        is_text = bool(widget.text().strip()) and not isinstance(widget, QrView)
        if not widget.isEnabled() or not is_text or widget.visibleRegion().isEmpty():
            continue
        image = part_of(page, picture, widget)
        if image.width() * image.height() == 0:
            continue
        # The frame of a button is a control and not its text.
        inner = image.copy(image.rect().adjusted(4, 4, -4, -4)) if _is_framed(widget) else image
        assert strongest(inner) >= TEXT, (widget.text(), strongest(inner))
        looked_at += 1
    assert looked_at >= 2


def _is_framed(widget: QWidget) -> bool:
    return isinstance(widget, QPushButton)


def assert_controls_have_an_outline(page: QWidget, picture: QImage) -> None:
    kinds = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox, QPushButton)
    for widget in (w for kind in kinds for w in visible(page, kind)):
        is_inner = isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        # Told by its words.
        is_flat = widget.property("role") in {"flat", "quick"}
        if not widget.isEnabled() or is_inner or is_flat or widget.visibleRegion().isEmpty():
            continue
        middle = widget.mapTo(page, QPoint(0, widget.height() // 2))
        outside = QColor(picture.pixel(middle - QPoint(3, 0)))
        edge = [QColor(picture.pixel(middle + QPoint(dx, 0))) for dx in range(3)]
        best = max(contrast(colour, outside) for colour in edge)
        name = widget.accessibleName() or type(widget).__name__
        assert best >= CONTROL, (name, best)


def assert_the_focus_can_be_seen(qtbot: QtBot, page: QWidget) -> None:
    kinds = (
        *(QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox, QPushButton),
        *(QListWidget, QRadioButton),
    )
    for widget in (w for kind in kinds for w in visible(page, kind)):
        is_inner = isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        if not widget.isEnabled() or is_inner or widget.visibleRegion().isEmpty():
            continue
        widget.clearFocus()
        before = pixels(widget.grab().toImage())
        widget.setFocus()
        QApplication.processEvents()
        # Nothing has it while the window manager has given the keys to nobody.
        qtbot.waitUntil(widget.hasFocus)
        after = pixels(widget.grab().toImage())
        changes = {pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]}
        best = max((contrast(QColor(old), QColor(new)) for old, new in changes), default=0)
        name = widget.accessibleName() or type(widget).__name__
        # A cursor that comes in is not all: the frame or the ground has to change with it.
        assert len(changes) > 1, name
        assert best >= CONTROL, (name, best)


def test_text_controls_and_focus_stand_out(qtbot: QtBot, page: QWidget) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    # The focus is looked at last: what has it now differs with what ran before.
    focused = page.focusWidget()
    if focused is not None:
        focused.clearFocus()
    QApplication.processEvents()
    picture = page.grab().toImage()
    assert_text_stands_out(page, picture)
    assert_controls_have_an_outline(page, picture)
    assert_the_focus_can_be_seen(qtbot, page)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_stands_in_an_empty_field_can_be_read(
    qtbot: QtBot, theme: Theme, colours: Colours
) -> None:
    theme.apply(colours)
    fields = (QLineEdit(), QPlainTextEdit())
    for field in fields:
        qtbot.addWidget(field)
        field.setPlaceholderText("Paste the invoice ID")
        picture = field.grab().toImage()
        inner = picture.copy(picture.rect().adjusted(4, 4, -4, -4))
        assert strongest(inner) >= TEXT, (type(field).__name__, strongest(inner))
    theme.apply(LIGHT)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_arrow_of_a_filled_button_stands_out(
    qtbot: QtBot, theme: Theme, colours: Colours
) -> None:
    theme.apply(colours)
    button = QPushButton("Export")
    button.setProperty("role", "primary")
    button.setObjectName("export")
    button.setMenu(QMenu(button))
    qtbot.addWidget(button)
    picture = button.grab().toImage()
    arrow = picture.copy(picture.width() - 22, 6, 16, picture.height() - 12)
    assert strongest(arrow) >= TEXT, strongest(arrow)
    theme.apply(LIGHT)


@pytest.fixture
def high_contrast(qapp: QApplication, theme: Theme) -> Iterator[None]:
    """Nothing of ours: the colours of a system for people who need them strong."""
    role = QPalette.ColorRole
    before = qapp.palette()
    theme.apply(None)
    strong = QPalette(QColor("#000000"))
    for where in (role.Window, role.Base, role.Button, role.AlternateBase, role.HighlightedText):
        strong.setColor(where, QColor("#000000"))
    for where in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        strong.setColor(where, QColor("#ffffff"))
    strong.setColor(role.Highlight, QColor("#ffff00"))
    qapp.setPalette(strong)
    yield
    qapp.setPalette(before)
    theme.apply(LIGHT)


@of_a_palette
def test_nothing_is_painted_over_the_account_in_high_contrast(
    high_contrast: None, qtbot: QtBot
) -> None:
    button = AccountButton()
    qtbot.addWidget(button)
    button.show_account("ACME")
    before = button.grab().toImage()
    button.reveal()
    assert button.grab().toImage() == before


@of_a_palette
def test_the_magnifier_stands_before_the_text_in_high_contrast(
    high_contrast: None, qtbot: QtBot
) -> None:
    field = FindEdit()
    qtbot.addWidget(field)
    field.resize(200, field.sizeHint().height())
    inner = QRect(4, 4, 60, field.height() - 8)
    picture = field.grab(inner).toImage()
    ground = QColor(picture.pixel(59, 0))
    places = itertools.product(range(picture.width()), range(picture.height()))
    painted = [x for x, y in places if contrast(QColor(picture.pixel(x, y)), ground) > 1.2]
    cursor = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert isinstance(cursor, QRect)
    assert painted
    assert inner.left() + max(painted) < cursor.center().x()


def assert_icons_stand_out(page: QWidget) -> None:
    for button in visible(page, QPushButton):
        if button.icon().isNull() or not button.isEnabled():
            continue
        picture = button.icon().pixmap(button.iconSize()).toImage()
        places = itertools.product(range(picture.width()), range(picture.height()))
        inks = [ink for place in places if (ink := picture.pixelColor(*place)).alpha() > 200]
        ground = button.palette().button().color()
        assert max(contrast(ink, ground) for ink in inks) >= CONTROL, button.text()


@of_a_palette
def test_icons_stand_out_once_the_system_asks_for_high_contrast(theme: Theme, qtbot: QtBot) -> None:
    theme.apply(LIGHT)
    page = PAGES["history, checked"](qtbot)
    try:
        theme.apply(None)
        QApplication.processEvents()
        assert_icons_stand_out(page)
    finally:
        theme.apply(LIGHT)


@of_a_palette
@pytest.mark.parametrize("name", page_names(without="enlarged"))
def test_high_contrast_is_the_systems_whole(
    high_contrast: None, qapp: QApplication, qtbot: QtBot, name: str
) -> None:
    page = PAGES[name](qtbot)
    page.setFocus()
    QApplication.processEvents()
    assert qapp.styleSheet() == ""
    assert_whole(page)
    picture = page.grab().toImage()
    assert_text_stands_out(page, picture)
    assert_icons_stand_out(page)
    # Nothing of our own colours is left on it.
    assert Counter(pixels(picture)).most_common(1)[0][0] & 0xFFFFFF == 0


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    usual = qapp.font()
    large = qapp.font()
    large.setPointSizeF(2 * usual.pointSizeF())
    qapp.setFont(large)
    yield
    qapp.setFont(usual)


@pytest.mark.parametrize("name", page_names())
def test_text_of_twice_the_size_is_whole(large_text: None, qtbot: QtBot, name: str) -> None:
    page = PAGES[name](qtbot)
    QApplication.processEvents()
    assert_whole(page)


@pytest.mark.parametrize(
    "name", [page for page in page_names() if str(page.values[0]).startswith("several invoices")]
)
def test_lists_scroll_down_alone_with_it(
    large_text: None, language: str, qtbot: QtBot, name: str
) -> None:
    page = PAGES[name](qtbot)
    for size in ((800, 560), (640, 460), (480, 320)):
        page.resize(*size)
        for _ in range(3):
            QApplication.processEvents()
        # No narrower than it is whole, and that is not too wide for a small screen.
        assert page.width() <= max(size[0], 640)
        for area in visible(page, QAbstractScrollArea):
            assert area.horizontalScrollBar().maximum() == 0, size


# The longer language, at what is set most.
USUAL = ("1.25", "es")


@pytest.mark.parametrize(
    ("factor", "spoken"),
    [
        USUAL if each == USUAL else exhaustive(*each)
        for each in itertools.product(("1.25", "3"), languages())
    ],
)
def test_pages_are_whole_at_every_scaling(factor: str, spoken: str, tmp_path: Path) -> None:
    # A screen as such scalings are used on.
    screen = {"name": "large", "x": 0, "y": 0, "width": 3840, "height": 2160}
    (tmp_path / "screens.json").write_text(json.dumps({"screens": [screen]}))
    # From where it is: of a path with a drive, the platform would take the colon for its own.
    platform = "offscreen:configfile=screens.json"
    done = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
            "--rootdir", ROOT, "-c", ROOT / "pyproject.toml", "-o", "qt_log_level_fail=CRITICAL",
            ROOT / "tests" / "widgets" / "test_pages.py", "-k", f"our_languages and [{spoken}-",
        ],
        cwd=tmp_path,
        env={
            **os.environ,
            **OFFSCREEN_FONTS,
            "PYTHONPATH": str(ROOT),
            "QT_SCALE_FACTOR": factor,
            "QT_QPA_PLATFORM": platform,
        },
        capture_output=True,
        text=True,
        timeout=200,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2_000:]
    assert f"{len(PAGES)} passed" in done.stdout
