"""The journal of a run over a list: what was shown is on the disk, however the program ends.

It holds links. So it is the user's own in a folder of its own, goes with its batch, and after
seven days at the latest.
"""

import contextlib
import logging
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from gui.core.batch.intake import Intake
from gui.core.batch.job import BatchJob
from gui.core.batch.journal_files import FOREIGN, UNREADABLE, is_old, journals_in, new_file, sweep
from gui.core.batch.journal_records import (
    Unreadable,
    job_bytes,
    job_in,
    outcome_bytes,
    outcome_in,
)
from gui.core.batch.outcome import Outcome
from gui.core.database_files import erase, is_ours, put_aside
from gui.core.files import FileNotWritten, FileProblem, told
from gui.core.folder_lock import locked
from gui.core.private_folder import claim

if TYPE_CHECKING:
    from gui.core.batch.journal_database import JournalDatabase, Unusable

log = logging.getLogger(__name__)


class JournalNotWritten(FileNotWritten):
    """What was to be kept is not; a run may go on without its journal."""


class Journal:
    """Takes the outcomes of one run; from any thread. While it is open, no other program has it."""

    def __init__(self, path: Path, database: "JournalDatabase", ids: list[str]) -> None:
        self._path = path
        self._database = database
        self._ids = ids
        self._lock = threading.Lock()
        self._is_open = True

    @classmethod
    def begin(cls, folder: Path, job: BatchJob) -> "Journal":
        """Return a new journal in the folder, which is made where it is missing.

        Raises:
            JournalNotWritten: with the reason as a fact.
        """
        from gui.core.batch.journal_database import JournalDatabase

        with _refused(folder):
            claim(folder)
            with locked(folder):
                path = new_file(folder)
                try:
                    database = JournalDatabase.create(path, job_bytes(job, datetime.now(UTC)))
                except FileNotWritten:
                    erase(path)
                    raise
        return cls(path, database, _ids(job.intake()))

    def keep(self, place: int, outcome: Outcome) -> None:
        """Keep what became of the invoice in this place of the list; committed when it returns.

        What was kept for the place before is gone.

        Raises:
            JournalNotWritten: with the reason as a fact.
        """
        content = outcome_bytes(outcome)
        with self._lock, _refused(self._path.parent):
            self._database.keep(place, self._ids[place], content)

    def close(self) -> None:
        """Leave it for the next start."""
        with self._lock:
            self._is_open = False
            self._database.close()

    def discard(self) -> None:
        """Remove it; nothing is left of what is in it. One that was closed may be another's now."""
        with self._lock, _locked_if_possible(self._path.parent):
            if self._is_open:
                self._is_open = False
                self._database.close_for_good()
                erase(self._path)


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A run that did not come to its end: what it was about, and the outcomes by their places.

    Nobody holds it: another program may go on with it, or discard it, first.
    """

    path: Path
    job: BatchJob
    begun: datetime
    outcomes: dict[int, Outcome]
    key: bytes
    intake: Intake

    def open(self) -> Journal:
        """Return the journal, to go on with.

        Raises:
            JournalNotWritten: it is gone, another program has it, or it cannot be written.
        """
        with _refused(self.path.parent), locked(self.path.parent):
            return Journal(self.path, self._database(), _ids(self.intake))

    def discard(self) -> None:
        """Remove it, unless another program has it by now; nothing is left of what is in it."""
        with contextlib.suppress(FileNotWritten, OSError), locked(self.path.parent):
            self._database().close_for_good()
            erase(self.path)

    def _database(self) -> "JournalDatabase":
        from gui.core.batch.journal_database import JournalDatabase, NoJournal

        # SQLite would make a new file in the place of one that is gone.
        self.path.lstat()
        if not is_ours(self.path):
            raise FileNotWritten(FileProblem.OTHER)
        try:
            database = JournalDatabase.open(self.path)
        except NoJournal:
            raise FileNotWritten(FileProblem.OTHER) from None
        try:
            database.job()
            is_same = database.key == self.key
        except NoJournal:
            is_same = False
        if not is_same:
            database.close()
            raise FileNotWritten(FileProblem.OTHER)
        return database


def left_behind(
    folder: Path, now: datetime, demo_origin: str | None = None
) -> tuple[tuple[LeftBehind, ...], tuple[Path, ...]]:
    """Return the runs that did not come to their end, oldest first, and what was put aside.

    What is put aside is none of ours, damaged, or of a newer version. What is older than seven
    days is removed. `demo_origin` is for the gate, as of the practice service that runs now.
    """
    runs: list[LeftBehind] = []
    aside: list[Path] = []
    with contextlib.suppress(OSError):
        if os.path.lexists(folder):
            claim(folder)
            with locked(folder):
                _look_through(folder, now, demo_origin, runs, aside)
    return tuple(sorted(runs, key=lambda run: run.begun)), tuple(aside)


def _look_through(
    folder: Path,
    now: datetime,
    demo_origin: str | None,
    runs: list[LeftBehind],
    aside: list[Path],
) -> None:
    sweep(folder, now)
    for path in journals_in(folder):
        with contextlib.suppress(OSError):
            found = _looked_at(path, now, demo_origin)
            if isinstance(found, LeftBehind):
                runs.append(found)
            elif found is not None:
                log.info("a journal that cannot be used is put aside: %s", found.suffix)
                aside.append(found)


def _looked_at(path: Path, now: datetime, demo_origin: str | None) -> LeftBehind | Path | None:
    """What is in a file: a run, nothing to be seen, or none that can be used: where it is now."""
    from gui.core.batch.journal_database import JournalDatabase, NoJournal

    if not is_ours(path):
        return put_aside(path, FOREIGN)
    try:
        database = JournalDatabase.open(path)
        try:
            run = _run_in(path, database, demo_origin)
            if is_old(run.begun, now):
                database.close_for_good()
                erase(path)
                return None
            return run
        finally:
            database.close()
    except NoJournal as none:
        return _left_without(path, none.why)


def _run_in(path: Path, database: "JournalDatabase", demo_origin: str | None) -> LeftBehind:
    from gui.core.batch.journal_database import NoJournal, Unusable

    try:
        job, begun = job_in(database.job())
    except Unreadable:
        raise NoJournal(Unusable.UNREADABLE) from None
    outcomes, intake = {}, job.intake()
    for place, content in database.outcomes(_ids(intake)):
        # As if it had not been asked for.
        with contextlib.suppress(Unreadable):
            outcomes[place] = outcome_in(content, demo_origin)
    return LeftBehind(path, job, begun, outcomes, database.key, intake)


def _left_without(path: Path, why: "Unusable") -> Path | None:
    """Put a file in its place that holds no journal, and return that where somebody has to know."""
    from gui.core.batch.journal_database import Unusable

    match why:
        case Unusable.IN_USE | Unusable.OUT_OF_REACH:
            return None
        case Unusable.NEVER_BEGUN:
            erase(path)
            return None
        case Unusable.UNREADABLE:
            return put_aside(path, UNREADABLE)
        case Unusable.FOREIGN:
            return put_aside(path, FOREIGN)
        case _:
            assert_never(why)


def _ids(intake: Intake) -> list[str]:
    return [entry.invoice_id.value for entry in intake.entries]


@contextlib.contextmanager
def _refused(folder: Path) -> Iterator[None]:
    try:
        with told(folder):
            yield
    except FileNotWritten as refused:
        raise JournalNotWritten(refused.problem) from None


@contextlib.contextmanager
def _locked_if_possible(folder: Path) -> Iterator[None]:
    """What nobody else may have anyway goes, whether other starts let it or not."""
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):
            held.enter_context(locked(folder))
        yield
