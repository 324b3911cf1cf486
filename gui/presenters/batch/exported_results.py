"""ExportedResults: whether what was found of a list is in a file of the user's."""

from PySide6.QtCore import QObject, Slot

from gui.presenters.batch.batch import BatchPresenter
from gui.presenters.batch.batch_state import HandingOver
from gui.presenters.batch.export_orders import Order, TableOrder
from gui.presenters.batch.export_state import ExportState
from gui.presenters.batch.exports import BatchExports


class ExportedResults(QObject):
    """Goes by what was found at the moment: an export of less counts for nothing."""

    def __init__(self, presenter: BatchPresenter, exports: BatchExports) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._exports = exports
        # The results there are, and those that are being exported.
        self._results = object()
        self._leaving: object = None
        self._is_running = False
        self.are_in_a_table = False
        """Whether all of them are in a workbook or a CSV file."""
        self._are_exported = False
        presenter.listed.connect(self._forget)
        presenter.state_changed.connect(self._on_state_changed)
        exports.state_changed.connect(self._on_export_changed)
        exports.saved.connect(self._on_saved)
        exports.copied.connect(self._on_copied)

    @property
    def are_leaving(self) -> bool:
        """Whether an export runs; to copy rows is none."""
        return self._exports.is_running and bool(self._exports.state.text)

    @property
    def would_be_lost(self) -> bool:
        """Whether there are results that were neither exported nor copied, all of them."""
        state, has_list = self._presenter.state, self._presenter.lines is not None
        return (
            isinstance(state, HandingOver)
            and has_list
            and bool(state.done)
            and not self._are_exported
        )

    @Slot()
    def _forget(self) -> None:
        self._results = object()
        self.are_in_a_table = self._are_exported = False
        self._exports.outdate()

    @Slot(object)
    def _on_state_changed(self, _state: object) -> None:
        was_running, self._is_running = self._is_running, self._presenter.is_running
        # The last ones come with the end itself.
        if was_running or self._is_running:
            self._forget()

    @Slot(object)
    def _on_export_changed(self, _state: ExportState) -> None:
        if not self._exports.is_running:
            self._leaving = None
        elif self._leaving is None:
            self._leaving = self._results

    @Slot(object)
    def _on_saved(self, order: Order) -> None:
        if self._leaving is self._results:
            self._are_exported = True
            self.are_in_a_table |= isinstance(order, TableOrder)

    @Slot(int)
    def _on_copied(self, rows: int) -> None:
        lines = self._presenter.lines
        if self._leaving is self._results and lines is not None and rows == lines.row_count:
            self._are_exported = True
