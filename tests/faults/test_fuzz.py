"""Answers changed at random, each of them a link, a status or one failure of the closed union.

The seeds are fixed: what a run finds stays found. A few in every run, many in the exhaustive one.
"""

import contextlib
import io
import json
import logging
import random
import re
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any, get_args

import pytest
import requests
import urllib3

from gui.core.accounts.credentials import Credentials
from gui.core.cancellation import Cancellation
from gui.core.errors import Failure, LookupFailure, ProgramFault, in_union
from gui.core.http.client import CheckoutClient
from gui.core.http.exchange import Exchange, Limits
from gui.core.http.retries import RetryPolicy
from gui.core.http.transport import Transport
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink, admit
from gui.core.status import InvoiceStatus
from gui.presenters.amounts import shown_amount
from gui.presenters.messages import FailureContext, lookup_message
from gui.presenters.support import support_details
from tests.desktop import PATIENCE_S
from tests.faults.framing import CHUNKED, WHOLE_CHUNKS, head
from tests.mutations import mutations
from tests.wire import GOOD_BODY, LINK, reply

ID = InvoiceId("2eb1acd98a86")
KEY, ACCOUNT = "canary-key-4f1d", "canary-account-77"
UNION = set(get_args(LookupFailure)) - {ProgramFault}
COUNTS = (500, pytest.param(100_000, marks=[pytest.mark.exhaustive, pytest.mark.timeout(1_200)]))
RAW_COUNTS = (300, pytest.param(10_000, marks=[pytest.mark.exhaustive, pytest.mark.timeout(600)]))

NUMBERS = (
    b"1e-9999999999999999999", b"1e999999999", b"0e999999999", b"0e-999999999", b"-0", b"1e308",
    b"9" * 999, b"9" * 5_000, b"0." + b"1" * 999, b"0." + b"0" * 999, b"123456789012345.5",
    b"-1e-5", b"NaN", b"-Infinity", b"1e400", b"00", b"1_0", b"+1", b"0x1", b"1.", b".5", b"1e",
)  # fmt: skip
BODIES = (
    GOOD_BODY,
    b'{"invoiceId": "2eb1acd98a86", "status": "Placed", "totalAmount": 4550.10, "creditInfo": {}}',
    b'{"code": "404", "reason": "Invoice not found."}',
    b'{"code": 500, "reason": "Unexpected error."}',
    b'{"totalAmount": 1, "status": "Paid", "code": 1.5, "checkOutUrl": "%s"}' % LINK.encode(),
)
BODY_PIECES = (
    *NUMBERS,
    *(b", %s: %s" % (name, n) for n in NUMBERS for name in (b'"totalAmount"', b'"code"', b'"x"')),
    *(b'{"status": "Placed", "totalAmount": %s}' % n for n in NUMBERS),
    *(b'{"code": %s, "reason": "x"}' % n for n in NUMBERS),
    b'"', b"{", b"}", b"[", b"]", b":", b",", b"\\", b"\\ud800", b"\\u0000", b"\\u202e", b"\0",
    b"\xff", b"\xef\xbb\xbf", b"null", b"[" * 900, b'{"a":' * 600, b"<html>", b"%", b"%0d%0a",
    KEY.encode(),
)  # fmt: skip
STATUSES = (200, 200, 200, 204, 302, 400, 401, 403, 404, 404, 409, 429, 500, 503, 600, 999)
HEADER_VALUES = (
    b"application/json", b"text/html", b"3", b"9" * 5_000, b"Sun, 22 Nov 2026 12:00:00 GMT",
    b"Sun, 22 Nov 99999 12:00:00 GMT", b"1 Jan 1 00:00:00 +9999", b"https://evil.example/",
    b"1 Jan 2026 00:00 -99999999999", b"identity", b"-1", b"http://[",
)  # fmt: skip
HEADER_NAMES = ("Retry-After", "Date", "Location", "Content-Type")


class Canned(Transport):
    """A transport that has the answer already, in the library's own clothes."""

    def __init__(self) -> None:
        super().__init__()
        self.status, self.body = 200, b""
        self.headers: dict[str, str] = {}

    def send(self, request: object, proxies: object, exchange: Exchange) -> requests.Response:
        response = requests.Response()
        response.status_code = self.status
        response.headers.update(self.headers)
        response.raw = urllib3.HTTPResponse(
            io.BytesIO(self.body), version=11, status=self.status, preload_content=False
        )
        return response


def ask(
    client: CheckoutClient, base: str = "http://127.0.0.1:9", *, wants_status: bool = False
) -> CheckoutLink | InvoiceStatus | Failure:
    """Look up, and check that what comes is of the union, and can be said and shown."""
    there = Credentials(base, KEY, ACCOUNT)
    question: Callable[..., CheckoutLink | InvoiceStatus]
    question = client.fetch_status if wants_status else client.fetch
    found: CheckoutLink | InvoiceStatus | Failure
    try:
        found = question(there, ID, Cancellation())
    except Failure as failure:
        found = failure
    if isinstance(found, InvoiceStatus):
        assert len(shown_amount(found.total)) < 40
    elif isinstance(found, Failure):
        assert type(found) in UNION, found
        message = lookup_message(in_union(found), FailureContext())
        shown = message.title + message.text + message.details
        assert KEY not in shown + support_details(in_union(found), None)
    return found


