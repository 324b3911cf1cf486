"""Words of what is done with the history: looking up, copying, saving, clearing."""

from functools import partial
from pathlib import Path

from gui.core.invoice import shown_id
from gui.core.text import plain
from gui.presenters import save_words
from gui.presenters.counts import Counts
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.history.history_export import MOST_ROWS, TooManyRows
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate, with_values

# Called, they are said in the language of that moment.
_said = partial(translate, "history")
GO_ON = partial(_said, QT_TRANSLATE_NOOP("history", "&Go on"))
CLEARED = partial(_said, QT_TRANSLATE_NOOP("history", "History cleared"))
NOT_CLEARED = partial(_said, QT_TRANSLATE_NOOP("history", "The history was not cleared."))
LOOK_UP_INSTEAD = partial(
    _said, QT_TRANSLATE_NOOP("history", "Look it up again to see whether it is still payable.")
)
FINDING_UNPAID = partial(_said, QT_TRANSLATE_NOOP("history", "Looking for unpaid invoices…"))
NOTHING_UNPAID = partial(
    _said,
    QT_TRANSLATE_NOOP("history", "Nothing to check: no unpaid invoices in the last 30 days."),
)
NOTHING_CHECKED = partial(_said, QT_TRANSLATE_NOOP("history", "Nothing was checked."))
SAVING = partial(_said, QT_TRANSLATE_NOOP("history", "Saving the history…"))

_NAME_LIMIT = 120


def switch_question(account: str, invoice_id: str) -> tuple[str, str, str]:
    """Return title, text and button of what is asked before another account's is looked up."""
    title = translate("history", "Switch to the account “{account}”?").format(account=account)
    text = translate("history", "{id} was handed over from that account.")
    button = translate("history", "Switch and look up")
    return title, with_values(text, id=shown_id(invoice_id)), button


def changed_question(invoice_id: str) -> tuple[str, str, str]:
    """Return what is asked before a link is copied that BlueTape has replaced."""
    title = translate("history", "Copy a link that is out of date?")
    text = translate("history", "BlueTape has a newer link for {id}. Look it up again to get it.")
    button = translate("history", "Copy anyway")
    return title, with_values(text, id=shown_id(invoice_id)), button


def clear_question(count: int) -> tuple[str, str, str]:
    """Return what is asked before all of it goes."""
    title = translate("history", "Clear the whole history?")
    text = translate("history", "{entries} This can’t be undone. Links that you sent keep working.")
    return (
        title,
        text.format(entries=HistoryCounts().to_clear(count)),
        translate("history", "Clear history"),
    )


def copied(invoice_id: str, when: str) -> str:
    """Return that a link is on the clipboard, and which one."""
    text = translate("history", "Payment link for {id} copied, as of {when}")
    return with_values(text, id=shown_id(invoice_id), when=when)


def link_refused(invoice_id: str) -> str:
    """Return that what is kept is no link that may be handed over."""
    text = translate(
        "history",
        "The kept link for {id} failed its check, so it was not copied. Look it up again.",
    )
    return with_values(text, id=shown_id(invoice_id))


def saved(path: Path, rows: int) -> str:
    """Return what was saved, and where."""
    return with_values(Counts().rows_saved(rows), name=plain(path.name, _NAME_LIMIT))


def why_not_saved(error: BaseException) -> str:
    """Return why nothing was saved, and what to do."""
    if isinstance(error, TooManyRows):
        return HistoryCounts().too_many(MOST_ROWS)
    return save_words.why_not_saved(error)
