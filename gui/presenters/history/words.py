"""Words of the window of the history."""

from functools import partial
from typing import assert_never

from gui.core.batch.outcome import RowState
from gui.core.history.entry import VerdictThen
from gui.core.text import plain
from gui.presenters.batch.words import state_name
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.history.history_state import ExportFormat, Filling
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate

# Called, they are said in the language of that moment.
_said = partial(translate, "history")
IS_OFF = partial(
    _said, QT_TRANSLATE_NOOP("history", "The history is off, so nothing new is added.")
)
EXPORT_STEM = partial(_said, QT_TRANSLATE_NOOP("history", "history"))
"""What a file is called, without a suffix."""

_WORD_LIMIT = 60
_NAME_LIMIT = 30


def state_then(verdict: VerdictThen) -> RowState:
    """Return how a verdict looks."""
    match verdict:
        case VerdictThen.READY:
            return RowState.READY
        case VerdictThen.OTHER:
            return RowState.OTHER_STATUS
        case VerdictThen.PAID:
            return RowState.PAID
        case VerdictThen.CANCELED:
            return RowState.CANCELED
        case VerdictThen.UNKNOWN:
            return RowState.NO_STATUS
        case _:
            assert_never(verdict)


def verdict_name(verdict: VerdictThen, word: str = "") -> str:
    """Return what a verdict is called; `word` is BlueTape's for another status."""
    match verdict:
        case VerdictThen.READY:
            return translate("verdict", "Ready to share")
        case VerdictThen.OTHER:
            return plain(word, _WORD_LIMIT) or translate("batch", "Another status")
        case VerdictThen.PAID:
            return translate("verdict", "Already paid")
        case VerdictThen.CANCELED:
            return translate("verdict", "Canceled")
        case VerdictThen.UNKNOWN:
            return translate("verdict", "Status not available")
        case _:
            assert_never(verdict)


def verdict_names() -> tuple[str, ...]:
    """Return what the verdicts are called; another status has BlueTape's word, which may be any."""
    return tuple(verdict_name(verdict) for verdict in VerdictThen)


def state_now(state: RowState, word: str = "") -> str:
    """Return the same of what was checked again, as the heading says of what it is."""
    if state is RowState.NO_STATUS:
        return translate("history", "Not available")
    return state_name(state, word)


def states_now() -> tuple[str, ...]:
    """Return what the states are called; another status has BlueTape's word, which may be any."""
    return tuple(map(state_now, RowState))


def person_name(person: str, me: str) -> str:
    """Return what somebody is called; whoever looks is called "you"."""
    return translate("history", "you") if person == me else plain(person, _NAME_LIMIT)


def format_label(kind: ExportFormat) -> str:
    """Return what a kind of file is called, with the letter that chooses it in a menu."""
    match kind:
        case ExportFormat.WORKBOOK:
            return translate("export", "&Excel workbook")
        case ExportFormat.CSV:
            return translate("export", "&CSV")
        case _:
            assert_never(kind)


def format_name(kind: ExportFormat) -> str:
    """Return what a kind of file is called."""
    return format_label(kind).replace("&", "")


def format_gives(kind: ExportFormat) -> str:
    """Return in one line what one gets."""
    match kind:
        case ExportFormat.WORKBOOK:
            return translate("history", "The rows found, without links")
        case ExportFormat.CSV:
            return translate("history", "The same rows for other programs")
        case _:
            assert_never(kind)


def of_filling(filling: Filling, days: int) -> tuple[str, str]:
    """Return the title and the text of what stands in the place of the rows."""
    match filling:
        case Filling.ROWS | Filling.LOADING:
            return "", ""
        case Filling.NO_MATCH:
            return translate("history", "Nothing matches."), ""
        case Filling.NOTHING_YET:
            return (
                translate("history", "Nothing handed over yet"),
                HistoryCounts().will_be_kept(days),
            )
        case Filling.OFF:
            return (
                translate("history", "The history is off"),
                translate(
                    "history",
                    "Turn it on to see later what was handed over, when and how, and whether a "
                    "link has changed since.",
                ),
            )
        case Filling.BROKEN:
            return translate("history", "The history can’t be shown now"), ""
        case _:
            assert_never(filling)
