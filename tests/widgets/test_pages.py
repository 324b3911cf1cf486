"""What holds for every page and dialog, in every language: whole, mirrored, reachable by keys."""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt, QTranslator
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QProxyStyle,
    QPushButton,
    QRadioButton,
    QStyle,
    QTabBar,
    QWidget,
    QWidgetAction,
)
from pytestqt.qtbot import QtBot

from gui.widgets.common.menu import Menu
from gui.widgets.common.message_label import WrappingLabel
from gui.widgets.lookup.progress_panel import is_motion_reduced
from tests.finding import look_of
from tests.pages import PAGES, page_names

_ACCENTED = str.maketrans("aeiounyAEIOUcs", "áéíóúñÿÁÉÍÓÚçš")


class Pseudo(QTranslator):
    """A language of its own: every text in brackets, accented, and two fifths longer."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        # Words of Qt itself have no translation here, as in a language that Qt does not have. An
        # empty one would be taken for one; by it, a reader of pictures says that it can read all.
        if context.startswith(("Q", "q")) and context not in {"QrPanel", "QrWindow", "QrView"}:
            return None
        parts = re.split(r"(\{\w+\}|&.)", source)
        accented = "".join(
            part if index % 2 else part.translate(_ACCENTED) for index, part in enumerate(parts)
        )
        return f"⟦{accented}{' ñ' * (len(source) // 5)}⟧"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture(params=page_names())
def page(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    page = PAGES[request.param](qtbot)
    QApplication.processEvents()
    return page


def visible(page: QWidget, kind: type) -> list:
    return [w for w in page.findChildren(kind) if w.isVisible()]


# Data: what users, companies and servers said, numbers and addresses.
_DATA = re.compile(
    r"ACME|OTHER|2eb1acd98a86|demo-[a-z-]+|2EB1|9999|https?://\S*|www\.bluetape\.com|404|No\.|[/\\]log|\d[\d.,]*|Paid|qt_\w+"
    r"|[^\w]+|Checkout Desk|x"
)


def words_of(page: QWidget) -> Iterator[str]:
    """Every text on a page that somebody wrote in English."""
    yield page.windowTitle()
    for widget in visible(page, QWidget):
        yield from _words_of_widget(widget)
    for bar in visible(page, QTabBar):
        yield from (bar.tabText(i) for i in range(bar.count()))
    for action in page.findChildren(QAction):
        if not action.isSeparator() and type(action.parent()).__module__.startswith("gui."):
            yield action.text()
    for action in (action for menu in page.findChildren(Menu) for action in menu.actions()):
        if isinstance(action, QWidgetAction):
            yield from (look_of(action).gives, look_of(action).badge)


def _words_of_widget(widget: QWidget) -> tuple[str, ...]:
    names = (widget.accessibleName(), widget.accessibleDescription())
    match widget:
        case QLabel() if widget.pixmap().isNull():
            return (widget.text(), *names)
        case QAbstractButton():
            return (widget.text(), *names)
        case QLineEdit():
            return (widget.placeholderText(), *names)
        case _:
            return names


def assert_translated(page: QWidget) -> None:
    names_of_languages = {"English", "Español"}
    for text in words_of(page):
        shown = text.replace("&&", "").strip()
        if shown in names_of_languages or _DATA.fullmatch(shown) or not shown:
            continue
        rest = shown
        while (inner := re.sub(r"⟦[^⟦⟧]*⟧", "", rest)) != rest:
            rest = inner
        rest = _DATA.sub("", rest).strip()
        assert not rest or not any(c.isalpha() for c in rest), f"{text!r} leaves {rest!r}"


def assert_whole(page: QWidget) -> None:
    for button in (*visible(page, QPushButton), *visible(page, QRadioButton)):
        assert button.width() >= button.sizeHint().width(), button.text()
        assert button.height() >= button.minimumSizeHint().height(), button.text()
    for label in visible(page, QLabel):
        if not label.text() or not label.pixmap().isNull():
            continue
        if label.wordWrap() or isinstance(label, WrappingLabel):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            longest = max(label.text().split(), key=len, default="")
            if not isinstance(label, WrappingLabel):
                metrics = QFontMetrics(label.font())
                assert metrics.horizontalAdvance(longest) <= label.width() + 1, longest
        else:
            assert label.width() >= label.sizeHint().width(), label.text()
    for area in visible(page, QAbstractScrollArea):
        if not isinstance(area, QPlainTextEdit):
            assert area.horizontalScrollBar().maximum() == 0


def test_a_long_language_is_whole_and_nothing_is_untranslated(pseudo: None, page: QWidget) -> None:
    assert_translated(page)
    assert_whole(page)


def test_our_languages_are_whole_and_have_each_mnemonic_once(language: str, page: QWidget) -> None:
    assert_whole(page)
    assert_mnemonics_differ(page)


def assert_mnemonics_differ(page: QWidget) -> None:
    """In the menus, and among all that can be seen at once."""

    def letters(texts: list[str]) -> list[str]:
        found = (re.search(r"&(\w)", text.replace("&&", "")) for text in texts)
        return [match[1].casefold() for match in found if match]

    seen = [b.text() for b in visible(page, QAbstractButton) if b.isEnabled()]
    seen += [label.text() for label in visible(page, QLabel) if label.buddy() is not None]
    seen += [bar.tabText(i) for bar in visible(page, QTabBar) for i in range(bar.count())]
    twice = [letter for letter, count in Counter(letters(seen)).items() if count > 1]
    assert twice == [], seen
    menus = {action.parent() for action in page.findChildren(QAction)}
    for menu in menus:
        texts = [action.text() for action in page.findChildren(QAction) if action.parent() is menu]
        assert not [c for c, count in Counter(letters(texts)).items() if count > 1], texts


def places(page: QWidget) -> dict[str, QRect]:
    found = {}
    for number, widget in enumerate(page.findChildren(QWidget)):
        if widget.isVisible() and isinstance(
            widget, QLabel | QPushButton | QLineEdit | QComboBox | QPlainTextEdit
        ):
            top_left = widget.mapTo(page, widget.rect().topLeft())
            name = f"{type(widget).__name__} {number}"
            found[name] = QRect(top_left, widget.size())
    return found


@pytest.mark.parametrize("name", page_names(without="enlarged"))
def test_the_layout_mirrors(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    page = PAGES[name](qtbot)
    QApplication.processEvents()
    here, width = places(page), page.width()
    try:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        other = PAGES[name](qtbot)
        QApplication.processEvents()
        assert other.width() == width
        there = places(other)
        for line in visible(other, QLineEdit):
            if line.accessibleName() == "Checkout link":
                assert line.text().startswith("https://")
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert here.keys() == there.keys()
    moved = 0
    for key, rect in here.items():
        mirror = QRect(width - rect.right() - 1, rect.top(), rect.width(), rect.height())
        assert abs(mirror.left() - there[key].left()) <= 3, key
        assert abs(mirror.top() - there[key].top()) <= 3, key
        moved += abs(rect.left() - there[key].left()) > 3
    assert moved, "nothing was mirrored"


@pytest.mark.parametrize("name", page_names())
def test_no_part_flashes_up_as_a_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shown: list[QWidget] = []
    # By the methods: an event filter of the whole application crashes PySide now and then.
    for method in ("show", "setVisible"):
        original = getattr(QWidget, method)

        def noted(self: QWidget, *is_shown: bool, original: Any = original) -> None:
            if all(is_shown) and self.isWindow():
                shown.append(self)
            original(self, *is_shown)

        monkeypatch.setattr(QWidget, method, noted)
    page = PAGES[name](qtbot)
    assert [widget for widget in shown if widget is not page] == []


@pytest.mark.parametrize("name", page_names())
def test_every_job_can_be_reached_with_the_tabulator(qtbot: QtBot, name: str) -> None:
    page = PAGES[name](qtbot)
    wanted = {
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit)
        and widget.objectName() != "qt_spinbox_lineedit"
        and not isinstance(widget.parent(), QTabBar | QComboBox)
        # Of a group the one that is chosen; arrow keys lead to the others.
        and not (isinstance(widget, QRadioButton) and not widget.isChecked())
    }
    walked: list[QWidget] = []
    for _ in range(2 * len(wanted) + 10):
        focused = page.focusWidget() or page
        if focused in walked:
            break
        walked.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    missing = wanted - set(walked)
    assert not missing, [w.accessibleName() or w.objectName() for w in missing]
    assert_reading_order(page, [w for w in walked if w is not page])


def place_in(widget: QWidget) -> QRect:
    """Where it begins to be read: a list at the side with its first entry."""
    if isinstance(widget, QListWidget):
        return widget.visualItemRect(widget.item(0))
    return widget.rect()


def assert_reading_order(page: QWidget, walked: list[QWidget]) -> None:
    """From line to line, and from left to right in each; it may begin anywhere in the circle."""
    places = [w.mapTo(page, place_in(w).center()) for w in walked]
    steps_back = 0
    for one, other in itertools.pairwise([*places, *places[:1]]):
        is_same_line = abs(one.y() - other.y()) < 14
        is_on = other.x() > one.x() if is_same_line else other.y() > one.y()
        steps_back += not is_on
    names = [w.accessibleName() or type(w).__name__ for w in walked]
    # Once around: back to the top.
    assert steps_back <= 1, names


def test_pseudo_is_longer_and_keeps_what_is_filled_in(pseudo: None) -> None:
    text = QCoreApplication.translate("messages", "Saved as {file} for invoice {invoice_id}")
    assert text.format(file="a", invoice_id="b") == "⟦Sávéd áš a fór íñvóíçé b ñ ñ ñ ñ ñ ñ ñ ñ⟧"
    assert any(unicodedata.decomposition(c) for c in text)


def test_motion_is_still_where_it_is_not_wanted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for is_reduced in (True, False):
        monkeypatch.setattr(
            "gui.widgets.lookup.progress_panel.is_motion_reduced", lambda r=is_reduced: r
        )
        page = PAGES["fetching"](qtbot)
        [bar] = list(visible(page, QProgressBar))
        # A bar without an end runs to and fro.
        assert (bar.minimum() == bar.maximum()) is not is_reduced
        assert not is_reduced or bar.value() == bar.maximum()


def test_the_systems_wish_for_less_motion_is_asked_for(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_motion_reduced()
    monkeypatch.setattr(QApplication, "style", Still)
    assert is_motion_reduced()


class Still(QProxyStyle):
    """The style of a system on which animations are switched off."""

    def styleHint(self, hint: QStyle.StyleHint, *_: object) -> int:
        return 0 if hint is QStyle.StyleHint.SH_Widget_Animation_Duration else 1
