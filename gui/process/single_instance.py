"""One running program for each user: a second start hands its request to the first and ends."""

import contextlib
import logging
import os
import stat
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject, Signal, Slot

from gui.core.foreign_files import is_users_own
from gui.core.paths import APP_NAME, make_private_folder
from gui.process.options import ActivationRequest

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

log = logging.getLogger(__name__)

# A running program answers within milliseconds. One that hangs is not waited for: the user gets
# a window that works.
_PATIENCE_MS = 1_500
_MESSAGE_LIMIT = 16 * 1024
# What a socket's path may hold on every Unix, without the terminating zero (macOS: 104 bytes).
_PATH_LIMIT = 103
_TAKEN = b"ok\n"


class SingleInstance(QObject):
    """The meeting point of all starts with the same settings folder.

    `hand_over` comes first of all and is quick where no other program runs; `listen` comes when
    there is time. Between the two a lock keeps a third start waiting. `is_crowded`: it waited in
    vain, other starts are under way. `name`: see `meeting_point`.
    """

    requested = Signal(object)

    def __init__(self, config_folder: Path) -> None:
        super().__init__()
        self.name = meeting_point(config_folder)
        self.is_crowded = False
        # On Windows the name is no path, and the folder for what is temporary is the user's own.
        self._lock = QLockFile(str(Path(QDir.tempPath(), f"{self.name}.lock")))
        self._server: QLocalServer | None = None

    def hand_over(self, request: ActivationRequest) -> bool:
        """Give the request to the program that runs already, or become the one that runs.

        Returns:
            Whether there was another one and it took the request.
        """
        if not self.name:
            return False
        is_first = self._lock.tryLock(_PATIENCE_MS)
        is_held = self._lock.error() is QLockFile.LockError.LockFailedError
        self.is_crowded = is_held and not is_first
        is_taken = _is_there(self.name) and _give(self.name, request)
        if is_taken:
            self._lock.unlock()
        return is_taken

    def listen(self) -> None:
        """Take the requests of later starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        if self.name:
            self._server = QLocalServer(self)
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            self._server.newConnection.connect(self._on_new_connection)
            # A socket left behind by a program that crashed is replaced: nobody took the request.
            if not self._server.listen(self.name):
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


def _is_there(name: str) -> bool:
    """Whether there is somebody to ask, or something they left behind."""
    if sys.platform == "win32":
        return name in os.listdir(r"\\.\pipe")  # noqa: PTH208  (no folder; Path finds nothing there)
    return Path(name).exists()


def _give(name: str, request: ActivationRequest) -> bool:
    import json

    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
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
    return request if [*map(type, request)] == [str, str, bool, bool] else None


def meeting_point(config_folder: Path) -> str:
    """The name of the pipe on Windows, of the socket elsewhere; empty where there can be none."""
    name = f"{APP_NAME}-{zlib.crc32(os.fsencode(config_folder)):08x}"
    if sys.platform == "win32":
        return name
    # Never in a folder that others may write to: they could wait there for our requests.
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(runtime) if runtime and _is_private(Path(runtime)) else config_folder
    path = str(folder / name)
    if len(os.fsencode(path)) > _PATH_LIMIT:
        log.info("the settings folder's path is too long for a socket")
        return ""
    with contextlib.suppress(OSError):
        make_private_folder(folder)
    return path


def _is_private(folder: Path) -> bool:
    try:
        found = folder.stat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and is_users_own(found) and not found.st_mode & 0o022
