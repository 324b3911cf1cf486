"""One running program for each user: a second start hands its request to the first and ends."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

from gui.process.meeting_points import MeetingPoint, meeting_point
from gui.process.options import ActivationRequest, usable_token

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

log = logging.getLogger(__name__)

# A running program answers within milliseconds. One that hangs is not waited for: the user gets
# a window that works.
_PATIENCE_MS = 1_500
_MESSAGE_LIMIT = 16 * 1024
_TAKEN = b"ok\n"


class SingleInstance(QObject):
    """The meeting point of all starts with the same settings folder.

    `pass_to_first` comes first of all and is quick where no other program runs; `listen` comes when
    there is time. Between the two a lock keeps a third start waiting. `is_crowded`: it waited in
    vain, other starts are under way.
    """

    requested = Signal(object)

    def __init__(self, config_folder: Path) -> None:
        super().__init__()
        self.is_crowded = False
        self._point = meeting_point(config_folder)
        self._lock = QLockFile(str(self._point.lock_file) if self._point else "")
        self._server: QLocalServer | None = None

    def pass_to_first(self, request: ActivationRequest) -> bool:
        """Give the request to the program that runs already, or become the one that runs.

        Returns:
            Whether there was another one and it took the request.
        """
        if self._point is None:
            return False
        is_first = self._lock.tryLock(_PATIENCE_MS)
        is_held = self._lock.error() is QLockFile.LockError.LockFailedError
        self.is_crowded = is_held and not is_first
        is_taken = _give(self._point, request)
        if is_taken:
            self._lock.unlock()
        return is_taken

    def listen(self) -> None:
        """Take the requests of later starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        if self._point is not None:
            self._server = QLocalServer(self)
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            self._server.newConnection.connect(self._on_new_connection)
            # A socket left behind by a program that crashed is replaced: nobody took the request.
            if not self._server.listen(self._point.where_to_listen()):
                log.warning("a second start will open a window of its own")
        self._lock.unlock()

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    @Slot()
    def _on_new_connection(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._on_ready_read)
            socket.disconnected.connect(socket.deleteLater)

    @Slot()
    def _on_ready_read(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        if socket.bytesAvailable() > _MESSAGE_LIMIT:
            socket.abort()
        elif socket.canReadLine():
            request = _understood(bytes(socket.readLine().data()))
            if request is not None:
                socket.write(_TAKEN)
                socket.flush()
                self.requested.emit(request)
            socket.disconnectFromServer()


def _give(point: MeetingPoint, request: ActivationRequest) -> bool:
    name = point.where_to_ask(_PATIENCE_MS)
    if not name:
        return False
    import json

    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE_MS) or not point.is_ours(socket.socketDescriptor()):
        return False
    point.let_come_forward(socket.socketDescriptor())
    socket.write(json.dumps(request._asdict()).encode() + b"\n")
    socket.waitForBytesWritten(_PATIENCE_MS)
    return socket.waitForReadyRead(_PATIENCE_MS) and bytes(socket.readAll().data()) == _TAKEN


def _understood(line: bytes) -> ActivationRequest | None:
    from gui.core.strict_json import JsonProblem, read_object

    try:
        request = ActivationRequest(**read_object(line))
    except (JsonProblem, TypeError):
        # Not an object, or with other names in it.
        return None
    if [*map(type, request)] != [str, str, bool, bool]:
        return None
    return request._replace(activation_token=usable_token(request.activation_token))
