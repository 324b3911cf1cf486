"""ExportBar: how far an export is, or what came of it, and what can be done about that."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.presenters.batch.export_orders import ExportList, FileOrder
from gui.presenters.batch.exports import BatchExports, ExportPhase, ExportState
from gui.presenters.counts import Counts
from gui.presenters.intents import Intents
from gui.widgets.common.announcements import announce
from gui.widgets.common.file_dialogs import ask_to_replace
from gui.widgets.common.labels import CAPTION, plain_label, set_severity
from gui.widgets.common.sign import Sign

_BAR_HEIGHT = 4


class ExportBar(QWidget):
    """Shows an `ExportState`; nothing, while there is nothing to show."""

    def __init__(self, exports: BatchExports, intents: Intents) -> None:
        super().__init__()
        self._exports = exports
        self._intents = intents
        self._sign = Sign(16)
        self.label = plain_label()
        self.detail = plain_label(scale=CAPTION, tone="dim")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Export progress"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR_HEIGHT)
        self.cancel = _button(self.tr("Cancel"))
        self.drafts = _button("")
        self.show_file = _button(self.tr("Show in folder"))
        self.dismiss = _button(self.tr("Close"))
        said = QVBoxLayout()
        said.setSpacing(4)
        for widget in (self.label, self.detail, self.bar):
            said.addWidget(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self._sign, alignment=top)
        layout.addLayout(said, 1)
        for button in (self.drafts, self.show_file, self.cancel, self.dismiss):
            layout.addWidget(button, alignment=top)
        self.cancel.clicked.connect(exports.cancel)
        self.drafts.clicked.connect(exports.open_drafts)
        self.show_file.clicked.connect(self._on_show_file_clicked)
        self.dismiss.clicked.connect(exports.dismiss)
        exports.state_changed.connect(self.show_state)
        exports.exists.connect(self._on_exists)
        self.show_state(exports.state)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard goes through, in its order."""
        return (self.drafts, self.show_file, self.cancel, self.dismiss)

    def show_state(self, state: ExportState) -> None:
        is_busy = state.phase in {ExportPhase.RUNNING, ExportPhase.OPENING}
        shown = (self.label.text(), self.detail.text())
        is_new = bool(state.text) and (state.text, state.detail) != shown
        for widget, is_shown in (
            (self._sign, state.severity is not None),
            (self.detail, bool(state.detail)),
            (self.bar, is_busy),
            (self.cancel, is_busy),
            (self.drafts, state.drafts > 0 and not is_busy),
            (self.show_file, state.file is not None),
            (self.dismiss, state.phase is ExportPhase.ENDED),
        ):
            # What has no parent yet would be shown as a window.
            widget.setVisible(is_shown)
        if state.severity is not None:
            self._sign.show_severity(state.severity)
        self.label.setText(state.text)
        set_severity(self.label, "tone", state.severity)
        self.detail.setText(state.detail)
        # Without an end it runs to and fro.
        self.bar.setRange(0, state.of)
        self.bar.setValue(state.done)
        text = Counts().open_drafts(state.drafts)
        self.drafts.setText(text)
        self.drafts.setAccessibleName(text.replace("&", ""))
        self.show_file.setAccessibleDescription(str(state.file or ""))
        self.setVisible(state.phase is not ExportPhase.IDLE and bool(state.text))
        if is_new:
            announce(self.label, "\n".join(filter(None, (state.text, state.detail))))

    @Slot(object, object)
    def _on_exists(self, batch: ExportList, order: FileOrder) -> None:
        begin = partial(self._exports.begin, batch, order)
        box = ask_to_replace(order.path, self.window(), begin)
        box.rejected.connect(self._exports.keep_what_is_there)

    def _on_show_file_clicked(self) -> None:
        self._intents.show_in_folder.emit(self._exports.state.file)


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
