"""What the API answered, read: an address, a status, or a failure of the closed union.

Facts from the vendor's documentation, API version 1.1.0: `/checkout` answers 200 with one field,
`checkOutUrl` (capital O and U), `/status` with `invoiceId`, `status`, `totalAmount` and
`creditInfo`; 400, 401, 404 and 500 are documented, with the body
`{"code": "404", "reason": "Invoice not found."}` shown for some of them. A gateway in between may
answer anything.
"""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from decimal import Decimal
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, NoReturn

from gui.core.errors import (
    NO_WORDS,
    InvoiceNotFound,
    RateLimited,
    Rejected,
    ReplyProblem,
    ServerWords,
    ServiceFailed,
    Unauthorized,
    UnexpectedReply,
    WrongAddress,
)
from gui.core.status import InvoiceStatus
from gui.core.strict_json import JsonProblem, read_object
from gui.core.text import plain

RETRY_AFTER_LIMIT_S = 3_600
_CODE_LIMIT = 60
_WORD_LIMIT = 40
# Far above any invoice, and as much as is shown as it was sent.
_TOTAL_LIMIT = Decimal(10) ** 18
_MOST_DECIMALS = 6
# The customer's credit standing, which is none of this program's business.
_PRIVATE = ("creditInfo",)


@dataclass(frozen=True, slots=True)
class Reply:
    """One complete answer: the status, the headers that matter, the body as it was sent.

    `never_shown` was in the request; a server that repeats it does not get it shown.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    host: str
    never_shown: tuple[str, ...] = field(default=(), repr=False)


def checkout_address(reply: Reply) -> str:
    """Return the raw address of a successful answer; it has not passed the gate yet.

    Raises:
        Unauthorized, InvoiceNotFound, WrongAddress, Rejected, RateLimited, ServiceFailed,
        UnexpectedReply
    """
    address = _object_of(reply).get("checkOutUrl")
    if not isinstance(address, str) or not address.strip():
        raise UnexpectedReply(ReplyProblem.LINK_MISSING, reply.status)
    return address


def invoice_status(reply: Reply, invoice_id: str) -> InvoiceStatus:
    """Return what a successful answer says about the invoice; `creditInfo` is never kept.

    An answer that names another invoice says nothing about this one.

    Raises:
        As `checkout_address`.
    """
    found = _object_of(reply)
    if found.get("invoiceId", invoice_id) != invoice_id:
        raise UnexpectedReply(ReplyProblem.OTHER_INVOICE, reply.status)
    word = found.get("status")
    if not isinstance(word, str) or not word.strip():
        raise UnexpectedReply(ReplyProblem.STATUS_MISSING, reply.status)
    shown = plain(word, _WORD_LIMIT, reply.never_shown)
    return InvoiceStatus(shown, _total(found.get("totalAmount")))


def _total(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    total = Decimal(value)
    exponent = total.as_tuple().exponent
    is_plain = isinstance(exponent, int) and -exponent <= _MOST_DECIMALS
    return total if is_plain and total.copy_abs() < _TOTAL_LIMIT else None


def _object_of(reply: Reply) -> dict[str, Any]:
    if reply.status != HTTPStatus.OK:
        _raise_status(reply)
    if _is_web_page(reply):
        raise UnexpectedReply(ReplyProblem.WEB_PAGE, reply.status)
    try:
        return read_object(reply.body, without=_PRIVATE)
    except JsonProblem:
        raise UnexpectedReply(ReplyProblem.BAD_JSON, reply.status) from None


def _raise_status(reply: Reply) -> NoReturn:
    status = reply.status
    said = _words(reply)
    words = said or NO_WORDS
    if 300 <= status < 400:
        target = plain(reply.headers.get("Location", ""), hidden=reply.never_shown)
        raise UnexpectedReply(ReplyProblem.REDIRECT, status, target)
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        raise Unauthorized(status, words)
    if status == HTTPStatus.NOT_FOUND:
        # A 404 that does not speak the API's language comes from something that is not the API.
        raise InvoiceNotFound(words) if said else WrongAddress(reply.host)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise RateLimited(retry_after_s(reply.headers), words)
    if 400 <= status < 500:
        raise Rejected(status, words)
    if 500 <= status < 600:
        raise ServiceFailed(status, words, retry_after_s(reply.headers))
    raise UnexpectedReply(ReplyProblem.STATUS, status)


def _is_web_page(reply: Reply) -> bool:
    declared = reply.headers.get("Content-Type", "").lower()
    return "html" in declared or reply.body.lstrip()[:1] == b"<"


def _words(reply: Reply) -> ServerWords | None:
    """The API's own words about an error, or `None` where the body is not of its making."""
    try:
        found = read_object(reply.body, without=_PRIVATE)
    except JsonProblem:
        return None
    if not {"code", "reason"} & found.keys():
        return None
    # The documentation has strings; other types are shown as they would be written.
    code, reason = (found.get(name) for name in ("code", "reason"))
    return ServerWords(
        code="" if code is None else plain(code, _CODE_LIMIT, reply.never_shown),
        reason=plain(reason, hidden=reply.never_shown) if isinstance(reason, str) else "",
    )


def retry_after_s(headers: Mapping[str, str]) -> int | None:
    """Return the seconds to wait by RFC 9110, section 10.2.3, or `None` where it names none.

    A date counts from the answer's own `Date`, where there is one: this computer's clock may be
    wrong. More than `RETRY_AFTER_LIMIT_S` is taken for that.
    """
    value = headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return min(int(value[:9]), RETRY_AFTER_LIMIT_S)
    until = _timestamp(value)
    if until is None:
        return None
    now = _timestamp(headers.get("Date", ""))
    wait_s = math.ceil(until - (time.time() if now is None else now))
    return min(wait_s, RETRY_AFTER_LIMIT_S) if wait_s > 0 else None


def _timestamp(date: str) -> float | None:
    try:
        when = parsedate_to_datetime(date)
        # A date without a zone is in UTC: RFC 9110, section 5.6.7.
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
