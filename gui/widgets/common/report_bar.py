"""ReportBar: how far something is, or what came of it, and what can be done about that."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.presenters.report_state import Report
from gui.widgets.common.announcements import announce
from gui.widgets.common.flow_layout import FlowLayout
from gui.widgets.common.labels import CAPTION, plain_label, set_severity
from gui.widgets.common.sign import Sign

_BAR_HEIGHT = 4
_SPACING = 8
# Beside the buttons. With less, each word would have a line of its own.
_LEAST_LETTERS = 24


class ReportBar(QWidget):
    """Shows a `Report`; nothing, while there is nothing to say. `file_wanted` carries a path.

    The buttons stand beside the words, or below them where there is no room for both.
    """

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
        self.also = QPushButton()
        self.show_file = QPushButton(self.tr("Show in folder"))
        self.cancel = QPushButton(self.tr("Cancel"))
        # The window has a Close of its own.
        self.dismiss = QPushButton(self.tr("Dismiss"))
        self._said = QVBoxLayout()
        self._said.setSpacing(4)
        for widget in (self.label, self.detail, self.bar):
            self._said.addWidget(widget)
        self._flow = FlowLayout(_SPACING)
        self._buttons = QWidget()
        self._buttons.setLayout(self._flow)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(self._said, 0, 1)
        for button in self.controls:
            button.setParent(self._buttons)
            button.setAutoDefault(False)
            button.setAccessibleName(button.text())
        self.show_file.clicked.connect(lambda: self.file_wanted.emit(self._report.file))
        self._shown: tuple[QPushButton, ...] = ()
        self._is_beside: bool | None = None
        self._align()
        self.hide()

    @property
    def controls(self) -> tuple[QPushButton, ...]:
        """What the keyboard goes through, in its order."""
        return (self.action, self.also, self.show_file, self.cancel, self.dismiss)

    def show_report(self, report: Report) -> None:
        before, self._report = self._report, report
        for widget, is_shown in (
            (self._sign, report.severity is not None),
            (self.detail, bool(report.detail)),
            (self.bar, report.is_running),
            (self.action, bool(report.action)),
            (self.also, bool(report.also)),
            (self.show_file, report.file is not None),
            (self.cancel, report.is_running),
            (self.dismiss, not report.is_running),
        ):
            widget.setVisible(is_shown)
        self._fill(tuple(button for button in self.controls if not button.isHidden()))
        if report.severity is not None:
            self._sign.show_severity(report.severity)
        self.label.setText(report.text)
        set_severity(self.label, "tone", report.severity)
        self.detail.setText(report.detail)
        # Without an end it runs to and fro.
        self.bar.setRange(0, report.of)
        self.bar.setValue(report.done)
        for button, words in ((self.action, report.action), (self.also, report.also)):
            button.setText(words)
            button.setAccessibleName(words.replace("&", ""))
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def minimumSizeHint(self) -> QSize:
        least = self._sign.width() + _SPACING + self._flow.minimumSize().width()
        return QSize(least, super().minimumSizeHint().height())

    def _align(self) -> None:
        """Have sign and first line of text stand in the middle of the height of buttons that are
        beside them."""
        letter = self.label.fontMetrics().averageCharWidth()
        words = self._sign.width() + _LEAST_LETTERS * letter + 2 * _SPACING
        needed = self._flow.sizeHint().width()
        self._put_buttons(is_beside=words + needed <= self.width())
        self._grid.setColumnMinimumWidth(2, needed if self._is_beside else 0)
        line = self.label.fontMetrics().height()
        height = self.dismiss.sizeHint().height() if self._is_beside else line
        self._sign.setFixedHeight(height)
        self._said.setContentsMargins(0, (height - line) // 2, 0, 0)

    def _fill(self, buttons: tuple[QPushButton, ...]) -> None:
        """Lay these out: those that are hidden would leave gaps."""
        if buttons == self._shown:
            return
        self._shown = buttons
        while self._flow.takeAt(0) is not None:
            pass
        for button in buttons:
            self._flow.addWidget(button)
        self._flow.invalidate()

    def _put_buttons(self, *, is_beside: bool) -> None:
        if is_beside is self._is_beside:
            return
        self._is_beside = is_beside
        self._grid.removeWidget(self._buttons)
        if is_beside:
            self._grid.addWidget(self._buttons, 0, 2, Qt.AlignmentFlag.AlignTop)
        else:
            self._grid.addWidget(self._buttons, 1, 1, 1, 2)


def _is_further(before: Report, report: Report) -> bool:
    """Whether it is the same, only further: that, the progress bar says."""
    is_same = (report.text, report.severity) == (before.text, before.severity)
    return is_same and report.done != before.done
