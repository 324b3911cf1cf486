"""Where unhandled exceptions and Qt's own messages end: in the log, and in one plain notice."""

import logging
import sys
import threading
from collections import Counter
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qInstallMessageHandler

from gui.core.logs import describe

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

log = logging.getLogger(__name__)

# A fault in a paint event comes again with every frame.
_NOTED_PER_PLACE = 5


class FaultReporter(QObject):
    """Installed first and kept to the end. `fault_occurred` arrives on the window's thread.

    It carries the fault's description, without the exception's text, the first time each fault
    is seen; the log has it a few times more.
    """

    fault_occurred = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._seen: Counter[str] = Counter()

    def install(self) -> None:
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_on_qt_message)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        # Class and places only: texts and local variables can hold what must not be written down.
        self._note("unhandled", error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._note("unhandled in a thread", args.exc_value)

    def _note(self, where: str, error: BaseException) -> None:
        description = describe(error)
        self._seen[description] += 1
        if self._seen[description] <= _NOTED_PER_PLACE:
            log.critical("%s: %s", where, description)
        if self._seen[description] == 1:
            self.fault_occurred.emit(description)


def _on_qt_message(kind: "QtMsgType", _context: "QMessageLogContext", text: str) -> None:
    if kind.name == "QtFatalMsg" and "no Qt platform plugin could be initialized" in text:
        from gui.process.no_window import end_without_display

        end_without_display()
    level = {
        "QtDebugMsg": logging.DEBUG,
        "QtInfoMsg": logging.INFO,
        "QtCriticalMsg": logging.ERROR,
        "QtFatalMsg": logging.CRITICAL,
    }.get(kind.name, logging.WARNING)
    # As if it were a template: nothing was put into one, and the log's file keeps its fixed part.
    logging.getLogger("qt").log(level, text)
