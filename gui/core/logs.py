"""The log: one file in the user's log folder, one record one line, for its owner only."""

import contextlib
import logging
import logging.handlers
import os
import traceback
from pathlib import Path

from gui.core.text import plain

FILE_NAME = "checkout-desk.log"
_LINE_LIMIT = 2_000


class _OneLineFormatter(logging.Formatter):
    """Time with zone, level, logger, text; whatever the text holds, it stays one line."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        return plain(super().format(record).replace("\n", " | "), _LINE_LIMIT)


class _PrivateFileHandler(logging.handlers.RotatingFileHandler):
    def _open(self):  # type: ignore[no-untyped-def]  # its type is private to the library
        return open(self.baseFilename, self.mode, encoding="utf-8", opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def start_log(folder: Path) -> Path | None:
    """Log to a rotating file in `folder`; returns its path, or `None` where none can be written.

    The program runs without a log rather than not at all.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    # The transport's own debug records name addresses with invoice ids.
    for chatty in ("urllib3", "keyring", "requests"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    path = folder / FILE_NAME
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _PrivateFileHandler(path, maxBytes=512 * 1024, backupCount=2, delay=False)
        handler.setFormatter(_OneLineFormatter())
        root.addHandler(handler)
        return path
    root.addHandler(logging.NullHandler())
    return None


def describe(error: BaseException) -> str:
    """An exception for the log: its class and where it came from.

    Without its text and without local variables: both can hold what must not be written down.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return " < ".join([type(error).__name__, *reversed(places)])
