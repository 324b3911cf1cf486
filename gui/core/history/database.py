"""The file of the history as SQLite has it: opened, checked, and told what is wrong with it."""

import contextlib
import logging
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from gui.core.database_files import beside, is_cut_off, is_ours, write_over
from gui.core.history.problems import LedgerProblem
from gui.core.history.refusals import UNREADABLE, code_of, is_lock, problem_of
from gui.core.history.schema import (
    APPLICATION_ID,
    MIGRATIONS,
    TABLES,
    is_as_made,
    is_ours_as_made,
    migrate,
    version_of,
)

log = logging.getLogger(__name__)

# For another program that writes: it is done in milliseconds, or it hangs.
_BUSY_S = 2.0
_TRIES_EVERY_S = 0.01
# It makes no file where there is none.
_AS_USUAL = "mode=rw"
# With that, nothing is put beside it. What is in a WAL is not seen then.
_AS_IT_IS = "mode=ro&immutable=1"
# More than SQLite takes at once. It maps a file of its own into memory, of which not all need be on
# the disk yet; where that is full then, the system ends the program (SIGBUS).
_ROOM = 8 * 1024 * 1024
# To look through a file of this size takes a second.
_SMALL = 32 * 1024 * 1024
_SETTINGS = (
    # What was removed is not left in the file.
    "PRAGMA secure_delete = ON;"
    "PRAGMA synchronous = FULL;"
    # What is sorted does not go through files of its own.
    "PRAGMA temp_store = MEMORY;"
)


class Damaged(Exception):
    """It cannot be read, or is no history."""


