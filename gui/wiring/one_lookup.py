"""OneLookup: a run that is there for one lookup and ends with it. A piece of `app`."""

import sys

from PySide6.QtCore import QObject, QTimer, Slot

from gui.presenters.lookup.lookup_state import LookupState
from gui.process.exit_codes import OTHER, USAGE
from gui.process.options import Options
from gui.process.streams import write_line
from gui.widgets.main_window import MainWindow


class OneLookup(QObject):
    """Prints what came of it, saves a picture of the window if one is wanted, and closes that.

    `status` is what the program ends with.
    """

    def __init__(self, options: Options, window: MainWindow) -> None:
        super().__init__()
        self._options = options
        self._window = window
        self.status = 0

    def begin(self) -> None:
        """End at once where nothing is to be looked up."""
        if self._options.ends_after_lookup and not self._options.invoice_id:
            QTimer.singleShot(0, self._finish)

    def show_lookup(self, state: LookupState) -> None:
        """This is how the lookup stands."""
        if not (self._options.ends_after_lookup and state.is_settled):
            return
        self.status = 0 if state.is_ready else OTHER
        if state.link is not None:
            write_line(sys.stdout, state.link.address)
        if state.message is not None:
            write_line(sys.stdout, state.message.in_full)
        QTimer.singleShot(0, self._finish)

    @Slot()
    def _finish(self) -> None:
        if self._options.screenshot and not self._window.grab().save(self._options.screenshot):
            write_line(sys.stderr, f"{self._options.screenshot} cannot be written")
            self.status = USAGE
        self._window.close()
