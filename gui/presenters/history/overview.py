"""What the window of the history shows besides the rows, put together."""

from gui.core.history.problems import LedgerProblem
from gui.presenters.history import filters, words
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.history.history_state import Chosen, Filling, HistoryState
from gui.presenters.history.ledger_questions import Totals
from gui.presenters.history.problem_words import said_of

# With these nothing can be removed.
_UNCHANGEABLE = {LedgerProblem.READ_ONLY, LedgerProblem.NEWER}


def state_of(
    keeper: HistoryKeeper,
    totals: Totals,
    changed: int,
    facts: frozenset[LedgerProblem],
    chosen: Chosen,
    filling: Filling,
    *,
    has_checked: bool,
) -> HistoryState:
    """Return all of it, in the language in force."""
    title, text = words.of_filling(filling, keeper.days)
    return HistoryState(
        chosen,
        filters.periods(keeper.now(), keeper.days),
        filters.verdicts(),
        filters.ways(),
        filters.people(list(totals.people), keeper.me),
        filters.months(chosen.period, keeper.now(), keeper.days),
        changed,
        filling,
        title,
        text,
        "\n".join(said_of(p, keeper.troubles.rescued) for p in LedgerProblem if p in facts),
        kept=_kept(keeper, totals.rows),
        has_rows=filling is Filling.ROWS,
        can_clear=totals.rows > 0 and not facts & _UNCHANGEABLE,
        has_links=keeper.keeps_links,
        has_checked=has_checked,
    )


def _kept(keeper: HistoryKeeper, total: int) -> str:
    """How much is kept, and how long."""
    counts = HistoryCounts()
    days = counts.kept_for(keeper.days) if keeper.is_on else words.IS_OFF()
    return " ".join(filter(None, (counts.entries(total) if total else "", days)))
