"""A lock on a folder that several starts of the program work in."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_FILE_NAME = "lock"
_PATIENCE_S = 5.0
_BETWEEN_TRIES_S = 0.01


@contextlib.contextmanager
def locked(folder: Path, patience_s: float = _PATIENCE_S) -> Iterator[None]:
    """Hold the lock of a folder; the system takes it back from a program that was killed.

    Raises:
        OSError: there can be none here, or another program did not let go of it in time.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(folder / _FILE_NAME, flags, 0o600)
    try:
        deadline = time.monotonic() + patience_s
        while not take(handle):
            if time.monotonic() >= deadline:
                raise TimeoutError
            time.sleep(_BETWEEN_TRIES_S)
        yield
    finally:
        os.close(handle)


def take(handle: int) -> bool:
    """Take the lock of an open file, unless somebody has it; returns whether it is taken.

    It goes with the file that is open, and so with the program.
    """
    # Closing the file gives it back on both.
    if sys.platform == "win32":
        import msvcrt

        # Not every Windows says why: Wine leaves the error of whatever was before.
        with contextlib.suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            return True
    else:
        import fcntl

        with contextlib.suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
    return False
