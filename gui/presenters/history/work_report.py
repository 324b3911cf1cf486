"""WorkReport: how far the work on the history is or what came of it, and what is said beside it."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.presenters.report_state import Report

_READ_MS = 6_000


class WorkReport(QObject):
    """`changed` carries the `Report` that is shown."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._report = Report()
        self._aside = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_read)

    @property
    def shown(self) -> Report:
        """Return what is shown now."""
        return replace(self._report, detail=self._aside) if self._aside else self._report

    def show(self, report: Report) -> None:
        """Show this instead of what was shown."""
        self._report = report
        if not report.is_running:
            self.close()
        self.changed.emit(self.shown)

    def say(self, report: Report) -> None:
        """Show this; beside what runs, for some seconds: without its buttons nothing ends it."""
        if not self._report.is_running:
            self.show(report)
            return
        self._aside = report.text
        self._timer.start(_READ_MS)
        self.changed.emit(self.shown)

    def close(self) -> None:
        """Say nothing more beside it."""
        self._aside = ""
        self._timer.stop()

    @Slot()
    def _on_read(self) -> None:
        self._aside = ""
        self.changed.emit(self.shown)
