"""Answers whose bounds are wrong, doubtful or endless; encodings; redirects."""

from collections.abc import Callable

from gui.core.errors import ReplyProblem, ServiceFailed, UnexpectedReply
from tests.faults.scenario import SUCCEEDS, Expected, Fault, after_request, answer, keeping
from tests.wire import GOOD_BODY, Connection, reply

CUT: Expected = (UnexpectedReply, ReplyProblem.CUT)
FRAMING: Expected = (UnexpectedReply, ReplyProblem.FRAMING)
BAD_JSON: Expected = (UnexpectedReply, ReplyProblem.BAD_JSON)
TOO_LARGE: Expected = (UnexpectedReply, ReplyProblem.TOO_LARGE)
ENCODED: Expected = (UnexpectedReply, ReplyProblem.ENCODED)
WEB_PAGE: Expected = (UnexpectedReply, ReplyProblem.WEB_PAGE)
REDIRECT: Expected = (UnexpectedReply, ReplyProblem.REDIRECT)


def head(*lines: str) -> bytes:
    return "\r\n".join(("HTTP/1.1 200 OK", *lines, "", "")).encode()


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def endless(first: bytes, more: bytes) -> Callable[[Connection], None]:
    def action(connection: Connection) -> None:
        connection.send(first)
        while True:
            connection.send(more)

    return action


def gzip_bomb() -> bytes:
    import gzip

    return gzip.compress(b" " * 10_000_000)


CHUNKED = head("Transfer-Encoding: chunked")
WHOLE_CHUNKS = chunk(GOOD_BODY[:10]) + chunk(GOOD_BODY[10:]) + b"0\r\n\r\n"

LENGTHS = (
    answer("length too large", head("Content-Length: 999") + GOOD_BODY, CUT),
    answer("length too small", head("Content-Length: 10") + GOOD_BODY, BAD_JSON),
    answer("length -1", head("Content-Length: -1") + GOOD_BODY, FRAMING),
    answer("length abc", head("Content-Length: abc") + GOOD_BODY, FRAMING),
    answer("length of 5,000 digits", head("Content-Length: " + "9" * 5_000) + GOOD_BODY, FRAMING),
    answer(
        "two different lengths",
        head(f"Content-Length: {len(GOOD_BODY)}", "Content-Length: 7") + GOOD_BODY,
        FRAMING,
    ),
    answer(
        "length and chunked",
        head(f"Content-Length: {len(GOOD_BODY)}", "Transfer-Encoding: chunked") + WHOLE_CHUNKS,
        FRAMING,
    ),
    answer("an error whose body is cut", reply(b"{", "500 Oops")[:-1], (ServiceFailed, 500)),
)

CHUNKS = (
    keeping("chunked", CHUNKED + WHOLE_CHUNKS, SUCCEEDS),
    answer("chunk size not a number", CHUNKED + b"zz\r\n" + GOOD_BODY, CUT),
    answer("chunk cut", CHUNKED + b"%x\r\n" % len(GOOD_BODY) + GOOD_BODY[:20], CUT),
    answer("last chunk missing", CHUNKED + chunk(GOOD_BODY), CUT),
    Fault("endless chunked body", after_request(endless(CHUNKED, chunk(b" " * 4096))), TOO_LARGE),
)

ENDINGS = (
    answer("body ends by close, complete", head() + GOOD_BODY, SUCCEEDS),
    answer("body ends by close, cut", head() + GOOD_BODY[:-5], BAD_JSON),
    Fault("endless body", after_request(endless(head(), b" " * 4096)), TOO_LARGE),
)

HEADS = (
    keeping("200 x 100 Continue first", b"HTTP/1.1 100 Continue\r\n\r\n" * 200 + reply(), SUCCEEDS),
    answer("one 2 MB header", head("X-Large: " + "x" * 2_000_000), FRAMING),
    answer("5,000 headers", head(*(f"X-{n}: y" for n in range(5_000))), FRAMING),
    answer("not HTTP", b"SSH-2.0-OpenSSH_9.2\r\n\r\n", FRAMING),
    answer("a status that is no number", b"HTTP/1.1 abc OK\r\n\r\n", FRAMING),
)

CONTENT = (
    keeping("gzip bomb", reply(gzip_bomb(), headers=("Content-Encoding: gzip",)), ENCODED),
    keeping("encoding br", reply(headers=("Content-Encoding: br",)), ENCODED),
    keeping(
        "sign-in page", reply(b"<html>Please sign in</html>", content_type="text/html"), WEB_PAGE
    ),
    keeping("sign-in page as JSON", reply(b"  <html>Please sign in</html>"), WEB_PAGE),
)

REDIRECTS = tuple(
    keeping(
        f"{status} to {name}", reply(b"", f"{status} Moved", headers=location), (*REDIRECT, status)
    )
    for status in (301, 302, 303, 307, 308)
    for name, location in {
        "the same host": ("Location: /elsewhere",),
        "another host": ("Location: https://evil.example/",),
        "another port": ("Location: http://127.0.0.1:1/",),
        "plain http": ("Location: http://evil.example/",),
        "itself": ("Location: /base/integration/invoice/2eb1acd98a86/checkout",),
        "an empty address": ("Location: ",),
        "nowhere": (),
        "a broken address": ("Location: http://[broken",),
    }.items()
)

TABLE = LENGTHS + CHUNKS + ENDINGS + HEADS + CONTENT + REDIRECTS
