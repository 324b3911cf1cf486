"""What SQLite refuses, as facts: its codes are those of <https://www.sqlite.org/rescode.html>."""

import sqlite3
from pathlib import Path

from gui.core.history.problems import LedgerProblem

_PROBLEMS = {
    sqlite3.SQLITE_BUSY: LedgerProblem.LOCKED,
    sqlite3.SQLITE_LOCKED: LedgerProblem.LOCKED,
    sqlite3.SQLITE_FULL: LedgerProblem.FULL,
    sqlite3.SQLITE_READONLY: LedgerProblem.READ_ONLY,
    sqlite3.SQLITE_PERM: LedgerProblem.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: LedgerProblem.READ_ONLY,
}
# The second is of what SQLite says of a damaged file.
UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
_DAMAGES = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
# A quota, or a limit of files' sizes; of a disk that breaks it says the same.
_FULL = {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE}


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether SQLite could not make sense of the file."""
    return code_of(error) & 0xFF in _DAMAGES


def problem_of(error: sqlite3.Error, path: Path) -> LedgerProblem:
    """Return what SQLite did not do something for."""
    if code_of(error) in _FULL:
        return LedgerProblem.FULL
    problem = _PROBLEMS.get(code_of(error) & 0xFF, LedgerProblem.OTHER)
    if problem is LedgerProblem.READ_ONLY and not path.parent.is_dir():
        return LedgerProblem.FOLDER_GONE
    return problem


def is_lock(error: sqlite3.Error) -> bool:
    """Return whether another program has it for itself."""
    return _PROBLEMS.get(code_of(error) & 0xFF) is LedgerProblem.LOCKED


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's code; its last 8 bits are the kind, the others say more about it."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
