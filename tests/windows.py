"""The program's window, made in both of its steps, its keys, and the program's end."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.demo.samples import SampleInvoice
from gui.presenters.intents import Intents
from gui.tasks import ThreadLane
from gui.widgets.main_window import MainWindow
from tests.desktop import PATIENCE_S


def whole_window(samples: Sequence[SampleInvoice] = ()) -> MainWindow:
    """The window as it is some moments after its first paint."""
    window = MainWindow(Intents(), samples)
    complete(window)
    return window


def complete(window: MainWindow) -> None:
    """Make at once what the program makes after the first paint."""
    for step in window.completions:
        step()


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
    lanes = [part for part in vars(app).values() if isinstance(part, ThreadLane)]
    assert len(lanes) == 6
    assert all(lane.close(PATIENCE_S, finishes=True) for lane in lanes)
