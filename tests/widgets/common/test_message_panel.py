"""The details of a message: seen and heard whether they are open, with what support needs."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.core.errors import InvalidInvoiceId, InvoiceIdProblem, InvoiceNotFound
from gui.presenters.message_state import Message
from gui.presenters.messages import FailureContext
from gui.presenters.support import explained
from gui.widgets.common.icons import stroke_icon
from gui.widgets.common.message_panel import MessagePanel
from gui.widgets.common.theme import DARK, LIGHT, Theme

MESSAGE = Message("What", "What to do", details="HTTP 404", support="Time: now")


class Shown:
    def __init__(self, qtbot: QtBot, message: Message) -> None:
        self.copied: list[str] = []
        self.panel = MessagePanel(self.copied.append, lambda _: None)
        qtbot.addWidget(self.panel)
        self.panel.show_message(message)
        # Room for all of it.
        self.panel.resize(640, 480)
        self.panel.show()
        [self.text] = self.panel.findChildren(QPlainTextEdit)

    def button(self, text: str) -> QPushButton:
        [found] = [b for b in self.panel.findChildren(QPushButton) if b.text() == text]
        return found

    @property
    def details(self) -> QPushButton:
        return self.button("Details")

    @property
    def heard(self) -> tuple[str, str]:
        read = QAccessible.queryAccessibleInterface(self.details).text
        return read(QAccessible.Text.Name), read(QAccessible.Text.Description)

    @property
    def arrow(self) -> QImage:
        return self.details.icon().pixmap(self.details.iconSize()).toImage()


def test_that_they_are_open_is_seen_and_heard(qtbot: QtBot) -> None:
    shown = Shown(qtbot, MESSAGE)
    assert shown.heard == ("Details", "Collapsed")
    closed = shown.arrow
    shown.details.click()
    assert shown.heard == ("Details", "Expanded")
    assert shown.arrow != closed
    assert shown.text.isVisible()
    shown.details.click()
    assert shown.heard == ("Details", "Collapsed")
    assert shown.arrow == closed
    assert not shown.text.isVisible()
    shown.details.click()
    # Another message closes them.
    shown.panel.show_message(replace(MESSAGE, title="Else"))
    assert shown.heard == ("Details", "Collapsed")
    assert shown.arrow == closed


def test_the_arrow_points_to_where_reading_goes(qtbot: QtBot, qapp: QApplication) -> None:
    here = Shown(qtbot, MESSAGE).arrow
    try:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        there = Shown(qtbot, MESSAGE)
        assert there.arrow != here
        previous = stroke_icon("previous", there.details.palette().buttonText().color().name())
        assert there.arrow == previous.pixmap(there.details.iconSize()).toImage()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_arrow_has_the_colour_of_the_text(qtbot: QtBot, theme: Theme) -> None:
    shown = Shown(qtbot, MESSAGE)
    light = shown.arrow
    theme.apply(DARK)
    qtbot.waitUntil(lambda: shown.arrow != light)
    theme.apply(LIGHT)
    qtbot.waitUntil(lambda: shown.arrow == light)


def test_the_lines_for_support_are_copied_where_the_details_are_read(qtbot: QtBot) -> None:
    shown = Shown(qtbot, MESSAGE)
    copy = shown.button("Copy details for support")
    assert not copy.isVisible()
    shown.details.click()
    assert copy.isVisible()
    qtbot.waitUntil(lambda: copy.y() > shown.text.geometry().bottom())
    copy.click()
    assert shown.copied == ["Time: now"]


@pytest.mark.parametrize(
    ("details", "name"), [("HTTP 404", "What the server said"), ("", "Details for support")]
)
def test_there_is_always_something_to_read(qtbot: QtBot, details: str, name: str) -> None:
    shown = Shown(qtbot, replace(MESSAGE, details=details))
    shown.details.click()
    assert shown.text.toPlainText() == (details or "Time: now")
    assert shown.text.accessibleName() == name


def test_with_an_id_that_is_none_there_is_nothing_to_tell_support(qtbot: QtBot) -> None:
    _, message = explained(InvalidInvoiceId(InvoiceIdProblem.EMPTY), FailureContext(), "test")
    assert not Shown(qtbot, message).details.isVisible()
    _, message = explained(InvoiceNotFound(), FailureContext("one"), "test")
    assert Shown(qtbot, message).details.isVisible()
