"""One running program for each user: a second start hands its request to the first and ends."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from gui.process.meeting_points import meeting_point
from gui.process.options import ActivationRequest, usable_token

if TYPE_CHECKING:
    from gui.process.qt_pipes import PipeListener
    from gui.process.unix_sockets import UnixListener

log = logging.getLogger(__name__)

# A running program answers within milliseconds. One that hangs is not waited for: the user gets
# a window that works.
_PATIENCE_MS = 1_500
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
        self._listener: UnixListener | PipeListener | None = None

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
        is_taken = self._point.ask(partial(_message, request), _PATIENCE_MS) == _TAKEN
        if is_taken:
            self._lock.unlock()
        return is_taken

    def listen(self) -> None:
        """Take the requests of later starts from now on."""
        if self._point is not None:
            try:
                self._listener = self._point.listen(self._take)
            except OSError:
                log.warning("a second start will open a window of its own")
        self._lock.unlock()

    def close(self) -> None:
        if self._listener is not None:
            self._listener.close()
        self._lock.unlock()

    def _take(self, line: bytes, answer: Callable[[bytes], None]) -> None:
        request = _understood(line)
        if request is not None:
            answer(_TAKEN)
            self.requested.emit(request)


def _message(request: ActivationRequest) -> bytes:
    # Mostly there is nobody to hear it.
    import json

    return json.dumps(request._asdict()).encode() + b"\n"


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
