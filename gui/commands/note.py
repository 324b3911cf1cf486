"""What a command handed over goes into the history, too. No command fails with that."""

import logging
import sys
from collections.abc import Iterable
from datetime import UTC, datetime

from gui.commands.tidying import tidy
from gui.commands.windowless import say
from gui.core.accounts.account import Account
from gui.core.history.noting import handed_over
from gui.core.history.person import this_person
from gui.core.history.problems import LedgerProblem
from gui.core.link import CheckoutLink
from gui.core.logs import describe
from gui.core.preferences import HistoryChoice
from gui.core.status import InvoiceStatus
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.history.problem_words import said_of
from gui.process.streams import is_terminal
from gui.sources import Sources

log = logging.getLogger(__name__)


def note(
    sources: Sources,
    account: Account,
    rows: Iterable[tuple[str, CheckoutLink, InvoiceStatus | None]],
    way: str,
) -> None:
    """Note the links of these invoices, if a history is kept; what could not be is said."""
    choice = sources.settings.preferences.history
    now, me = datetime.now(UTC), this_person()
    entries = [handed_over(now, me, account, *row, way) for row in rows]
    if not entries or choice is HistoryChoice.OFF or sources.history.is_practice:
        return
    has_begun = sources.history.is_used()
    try:
        ledger = sources.history.open()
        try:
            problems = ledger.write(entries, with_links=choice is HistoryChoice.WITH_LINKS)
            tidy(sources, ledger)
        finally:
            ledger.close()
    except Exception as error:  # noqa: BLE001  (whatever it was, the link went out)
        log.error("history not written: %s", describe(error))  # noqa: TRY400  (no trace wanted)
        problems = frozenset({LedgerProblem.OTHER})
    for problem in LedgerProblem:
        if problem in problems and problem.loses:
            say(said_of(problem))
    # A script has nobody to say it to; the window will.
    is_told = has_begun or sources.settings.knows_of_history
    if not problems and not is_told and is_terminal(sys.stderr):
        _say_that_it_begins(sources, choice)


def _say_that_it_begins(sources: Sources, choice: HistoryChoice) -> None:
    with_links = choice is HistoryChoice.WITH_LINKS
    counts = HistoryCounts()
    words = counts.begins_with_links if with_links else counts.begins_without_links
    say(words(sources.settings.preferences.history_days))
