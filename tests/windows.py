"""The program's window, made in both of its steps."""

from collections.abc import Sequence

from gui.demo.samples import SampleInvoice
from gui.presenters.intents import Intents
from gui.widgets.main_window import MainWindow


def whole_window(samples: Sequence[SampleInvoice] = ()) -> MainWindow:
    """The window as it is some moments after its first paint."""
    window = MainWindow(Intents(), samples)
    window.complete()
    return window
