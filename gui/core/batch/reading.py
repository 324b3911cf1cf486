"""A file with a list of invoices, read as a table whatever kind it is."""

import re
from contextlib import suppress
from pathlib import Path

from gui.core.batch.delimited import delimited_table
from gui.core.batch.table import MAX_BYTES, Table, TableProblem, TableRefused
from gui.core.cancellation import Cancellation
from gui.core.foreign_files import ChangedMeanwhile, NotAFile, TooLarge, read_foreign

_ZIP = b"PK\x03\x04"
# Compound files (MS-CFB): the workbooks of Excel before 2007, and encrypted ones of today.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[!?a-z]", re.IGNORECASE)


def read_table(path: Path, cancellation: Cancellation) -> Table:
    """Return the table in a file, CSV or XLSX; its content says which, not its name.

    Raises:
        TableRefused: there is none that can be used.
        Canceled: at once when it is.
    """
    return table_in(_content(path), cancellation)


def table_in(data: bytes, cancellation: Cancellation) -> Table:
    """Return the table in the bytes of a file.

    Raises:
        TableRefused, Canceled: as of `read_table`.
    """
    if len(data) > MAX_BYTES:
        raise TableRefused(TableProblem.TOO_LARGE)
    if not data.strip():
        raise TableRefused(TableProblem.EMPTY)
    if data.startswith(_ZIP):
        from gui.core.batch.workbook import workbook_table

        return workbook_table(data, cancellation)
    if data.startswith(_COMPOUND):
        is_encrypted = _ENCRYPTED in data
        raise TableRefused(TableProblem.ENCRYPTED if is_encrypted else TableProblem.OTHER_WORKBOOK)
    if _MARKUP.match(data[:1024]):
        raise TableRefused(TableProblem.WEB_PAGE)
    return delimited_table(data, cancellation)


def _content(path: Path) -> bytes:
    try:
        return read_foreign(path, MAX_BYTES)
    except TooLarge:
        problem = TableProblem.TOO_LARGE
    except ChangedMeanwhile:
        problem = TableProblem.CHANGED
    except (NotAFile, IsADirectoryError):
        problem = TableProblem.NOT_A_FILE
    except (FileNotFoundError, NotADirectoryError):
        problem = TableProblem.MISSING
    # ValueError: a path with NUL in it, which a script may hand over.
    except (OSError, ValueError):
        problem = TableProblem.DENIED
        # Windows denies to open a folder; of a name that is too long nothing can be known.
        with suppress(OSError, ValueError):
            if path.is_dir():
                problem = TableProblem.NOT_A_FILE
    raise TableRefused(problem)
