"""The log's file: one in the user's log folder, one record one line, for its owner only.

No record holds a secret, because none is made of an exception's text, a header or a link. Of what
libraries and Qt say only what is known to be their own is kept (`fixed_text`): the rest comes from
servers and users. In whatever is left, addresses of every scheme lose all but their origin, and
credential headers their value.
"""

import contextlib
import logging
import logging.handlers
import os
import re
from io import TextIOWrapper
from pathlib import Path

from gui.core.fixed_text import fixed_part
from gui.core.logs import HeldRecords, describe
from gui.core.paths import make_private_folder
from gui.core.text import HIDDEN, plain

FILE_NAME = "checkout-desk.log"
_LINE_LIMIT = 2_000
_OWN = "gui"
_ADDRESS_TAIL = re.compile(
    r"(\b[a-z][a-z0-9+.\-]*://[^\s/?#\"'<>]*)[/?#][^\s\"'<>]*", re.IGNORECASE
)
# Those without an origin: `mailto:` and the like. A place in the code has a colon, too.
_OTHER_ADDRESS = re.compile(r"\b([a-z][a-z0-9+.\-]*)(?<!\.py):(?!//|:)\S+", re.IGNORECASE)
_HEADER = re.compile(r"(X-BlueTape-Key|X-Integration-AccountId)\W{1,4}[^\s,;|}]*", re.IGNORECASE)


def redacted(text: str) -> str:
    """Return the text with addresses cut to origin or scheme, credential headers to their name."""
    text = _ADDRESS_TAIL.sub(rf"\1/{HIDDEN}", text)
    text = _OTHER_ADDRESS.sub(rf"\1:{HIDDEN}", text)
    return _HEADER.sub(rf"\1: {HIDDEN}", text)


class _OneLineFormatter(logging.Formatter):
    """Time with zone, level, logger, text; whatever the text holds, it stays one line."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        is_own = record.name.partition(".")[0] == _OWN
        text = record.getMessage() if is_own else fixed_part(str(record.msg))
        if record.exc_info and record.exc_info[1] is not None:
            # A traceback as it is usually written holds the exception's text.
            text += f" | {describe(record.exc_info[1])}"
        changes = {"msg": text, "args": (), "exc_info": None, "exc_text": None, "stack_info": None}
        line = super().format(logging.makeLogRecord({**vars(record), **changes}))
        return plain(redacted(line[: 4 * _LINE_LIMIT].replace("\n", " | ")), _LINE_LIMIT)


class _PrivateFileHandler(logging.handlers.RotatingFileHandler):
    """Readable by its owner only; made again when somebody removes or moves it."""

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError):
            if not self._is_in_place():
                self.close()
                self.stream = self._open()
        super().emit(record)

    def _is_in_place(self) -> bool:
        if self.stream is None:
            return False
        try:
            there = Path(self.baseFilename).stat()
        except FileNotFoundError:
            return False
        here = os.fstat(self.stream.fileno())
        return (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)

    def _open(self) -> TextIOWrapper:
        return TextIOWrapper(open(self.baseFilename, "ab", opener=_private), encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  (the library's name)
        """A disk that is full costs log lines, and nothing else."""


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def write_log(folder: Path | None) -> Path | None:
    """Write what was held and all that follows; returns the file, `None` where there can be none.

    The program runs without a log rather than not at all; without a folder it is meant to.
    """
    root = logging.getLogger()
    opened = open_log(folder) if folder is not None else None
    handler = opened or logging.NullHandler()
    root.addHandler(handler)
    for held in [h for h in root.handlers if isinstance(h, HeldRecords)]:
        root.removeHandler(held)
        for record in held.records:
            handler.handle(record)
    return folder / FILE_NAME if folder is not None and opened is not None else None


def open_log(folder: Path) -> logging.Handler | None:
    """Return a handler that writes to a rotating file in `folder`, `None` where none can be."""
    with contextlib.suppress(OSError):
        make_private_folder(folder)
        handler = _PrivateFileHandler(
            folder / FILE_NAME, maxBytes=512 * 1024, backupCount=2, delay=False
        )
        handler.setFormatter(_OneLineFormatter())
        return handler
    return None
