"""WorkReport: how far the work on the history is or what came of it, and what is said beside it."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.presenters.message_state import Severity
from gui.presenters.report_state import Report

_READ_MS = 6_000


class WorkReport(QObject):
    """`changed` carries the `Report` that is shown."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._report = Report()
        self._aside: Report | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_read)

    @property
    def shown(self) -> Report:
        """Return what is shown now."""
        return replace(self._report, detail=self._aside.text) if self._aside else self._report

    def show(self, report: Report) -> None:
        """Show this instead of what was shown; what has ended, with what was said beside it."""
        if not report.is_running:
            if self._aside is not None:
                report = _joined(report, self._aside)
            self.close()
        self._report = report
        self.changed.emit(self.shown)

    def say(self, report: Report) -> None:
        """Show this; beside what runs, for some seconds: without its buttons nothing ends it."""
        if not self._report.is_running:
            self.show(report)
            return
        self._aside = report
        self._timer.start(_READ_MS)
        self.changed.emit(self.shown)

    def close(self) -> None:
        """Say nothing more beside it."""
        self._aside = None
        self._timer.stop()

    @Slot()
    def _on_read(self) -> None:
        self._aside = None
        self.changed.emit(self.shown)


def _joined(ended: Report, aside: Report) -> Report:
    """Nothing that was said beside what has ended is lost with it."""
    if not ended.text:
        return aside
    detail = "\n".join(filter(None, (ended.detail, aside.text)))
    has_failed = aside.severity is Severity.FAILED
    return replace(ended, detail=detail, severity=Severity.FAILED if has_failed else ended.severity)
