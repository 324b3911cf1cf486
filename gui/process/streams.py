"""stdout and stderr, which may be missing, full, or a pipe that nobody reads any more."""

import contextlib
import os
import sys
from typing import TextIO


def write_line(stream: TextIO | None, text: str) -> bool:
    """Write a line; whether all of it arrived.

    A windowed program on Windows has no streams unless they are redirected.
    """
    if stream is None:
        return False
    try:
        stream.write(f"{text}\n")
        stream.flush()
    except OSError:
        _lead_nowhere(stream)
        return False
    return True


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
