"""A 200 whose body is not the one object with one link that it should be."""

from gui.core.errors import LinkProblem, ReplyProblem, UnexpectedReply, UntrustedLink
from tests.faults.scenario import body
from tests.wire import GOOD_BODY, LINK

BAD_JSON = (UnexpectedReply, ReplyProblem.BAD_JSON)
NO_LINK = (UnexpectedReply, ReplyProblem.LINK_MISSING)

# Beyond what the decimal module can hold, or what can be written out.
ODD = (
    "1e-9999999999999999999", "1e9999999999999999999", "0e9999999999999999999",
    "-0e-9999999999999999999", "1e999999999", "0e999999999", "1e-999999999", "1e-99999",
)  # fmt: skip
DIGITS = b"1" * 60_000

TABLE = (
    body("empty", b"", *BAD_JSON),
    body("white space", b" \r\n\t ", *BAD_JSON),
    body("null", b"null", *BAD_JSON),
    body("a list", b"[]", *BAD_JSON),
    body("a string", b'"x"', *BAD_JSON),
    body("a number", b"1", *BAD_JSON),
    body("no link", b"{}", *NO_LINK),
    body("link null", b'{"checkOutUrl": null}', *NO_LINK),
    body("link a number", b'{"checkOutUrl": 7}', *NO_LINK),
    body("link a list", b'{"checkOutUrl": ["x"]}', *NO_LINK),
    body("link an object", b'{"checkOutUrl": {"x": 1}}', *NO_LINK),
    body("link empty", b'{"checkOutUrl": ""}', *NO_LINK),
    body("link blank", b'{"checkOutUrl": "  "}', *NO_LINK),
    body("link in other case", GOOD_BODY.replace(b"checkOutUrl", b"checkouturl"), *NO_LINK),
    body("link twice", b'{"checkOutUrl": "https://a", "checkOutUrl": "https://b"}', *BAD_JSON),
    body("another name twice", GOOD_BODY[:-1] + b', "a": 1, "a": 2}', *BAD_JSON),
    body("NaN", b'{"checkOutUrl": NaN}', *BAD_JSON),
    body("a number too large", GOOD_BODY[:-1] + b', "n": 1e999}', *BAD_JSON),
    body("a number of 5,000 digits", GOOD_BODY[:-1] + b', "n": %s}' % (b"9" * 5_000), *BAD_JSON),
    *(body(f"the number {n}", GOOD_BODY[:-1] + b', "n": %s}' % n.encode(), *BAD_JSON) for n in ODD),
    body("a number with 60,000 decimals", GOOD_BODY[:-1] + b', "n": 0.%s}' % DIGITS, *BAD_JSON),
    body("fifty levels", GOOD_BODY[:-1] + b', "n": %s1%s}' % (b"[" * 50, b"]" * 50), *BAD_JSON),
    body("60,000 [", b"[" * 60_000, *BAD_JSON),
    body("100,000 [", b"[" * 100_000, UnexpectedReply, ReplyProblem.TOO_LARGE),
    body("deep inside", b'{"a": %s%s}' % (b"[" * 30_000, b"]" * 30_000), *BAD_JSON),
    body("byte order mark", b"\xef\xbb\xbf" + GOOD_BODY, *BAD_JSON),
    body("UTF-16", GOOD_BODY.decode().encode("utf-16"), *BAD_JSON),
    body("bad UTF-8", GOOD_BODY[:-1] + b', "a": "\xff"}', *BAD_JSON),
    body("lone surrogate in the link", b'{"checkOutUrl": "%s\\ud800"}' % LINK.encode(), *BAD_JSON),
    body("lone surrogate elsewhere", GOOD_BODY[:-1] + b', "a": ["\\udfff"]}', *BAD_JSON),
    body("bytes after the object", GOOD_BODY + b" x", *BAD_JSON),
    body("two objects", GOOD_BODY + GOOD_BODY, *BAD_JSON),
    body(
        "link of 1 MB",
        b'{"checkOutUrl": "https://www.bluetape.com/%s"}' % (b"x" * 1_000_000),
        UnexpectedReply,
        ReplyProblem.TOO_LARGE,
    ),
    body(
        "link of 60 KB",
        b'{"checkOutUrl": "https://www.bluetape.com/%s"}' % (b"x" * 60_000),
        UntrustedLink,
        LinkProblem.LENGTH,
    ),
)
