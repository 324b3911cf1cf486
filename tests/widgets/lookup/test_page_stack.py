"""What layouts ask again and again is measured once, and anew when it changes."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.common.labels import PlainLabel, plain_label, scaled
from gui.widgets.lookup.page_stack import PageStack

WIDTH = 200
SHORT, LONG = "One line", "A text that is longer than one line of this width. " * 4


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.label = QLabel(SHORT)
        self.label.setWordWrap(True)
        QVBoxLayout(self).addWidget(self.label)

    def heightForWidth(self, width: int) -> int:
        self.asked += 1
        return super().heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        self.asked += 1
        return super().minimumSizeHint()


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    place, page = QWidget(), Page()
    qtbot.addWidget(place)
    PageStack(place).addWidget(page)
    place.show()
    yield page
    place.close()


def stack_of(page: Page) -> PageStack:
    stack = page.parentWidget().layout()
    assert isinstance(stack, PageStack)
    return stack


@pytest.mark.parametrize(
    "measure", [lambda stack: stack.heightForWidth(WIDTH), lambda stack: stack.minimumSize()]
)
def test_a_page_is_measured_once(page: Page, measure: Callable[[PageStack], object]) -> None:
    first, asked = measure(stack_of(page)), page.asked
    assert measure(stack_of(page)) == first
    assert page.asked == asked


def test_a_page_that_changes_is_measured_anew(qtbot: QtBot, page: Page) -> None:
    stack = stack_of(page)
    low, least = stack.heightForWidth(WIDTH), stack.minimumSize().height()
    page.label.setText(LONG)
    qtbot.waitUntil(lambda: stack.heightForWidth(WIDTH) > low)
    page.label.setMinimumHeight(least + 100)
    qtbot.waitUntil(lambda: stack.minimumSize().height() > least)


def test_a_label_is_as_high_as_its_text(qtbot: QtBot) -> None:
    label, plain = plain_label(SHORT), QLabel(SHORT)
    assert isinstance(label, PlainLabel)
    plain.setWordWrap(True)
    for each in (label, plain):
        qtbot.addWidget(each)
    low = label.heightForWidth(WIDTH)
    assert low == plain.heightForWidth(WIDTH)
    for each in (label, plain):
        each.setText(LONG)
    longer = label.heightForWidth(WIDTH)
    assert longer == plain.heightForWidth(WIDTH) > low
    for each in (label, plain):
        each.setFont(scaled(plain.font(), 2.0))
    assert label.heightForWidth(WIDTH) == plain.heightForWidth(WIDTH) > longer
