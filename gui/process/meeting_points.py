"""Where two starts with the same settings folder meet: a socket, on Windows a pipe.

A socket lies in a folder that is the user's own, and its name tells who may use it. The names of
pipes are seen by everybody and belong to whoever takes them first. So a pipe has a new name each
time that nobody can guess, which is written into a file in a folder of the user's own; and whoever
comes by that name looks whose pipe it is, before anything is said.
"""

import contextlib
import logging
import os
import re
import stat
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gui.core.foreign_files import UnusableFile, is_users_own, read_foreign
from gui.core.paths import APP_NAME, local_folder, make_private_folder

if TYPE_CHECKING:
    from gui.process.qt_pipes import PipeListener
    from gui.process.start_messages import Take
    from gui.process.unix_sockets import UnixListener

log = logging.getLogger(__name__)

# What a socket's path may hold on every Unix, without the terminating zero (macOS: 104 bytes).
_PATH_LIMIT = 103
_PIPE_NAME = re.compile(rf"{APP_NAME}-[0-9a-f]{{32}}")


class SocketPoint:
    """`path`: that of the socket."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def lock_file(self) -> Path:
        """The file of the lock that keeps starts apart."""
        return self._path.with_name(f"{self._path.name}.lock")

    def ask(self, message: Callable[[], bytes], patience_ms: int) -> bytes:
        """Say something to the first program; returns its answer, nothing where there is none."""
        if not self._path.exists():
            return b""
        from gui.process.unix_sockets import ask_at

        return ask_at(self._path, message(), patience_ms)

    def listen(self, take: "Take") -> "UnixListener":
        """Return what later starts find from now on; raises `OSError`."""
        from gui.process.unix_sockets import UnixListener

        return UnixListener(self._path, take)


class PipePoint:
    """`file`: holds the name of the pipe."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def lock_file(self) -> Path:
        return self._file.with_name(f"{self._file.name}.lock")

    def ask(self, message: Callable[[], bytes], patience_ms: int) -> bytes:
        """Say something to the first program; returns its answer, nothing where there is none."""
        name = self.where_to_ask(patience_ms)
        if not name:
            return b""
        from gui.process.qt_pipes import ask_at

        return ask_at(name, message(), patience_ms, self._may_be_told)

    def listen(self, take: "Take") -> "PipeListener":
        """Return what later starts find from now on; raises `OSError`."""
        from gui.process.qt_pipes import PipeListener

        return PipeListener(self.where_to_listen(), take)

    def where_to_ask(self, patience_ms: int) -> str:
        """Return the name of the pipe; empty where none takes a connection in time."""
        from gui.process import pipes

        try:
            name = read_foreign(self._file, 100).decode("ascii", "replace")
        except (OSError, UnusableFile):
            return ""
        return name if _PIPE_NAME.fullmatch(name) and pipes.answers(name, patience_ms) else ""

    def where_to_listen(self) -> str:
        """Return a new name that nobody can guess, and keep it for later starts."""
        name = f"{APP_NAME}-{os.urandom(16).hex()}"
        try:
            self._file.write_text(name, "ascii")
        except OSError as error:
            log.info("the name of the pipe cannot be kept: %s", type(error).__name__)
        return name

    def _may_be_told(self, connection: int) -> bool:
        """Whether this user made the pipe, given by its handle.

        The program at the other end may then put its window in front: the user started this one.
        """
        from gui.process import pipes

        if not pipes.belongs_to_this_user(connection):
            return False
        if (process := pipes.server_of(connection)) is not None:
            pipes.let_come_forward(process)
        return True


MeetingPoint = SocketPoint | PipePoint


def meeting_point(config_folder: Path) -> MeetingPoint | None:
    """Return the meeting point of all starts with this settings folder, if there can be one."""
    name = f"{APP_NAME}-{zlib.crc32(os.fsencode(config_folder)):08x}"
    if sys.platform == "win32":
        # Not in the settings folder: that may be shared by computers.
        folder = local_folder()
    else:
        # Never in a folder that others may write to: they could wait there for our requests.
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        folder = Path(runtime) if runtime and _is_private(Path(runtime)) else config_folder
        if len(os.fsencode(folder / name)) > _PATH_LIMIT:
            log.info("the settings folder's path is too long for a socket")
            return None
    with contextlib.suppress(OSError):
        make_private_folder(folder)
    return PipePoint(folder / name) if sys.platform == "win32" else SocketPoint(folder / name)


def _is_private(folder: Path) -> bool:
    try:
        found = folder.stat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and is_users_own(found) and not found.st_mode & 0o022
