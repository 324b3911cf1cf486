"""The program's window, made in both of its steps, and the program's end."""

from collections.abc import Sequence

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


def shut_down(app: App) -> None:
    """End it as the program does; every worker ends, on a busy machine later than it waits for."""
    app.shut_down()
    lanes = [part for part in vars(app).values() if isinstance(part, ThreadLane)]
    assert len(lanes) == 6
    assert all(lane.close(PATIENCE_S, finishes=True) for lane in lanes)
