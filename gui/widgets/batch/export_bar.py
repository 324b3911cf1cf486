"""ExportBar: how far an export is, or what came of it, and what can be done about that."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot

from gui.presenters.batch.export_counts import ExportCounts
from gui.presenters.batch.export_orders import ExportList, FileOrder
from gui.presenters.batch.export_state import ExportPhase, ExportState
from gui.presenters.batch.exports import BatchExports
from gui.presenters.intents import Intents
from gui.presenters.report_state import Report
from gui.widgets.common.file_dialogs import ask_to_replace
from gui.widgets.common.report_bar import ReportBar


class ExportBar(ReportBar):
    """Shows an `ExportState`, and asks before what is there is replaced. `rows` are those of the
    whole list, as they are when it is called."""

    def __init__(
        self, exports: BatchExports, rows: Callable[[], ExportList | None], intents: Intents
    ) -> None:
        super().__init__()
        self._exports = exports
        self._rows = rows
        # The list has a Progress of its own.
        self.bar.setAccessibleName(self.tr("Export progress"))
        self.action.clicked.connect(self._act)
        self.also.clicked.connect(exports.open_drafts)
        self.cancel.clicked.connect(exports.cancel)
        self.dismiss.clicked.connect(exports.dismiss)
        self.file_wanted.connect(intents.show_in_folder)
        exports.state_changed.connect(self.show_state)
        exports.exists.connect(self._on_exists)
        # In a window that was made anew, in another language.
        exports.say_anew()

    def show_state(self, state: ExportState) -> None:
        is_busy = state.phase in {ExportPhase.RUNNING, ExportPhase.OPENING}
        counts, offers = ExportCounts(), ["", ""]
        if not is_busy and state.drafts:
            offers.insert(0, counts.open_drafts(state.drafts))
        # The copy was the last that the user asked for.
        if not is_busy and state.links:
            offers.insert(0, counts.copy_links(state.links))
        self.show_report(
            Report(
                *(state.text, state.detail, state.severity, is_busy),
                action=offers[0],
                also=offers[1],
                done=state.done,
                of=state.of,
                file=state.file,
            )
        )

    @Slot()
    def _act(self) -> None:
        if not self._exports.state.links:
            self._exports.open_drafts()
        elif (now := self._rows()) is not None:
            self._exports.copy_settled(now)

    @Slot(object, object)
    def _on_exists(self, batch: ExportList, order: FileOrder) -> None:
        begin = partial(self._exports.begin, batch, order)
        box = ask_to_replace(order.path, self.window(), begin)
        box.rejected.connect(self._exports.keep_what_is_there)
