"""The file of the history in its folder: opened when it is needed, put aside when damaged."""

import contextlib
import logging
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from gui.core.database_files import DISCARDED, erase, erase_file, holds, new_file
from gui.core.files import FileNotWritten, FileProblem, told
from gui.core.folder_lock import locked
from gui.core.history import store
from gui.core.history.aside import note_rescued, parts_of, put_aside, to_rescue
from gui.core.history.database import (
    Damaged,
    Database,
    has_room,
    is_anything_there,
)
from gui.core.history.problems import LedgerProblem, LedgerUnavailable
from gui.core.history.refusals import is_damage, problem_of
from gui.core.history.rescue import rescue
from gui.core.history.rows import DamagedRow
from gui.core.private_folder import claim, close_to_others

T = TypeVar("T")

log = logging.getLogger(__name__)

FILE_NAME = "history.sqlite"
_PATIENCE_S = 2.0
# It may be moved away or turn out to be damaged while it is worked on; not time and again.
_TRIES = 3
_PROBLEMS = {
    FileProblem.FULL: LedgerProblem.FULL,
    FileProblem.DENIED: LedgerProblem.READ_ONLY,
    FileProblem.FOLDER_MISSING: LedgerProblem.FOLDER_GONE,
}


class HistoryFile:
    """Has work done on the file that is in its place, whatever happened to the one before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / FILE_NAME
        self._database: Database | None = None
        # Where the last one is that was put aside, and how many rows of it were brought over.
        self.aside: Path | None = None
        self.rescued = 0

    @property
    def facts(self) -> frozenset[LedgerProblem]:
        """What is wrong with it by itself."""
        problem = self._database.problem if self._database else None
        aside = LedgerProblem.DAMAGED_PUT_ASIDE if self.aside else None
        return frozenset(fact for fact in (problem, aside) if fact)

    def read(self, work: Callable[[Database], T], nothing: T) -> T:
        """Return what `work` finds in it; `nothing` where there is none, nor one to bring over.

        Raises:
            LedgerUnavailable: with the reason as a fact.
        """
        return self._done(work, nothing, is_read_only=True, creates=False)

    def change(self, work: Callable[[Database], T], *, creates: bool = False) -> T | None:
        """Return what `work` says, which changes the file.

        Where there is none, it gets a new one if it `creates` one, else there is nothing to do.

        Raises:
            LedgerUnavailable: nothing was changed; with the reason as a fact.
        """
        return self._done(work, None, is_read_only=False, creates=creates)

    def clear(self) -> None:
        """Remove it and all that was ever put aside of it; nothing is left of their bytes.

        Raises:
            LedgerUnavailable: with the reason as a fact; some of it may be gone.
        """
        if not self._folder.is_dir():
            return
        with self._told(), locked(self._folder, _PATIENCE_S):
            # First, so that nobody brings anything over from them any more.
            for path in self._others():
                erase_file(path)
            if is_anything_there(self._path):
                self._empty()
        self.aside, self.rescued = None, 0

    def sweep(self, begin: datetime) -> None:
        """Remove what was put aside before; of what was being removed, everything.

        What cannot be removed now, or has rows that could not be brought over by now, is left to
        the next time.
        """
        rescued = self._rescued_others()
        with contextlib.suppress(OSError):
            for path in self._others():
                since = datetime.fromtimestamp(path.lstat().st_mtime, UTC)
                is_old = since < begin and path in rescued
                if is_old or path.name.endswith(DISCARDED):
                    erase_file(path)

    def drop_others_with(self, part: bytes) -> None:
        """Remove what was put aside and has this in it, once its rows are brought over."""
        for path in self._rescued_others():
            if holds(path, part):
                erase_file(path)

    def close(self) -> None:
        """Let go of it."""
        database, self._database = self._database, None
        if database is not None:
            database.close()

    def _done(
        self, work: Callable[[Database], T], nothing: T, *, is_read_only: bool, creates: bool
    ) -> T:
        for _ in range(_TRIES):
            try:
                with self._told():
                    database = self._ready(creates=creates)
                    if database is None:
                        return nothing
                    if not is_read_only:
                        self._check_writable(database)
                    result = work(database)
            except (Damaged, DamagedRow):
                self._set_aside()
            else:
                # One that is open is written on when it was moved away, and nobody finds that.
                if is_read_only or database.is_in_place():
                    return result
        raise LedgerUnavailable(LedgerProblem.OTHER)

    def _check_writable(self, database: Database) -> None:
        if database.problem is not None:
            raise LedgerUnavailable(database.problem)
        if not has_room(self._folder):
            raise LedgerUnavailable(LedgerProblem.FULL)

    def _ready(self, *, creates: bool) -> Database | None:
        if self._usable() is None and to_rescue(self._path):
            self._go_on()
        if self._database is None:
            self._database = self._opened(creates=creates)
        return self._database

    def _usable(self) -> Database | None:
        """The one that is open, let go of if it is to be opened anew."""
        if self._database is not None:
            # What was wrong may be over.
            if self._database.problem is not None or not self._database.is_in_place():
                self.close()
        return self._database

    def _go_on(self) -> None:
        """Do what whoever put it aside had no room for, or was killed before."""
        # What cannot be done now is done when it is opened the next time.
        with contextlib.suppress(OSError), locked(self._folder, _PATIENCE_S):
            # Another program may have done it meanwhile.
            is_left = any(map(is_anything_there, to_rescue(self._path)))
            self._database = self._opened(creates=is_left)
            if self._database is not None:
                self._rescue(self._database)

    def _opened(self, *, creates: bool) -> Database | None:
        if not is_anything_there(self._path):
            return self._begun() if creates else None
        with contextlib.suppress(OSError):
            # Where it cannot be closed it can be read all the same, if the file is ours.
            close_to_others(self._folder)
        return Database.open(self._path)

    def _begun(self) -> Database:
        claim(self._folder)
        if not has_room(self._folder):
            raise LedgerUnavailable(LedgerProblem.FULL)
        # Another program may make it at the same time; who comes second finds it begun.
        with contextlib.suppress(FileExistsError):
            new_file(self._path)
        return Database.open(self._path)

    def _set_aside(self) -> None:
        """Give a file that cannot be read another name, unless somebody else did so meanwhile."""
        damaged = self._database
        self.close()
        if damaged is not None and damaged.problem is not None:
            raise LedgerUnavailable(damaged.problem)
        with self._told(), locked(self._folder, _PATIENCE_S):
            if damaged is None:
                with contextlib.suppress(Damaged), self._told():
                    self._database = Database.open(self._path)
                    return
            elif not damaged.is_in_place():
                return
            if not is_anything_there(self._path):
                return
            if not has_room(self._folder):
                # It may be whole: so little of it is seen then. And no other could be begun.
                raise LedgerUnavailable(LedgerProblem.FULL)
            self.aside = put_aside(self._path)
            log.info("a history that cannot be read is put aside: %s", self.aside.suffix)
            self._database, self.rescued = self._begun(), 0
            self._rescue(self._database)

    def _rescue(self, database: Database) -> None:
        """Bring over what is whole in files that were put aside, if that is not done yet."""
        if database.problem is not None:
            return
        with contextlib.suppress(sqlite3.Error, OSError):
            for aside in to_rescue(self._path):
                for count in rescue(aside, database):
                    self.rescued += count
                if is_anything_there(aside):
                    self.aside = aside
                note_rescued(aside)

    def _empty(self) -> None:
        try:
            with self._told():
                # One that was open is emptied as it is: what SQLite has beside it goes when it
                # closes.
                database = self._database = self._usable() or self._opened(creates=False)
                is_shared = database is not None and self._is_shared(database)
        except Damaged:
            is_shared = False
        finally:
            self.close()
        if not is_shared:
            erase(self._path)

    def _is_shared(self, database: Database) -> bool:
        """Whether another program has it open, and goes on with what is empty then."""
        if database.refusal is LedgerProblem.FULL:
            # Whoever has it open finds it gone, and begins anew.
            return False
        if database.refusal is not None:
            raise LedgerUnavailable(database.refusal)
        database.connection.execute("PRAGMA query_only = OFF")
        database.settle()
        if database.is_alone():
            return False
        if database.problem is not None:
            raise LedgerUnavailable(database.problem)
        with database.transaction() as connection:
            store.drop_all(connection)
        with contextlib.suppress(sqlite3.OperationalError):
            database.connection.execute("VACUUM")
        database.settle()
        return True

    def _others(self) -> list[Path]:
        """What was put aside, what was being removed, and copies from before a newer version."""
        return sorted(self._folder.glob(f"{FILE_NAME}.*"))

    def _rescued_others(self) -> list[Path]:
        """Those of them that no rows are to be brought over from any more."""
        with contextlib.suppress(LedgerUnavailable):
            # What can be brought over by now is, unless it is open already.
            self.read(lambda _: None, None)
        left = {part for aside in to_rescue(self._path) for part in parts_of(aside)}
        return [path for path in self._others() if path not in left]

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """What SQLite or the system refuse becomes a fact."""
        try:
            with told(self._folder):
                yield
        except sqlite3.Error as error:
            is_misread = self._database is not None and self._database.is_misread(error)
            if is_misread or is_damage(error):
                raise Damaged from None
            raise LedgerUnavailable(problem_of(error, self._path)) from None
        except UnicodeDecodeError:
            # Of what SQLite says of a damaged file.
            raise Damaged from None
        except FileNotWritten as refused:
            problem = _PROBLEMS.get(refused.problem, LedgerProblem.OTHER)
            if problem is LedgerProblem.READ_ONLY and not self._folder.is_dir():
                problem = LedgerProblem.FOLDER_GONE
            raise LedgerUnavailable(problem) from None
