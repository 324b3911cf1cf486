"""One journal as SQLite has it: opened, checked, written, read. Imported with the first of them."""

import contextlib
import hashlib
import logging
import os
import sqlite3
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from gui.core.database_files import beside, is_cut_off, write_over
from gui.core.files import FileNotWritten, FileProblem

log = logging.getLogger(__name__)

# "CDbj": SQLite's own place for whose a file is.
_APPLICATION_ID = 0x4344626A
_VERSION = 1
# Who has a journal open has it for long, and scanners that look at a file have it for a moment.
_BUSY_S = 0.1

_SETTINGS = (
    # For as long as it is open. Before all else: so WAL needs no memory that is shared, which not
    # every file system has, and a second start can tell that this journal is in use.
    "PRAGMA locking_mode = EXCLUSIVE;"
    # What is committed is with the system, and a program that is killed takes none of that along;
    # FULL would wait for the disk each time, against a power cut.
    "PRAGMA synchronous = NORMAL;"
    # A link that another one took the place of is not left in the file.
    "PRAGMA secure_delete = ON;"
    "PRAGMA trusted_schema = OFF;"
)
_SCHEMA = f"""
    PRAGMA application_id = {_APPLICATION_ID};
    PRAGMA user_version = {_VERSION};
    CREATE TABLE job (content BLOB NOT NULL, digest BLOB NOT NULL);
    CREATE TABLE outcomes (place INTEGER PRIMARY KEY, content BLOB NOT NULL, digest BLOB NOT NULL);
"""
_PROBLEMS = {
    sqlite3.SQLITE_FULL: FileProblem.FULL,
    sqlite3.SQLITE_READONLY: FileProblem.DENIED,
    sqlite3.SQLITE_PERM: FileProblem.DENIED,
    sqlite3.SQLITE_CANTOPEN: FileProblem.DENIED,
}


class Unusable(Enum):
    """Why there is no journal in a file."""

    NEVER_BEGUN = "never begun"
    FOREIGN = "foreign"
    # Of a newer version, or damaged.
    UNREADABLE = "unreadable"
    IN_USE = "in use"
    # Not to be read or written now, whatever it is.
    OUT_OF_REACH = "out of reach"


class NoJournal(Exception):
    """There is none in a file."""

    def __init__(self, why: Unusable) -> None:
        super().__init__(why)
        self.why = why


