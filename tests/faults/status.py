"""Every status the contract or a gateway may give, and what it says about itself."""

from gui.core.errors import (
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
from tests.faults.scenario import SUCCEEDS, Expected, Fault, keeping
from tests.wire import reply

NOT_FOUND = b'{"code": "404", "reason": "Invoice not found."}'
HERE = "127.0.0.1"


def status(
    line: str, *expected: object, content: bytes = b"", requests: int = 1, page: bool = False
) -> Fault:
    raw = reply(content, line, "text/html" if page else "application/json")
    return keeping(line + (" HTML" if page else ""), raw, expected, requests)


def said(name: str, content: bytes, line: str, *expected: object) -> Fault:
    return keeping(name, reply(content, line), expected)


def later(name: str, value: str | None, *expected: object, requests: int, date: str = "") -> Fault:
    headers = () if value is None else (f"Retry-After: {value}",)
    headers += (f"Date: {date}",) if date else ()
    return keeping(
        f"429 Retry-After {name}", reply(b"", "429 Busy", headers=headers), expected, requests
    )


NOON = "Sun, 22 Nov 2026 12:00:00 GMT"
TWO_PAST_NOON = "Sun, 22 Nov 2026 12:00:02 GMT"
NEXT_DAY = "Mon, 23 Nov 2026 12:00:00 GMT"

STATUSES = (
    keeping("200", reply(), SUCCEEDS),
    status("201 Created", UnexpectedReply, ReplyProblem.STATUS, 201),
    status("400 Bad Request", Rejected, 400),
    status("401 Unauthorized", Unauthorized, 401),
    status("403 Forbidden", Unauthorized, 403),
    status(
        "404 Not Found",
        InvoiceNotFound,
        ServerWords("404", "Invoice not found."),
        content=NOT_FOUND,
    ),
    status("404 Not Found", WrongAddress, HERE, content=b"<h1>404</h1>", page=True),
    status("405 Method Not Allowed", Rejected, 405),
    status("408 Request Timeout", Rejected, 408, requests=3),
    status("409 Conflict", Rejected, 409),
    status("410 Gone", Rejected, 410),
    status("418 I'm a teapot", Rejected, 418),
    status("500 Oops", ServiceFailed, 500),
    status("502 Bad Gateway", ServiceFailed, 502, content=b"<h1>502</h1>", requests=3, page=True),
    status("503 Service Unavailable", ServiceFailed, 503, requests=3),
    status("504 Gateway Timeout", ServiceFailed, 504, requests=3),
    status("599 Odd", ServiceFailed, 599),
    status("999 Odder", UnexpectedReply, ReplyProblem.STATUS, 999),
)

WAITS = (
    later("0", "0", RateLimited, 0, requests=3),
    later("-1", "-1", RateLimited, None, requests=3),
    later("nope", "nope", RateLimited, None, requests=3),
    later("missing", None, RateLimited, None, requests=3),
    later("999999", "999999", RateLimited, 3_600, requests=1),
    later("a date the next day", NEXT_DAY, RateLimited, 3_600, requests=1, date=NOON),
    later("a date that is past", NOON, RateLimited, None, requests=3, date=TWO_PAST_NOON),
)

# Two tries, two seconds before each: longer than the tests' own limits allow.
HONOURED = (
    later("2", "2", RateLimited, 2, requests=3),
    later("a date in 2 seconds", TWO_PAST_NOON, RateLimited, 2, requests=3, date=NOON),
)

_401: Expected = (Unauthorized, 401)
WITH_NUMBER = b'{"code": 1e-9999999999999999999, "reason": "x"}'
DEEP = b'{"code": %s%s, "reason": "x"}' % (b"[" * 900, b"]" * 900)
WORDS = (
    said("code a number", b'{"code": 7}', "401 No", *_401, ServerWords("7")),
    said("code null", b'{"code": null}', "401 No", *_401, ServerWords()),
    said("code an object", b'{"code": {"a": 1}}', "401 No", *_401, ServerWords("{'a': 1}")),
    said("reason missing", b'{"code": "x"}', "401 No", *_401, ServerWords("x")),
    said("reason a list", b'{"reason": ["x"]}', "401 No", *_401, ServerWords()),
    said(
        "reason of 1 MB",
        b'{"reason": "%s"}' % (b"x" * 1_000_000),
        "401 No",
        *_401,
        ServerWords(),
    ),
    said(
        "reason of 60 KB",
        b'{"reason": "%s"}' % (b"x" * 60_000),
        "401 No",
        *_401,
        ServerWords("", "x" * 299 + "…"),
    ),
    *(
        said(f"a number beyond all numbers in {line}", WITH_NUMBER, line, *expected)
        for line, expected in {
            "401 No": (*_401, ServerWords()),
            "404 Not Found": (WrongAddress, HERE),
            "409 Conflict": (Rejected, 409, ServerWords()),
            "500 Oops": (ServiceFailed, 500, ServerWords()),
        }.items()
    ),
    said("a code of a thousand levels", DEEP, "401 No", *_401, ServerWords()),
    said("an error in bad JSON", b'{"code"', "400 Bad Request", Rejected, 400, ServerWords()),
    said("404 with another JSON", b"{}", "404 Not Found", WrongAddress, HERE),
    said("404 cut", b'{"code": "404", "rea', "404 Not Found", WrongAddress, HERE),
    said(
        "404 of 1 MB",
        b'{"code": "404", "reason": "%s"}' % (b"x" * 1_000_000),
        "404 Not Found",
        UnexpectedReply,
        ReplyProblem.TOO_LARGE,
    ),
)

TABLE = STATUSES + WAITS + WORDS
