"""stdout and stderr, which may be missing, full, of few letters, or a pipe that nobody reads."""

import contextlib
import os
import sys
from typing import TextIO


def write_line(stream: TextIO | None, text: str) -> bool:
    """Write a line; returns whether all of it arrived.

    A windowed program on Windows has no streams unless they are redirected. What the stream's
    encoding has no letters for is written as `\\u2013`.
    """
    if stream is None:
        return False
    try:
        stream.write(f"{_encodable(text, stream.encoding)}\n")
        stream.flush()
    except OSError:
        _lead_nowhere(stream)
        return False
    return True


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether somebody looks at what is written."""
    return stream is not None and stream.isatty()


def _encodable(text: str, encoding: str) -> str:
    return text.encode(encoding, "backslashreplace").decode(encoding)


def flush_streams() -> None:
    """Write what waits. Left to the interpreter's end, a failure would be told in its words."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                stream.flush()
            except OSError:
                _lead_nowhere(stream)


def _lead_nowhere(stream: TextIO) -> None:
    # What could not be written is still in the stream, and is tried again at the end.
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
