"""Whether what is kept comes back: throw-away files, where the user's own are."""

import contextlib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from gui.core.accounts.account import Account, Environment
from gui.core.link import CheckoutLink
from gui.core.paths import history_folder, journals_folder, make_private_folder
from gui.core.private_folder import make_new_folder


def journal_comes_back(link: CheckoutLink) -> bool:
    """Keep a journal of a list, read it and remove it; returns whether it was what was kept."""
    from gui.core.batch.intake import Layout
    from gui.core.batch.job import BatchJob
    from gui.core.batch.journal import Journal, left_behind
    from gui.core.batch.outcome import found
    from gui.core.batch.table import Table

    job = BatchJob("self-test", "https://self-test.invalid", "", Table((("1",),)), Layout(0))
    outcome = found(link, None)
    make_private_folder(journals_folder())
    with _passing_folder(journals_folder()) as folder:
        journal = Journal.begin(folder, job)
        journal.keep(0, outcome)
        journal.close()
        runs, _ = left_behind(folder, datetime.now(UTC))
        is_whole = [(run.job, run.outcomes) for run in runs] == [(job, {0: outcome})]
        for run in runs:
            run.discard()
    return is_whole


def history_comes_back(link: CheckoutLink) -> bool:
    """Keep a history, search it and remove it; returns whether what was kept was found.

    Not every SQLite can search as it does.
    """
    from gui.core.history.fingerprints import KeyOfRun
    from gui.core.history.ledger import Ledger
    from gui.core.history.noting import handed_over
    from gui.core.history.query import Query

    account = Account("self-test", "Self-test", Environment.CUSTOM)
    entry = handed_over(datetime.now(UTC), "", account, "self-test", link, None, "copy link")
    # Beside it: what is in there, the program takes for a history.
    make_private_folder(history_folder().parent)
    with _passing_folder(history_folder().parent) as folder:
        ledger = Ledger(folder / "history", KeyOfRun())
        problems = ledger.write([entry])
        rows = ledger.page(Query("elf-te"))
        ledger.close()
    return not problems and [row.invoice_id for row in rows] == ["self-test"]


@contextlib.contextmanager
def _passing_folder(folder: Path) -> Iterator[Path]:
    made = make_new_folder(folder, "self-test-")
    try:
        yield made
    finally:
        shutil.rmtree(made)
