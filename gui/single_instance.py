"""One running program for each user: a second start hands its wish to the first and ends."""

import contextlib
import json
import logging
import os
import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from gui.core.jsonstrict import JsonProblem, read_object
from gui.core.paths import APP_NAME, make_private_folder

log = logging.getLogger(__name__)

# A running program answers within milliseconds. One that hangs is not waited for: the user gets
# a window that works.
_PATIENCE_MS = 1_500
_MESSAGE_LIMIT = 16 * 1024
# What a socket's path may hold on every Unix, without the terminating zero (macOS: 104 bytes).
_PATH_LIMIT = 103
_TAKEN = b"ok\n"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a second start wants: the window, perhaps an invoice looked up.

    `activation_token` is what the desktop gave the second process so that a window of the first
    may come to the front (xdg-activation, startup notification).
    """

    invoice_id: str = ""
    activation_token: str = ""


class SingleInstance(QObject):
    """The meeting point of all starts with the same settings folder."""

    wished = Signal(object)

    def __init__(self, config_folder: Path) -> None:
        super().__init__()
        self._name = _meeting_point(config_folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)

    def hand_over(self, wish: Wish) -> bool:
        """Give the wish to the program that runs already, or become the one that runs.

        Returns:
            Whether there was another one and it took the wish.
        """
        if not self._name:
            return False
        with _one_at_a_time(self._name):
            is_taken = self._give(wish)
            if not is_taken:
                self._listen()
        return is_taken

    def close(self) -> None:
        self._server.close()

    def _give(self, wish: Wish) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        message = {"invoice": wish.invoice_id, "token": wish.activation_token}
        socket.write(json.dumps(message).encode() + b"\n")
        socket.waitForBytesWritten(_PATIENCE_MS)
        return socket.waitForReadyRead(_PATIENCE_MS) and bytes(socket.readAll().data()) == _TAKEN

    def _listen(self) -> None:
        # A socket left behind by a program that crashed is replaced, as nobody took the wish.
        if not self._server.listen(self._name):
            log.warning("a second start will open a window of its own")

    @Slot()
    def _on_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._on_ready_read)
            socket.disconnected.connect(socket.deleteLater)

    @Slot()
    def _on_ready_read(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        if socket.bytesAvailable() > _MESSAGE_LIMIT:
            socket.abort()
        elif socket.canReadLine():
            wish = _understood(bytes(socket.readLine().data()))
            if wish is not None:
                socket.write(_TAKEN)
                socket.flush()
                self.wished.emit(wish)
            socket.disconnectFromServer()


def _understood(line: bytes) -> Wish | None:
    try:
        found = read_object(line)
    except JsonProblem:
        return None
    invoice, token = found.get("invoice"), found.get("token")
    if not isinstance(invoice, str) or not isinstance(token, str):
        return None
    return Wish(invoice, token)


def _meeting_point(config_folder: Path) -> str:
    """The name of the pipe on Windows, of the socket elsewhere; empty where there can be none."""
    digest = QCryptographicHash.hash(
        os.fsencode(config_folder), QCryptographicHash.Algorithm.Sha256
    )
    name = f"{APP_NAME}-{bytes(digest.toHex().data()).decode()[:16]}"
    if sys.platform == "win32":
        return name
    # Never in a folder that others may write to: they could wait there for our wishes.
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
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022


@contextlib.contextmanager
def _one_at_a_time(name: str) -> Iterator[None]:
    """Keep two starts at the same time from both becoming the first, where that can be done."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    try:
        # The system lets go of the lock with the process: a crash leaves nothing behind.
        lock = os.open(f"{name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        yield
        return
    try:
        deadline = time.monotonic() + _PATIENCE_MS / 1000
        while time.monotonic() < deadline:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            time.sleep(0.01)
        yield
    finally:
        os.close(lock)
