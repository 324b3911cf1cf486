"""The signals that end a program, turned into an end in good order."""

import signal
import socket
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_ENDINGS = [signal.SIGTERM, signal.SIGINT]
if sys.platform != "win32":
    # Its terminal was closed.
    _ENDINGS.append(signal.SIGHUP)


class TerminationSignals(QObject):
    """They end the program, also where its window would wait for something.

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
        for number in _ENDINGS:
            # Whoever starts it with `nohup` means it to stay.
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _ignore)

    def uninstall(self) -> None:
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    @Slot()
    def _on_activated(self) -> None:
        if set(_ENDINGS) & set(self._reader.recv(64)):
            self.received.emit()


def _ignore(number: int, frame: object) -> None:
    """The notifier acts; without a Python handler the signal would end the process."""
