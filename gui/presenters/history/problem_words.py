"""What is wrong with the history, in words; the links were handed over all the same."""

from typing import assert_never

from gui.core.history.problems import LedgerProblem
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.translation import translate


def said_of(problem: LedgerProblem, rescued: int = 0) -> str:
    """Return what happened, what it costs, and what can be done about it.

    Of what was damaged, so many rows were `rescued`.
    """
    match problem:
        case LedgerProblem.LOCKED:
            return translate(
                "history",
                "The history is in use by another program, so new entries wait until it is free.",
            )
        case LedgerProblem.FULL:
            return translate(
                "history",
                "The disk is full, so new entries are missing from the history. Free some space.",
            )
        case LedgerProblem.READ_ONLY:
            return translate(
                "history",
                "The history file can’t be changed, so new entries are missing from it. "
                "Please tell your IT department.",
            )
        case LedgerProblem.FOLDER_GONE:
            return translate(
                "history",
                "The history folder is not there, so new entries are missing from the history. "
                "Please tell your IT department.",
            )
        case LedgerProblem.NEWER:
            return translate(
                "history",
                "A newer version of Checkout Desk made the history, so new entries are missing "
                "from it. Update this one.",
            )
        case LedgerProblem.DAMAGED_PUT_ASIDE if rescued:
            return HistoryCounts().rescued(rescued)
        case LedgerProblem.DAMAGED_PUT_ASIDE:
            return translate(
                "history",
                "The history could not be read. It was put aside, and a new one was started.",
            )
        case LedgerProblem.NO_KEYRING:
            return translate(
                "history",
                "The keyring can’t be used, so the history does not notice when a link has "
                "changed.",
            )
        case LedgerProblem.OTHER:
            return translate(
                "history",
                "The history can’t be written, so new entries are missing from it.",
            )
        case _:
            assert_never(problem)
