"""Payment links in text that was copied along with them: a mail, a chat, the source of a page."""

import re

from gui.core.errors import UntrustedLink
from gui.core.link import MAX_LENGTH, TRUSTED_DOMAIN, admit

QUOTES = "\"'`´‘’‚‛“”„‟«»‹›"
_OTHER_QUOTES = QUOTES.replace("'", "")
_CLOSED_BY = {"<": ">", ">": "<", "[": "]", "{": "}", "(": ")", "'": "'"}
# These can be part of an address: the last one closes.
_OF_ADDRESSES = "('"
_ENDS_A_SENTENCE = frozenset(",;:!?]}>" + QUOTES)
# At the begin of a word, or where one of the marks above opens it. What stands within another
# address is no link of its own.
_BEGIN = rf"(?<![^\s<>\[{{({re.escape(QUOTES)}])"


def invoices_linked_in(text: str, demo_origin: str | None = None) -> set[str]:
    """Return the ids that the payment links in a text name, each once.

    The gate decides what a payment link is; `demo_origin` as for it. Taken as meant are a missing
    `https://` and, from the source of a page, `&amp;`. Of a text that is longer than any link
    nothing is read.
    """
    if len(text) > MAX_LENGTH:
        return set()
    host = rf"(?:https://)?(?:[a-z0-9-]+\.)*{re.escape(TRUSTED_DOMAIN)}"
    origins = "|".join([host, *([re.escape(demo_origin)] if demo_origin else [])])
    begins = re.finditer(rf"{_BEGIN}(?:{origins})(?=[/?])", text, re.IGNORECASE)
    named = (_invoice_named_by(_link_at(text, begin.start()), demo_origin) for begin in begins)
    return {invoice for invoice in named if invoice is not None}


def _link_at(text: str, begin: int) -> str:
    word = text[begin:].split(maxsplit=1)[0]
    opener = text[begin - 1] if begin else " "
    if opener in _OF_ADDRESSES:
        end = word.rfind(_CLOSED_BY[opener])
    else:
        closers = _CLOSED_BY.get(opener, _OTHER_QUOTES if opener in QUOTES else "")
        end = min((at for at in map(word.find, closers) if at >= 0), default=-1)
    if end >= 0:
        return word[:end]
    if opener == "<":
        # Closed in another line: the rest of the address stands there.
        return ""
    return word if word == text else _without_end_of_sentence(word)


def _without_end_of_sentence(word: str) -> str:
    while (
        word[-1] in _ENDS_A_SENTENCE
        # Two of them stand for something that was left out.
        or (word[-1] == "." and word[-2] != ".")
        or (word[-1] == ")" and "(" not in word)
    ):
        word = word[:-1]
    return word


def _invoice_named_by(address: str, demo_origin: str | None) -> str | None:
    whole = address.replace("&amp;", "&")
    if "://" not in whole.partition("?")[0]:
        whole = f"https://{whole}"
    try:
        return admit(whole, demo_origin=demo_origin).named_invoice
    except UntrustedLink:
        return None
