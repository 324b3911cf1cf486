"""Journals for tests: a list, what became of it, and programs that write one until they end.

As a program: `journals.py HOW FOLDER`, told what to do by the first argument.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from gui.core.batch.intake import FoundBy, Layout
from gui.core.batch.job import BatchJob
from gui.core.batch.journal import Journal, JournalNotWritten, LeftBehind, left_behind
from gui.core.batch.outcome import SKIPPED, Outcome, found, not_found
from gui.core.batch.table import Table
from gui.core.errors import InvoiceNotFound, ServerWords, Unreachable, UnreachableCause
from gui.core.link import admit
from gui.core.status import InvoiceStatus

COUNT = 400


def job(count: int = COUNT, address: str = "https://api.example.com") -> BatchJob:
    rows = (("Invoice ID", "Customer"), *((f"INV-{n}", f"Customer {n}") for n in range(count)))
    return BatchJob("key", address, "march.xlsx", Table(rows), Layout(0, 1, FoundBy.HEADING))


def outcome_of(place: int, version: int = 0) -> Outcome:
    """What becomes of the invoice in a place when it is asked for once more."""
    number = place + version
    if number % 7 == 0:
        return not_found(InvoiceNotFound(ServerWords("NOT_FOUND", f"INV-{place} {version}")))
    if number % 11 == 0:
        return not_found(Unreachable(UnreachableCause.NO_ROUTE, f"host-{version}"))
    if number % 13 == 0:
        return SKIPPED
    link = admit(f"https://www.bluetape.com/i/r?id=INV-{place}&v={version}")
    word = "Paid" if number % 3 == 0 else "Placed"
    return found(link, None if number % 5 == 0 else InvoiceStatus(word))


def facts(outcome: Outcome) -> tuple[object, ...]:
    """All that there is to know of it: failures are exceptions, and equal to themselves alone."""
    failure = outcome.failure
    said = None if failure is None else (type(failure), repr(vars(failure)))
    return outcome.state, outcome.link, outcome.status, said


def look(folder: Path) -> tuple[tuple[LeftBehind, ...], tuple[Path, ...]]:
    return left_behind(folder, datetime.now(UTC))


def _say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def _write(folder: Path) -> None:
    """One row after the other, all of them again and again."""
    journal = Journal.begin(folder, job())
    version = 0
    while True:
        for place in range(COUNT):
            journal.keep(place, outcome_of(place, version))
            _say(place, version)
        version += 1


def _begin_and_discard(folder: Path) -> None:
    number = 0
    while True:
        journal = Journal.begin(folder, job())
        for place in range(20):
            journal.keep(place, outcome_of(place))
        _say("discard", number)
        journal.discard()
        number += 1


def _hold(folder: Path) -> None:
    journal = Journal.begin(folder, job())
    journal.keep(0, outcome_of(0))
    _say("held")
    sys.stdin.read()
    journal.close()


def _take(folder: Path) -> None:
    """Take all that was left behind, and hold it until told to end."""
    sys.stdin.readline()
    held = []
    runs, aside = look(folder)
    for run in runs:
        try:
            held.append(run.open())
        except JournalNotWritten:
            continue
        _say(run.path.name)
    _say("end", len(aside))
    sys.stdin.readline()


def _fill(folder: Path) -> None:
    """Write until no file may grow any more, and then once that is over."""
    import resource

    journal = Journal.begin(folder, job())
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, most))
    version = place = 0
    try:
        while True:
            journal.keep(place % COUNT, outcome_of(place % COUNT, version))
            place += 1
            version = place // COUNT
    except JournalNotWritten as refused:
        _say(refused.problem.value, place)
    try:
        Journal.begin(folder, job(100_000))
    except JournalNotWritten as refused:
        _say(refused.problem.value, len(list(folder.glob("*.journal"))))
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    journal.keep(place % COUNT, outcome_of(place % COUNT, version))
    _say("kept")


def _refused(folder: Path) -> None:
    import sqlite3  # noqa: F401  (out of reach for the user that this becomes)

    import gui.core.batch.journal_database  # noqa: F401

    if os.getuid() == 0:
        os.setuid(65534)
    try:
        Journal.begin(folder, job())
    except JournalNotWritten as refused:
        _say(refused.problem.value)


if __name__ == "__main__":
    programs = {
        "write": _write,
        "discard": _begin_and_discard,
        "hold": _hold,
        "take": _take,
        "fill": _fill,
        "refused": _refused,
    }
    programs[sys.argv[1]](Path(sys.argv[2]))
