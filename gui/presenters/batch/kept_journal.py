"""KeptJournal: the journal of the list at hand, begun and put away on a worker."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import assert_never

from gui.core.batch.job import BatchJob
from gui.core.batch.journal import Journal, JournalNotWritten
from gui.core.files import FileProblem
from gui.presenters.batch.left_words import not_journaled
from gui.presenters.support import note_failure
from gui.tasks import Failed, Lane, Ok, Outcome


class KeptJournal:
    """`warning` says that results are not kept; the run goes on without."""

    def __init__(self, lane: Lane, folder: Path | None) -> None:
        """Without a folder, none is kept."""
        self._lane = lane
        self._folder = folder
        # One that is being begun; another one here means that it is not wanted any more.
        self._beginning: object = None
        self._problem: FileProblem | None = None
        self.journal: Journal | None = None

    @property
    def is_beginning(self) -> bool:
        return self._beginning is not None

    @property
    def warning(self) -> str:
        return "" if self._problem is None else not_journaled(self._problem)

    def begin(self, job: BatchJob, then: Callable[[], None]) -> None:
        """Begin a journal unless there is one, then go on, with it or without."""
        if self._folder is None or self.journal is not None:
            then()
            return
        self._beginning, self._problem = (beginning := object()), None
        begin = partial(Journal.begin, self._folder, job)
        self._lane.submit(begin, partial(self._on_begun, beginning, then))

    def take(self, journal: Journal) -> None:
        """Go on with one that there was."""
        self.journal = journal

    def put_away(self, *, keeps: bool = False) -> None:
        """Remove it, or leave it for the next start."""
        self._beginning = self._problem = None
        journal, self.journal = self.journal, None
        if journal is not None:
            self._lane.submit(journal.close if keeps else journal.discard, _on_put_away)

    def note(self, problem: FileProblem) -> None:
        """It cannot be written any more."""
        self._problem = problem

    def _on_begun(
        self, beginning: object, then: Callable[[], None], outcome: Outcome[Journal]
    ) -> None:
        if beginning is not self._beginning:
            if isinstance(outcome, Ok):
                self._lane.submit(outcome.value.discard, _on_put_away)
            return
        self._beginning = None
        match outcome:
            case Ok(journal):
                self.journal = journal
            case Failed(JournalNotWritten() as refused):
                self.note(refused.problem)
            case Failed(error):
                note_failure(error, "journal")
                self.note(FileProblem.OTHER)
            case _:
                assert_never(outcome)
        then()


def _on_put_away(outcome: Outcome[None]) -> None:
    if isinstance(outcome, Failed):
        note_failure(outcome.error, "journal")
