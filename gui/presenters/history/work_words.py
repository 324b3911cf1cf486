"""Words of what is done with the history: looking up, copying, saving, clearing."""

from pathlib import Path

from gui.core.files import FileNotWritten
from gui.core.invoice import shown_id
from gui.core.text import plain
from gui.presenters.handover.words import why_not_written
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.history.history_export import MOST_ROWS, TooManyRows
from gui.presenters.translation import translate, with_values

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


def go_on() -> str:
    """Return what makes go on what waits."""
    return translate("history", "&Go on")


def cleared() -> str:
    """Return that nothing is left."""
    return translate("history", "History cleared")


def not_cleared() -> str:
    """Return that it is still there."""
    return translate("history", "The history was not cleared.")


def copied(invoice_id: str, when: str) -> str:
    """Return that a link is on the clipboard, and which one."""
    text = translate("history", "Payment link for {id} copied, as of {when}")
    return with_values(text, id=shown_id(invoice_id), when=when)


def look_up_instead() -> str:
    """Return what is better than a link that is kept."""
    return translate("history", "Look it up again to see whether it is still payable.")


def link_refused(invoice_id: str) -> str:
    """Return that what is kept is no link that may be handed over."""
    text = translate(
        "history",
        "The kept link for {id} failed its check, so it was not copied. Look it up again.",
    )
    return with_values(text, id=shown_id(invoice_id))


def finding_unpaid() -> str:
    """Return that unpaid invoices are being looked for."""
    return translate("history", "Looking for unpaid invoices…")


def nothing_unpaid() -> str:
    """Return that there is nothing to ask about."""
    return translate("history", "Nothing to check: no unpaid invoices in the last 30 days.")


def nothing_checked() -> str:
    """Return that of all that was to be asked about nothing could be."""
    return translate("history", "Nothing was checked.")


def saving() -> str:
    """Return that a file is being made."""
    return translate("history", "Saving the history…")


def saved(path: Path, rows: int) -> str:
    """Return what was saved, and where."""
    return with_values(HistoryCounts().saved(rows), name=plain(path.name, _NAME_LIMIT))


def canceled() -> str:
    """Return that nothing was saved because that was canceled."""
    return translate("export", "Canceled. Nothing was saved.")


def why_not_saved(error: BaseException) -> str:
    """Return why nothing was saved, and what to do."""
    if isinstance(error, FileNotWritten):
        text = translate("export", "Nothing was saved. {reason}")
        return with_values(text, reason=why_not_written(error.problem))
    if isinstance(error, TooManyRows):
        return HistoryCounts().too_many(MOST_ROWS)
    return translate("export", "Nothing was saved. Something went wrong; the log says what.")
