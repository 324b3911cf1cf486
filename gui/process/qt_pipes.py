"""A meeting point's pipe, by Qt's library for networks, which only packages for Windows have."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from gui.process.start_messages import MESSAGE_LIMIT, Take

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket


def ask_at(
    name: str, message: bytes, patience_ms: int, may_be_told: Callable[[int], bool]
) -> bytes:
    """Say something to whoever listens; returns the answer, nothing where there is none in time.

    `may_be_told` looks at the handle of the connection before anything is said.
    """
    from PySide6.QtNetwork import QLocalSocket

    client = QLocalSocket()
    client.connectToServer(name)
    if not client.waitForConnected(patience_ms) or not may_be_told(client.socketDescriptor()):
        return b""
    client.write(message)
    client.waitForBytesWritten(patience_ms)
    return bytes(client.readAll().data()) if client.waitForReadyRead(patience_ms) else b""


class PipeListener(QObject):
    """Listens from now on, to this user alone.

    Raises:
        OSError: it cannot.
    """

    def __init__(self, name: str, take: Take) -> None:
        from PySide6.QtNetwork import QLocalServer

        super().__init__()
        self._take = take
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)
        if not self._server.listen(name):
            raise OSError
        self.place = self._server.fullServerName()

    def close(self) -> None:
        self._server.close()

    @Slot()
    def _on_new_connection(self) -> None:
        while (client := self._server.nextPendingConnection()) is not None:
            client.readyRead.connect(self._on_ready_read)
            client.disconnected.connect(client.deleteLater)

    @Slot()
    def _on_ready_read(self) -> None:
        client = cast("QLocalSocket", self.sender())

        def answer(said: bytes) -> None:
            client.write(said)
            client.flush()

        if client.bytesAvailable() > MESSAGE_LIMIT:
            client.abort()
        elif client.canReadLine():
            try:
                self._take(bytes(client.readLine().data()), answer)
            finally:
                client.disconnectFromServer()
