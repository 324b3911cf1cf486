"""A meeting point's socket, without Qt's library for networks: nobody else needs its 3 MB."""

import os
import socket
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Slot

from gui.process.start_messages import MESSAGE_LIMIT, Take


def ask_at(path: Path, message: bytes, patience_ms: int) -> bytes:
    """Say something to whoever listens; returns the answer, nothing where there is none in time."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(patience_ms / 1_000)
        connection.connect(os.fspath(path))
        connection.sendall(message)
        return connection.recv(MESSAGE_LIMIT)
    return b""


class UnixListener(QObject):
    """Listens from now on, to this user alone.

    Raises:
        OSError: it cannot.
    """

    def __init__(self, path: Path, take: Take) -> None:
        super().__init__()
        self.place = str(path)
        self._path, self._take = path, take
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.setblocking(False)
        try:
            # One left behind by a program that crashed is replaced: nobody took the request.
            path.unlink(missing_ok=True)
            self._socket.bind(self.place)
            # Before it listens nobody gets in.
            path.chmod(0o600)
            self._socket.listen()
        except OSError:
            self._socket.close()
            raise
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_connections)

    def close(self) -> None:
        self._notifier.setEnabled(False)
        for connection in self.findChildren(_Connection):
            connection.end()
        self._socket.close()
        with suppress(OSError):
            self._path.unlink()

    @Slot()
    def _on_connections(self) -> None:
        with suppress(OSError):
            while True:
                _Connection(self._socket.accept()[0], self._take, self)


class _Connection(QObject):
    """Somebody who may say one line."""

    def __init__(self, connection: socket.socket, take: Take, parent: QObject) -> None:
        super().__init__(parent)
        self._socket, self._take = connection, take
        self._socket.setblocking(False)
        self._said = b""
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_said)

    def end(self) -> None:
        self._notifier.setEnabled(False)
        self._socket.close()
        self.deleteLater()

    @Slot()
    def _on_said(self) -> None:
        try:
            said = self._socket.recv(MESSAGE_LIMIT)
        except BlockingIOError:
            return
        except OSError:
            said = b""
        self._said += said
        line, end, _ = self._said.partition(b"\n")
        is_too_long = len(self._said) > MESSAGE_LIMIT
        if said and not end and not is_too_long:
            return
        try:
            if end and not is_too_long:
                self._take(line, self._answer)
        finally:
            self.end()

    def _answer(self, answer: bytes) -> None:
        with suppress(OSError):
            self._socket.send(answer)
