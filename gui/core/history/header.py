"""A damaged file with the header that files of ours have: only on a copy of it.

<https://www.sqlite.org/fileformat2.html#the_database_header>
"""

import contextlib
import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

from gui.core.database_files import erase, new_file
from gui.core.history.aside import copy_of
from gui.core.history.database import connected, has_room
from gui.core.history.schema import migrate

_LENGTH = 100
_PAGE_SIZE, _PAGE_COUNT = slice(16, 18), slice(28, 32)
# SQLite makes what it keeps in memory of a WAL anew.
_COPIED = ("", "-wal", "-journal")


@contextlib.contextmanager
def with_header_remade(damaged: Path) -> Iterator[Path | None]:
    """Yield a copy of a file with a new header, until the block ends; None where it has that one.

    It is read here beside SQLite, which takes back the locks that this process has on it: nobody
    writes to what was put aside any more.

    Raises:
        sqlite3.Error, OSError: no copy can be made now.
    """
    copy = copy_of(damaged)
    # That of a program which was killed.
    erase(copy)
    new_file(copy)
    try:
        with contextlib.closing(connected(copy)) as fresh:
            fresh.execute("PRAGMA journal_mode = WAL")
            migrate(fresh, copy)
        size = damaged.stat().st_size
        header = bytearray(_header_of(copy))
        if len(header) < _LENGTH:
            raise OSError(errno.EIO, "no header was written")
        header[_PAGE_COUNT] = (size // int.from_bytes(header[_PAGE_SIZE])).to_bytes(4)
        if _fixed(bytes(header)) == _fixed(_header_of(damaged)):
            yield None
            return
        if not has_room(copy.parent, size):
            raise OSError(errno.ENOSPC, "no room for a copy")
        erase(copy)
        for end in _COPIED:
            if Path(f"{damaged}{end}").exists():
                # With the rights of a new one: the other may be for reading alone.
                new_file(Path(f"{copy}{end}"))
                shutil.copyfile(f"{damaged}{end}", f"{copy}{end}")
        with copy.open("r+b") as file:
            file.write(header)
        yield copy
    finally:
        erase(copy)


def _header_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LENGTH)


def _fixed(header: bytes) -> bytes:
    """What does not change with each change of the file, and is needed to read it: how it is laid
    out, the format of its schema, its encoding, and whether and how pages are given back.
    """
    return header[:24] + header[_PAGE_COUNT] + header[44:48] + header[52:60] + header[64:68]
