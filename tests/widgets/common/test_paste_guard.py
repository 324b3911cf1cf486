"""Pasting from a program that hangs: the window does not hang with it, and says so."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from gui.process.clipboard_owner import ClipboardOwner
from gui.widgets.common.paste_guard import PasteGuard

pytestmark = pytest.mark.needs_desktop
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def copied(qtbot: QtBot) -> Iterator[Callable[[str], subprocess.Popen[bytes]]]:
    """Have another program hold this text; return the program."""
    owners: list[subprocess.Popen[bytes]] = []

    def copy(selection: str = "clipboard") -> subprocess.Popen[bytes]:
        board = QGuiApplication.clipboard()
        board.setText("ours", board.Mode.Clipboard)
        board.setText("ours", board.Mode.Selection)
        command = ["xclip", "-quiet", "-selection", selection, "-i"]
        owner = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        owners.append(owner)
        assert owner.stdin is not None
        owner.stdin.write(b"theirs")
        owner.stdin.close()
        is_ours = board.ownsClipboard if selection == "clipboard" else board.ownsSelection
        qtbot.waitUntil(lambda: not is_ours())
        return owner

    yield copy
    for owner in owners:
        owner.kill()
        owner.wait()
    # Who is gone holds nothing, and Qt has to know before the next test.
    QGuiApplication.clipboard().setText("")


def stop(owner: subprocess.Popen[bytes]) -> None:
    os.kill(owner.pid, signal.SIGSTOP)
    os.waitid(os.P_PID, owner.pid, os.WSTOPPED | os.WNOWAIT)


@pytest.mark.parametrize("selection", ["clipboard", "primary"])
def test_an_owner_that_hangs_is_known(
    qtbot: QtBot, copied: Callable[[str], subprocess.Popen[bytes]], selection: str
) -> None:
    of_selection = selection == "primary"
    answers = ClipboardOwner().answers

    def answers_again() -> bool:
        return answers(of_selection=of_selection)

    owner = copied(selection)
    # On a busy machine not always within the time that it is given.
    qtbot.waitUntil(answers_again)
    stop(owner)
    assert not answers(of_selection=of_selection)
    # The other one is ours.
    assert answers(of_selection=not of_selection)
    os.kill(owner.pid, signal.SIGCONT)
    qtbot.waitUntil(answers_again)
    stop(owner)
    owner.kill()
    owner.wait()
    # Nobody holds it, as soon as the server knows: nothing to paste, and nothing to wait for.
    qtbot.waitUntil(answers_again)


FIELDS = (
    QLineEdit,
    pytest.param(QPlainTextEdit, marks=pytest.mark.exhaustive),
    pytest.param(QSpinBox, marks=pytest.mark.exhaustive),
)


def with_ctrl_v(field: QWidget) -> None:
    QTest.keyClick(field, Qt.Key.Key_V, CONTROL)


def with_shift_insert(field: QWidget) -> None:
    QTest.keyClick(field, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)


def with_the_menu(field: QWidget) -> None:
    target = field.viewport() if isinstance(field, QPlainTextEdit) else field
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(target, QContextMenuEvent(reason, QPoint(5, 5), QPoint(5, 5)))


def with_the_middle_button(field: QWidget) -> None:
    if isinstance(field, QSpinBox):
        field = field.lineEdit()
    elif isinstance(field, QPlainTextEdit):
        field = field.viewport()
    release, middle = QEvent.Type.MouseButtonRelease, Qt.MouseButton.MiddleButton
    place, none = QPointF(5, 5), Qt.MouseButton.NoButton
    no_key = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field, QMouseEvent(release, place, place, middle, none, no_key))


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize(
    "paste", [with_ctrl_v, with_shift_insert, with_the_menu, with_the_middle_button]
)
def test_no_field_asks_an_owner_that_hangs(
    qtbot: QtBot,
    kind: type[QWidget],
    paste: Callable[[QWidget], None],
    copied: Callable[[str], subprocess.Popen[bytes]],
) -> None:
    guard = PasteGuard(ClipboardOwner().answers)
    refused: list[bool] = []
    guard.refused.connect(lambda: refused.append(True))
    field = kind()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    is_middle = paste is with_the_middle_button
    stop(copied("primary" if is_middle else "clipboard"))
    paste(field)
    assert refused == [True]
    # What is ours is pasted as ever, and so is what others hold that answer.
    assert QApplication.activePopupWidget() is None


def test_who_answers_is_pasted_from(
    qtbot: QtBot, copied: Callable[[str], subprocess.Popen[bytes]]
) -> None:
    guard = PasteGuard(ClipboardOwner().answers)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    with_ctrl_v(field)
    copied("clipboard")

    def pastes() -> bool:
        with_ctrl_v(field)
        return field.text().endswith("theirs")

    # On a busy machine it does not always answer within the time that it is given.
    qtbot.waitUntil(pastes)
    field.clear()
    QGuiApplication.clipboard().setText("ours")
    with_ctrl_v(field)
    assert field.text() == "ours"
    assert guard.allows()