class Database:
    """The file while it is open. Not for two threads at once, but for one after the other.

    `problem` is why it cannot be written, if it cannot. `parameters` are for SQLite, of a file that
    is to be read alone; `refusal` is why, whatever else is wrong with it.
    """

    def __init__(
        self, path: Path, parameters: str = _AS_USUAL, problem: LedgerProblem | None = None
    ) -> None:
        self.path = path
        self.problem = self.refusal = problem
        self._file = path.lstat()
        self.connection = connected(path, parameters)

    @classmethod
    def open(cls, path: Path) -> "Database":
        """Return the one that is there, or make one of an empty file.

        Where it cannot be written, it is to be read alone.

        Raises:
            Damaged: it is not one that can be used.
            sqlite3.Error, OSError: it is not to be had now.
        """
        until = time.monotonic() + _BUSY_S
        while True:
            try:
                return cls._found(path)
            except (FileNotFoundError, sqlite3.OperationalError) as error:
                if not os.path.lexists(path):
                    # There is none, or another program removed it meanwhile.
                    raise Damaged from None
                is_held = isinstance(error, sqlite3.Error) and is_lock(error)
                if not is_held or time.monotonic() > until:
                    raise
            # Another program makes it. SQLite waits for a lock, but not to say how it is kept.
            time.sleep(_TRIES_EVERY_S)

    @classmethod
    def _found(cls, path: Path) -> "Database":
        if not is_ours(path) or is_cut_off(path):
            raise Damaged
        if not has_room(path.parent):
            return cls._opened(path, _AS_IT_IS, LedgerProblem.FULL)
        if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
            return cls._opened(path)
        try:
            return cls._opened(path, "mode=ro", LedgerProblem.READ_ONLY)
        except sqlite3.OperationalError as error:
            if problem_of(error, path) is not LedgerProblem.READ_ONLY:
                raise
        return cls._opened(path, _AS_IT_IS, LedgerProblem.READ_ONLY)

    @classmethod
    def _opened(
        cls, path: Path, parameters: str = _AS_USUAL, problem: LedgerProblem | None = None
    ) -> "Database":
        opened = cls(path, parameters, problem)
        try:
            opened.connection.executescript(_SETTINGS)
            opened._check()
        except BaseException as error:
            is_misread = isinstance(error, sqlite3.Error) and opened.is_misread(error)
            # It may be somebody else's, so nothing of it is written over.
            with contextlib.suppress(sqlite3.Error):
                opened.connection.close()
            if is_misread:
                raise Damaged from None
            raise
        return opened

    def _check(self) -> None:
        # In this order: both are there from the same moment on, which may come in between.
        is_begun = self._is_begun()
        version = version_of(self.connection)
        if version or is_begun:
            if self._value("PRAGMA application_id") != APPLICATION_ID:
                raise Damaged
            if version < 1:
                raise Damaged
        if version > len(MIGRATIONS):
            self.problem = LedgerProblem.NEWER
            self.connection.execute("PRAGMA query_only = ON")
            return
        if self.problem is None:
            self._prepare(version)
        names = {name for (name,) in self.connection.execute("SELECT name FROM sqlite_master")}
        if not names >= TABLES:
            raise Damaged
        # With one letter changed in it, a column may be another one, or take a text for a number.
        if version_of(self.connection) == len(MIGRATIONS) and not is_ours_as_made(self.connection):
            raise Damaged

    def _prepare(self, version: int) -> None:
        # Said again each time: it says, too, whether the file can be written.
        mode = self._value("PRAGMA journal_mode = WAL")
        if mode != "wal":
            # Not on every file system. A journal is as safe; one that stays can be written over.
            log.info("the history has no WAL: %s", mode)
            self._value("PRAGMA journal_mode = PERSIST")
        if version < len(MIGRATIONS):
            migrate(self.connection, self.path)

    def _is_begun(self) -> bool:
        return bool(self._value("SELECT count(*) FROM sqlite_master"))

    def _value(self, statement: str) -> Any:
        return self.connection.execute(statement).fetchone()[0]

    def is_in_place(self) -> bool:
        """Return whether this is the file in its place, and not one that was moved or removed."""
        try:
            return os.path.samestat(self.path.lstat(), self._file)
        except OSError:
            return False

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """What is done with the connection is there together when the block ends, or not at all."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise

    def is_misread(self, error: sqlite3.Error) -> bool:
        """Return whether SQLite did not know what is meant because the file says something else."""
        if code_of(error) != sqlite3.SQLITE_ERROR:
            return False
        with contextlib.suppress(*UNREADABLE):
            is_ours = self._value("PRAGMA application_id") == APPLICATION_ID
            if is_ours and version_of(self.connection) != len(MIGRATIONS):
                return False
            return not is_as_made(self.connection)
        return True

    def look_through(self) -> None:
        """Look whether all of it is whole; of a large one not whether its indexes are right, too.

        Raises:
            Damaged, sqlite3.Error: it is not.
        """
        is_small = self.path.stat().st_size <= _SMALL
        if self._value(f"PRAGMA {'integrity' if is_small else 'quick'}_check(1)") != "ok":
            raise Damaged
        if is_small:
            # Said by an error, if it is not. Whoever writes waits for it: of a large one for longer
            # than they do.
            self.connection.execute("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)")

    def settle(self) -> None:
        """Leave nothing beside it of what was removed, unless somebody else works on it, too."""
        if self.refusal is not None:
            # It is read without its WAL, of which nothing may be in the file.
            return
        with contextlib.suppress(*UNREADABLE):
            before = self._value("PRAGMA data_version")
            if self._value("PRAGMA wal_checkpoint(RESTART)"):
                return
            with self.transaction():
                # All that is in it is in the file, too, if nobody wrote since.
                is_as_before = self._value("PRAGMA data_version") == before
                if not (is_as_before and self._has_written_over_logs()):
                    return
            self._value("PRAGMA wal_checkpoint(TRUNCATE)")

    def _has_written_over_logs(self) -> bool:
        wal, journal = (self.path.with_name(self.path.name + end) for end in ("-wal", "-journal"))
        # Another program may put it aside at any moment, and begin a new one. What is open by the
        # time that this one is in its place was beside it.
        write_over(wal, self.is_in_place)
        # SQLite writes one from its begin, and of one that stays it cuts nothing off.
        write_over(journal, self.is_in_place, empties=True)
        return self.is_in_place()

    def is_alone(self) -> bool:
        """Return whether nobody else has it open; its WAL is gone then."""
        with contextlib.suppress(sqlite3.Error):
            return bool(self._value("PRAGMA journal_mode = DELETE") == "delete")
        return False

    def close(self) -> None:
        """Leave it as it is, whole in its one file where there is room for that."""
        with contextlib.suppress(sqlite3.Error), contextlib.closing(self.connection):
            if self.problem is None:
                # A WAL goes with the last who has it open. Whoever waits for another is not that.
                self.connection.execute("PRAGMA busy_timeout = 0")
                self.settle()


def connected(path: Path, parameters: str = _AS_USUAL) -> sqlite3.Connection:
    """Return a connection to a file that is there, whatever is in it.

    Raises:
        sqlite3.Error: there is none to be had.
    """
    connection = sqlite3.connect(
        f"{address_of(path)}?{parameters}",
        uri=True,
        timeout=_BUSY_S,
        isolation_level=None,
        check_same_thread=False,
    )
    # A row with noise in it is to be seen by its digest.
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    # Nor is it to call anything.
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def address_of(path: PurePath) -> str:
    """Return a path as SQLite takes parameters with it: no host is in it, also of a share."""
    quoted = quote(os.fsencode(path.as_posix()), safe="/:")
    return f"file://{quoted}" if quoted.startswith("/") else f"file:///{quoted}"


def has_room(folder: Path, size: int = 0) -> bool:
    """Return whether there is room on the disk for what SQLite does, beside a file of that size."""
    try:
        return shutil.disk_usage(folder).free >= _ROOM + size
    except OSError:
        # Whatever it is, it is said when something is written.
        return True


def is_anything_there(path: Path) -> bool:
    """Return whether there is the file, or what SQLite has beside it."""
    return any(os.path.lexists(file) for file in [path, *beside(path)])
