"""What the history keeps no longer goes with commands, too: there may never be a window."""

from contextlib import suppress
from typing import TYPE_CHECKING

from gui.core.history.problems import LedgerUnavailable
from gui.core.preferences import HistoryChoice
from gui.sources import Sources

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger


def tidy(sources: Sources, ledger: "Ledger") -> None:
    """Remove what is older than it may be, and links that are not kept any more, if possible.

    What the user's settings keep is kept while they cannot be read.
    """
    preferences = sources.settings.preferences
    if sources.history.is_practice or not sources.loaded.is_the_users:
        return
    with suppress(LedgerUnavailable):
        ledger.drop_older_than(preferences.history_days, looks_through=False)
        if preferences.history is not HistoryChoice.WITH_LINKS:
            ledger.drop_links()
