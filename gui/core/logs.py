"""The log, and how an exception is described in it.

Records are held from the first moment and written when there is time: the file, with what it takes
to keep it private and one record one line, is `logfile`'s and is imported after the first paint.
"""

import logging
import traceback
from pathlib import Path


class HeldRecords(logging.Handler):
    """Keeps records until there is a file for them."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def hold_records(*, is_debug: bool = False) -> None:
    """Begin the log, in memory."""
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if is_debug else logging.INFO)
    # Their warnings are about servers' mistakes, which the program reports in its own words.
    for library in ("urllib3", "requests", "keyring"):
        logging.getLogger(library).setLevel(logging.DEBUG if is_debug else logging.ERROR)
    root.addHandler(HeldRecords())


def describe(error: BaseException) -> str:
    """Return an exception in words for the log: its class and where it came from.

    Without its text and without local variables: both can hold what must not be written down.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return " < ".join([type(error).__name__, *reversed(places)])
