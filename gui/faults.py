"""Where unhandled exceptions and Qt's own messages end: in the log, and in one plain notice."""

import logging
import signal
import socket
import sys
import threading
from collections import Counter
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)

from gui.core.logs import describe

log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


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


class TerminationSignals(QObject):
    """SIGTERM and SIGINT end the program as closing the window does.

    Python runs signal handlers between its own instructions only, and there are none while Qt
    waits for events; the byte that Python writes for a signal wakes Qt up.
    """

    received = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)

    def install(self) -> None:
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _ignore)

    def uninstall(self) -> None:
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    @Slot()
    def _on_activated(self) -> None:
        numbers = self._reader.recv(64)
        if {signal.SIGTERM, signal.SIGINT} & set(numbers):
            self.received.emit()


def _ignore(number: int, frame: object) -> None:
    """The notifier acts; without a Python handler the signal would end the process."""


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", text)
