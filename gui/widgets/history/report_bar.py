"""ReportBar: how far something is, or what came of it, and what can be done about that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.presenters.history.history_state import Report
from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import CAPTION, plain_label, set_severity
from gui.widgets.common.sign import Sign

_BAR_HEIGHT = 4


class ReportBar(QWidget):
    """Shows a `Report`; nothing, while there is nothing to say. `file_wanted` carries a path."""

    gone_on = Signal()
    canceled = Signal()
    dismissed = Signal()
    file_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._report = Report()
        self._sign = Sign(16)
        self.label = plain_label()
        self.detail = plain_label(scale=CAPTION, tone="dim")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR_HEIGHT)
        self._go_on = _button(self.tr("&Go on"))
        self._cancel = _button(self.tr("Cancel"))
        self._show_file = _button(self.tr("Show in folder"))
        self._dismiss = _button(self.tr("Dismiss"))
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
        for button in self.controls:
            layout.addWidget(button, alignment=top)
        self._go_on.clicked.connect(self.gone_on)
        self._cancel.clicked.connect(self.canceled)
        self._dismiss.clicked.connect(self.dismissed)
        self._show_file.clicked.connect(lambda: self.file_wanted.emit(self._report.file))
        self.hide()

    @property
    def controls(self) -> tuple[QPushButton, ...]:
        """What the keyboard goes through, in its order."""
        return (self._go_on, self._show_file, self._cancel, self._dismiss)

    def show_report(self, report: Report) -> None:
        before, self._report = self._report, report
        for widget, is_shown in (
            (self._sign, report.severity is not None),
            (self.detail, bool(report.detail)),
            (self.bar, report.is_running),
            (self._go_on, report.waits),
            (self._cancel, report.is_running),
            (self._show_file, report.file is not None),
            (self._dismiss, not report.is_running),
        ):
            widget.setVisible(is_shown)
        if report.severity is not None:
            self._sign.show_severity(report.severity)
        self.label.setText(report.text)
        set_severity(self.label, "tone", report.severity)
        self.detail.setText(report.detail)
        # Without an end it runs to and fro.
        self.bar.setRange(0, report.of)
        self.bar.setValue(report.done)
        self._show_file.setAccessibleDescription(str(report.file or ""))
        self.setVisible(bool(report.text))
        # How far it is, the bar says.
        is_new = report.text != before.text or not report.is_running
        if report.text and is_new and report != before:
            announce(self.label, "\n".join(filter(None, (report.text, report.detail))))


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setAccessibleName(text.replace("&", ""))
    return button
