"""The program's window, made in both of its steps, its keys, and the program's end."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.demo.samples import SampleInvoice
from gui.presenters.intents import Intents
from gui.tasks import ThreadLane
from gui.widgets.lookup.id_edit import IdEdit
from gui.widgets.main_window import MainWindow
from gui.widgets.standing_notices import StandingNotice
from gui.widgets.window_body import WindowBody
from tests.desktop import PATIENCE_S, xdotool
from tests.finding import the_one


def whole_window(samples: Sequence[SampleInvoice] = ()) -> MainWindow:
    """The window as it is some moments after its first paint."""
    window = MainWindow(Intents(), samples)
    complete(window)
    return window


def complete(window: MainWindow) -> None:
    """Make at once what the program makes after the first paint."""
    for step in window.completions:
        step()


def body_of(window: MainWindow) -> WindowBody:
    """All that is in it; another one with each language."""
    body = window.centralWidget()
    assert isinstance(body, WindowBody)
    return body


def id_field(window: QWidget) -> IdEdit:
    """The field that the invoice id is typed into."""
    return the_one(window, IdEdit)


def said_beside(window: MainWindow) -> list[str]:
    """Every notice that is seen, those that stand first."""
    body = body_of(window)
    labels = [line.label for line in body.notices.findChildren(StandingNotice)]
    return [label.text() for label in (*labels, body.page.note.label) if label.isVisible()]


def settle(qtbot: QtBot, window: QWidget) -> None:
    """Wait until the layouts have come to rest: a turn of the event loop moves nothing."""

    def places() -> list[QRect]:
        return [w.geometry() for w in window.findChildren(QWidget) if w.isVisible()]

    def is_at_rest() -> bool:
        before = places()
        QApplication.processEvents()
        return places() == before

    qtbot.waitUntil(is_at_rest)


def wait_until_active(qtbot: QtBot, window: QWidget) -> None:
    """Wait until it has the keys and the window manager knows that.

    Of one that is closed before, it does not see that the keys are to go to another.
    """
    qtbot.waitUntil(window.isActiveWindow)
    if QGuiApplication.platformName() == "xcb":
        number = str(int(window.winId()))
        qtbot.waitUntil(lambda: xdotool("getactivewindow") == number)


def press(
    qtbot: QtBot,
    window: QWidget,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key once the window has the keys.

    The window manager may have taken them away for a moment, whatever was looked at before, and Qt
    keeps shortcuts from a window without them.
    """
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    # No event comes in between.
    qtbot.keyClick(window.windowHandle(), key, modifier)


def shut_down(app: App) -> None:
    """End it as the program does; every worker ends, on a busy machine later than it waits for."""
    app.shut_down()
    parts = (*vars(app).values(), *vars(app.history).values())
    lanes = [part for part in parts if isinstance(part, ThreadLane)]
    assert len(lanes) == 9
    assert all(lane.close(PATIENCE_S, finishes=True) for lane in lanes)
