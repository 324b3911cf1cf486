"""SIGTERM and SIGINT, turned into an end in good order."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot


class TerminationSignals(QObject):
    """SIGTERM and SIGINT end the program, also where its window would wait for something.

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
