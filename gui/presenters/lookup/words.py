"""Words of a lookup, and of the ids that it begins with."""

from functools import partial

from gui.core.errors import Failure, in_union
from gui.core.invoice import shown_id
from gui.presenters.accounts.header_state import environment_name
from gui.presenters.message_state import Hint
from gui.presenters.messages import FailureContext, lookup_message
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate

# Called, they are said in the language of that moment.
ADDRESS_REFUSED = partial(
    translate,
    "lookup",
    QT_TRANSLATE_NOOP(
        "lookup",
        "The link you clicked contains more than an invoice ID, so nothing was looked up.",
    ),
)
NOTHING_PASTED = partial(
    translate,
    "lookup",
    QT_TRANSLATE_NOOP(
        "lookup",
        "The program you copied from is not responding, so nothing can be pasted. Wait for it, "
        "or copy the ID from somewhere else.",
    ),
)


def address_asks(invoice_id: str) -> str:
    """Return the question whether an id from another program is to be looked up."""
    return translate(
        "lookup", "“{id}” came from a link in another program. Press Enter to look it up."
    ).format(id=shown_id(invoice_id))


def understood_as(invoice_id: str) -> str:
    """Return which id was understood, where more than the id was typed or pasted."""
    return translate("lookup", "Looked up as {id}").format(id=shown_id(invoice_id))


def time_it_takes(most_s: int) -> Hint:
    """Return how long a lookup usually takes, and how long at most."""
    text = translate("lookup", "Usually under 2 s. Checkout Desk stops waiting after {seconds} s.")
    return Hint("clock", text.format(seconds=most_s))


def why_unknown(error: BaseException, context: FailureContext) -> Hint | None:
    """Return why the status of an invoice did not come, and from where; a bug is said elsewhere."""
    if not isinstance(error, Failure) or context.account is None:
        return None
    environment = environment_name(context.account.environment)
    return Hint("info", f"{lookup_message(in_union(error), context).title} · {environment}")
