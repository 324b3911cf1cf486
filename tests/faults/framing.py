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


def coded(coding: str) -> str:
    return f"Transfer-Encoding: {coding}"


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
SIZE = b"%x" % len(GOOD_BODY)
BAD_SIZES = (
    b"zz", b"0x" + SIZE, b"+" + SIZE, b"-" + SIZE, SIZE[:1] + b"_" + SIZE[1:], b" " + SIZE,
    SIZE + b" ", SIZE + b" ;x=y", SIZE + b";x\0", b"", b";x=y",
)  # fmt: skip
ODD_CHUNKS = b"000%s;name=value\r\n%s\r\n000\r\n\r\n" % (SIZE.upper(), GOOD_BODY)
WITH_LENGTH = b"Content-Length: %d\r\n" % len(GOOD_BODY)


def lines(name: str, *heads: bytes, status: bytes = b"HTTP/1.1 200 OK") -> Fault:
    """An answer with these lines before its length, its end and its body, as they are."""
    whole = b"".join((status, b"\r\n", *heads, WITH_LENGTH, b"\r\n", GOOD_BODY))
    return answer(name, whole, FRAMING)


# What hides behind each of the first: the library drops it, and another program reads it.
HIDDEN = {
    "a second length": b"Content-Length: 7\r\n",
    "gzip": b"Content-Encoding: gzip\r\n",
    "text/html": b"Content-Type: text/html\r\n",
    "chunks": b"Transfer-Encoding: chunked\r\n",
}
HIDING = {
    "a line without a colon": b"junk\r\n",
    "a bare CR": b"X: a\r\r\n",
    "a folded line": b"X: a\r\n b\r\n",
}
PROCESSING = b"HTTP/1.1 102 Processing\r\n\r\n"
EARLY_HINTS = b"HTTP/1.1 103 Early Hints\r\nContent-Length: 5\r\nLink: </x>\r\n\r\n"
UPGRADE = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"

LINES = (
    *(
        lines(f"{hiding}, then {hidden}", HIDING[hiding], HIDDEN[hidden])
        for hiding in HIDING
        for hidden in HIDDEN
    ),
    lines("a header behind a bare CR", b"X: a\rContent-Length: 7\r\n"),
    lines("a bare LF", b"X: a\n"),
    lines("the first line folded", b" X: a\r\n"),
    lines("a NUL in a value", b"X: a\0b\r\n"),
    lines("an ESC in a value", b"X: \x1b[2J\r\n"),
    lines("a NUL in a name", b"X\0: a\r\n"),
    lines("white space before the colon", b"X : a\r\n"),
    lines("white space in a name", b"X Y: a\r\n"),
    lines("no name", b": a\r\n"),
    lines("a name that is no token", b"X(Y): a\r\n"),
    lines("a name in Latin-1", b"\xd1: a\r\n"),
    lines("a line as mailboxes begin", b"From me\r\n"),
    lines("the same length twice", WITH_LENGTH),
    answer(
        "white space after a length and its value in Latin-1",
        b"HTTP/1.1 200 OK\r\nX: \xe9\r\n" + WITH_LENGTH[:-2] + b" \t\r\n\r\n" + GOOD_BODY,
        SUCCEEDS,
    ),
    *(
        lines(f"the status line {status.decode()}", status=status)
        for status in (
            b"HTTP/1.1 +200 OK",
            b"HTTP/1.1 2_0_0 OK",
            b"HTTP/1.1 0200 OK",
            b"HTTP/1.1 20 OK",
            b"HTTP/1.1 200.0 OK",
            b"HTTP/1.1 099 OK",
            b"HTTP/1.1  200 OK",
            b"HTTP/1.1\t200 OK",
            b"HTTP/1.1 200\0 OK",
            b"HTTP/1.1 200 O\rK",
            b"HTTP/1.1 200OK",
            b" HTTP/1.1 200 OK",
            b"HTTP/1.1x 200 OK",
            b"HTTP/1.2 200 OK",
            b"HTTP/1. 200 OK",
            b"HTTP/1.10 200 OK",
            b"HTTP/0.9 200 OK",
            b"HTTP/2 200 OK",
            b"http/1.1 200 OK",
            b"HTTP/1,1 200 OK",
        )
    ),
    *(
        answer(
            f"an interim answer with {name}", b"HTTP/1.1 100 Continue\r\n" + raw + reply(), FRAMING
        )
        for name, raw in HIDING.items()
    ),
    keeping("102 and 103 first", PROCESSING + EARLY_HINTS + reply(), SUCCEEDS),
    keeping("an unasked 101", UPGRADE + reply(), (UnexpectedReply, ReplyProblem.STATUS, 101)),
    answer("only interim answers", EARLY_HINTS, CUT),
    answer("an interim answer of 2 MB", EARLY_HINTS[:-2] + b"X: " + b"y" * 2_000_000, FRAMING),
    answer("an interim answer of 1_0_0", b"HTTP/1.1 1_0_0 Continue\r\n\r\n" + reply(), FRAMING),
    answer("no reason", b"HTTP/1.1 200\r\n" + WITH_LENGTH + b"\r\n" + GOOD_BODY, SUCCEEDS),
    answer("HTTP/1.0", b"HTTP/1.0 200 OK\r\n" + WITH_LENGTH + b"\r\n" + GOOD_BODY, SUCCEEDS),
)

CODINGS = (
    *(
        answer(
            f"the coding {', '.join(codings)}", head(*map(coded, codings)) + WHOLE_CHUNKS, FRAMING
        )
        for codings in (
            ("chunked", "chunked"),
            ("chunked", "identity"),
            ("identity", "chunked"),
            ("gzip", "chunked"),
            ("identity",),
            ("gzip",),
            ("xchunked",),
            ("chunked;q=1",),
            ("\x0bchunked",),
            ("",),
        )
    ),
    keeping(
        "the coding chunked, spaced",
        head("transfer-encoding:\tChunked \t") + WHOLE_CHUNKS,
        SUCCEEDS,
    ),
    answer(
        "chunks in HTTP/1.0",
        CHUNKED.replace(b"HTTP/1.1", b"HTTP/1.0") + WHOLE_CHUNKS,
        FRAMING,
    ),
)

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
    *(
        answer(
            f"chunk size {size.decode()!r}",
            CHUNKED + size + b"\r\n" + GOOD_BODY + b"\r\n0\r\n\r\n",
            FRAMING,
        )
        for size in BAD_SIZES
    ),
    *(
        answer(f"last chunk {size.decode()!r}", CHUNKED + chunk(GOOD_BODY) + size, FRAMING)
        for size in (b"-0\r\n\r\n", b"0x0\r\n\r\n", b"0\n\r\n", b"\r\n")
    ),
    keeping("a size with zeros and an extension", CHUNKED + ODD_CHUNKS, SUCCEEDS),
    answer(
        "a chunk that goes on behind its end",
        CHUNKED + b"%x\r\n%s;;0\r\n\r\n" % (len(GOOD_BODY), GOOD_BODY),
        FRAMING,
    ),
    answer(
        "a trailer without a colon",
        CHUNKED + WHOLE_CHUNKS[:-2] + b"junk\r\n\r\n",
        FRAMING,
    ),
    keeping("a trailer", CHUNKED + WHOLE_CHUNKS[:-2] + b"X-Sum: 1\r\n\r\n", SUCCEEDS),
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

TABLE = LINES + CODINGS + LENGTHS + CHUNKS + ENDINGS + HEADS + CONTENT + REDIRECTS
