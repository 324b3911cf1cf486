"""What is being written where the user wanted it, so that nothing stays of it after a kill.

It is written under a hidden name beside its place, which may be anywhere, on a share of several
users too, and a name alone says neither whose it is nor whether somebody is at it. So there is a
note of each in a folder of the user's own, locked for as long as its program lives. What such a
note names is ours; if nobody holds its lock, it is nobody's any more. Nothing else is removed.
"""

import contextlib
import os
import re
import stat
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from gui.core.errors import ProgramFault
from gui.core.folder_lock import take
from gui.core.helper_thread import start_helper
from gui.core.private_folder import claim, is_plain_folder, is_private

_HIDDEN = ".checkout-desk-{token}.tmp"
_NOTE = re.compile(r"([0-9a-f]{16})\.unfinished")
_MOST_BYTES = 64 * 1024
# A stick that was pulled out may come back; for longer, nobody waits for it.
_KEPT_S = 30 * 24 * 60 * 60


_BINARY = getattr(os, "O_BINARY", 0)


class _Note(NamedTuple):
    file: Path
    handle: int


class Unfinished:
    """Names for what is being written, with their notes. From any thread."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is that of the notes; without one, none is taken."""
        self._folder = folder

    @contextlib.contextmanager
    def named(self, folder: Path) -> Iterator[Path]:
        """Give a hidden name in a folder, which nobody has; the caller leaves nothing there.

        What is left of it all the same, as by a kill, the next `sweep` removes.
        """
        token = os.urandom(8).hex()
        hidden = (folder / _HIDDEN.format(token=token)).absolute()
        # Where it cannot be seen that nothing is there, nothing will be.
        note = self._noted(hidden, token) if _is_gone(hidden) else None
        try:
            yield hidden
        finally:
            if note is not None:
                _end(note, is_gone=_is_gone(hidden))

    def sweep(self) -> list[threading.Thread]:
        """Remove what programs left that are gone; returns the threads that do.

        Nobody need wait for them: a share that it lies on may hang.
        """
        threads = []
        for note in self._left():
            try:
                threads.append(start_helper(partial(_clear, note), "unfinished"))
            except ProgramFault:
                _end(note, is_gone=False)
        return threads

    def _noted(self, hidden: Path, token: str) -> _Note | None:
        """Take note of it; nobody waits for a file because that could not be done."""
        if self._folder is None:
            return None
        with contextlib.suppress(OSError):
            claim(self._folder)
            file = self._folder / f"{token}.unfinished"
            note = _Note(file, os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR | _BINARY, 0o600))
            try:
                if take(note.handle):
                    os.write(note.handle, os.fsencode(hidden))
                    os.fsync(note.handle)
                    return note
            except OSError:
                pass
            _end(note, is_gone=True)
        return None

    def _left(self) -> list[_Note]:
        """The notes whose programs are gone; they are ours from here on."""
        found: list[_Note] = []
        if self._folder is None or not is_private(self._folder):
            return found
        for file in _in(self._folder):
            with contextlib.suppress(OSError):
                if _NOTE.fullmatch(file.name):
                    flags = os.O_RDWR | _BINARY | getattr(os, "O_NOFOLLOW", 0)
                    note = _Note(file, os.open(file, flags))
                    if take(note.handle):
                        found.append(note)
                    else:
                        os.close(note.handle)
        return found


UNNOTED = Unfinished()
"""Names without a note, for folders of our own."""


def _in(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _clear(note: _Note) -> None:
    """Remove what a note names, and the note if that is gone by then, or nobody waits for it."""
    is_over = True
    try:
        hidden = Path(os.fsdecode(os.read(note.handle, _MOST_BYTES)))
        token = _NOTE.fullmatch(note.file.name)
        is_whole = token is not None and hidden.name == _HIDDEN.format(token=token[1])
        # One whose writer was killed before it was written names nothing.
        if is_whole and hidden.is_absolute():
            _remove(hidden)
            age_s = time.time() - os.fstat(note.handle).st_mtime
            is_over = _is_gone(hidden) or age_s > _KEPT_S
    except OSError:
        is_over = False
    finally:
        _end(note, is_gone=is_over)


def _remove(hidden: Path) -> None:
    """Remove a file, or a folder with the files in it: with anything else in there, it stays."""
    with contextlib.suppress(OSError):
        found = hidden.lstat()
        if stat.S_ISREG(found.st_mode):
            hidden.unlink()
        elif is_plain_folder(found):
            _empty(hidden)
            hidden.rmdir()


def _empty(folder: Path) -> None:
    if sys.platform == "win32":
        for path in folder.iterdir():
            if stat.S_ISREG(path.lstat().st_mode):
                path.unlink()
        return
    # By the open folder: nobody can put a link to another one in its place meanwhile.
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        with os.scandir(handle) as entries:
            for entry in entries:
                if entry.is_file(follow_symlinks=False):
                    os.unlink(entry.name, dir_fd=handle)
    finally:
        os.close(handle)


def _is_gone(hidden: Path) -> bool:
    """Whether it is certain: a place that is not there itself may come back."""
    try:
        hidden.lstat()
    except FileNotFoundError:
        with contextlib.suppress(OSError):
            return stat.S_ISDIR(hidden.parent.stat().st_mode)
    except OSError:
        pass
    return False


def _end(note: _Note, *, is_gone: bool) -> None:
    """Let go of a note; what it names is left to the next start, or there is nothing left."""
    with contextlib.suppress(OSError):
        # Windows removes no file that is open.
        os.close(note.handle)
        if is_gone:
            note.file.unlink()
            # Empty ones only.
            note.file.parent.rmdir()