class JournalDatabase:
    """A journal that is open, and locked for every other program until it is closed or killed.

    Not for two threads at once, but for one after the other. `ids` are those of the job, in the
    order of their places: what is kept for a place counts for this invoice alone.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.lstat()
        self._key = b""
        self._connection = sqlite3.connect(
            path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
        )

    @classmethod
    def create(cls, path: Path, job: bytes) -> "JournalDatabase":
        """Return a new one in an empty file.

        Raises:
            FileNotWritten: with the reason as a fact.
        """
        with _told(path):
            made = cls(path)
            with made._closed_if_not_usable():
                made._connection.executescript(_SETTINGS)
                [mode] = made._row("PRAGMA journal_mode = WAL")
                if mode != "wal":
                    # Not on every file system. It stays what it was, DELETE, which is as safe.
                    log.info("the journal has no WAL: %s", mode)
                made._key = _digest(b"", job)
                made._connection.executescript(f"BEGIN EXCLUSIVE; {_SCHEMA}")
                made._connection.execute("INSERT INTO job VALUES (?, ?)", (job, made._key))
                made._connection.execute("COMMIT")
        return made

    @classmethod
    def open(cls, path: Path) -> "JournalDatabase":
        """Return one that was kept.

        Raises:
            NoJournal: it is none, or cannot be had.
        """
        try:
            if is_cut_off(path):
                raise NoJournal(Unusable.UNREADABLE)
            kept = cls(path)
            with kept._closed_if_not_usable():
                kept._connection.executescript(_SETTINGS)
                kept._check()
        except sqlite3.Error as error:
            raise NoJournal(_why_not(error)) from None
        except OSError:
            raise NoJournal(Unusable.OUT_OF_REACH) from None
        return kept

    def _check(self) -> None:
        self._connection.executescript("BEGIN EXCLUSIVE; COMMIT")
        [application] = self._row("PRAGMA application_id")
        [version] = self._row("PRAGMA user_version")
        [tables] = self._row("SELECT count(*) FROM sqlite_master")
        if not (application or version or tables):
            raise NoJournal(Unusable.NEVER_BEGUN)
        if application != _APPLICATION_ID:
            raise NoJournal(Unusable.FOREIGN)
        if version != _VERSION or self._row("PRAGMA quick_check(1)") != ("ok",):
            raise NoJournal(Unusable.UNREADABLE)

    @property
    def key(self) -> bytes:
        """What tells this journal from all others."""
        return self._key

    def job(self) -> bytes:
        """Return the job as it was kept.

        Raises:
            NoJournal: there is none, or not all of it.
        """
        try:
            content, digest = self._row("SELECT content, digest FROM job")
            is_whole = isinstance(content, bytes) and digest == _digest(b"", content)
        except (sqlite3.Error, TypeError, ValueError):
            is_whole = False
        if not is_whole:
            raise NoJournal(Unusable.UNREADABLE)
        self._key = bytes(digest)
        return bytes(content)

    def outcomes(self, ids: Sequence[str]) -> Iterator[tuple[int, bytes]]:
        """Return places and outcomes as they were kept, without what is damaged."""
        rows = self._connection.execute("SELECT place, content, digest FROM outcomes")
        # SQLite may still find something that its check did not.
        with contextlib.suppress(sqlite3.Error):
            for place, content, digest in rows:
                is_known = isinstance(place, int) and 0 <= place < len(ids)
                if is_known and isinstance(content, bytes):
                    if digest == self._digest_at(place, ids[place], content):
                        yield place, content

    def keep(self, place: int, invoice_id: str, outcome: bytes) -> None:
        """Keep an outcome in the place of what was kept there; committed when it returns.

        Raises:
            FileNotWritten: with the reason as a fact.
        """
        digest = self._digest_at(place, invoice_id, outcome)
        with _told(self._path):
            row = (place, outcome, digest)
            self._connection.execute("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?)", row)
            # Where a file that is open can be removed, SQLite writes on into what nobody finds.
            if not os.path.samestat(self._path.lstat(), self._file):
                raise FileNotFoundError

    def close(self) -> None:
        """Leave it as it is, whole in its one file where there is room for that."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def close_for_good(self) -> None:
        """Leave nothing of it but its one file, which is to be erased next."""
        with contextlib.suppress(sqlite3.Error):
            self._row("PRAGMA wal_checkpoint(FULL)")
        # Here, because SQLite removes it when it closes, with all that it says.
        for file in beside(self._path):
            write_over(file)
        self.close()

    def _digest_at(self, place: int, invoice_id: str, outcome: bytes) -> bytes:
        head = f"{place} {len(invoice_id)} {invoice_id}".encode("utf-8", "surrogatepass")
        return _digest(self._key, head, outcome)

    def _row(self, statement: str) -> tuple[Any, ...]:
        return self._connection.execute(statement).fetchone()  # type: ignore[no-any-return]

    @contextlib.contextmanager
    def _closed_if_not_usable(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise


def _digest(key: bytes, *parts: bytes) -> bytes:
    """A fingerprint by which damage is seen: a link with one letter changed is still a link."""
    fingerprint = hashlib.blake2b(key=key, digest_size=16)
    for part in parts:
        fingerprint.update(part)
    return fingerprint.digest()


def _code(error: sqlite3.Error) -> int:
    # The last 8 bits are the kind, the others say more about it.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)


def _why_not(error: sqlite3.Error) -> Unusable:
    kind = _code(error) & 0xFF
    if kind in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return Unusable.IN_USE
    is_out_of_reach = kind in {*_PROBLEMS, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM}
    return Unusable.OUT_OF_REACH if is_out_of_reach else Unusable.UNREADABLE


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """What SQLite or the system refuse becomes `FileNotWritten`, with the reason."""
    try:
        yield
    except FileNotFoundError:
        raise FileNotWritten(FileProblem.FOLDER_MISSING) from None
    except OSError:
        raise FileNotWritten(FileProblem.OTHER) from None
    except sqlite3.Error as error:
        # A quota, or a limit of files' sizes; of a disk that breaks it says the same.
        is_full = _code(error) == sqlite3.SQLITE_IOERR_WRITE
        problem = _PROBLEMS.get(_code(error) & 0xFF, FileProblem.OTHER)
        if problem is FileProblem.DENIED and not path.parent.is_dir():
            problem = FileProblem.FOLDER_MISSING
        raise FileNotWritten(FileProblem.FULL if is_full else problem) from None
