"""LeaveQuestion: asks before what was looked up, or an export, is given up."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.presenters.batch.batch import BatchPresenter
from gui.presenters.batch.exported_results import ExportedResults
from gui.widgets.common.boxes import ConfirmBox


class LeaveQuestion(QObject):
    """Asks one thing at a time, in front of `window`, which is to `come_forward` for it."""

    def __init__(
        self,
        window: QWidget,
        come_forward: Callable[[], object],
        presenter: BatchPresenter,
        results: ExportedResults,
    ) -> None:
        super().__init__(window)
        self._come_forward = come_forward
        self._window = window
        self._presenter = presenter
        self._results = results
        self._box: ConfirmBox | None = None

    def asks(self, go_on: Callable[[], object]) -> bool:
        """Return whether something has to be answered before the list goes; then `go_on` is called
        if it may."""
        if self._presenter.is_running:
            text = self.tr("What was found so far is discarded, unless you exported or copied it.")
            self._ask_to_stop(text, self.tr("Stop and close"), go_on)
        elif self._results.are_leaving:
            self._ask_to_stop_export(go_on)
        elif self._results.would_be_lost:
            title = self.tr("Discard these results?")
            text = self.tr("They were not exported. What you copied stays on the clipboard.")
            self._ask(title, text, self.tr("Discard"), self.tr("Keep"), go_on)
        else:
            return False
        return True

    def asks_to_quit(self, go_on: Callable[[], object], *, is_kept: bool) -> bool:
        """Return whether something has to be answered before the program ends."""
        if self._presenter.is_running:
            kept = self.tr(
                "What was found so far is kept. You can go on with it at the next start."
            )
            text = kept if is_kept else self.tr("What was found so far is discarded.")
            self._ask_to_stop(text, self.tr("Stop and quit"), go_on)
        elif self._results.are_leaving:
            self._ask_to_stop_export(go_on)
        else:
            return False
        return True

    def _ask_to_stop(self, text: str, button: str, go_on: Callable[[], object]) -> None:
        title, safe = self.tr("Stop looking up these invoices?"), self.tr("Keep looking up")
        self._ask(title, text, button, safe, go_on)

    def _ask_to_stop_export(self, go_on: Callable[[], object]) -> None:
        title, text = self.tr("Stop the export?"), self.tr("Nothing of it is saved yet.")
        self._ask(title, text, self.tr("Stop"), self.tr("Keep exporting"), go_on)

    def _ask(
        self, title: str, text: str, button: str, safe: str, go_on: Callable[[], object]
    ) -> None:
        self._come_forward()
        if self._box is not None:
            return
        self._box = box = ConfirmBox(title, text, button, self._window, safe)
        box.go_on.clicked.connect(go_on)
        box.finished.connect(self._on_finished)
        box.open()

    @Slot()
    def _on_finished(self) -> None:
        self._box = None
