"""Text from outside, made harmless: plain, short, on one line."""

import re
import unicodedata
from collections.abc import Collection

DETAIL_LIMIT = 300
REPLACEMENT = "\ufffd"
HIDDEN = "•••"
_HIDDEN_FROM = 6

_IN_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
# Characters that show as nothing although Unicode does not file them under "format" (Cf).
_BLANK_LETTERS = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
) | frozenset(map(chr, range(0xFE00, 0xFE10)))


def is_invisible(character: str) -> bool:
    """Return whether a character cannot be seen or changes how others are shown.

    Control, format (zero-width and bidirectional), surrogate, private and unassigned characters,
    line and paragraph separators, and letters that are drawn as nothing.
    """
    category = unicodedata.category(character)
    return category[0] == "C" or category in {"Zl", "Zp"} or character in _BLANK_LETTERS


def plain(value: object, limit: int = DETAIL_LIMIT, hidden: Collection[str] = ()) -> str:
    """Return `value` as one line of visible text, at most `limit` characters long.

    White space is folded to single spaces; every other invisible character is replaced by
    U+FFFD, so that nothing can reorder, hide or break the text around it. Of `hidden`, the
    strings that must not be shown, nothing is left, whatever was cut.
    """
    text = value if isinstance(value, str) else str(value)
    # Before anything is cut: of a secret cut in two, neither part would be found.
    text = _without(text, hidden)
    # Cut before folding: a megabyte of white space must not cost a megabyte of work.
    text = " ".join(text[: limit * 4].split())
    shown = "".join(REPLACEMENT if is_invisible(c) else c for c in text[: limit + 1])
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def in_html(text: str) -> str:
    """Return text as it stands in HTML, between tags and in quotes.

    As `html.escape`, for which Python would load the names of 2,231 characters.
    """
    return text.translate(_IN_HTML)


def _without(text: str, hidden: Collection[str]) -> str:
    # A short one is part of everyday words, and hiding those would give it away. The longest goes
    # first: a shorter one may be a part of it.
    secrets = sorted((s for s in hidden if len(s) >= _HIDDEN_FROM), key=len, reverse=True)
    if not secrets:
        return text
    # Whatever the case: host names are shown in lower case.
    return re.sub("|".join(map(re.escape, secrets)), HIDDEN, text, flags=re.IGNORECASE)