@pytest.mark.parametrize("count", COUNTS)
def test_whatever_a_body_or_a_header_says_is_in_the_union(count: int) -> None:
    transport = Canned()
    client = CheckoutClient(transport, retries=RetryPolicy(limit=0))
    chance = random.Random(11)
    values = mutations(12, count, HEADER_VALUES, (b"0", b" ", b"+", b",", b":", b"\xe9", b"9999"))
    kinds = set()
    for body, value in zip(mutations(13, count, BODIES, BODY_PIECES), values, strict=True):
        transport.body, transport.status = body, chance.choice(STATUSES)
        transport.headers = {chance.choice(HEADER_NAMES): value.decode("latin-1")}
        kinds.add(type(ask(client, wants_status=chance.random() < 0.5)))
    # Both ends were reached, and most of what lies between.
    assert kinds >= {CheckoutLink, InvoiceStatus}
    assert len(kinds) > 8


WIRE = (
    reply(),
    reply(headers=("Keep-Alive: timeout=5", "X-Sum: 1")),
    CHUNKED + WHOLE_CHUNKS,
    head("Connection: close") + GOOD_BODY,
    b"HTTP/1.1 100 Continue\r\nX: y\r\n\r\n" + reply(),
    reply(b'{"code": "404", "reason": "Invoice not found."}', "404 Not Found"),
    reply(b'{"code": "500", "reason": "x"}', "500 Oops"),
)
WIRE_PIECES = (
    b"\r", b"\n", b"\r\n", b"\0", b" ", b"\t", b":", b";", b"_", b"+", b"-", b"0x", b"0",
    b"junk\r\n", b"X: a\rContent-Length: 84", b"Content-Length: 7\r\n", b"Content-Length: 84\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Transfer-Encoding: identity\r\n",
    b"HTTP/1.0", b"HTTP/1.1x",
    b"Content-Encoding: gzip\r\n", b"Content-Type: text/html\r\n", b"HTTP/1.1 103 Early\r\n\r\n",
    b"X" * 70_000, b"\r\n\r\n", b"0\r\n\r\n", b"54\r\n", b"\x85", b"\x1c",
)  # fmt: skip

TEXT = rb"[\t\x20-\x7e\x80-\xff]*"


def read_as_written(raw: bytes) -> bytes | None:
    """The body of an answer by the letter of RFC 9112, or `None` where the letter is broken."""
    while True:
        whole, separator, rest = raw.partition(b"\r\n\r\n")
        first, *fields = whole.split(b"\r\n")
        status = re.fullmatch(rb"HTTP/1\.([01]) ([1-9]\d\d)(?: %s)?" % TEXT, first)
        named = [re.fullmatch(rb"([!#-'*+\-.^-z|~\w]+):(%s)" % TEXT, field) for field in fields]
        if not separator or status is None or not all(named):
            return None
        if status[2] == b"101" or status[2] >= b"200":
            break
        raw = rest
    values: dict[bytes, list[bytes]] = {}
    for name, value in (field.groups() for field in named if field):
        values.setdefault(name.lower(), []).append(value.strip(b" \t"))
    match values.get(b"transfer-encoding"), values.get(b"content-length"):
        case None, None:
            return rest
        case None, [length] if length.isdigit() and len(rest) >= int(length):
            return rest[: int(length)]
        case [coding], None if coding.lower() == b"chunked" and status[1] == b"1":
            return without_chunks(rest)
    return None


def without_chunks(rest: bytes) -> bytes | None:
    body = b""
    while size := re.match(rb"([0-9A-Fa-f]+)(?:;%s)?\r\n" % TEXT, rest):
        length, rest = int(size[1], 16), rest[size.end() :]
        if length == 0:
            return body if re.match(rb"([!-9;-~]+:%s\r\n)*\r\n" % TEXT, rest) else None
        if rest[length : length + 2] != b"\r\n":
            return None
        body, rest = body + rest[:length], rest[length + 2 :]
    return None


@contextlib.contextmanager
def saying(answers: Iterator[bytes]) -> Iterator[int]:
    """A server that gives the next answer to each connection, and closes it; its port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        for answer in answers:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            # OSError: the client has read enough, and went.
            with connection, contextlib.suppress(OSError):
                while b"\r\n\r\n" not in connection.recv(65_536):
                    pass
                connection.sendall(answer)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(PATIENCE_S)


@pytest.mark.parametrize("count", RAW_COUNTS)
def test_whatever_comes_over_the_wire_is_in_the_union(
    count: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR, "urllib3")
    client = CheckoutClient(limits=Limits(total_s=20), retries=RetryPolicy(limit=0))
    raws = list(mutations(14, count, WIRE, WIRE_PIECES))
    links = 0
    with saying(iter(raws)) as port:
        for raw in raws:
            found: Any = ask(client, f"http://127.0.0.1:{port}")
            if isinstance(found, CheckoutLink):
                body = read_as_written(raw)
                assert body is not None, raw
                assert admit(json.loads(body)["checkOutUrl"]) == found, raw
                links += 1
    assert links > count / 20
