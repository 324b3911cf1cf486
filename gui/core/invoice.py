"""InvoiceId: what may be typed, and how it is cleaned."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote

from gui.core.errors import InvalidInvoiceId, InvoiceIdProblem
from gui.core.pasted_links import QUOTES, invoices_linked_in
from gui.core.text import is_invisible, plain

# BlueTape documents no limit; this one keeps the request line below what servers accept
# (8 KiB) even when every character is quoted to nine.
MAX_LENGTH = 500
_SHOWN_LENGTH = 60

# What people copy along with the id. Without a number sign, a colon and a space, or a second word,
# the word may be part of the id ("invoice_42", "INV/3", "inv:2026:7").
_WORD = r"(?:invoice|inv\.?|factura|fact\.?|fra\.?)"
_KIND = r"(?:id|no\.?|nr\.?|number|n[uú]\u0301?m\.?|n[uú]\u0301?mero)"
_ORDINAL = r"(?:n\.?\s?[º°]\.?)"
_SIGN = rf"(?:[#№]|{_ORDINAL}|n\.\s?o\.?|(?:no|nr|n[uú]\u0301?m)\.)"
_LABEL = re.compile(
    # "Invoice #1", "Factura n.º 1", "Invoice ID: 1", "Invoice number 1"
    rf"{_WORD}(?:(?:\s+{_KIND})?(?:\s*[#№]\s*:?\s*|\s*:\s+)|\s+{_SIGN}\s*:?\s*|\s*{_ORDINAL}\s*:?\s*"
    rf"|\s+{_KIND}\s+)"
    # "#1", "n.º 1", "No. 1"; alone, a sign may be an id.
    rf"|(?:[#№]|{_ORDINAL}|{_SIGN}\s)\s*:?\s*(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class InvoiceId:
    """An identifier the integrator's own system gave an invoice; one path segment of the API.

    Seen: `2eb1acd98a86`, `generic_invoice_test_06072024_friday_2`. No rule is documented, so
    only what cannot be meant is refused. Made by `parse`.
    """

    value: str

    @classmethod
    def parse(cls, typed: str, *, demo_origin: str | None = None) -> "InvoiceId":
        """Return the id in what was typed or pasted.

        White space, quotes, an "Invoice #" and a full stop around the id are taken off. A payment
        link, whatever stands around it, is taken for the id that it names; `demo_origin` as for
        the gate.

        Raises:
            InvalidInvoiceId: with the problem as a fact.
        """
        value = _clean(typed, demo_origin)
        if not value:
            raise InvalidInvoiceId(InvoiceIdProblem.EMPTY)
        if len(value.splitlines()) > 1:
            raise InvalidInvoiceId(InvoiceIdProblem.SEVERAL_LINES)
        if len(value) > MAX_LENGTH:
            raise InvalidInvoiceId(InvoiceIdProblem.TOO_LONG)
        if any(map(_is_refused, value)):
            raise InvalidInvoiceId(InvoiceIdProblem.INVISIBLE_CHARACTER)
        if value in {".", ".."}:
            raise InvalidInvoiceId(InvoiceIdProblem.DOT_SEGMENT)
        return cls(value)

    def path_segment(self) -> str:
        """Return the id quoted for a URL path; `/`, `?`, `#` and `%` lose their meaning."""
        return quote(self.value, safe="")


def shown_id(value: str) -> str:
    """Return an id for a sentence: one line, cut where it is longer than people compare."""
    return plain(value, _SHOWN_LENGTH)


def _clean(typed: str, demo_origin: str | None) -> str:
    value = typed.strip()
    previous = None
    while value != previous:
        previous = value
        value = _strip_full_stop(_strip_quotes(value.strip()))
        linked = invoices_linked_in(value, demo_origin)
        if len(linked) > 1:
            raise InvalidInvoiceId(InvoiceIdProblem.SEVERAL_LINKS)
        if linked:
            # As it stands there: nobody wrote anything around it.
            return linked.pop()
        # Bounded work: nothing after twice the limit can make a long text short enough.
        if len(value) > 2 * MAX_LENGTH:
            return value
        label = _LABEL.match(value)
        if label:
            value = value[label.end() :]
    return value


def _strip_full_stop(value: str) -> str:
    is_sentence = len(value) > 1 and value.endswith(".") and not value.endswith("..")
    return value[:-1] if is_sentence else value


def _strip_quotes(value: str) -> str:
    if len(value) >= 2 and value[0] in QUOTES and value[-1] in QUOTES:
        return value[1:-1]
    return value


def _is_refused(character: str) -> bool:
    is_odd_space = unicodedata.category(character) == "Zs" and character != " "
    return is_odd_space or is_invisible(character)
