"""ReportBar: how far something is, or what came of it, and what can be done about that."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.presenters.report_state import Report
from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import CAPTION, plain_label, set_severity
from gui.widgets.common.sign import Sign

_BAR_HEIGHT = 4


class ReportBar(QWidget):
    """Shows a `Report`; nothing, while there is nothing to say. `file_wanted` carries a path."""

    file_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._report = Report()
        self._sign = Sign(16)
        self.label = plain_label()
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail = plain_label(scale=CAPTION, tone="dim")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR_HEIGHT)
        self.action = QPushButton()
        self.show_file = QPushButton(self.tr("Show in folder"))
        self.cancel = QPushButton(self.tr("Cancel"))
        # The window has a Close of its own.
        self.dismiss = QPushButton(self.tr("Dismiss"))
        self._said = QVBoxLayout()
        self._said.setSpacing(4)
        for widget in (self.label, self.detail, self.bar):
            self._said.addWidget(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self._sign, alignment=top)
        layout.addLayout(self._said, 1)
        for button in self.controls:
            button.setAutoDefault(False)
            button.setAccessibleName(button.text())
            layout.addWidget(button, alignment=top)
        self.show_file.clicked.connect(lambda: self.file_wanted.emit(self._report.file))
        self._align()
        self.hide()

    @property
    def controls(self) -> tuple[QPushButton, ...]:
        """What the keyboard goes through, in its order."""
        return (self.action, self.show_file, self.cancel, self.dismiss)

    def show_report(self, report: Report) -> None:
        before, self._report = self._report, report
        for widget, is_shown in (
            (self._sign, report.severity is not None),
            (self.detail, bool(report.detail)),
            (self.bar, report.is_running),
            (self.action, bool(report.action)),
            (self.show_file, report.file is not None),
            (self.cancel, report.is_running),
            (self.dismiss, not report.is_running),
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
        self.action.setText(report.action)
        self.action.setAccessibleName(report.action.replace("&", ""))
        self.show_file.setAccessibleDescription(str(report.file or ""))
        self.setVisible(bool(report.text))
        is_new = (report.text, report.detail) != (before.text, before.detail)
        if report.text and is_new and not _is_further(before, report):
            announce(self.label, "\n".join(filter(None, (report.text, report.detail))))

    def event(self, event: QEvent) -> bool:
        """Return whether it was dealt with."""
        # Text or buttons have another size.
        if event.type() is QEvent.Type.LayoutRequest:
            self._align()
        return super().event(event)

    def _align(self) -> None:
        """Have sign and first line of text stand in the middle of the buttons' height."""
        height = self.dismiss.sizeHint().height()
        self._sign.setFixedHeight(height)
        above = (height - self.label.fontMetrics().height()) // 2
        self._said.setContentsMargins(0, above, 0, 0)


def _is_further(before: Report, report: Report) -> bool:
    """Whether it is the same, only further: that, the progress bar says."""
    is_same = (report.text, report.severity) == (before.text, before.severity)
    return is_same and report.done != before.done
