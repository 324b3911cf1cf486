"""What holds for every input, however odd: properties, fed with random and mutated ones."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QUrl

from gui.core.errors import NO_WORDS, Failure, InvalidInvoiceId, UntrustedLink
from gui.core.http.replies import Reply, checkout_address
from gui.core.invoice import MAX_LENGTH, InvoiceId
from gui.core.link import CheckoutLink, admit
from gui.core.strict_json import JsonProblem, read_object
from gui.core.text import DETAIL_LIMIT, is_invisible, plain
from tests.faults.gate import ADMITTED, REFUSED
from tests.oracle import Oracle
from tests.wire import GOOD_BODY, LINK

# The same examples on every run; what a run finds stays found.
thorough = settings(derandomize=True, deadline=None, max_examples=600)

ERROR_BODY = b'{"code": "404", "reason": "Invoice not found."}'


@st.composite
def mutated(draw: st.DrawFn, whole: bytes) -> bytes:
    """Good bytes with a few of them removed, changed, repeated or replaced by others."""
    found = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(found)))
        to = draw(st.integers(at, min(len(found), at + 8)))
        pieces = (b"", b'"', b"{", b"}", b"\\ud800", b"NaN", b"\x00", b"\xff", b"1e999", b",", b":")
        found[at:to] = draw(st.sampled_from(pieces) | st.binary(max_size=6) | st.just(whole[at:to]))
    return bytes(found)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)
objects = st.fixed_dictionaries(
    {}, optional={"checkOutUrl": json_values, "code": json_values, "reason": json_values}
).map(lambda value: json.dumps(value).encode())
bodies = st.binary() | mutated(GOOD_BODY) | mutated(ERROR_BODY) | objects


@thorough
@given(body=bodies, status=st.sampled_from([200, 302, 400, 401, 404, 429, 500, 503, 999]))
def test_every_body_is_an_address_or_one_failure(body: bytes, status: int) -> None:
    try:
        address = checkout_address(Reply(status, {}, body, "host.example"))
    except Failure as failure:
        words = getattr(failure, "words", NO_WORDS)
        for said in (words.code, words.reason, getattr(failure, "detail", "")):
            assert len(said) <= DETAIL_LIMIT
            assert not any(map(is_invisible, said.replace("\ufffd", "")))
    else:
        assert status == 200
        assert json.loads(body)["checkOutUrl"] == address


@thorough
@given(body=bodies)
def test_what_is_read_is_what_every_reader_reads(body: bytes) -> None:
    try:
        found = read_object(body)
    except JsonProblem:
        return
    dumped = json.dumps(found, allow_nan=False, ensure_ascii=False, default=str)
    assert dumped.encode("utf-8")
    assert found == json.loads(body, parse_float=Decimal)


@pytest.fixture(scope="module")
def oracle() -> Iterator[Oracle]:
    oracle = Oracle()
    yield oracle
    oracle.close()


SCHEMES = ("https", "HTTPS", "http", "javascript", "file", "htt\tps", "")
SEPARATORS = ("://", ":", ":/", ":///", ":\\\\", "://\\", "")
HOSTS = (
    "www.bluetape.com", "bluetape.com", "evil.example", "bluetape.com.evil.example",
    "www.bluet\u0430pe.com", "xn--bluetpe-6fg.com", "www.bluetape.com.", "127.0.0.1", "[::1]",
)  # fmt: skip
EXTRAS = ("", "user@", "a:b@", "evil.example\\@", "@", ":443", ":", "#", "?", "%00", "\u200b")
TAILS = (
    "",
    "/",
    "/i/r?id=1",
    "/%2e%2e/x",
    "/%c3%a9%2f%7e?id=%2f'",
    "/#x",
    "/a b",
    "/\u202e",
    "\\x",
    "?x=y",
    "/@evil.example",
)


@st.composite
def addresses(draw: st.DrawFn) -> str:
    whole = "".join(
        draw(st.sampled_from(part)) for part in (SCHEMES, SEPARATORS, EXTRAS, HOSTS, EXTRAS, TAILS)
    )
    at = draw(st.integers(0, len(whole)))
    inserted = draw(st.sampled_from(("", "", "\t", "\n", "\\", "@", "/", ".", "\x00")))
    return whole[:at] + inserted + whole[at:]


def decided(raw: str) -> CheckoutLink | UntrustedLink:
    try:
        return admit(raw)
    except UntrustedLink as refusal:
        return refusal


# What follows a good host: of everything that may stand there, and a little that may not.
tails = st.lists(
    st.sampled_from([*"aZ09-._~!$&'()*+,;=:@/?#", "..", "/."])
    | st.integers(0, 255).flatmap(lambda n: st.sampled_from([f"%{n:02x}", f"%{n:02X}"])),
    max_size=12,
).map(lambda parts: "https://www.bluetape.com/" + "".join(parts))


@thorough
@given(
    raw=tails | st.text() | addresses() | mutated(LINK.encode()).map(lambda b: b.decode("latin-1"))
)
@example(raw="https://www.bluetape.com")
@example(raw="https://www.bluetape.com/o'neil?id=o'neil")
def test_what_the_gate_lets_through_leads_to_bluetape(oracle: Oracle, raw: str) -> None:
    link = decided(raw)
    if isinstance(link, UntrustedLink):
        assert link.host.isascii()
        assert len(link.raw) <= DETAIL_LIMIT
        assert not any(map(is_invisible, link.raw.replace("\ufffd", "")))
        return
    read = oracle.read(link.address)
    assert read is not None
    assert read.scheme == "https"
    assert read.host == link.host
    assert read.host == "bluetape.com" or read.host.endswith(".bluetape.com")
    assert (read.user, read.password, read.port, read.fragment) == ("", "", "", "")
    assert admit(link.address) == link
    assert read.spelling == link.address
    qt = QUrl(link.address, QUrl.ParsingMode.StrictMode)
    assert bytes(qt.toEncoded().data()).decode() == link.address


def test_the_oracle_agrees_with_the_table(oracle: Oracle) -> None:
    """Addresses of the table that are refused for their host lead elsewhere, for others too."""
    for address, expected in ADMITTED.items():
        read = oracle.read(address)
        assert read is not None
        assert f"https://{read.host}" in expected
    elsewhere = [raw for raw in REFUSED if "evil.example" in raw and "\n" not in raw]
    assert len(elsewhere) >= 7
    for raw in elsewhere:
        read = oracle.read(raw)
        if read is not None and read.host:
            assert read.host.endswith("evil.example"), raw


@thorough
@given(
    typed=st.text()
    | st.text(alphabet="ab#/.%?: \t\n'\"\u200b\u202e", max_size=40)
    | st.lists(st.sampled_from(["Invoice", "Factura", " ", "n.º", "No.", "#", ":", ".", "a"])).map(
        "".join
    )
)
@example(typed="Invoice #Invoice #1")
@example(typed="x" * (MAX_LENGTH + 1))
@example(typed="%2e%2e")
def test_an_id_is_one_visible_segment_or_refused(typed: str) -> None:
    try:
        found = InvoiceId.parse(typed)
    except InvalidInvoiceId:
        return
    assert found.value
    assert len(found.value) <= MAX_LENGTH
    assert found.value in typed
    assert not any(map(is_invisible, found.value))
    assert InvoiceId.parse(found.value) == found
    assert re.fullmatch(r"[A-Za-z0-9_.~%\-]+", found.path_segment())
    assert found.path_segment() not in {".", ".."}
    assert unquote(found.path_segment()) == found.value


one_word = st.from_regex(r"[A-Za-z0-9_/:.\-]{0,12}[A-Za-z0-9_/\-]", fullmatch=True)


@thorough
@given(written=one_word)
@example(written="inv:2026:7")
@example(written="INV/3")
@example(written="no.5")
def test_what_is_one_word_is_the_id_itself(written: str) -> None:
    assert InvoiceId.parse(written).value == written


@thorough
@given(
    written=st.from_regex(r"[0-9a-f]{1,12}(?:[-/_][0-9]{1,4})?", fullmatch=True),
    label=st.sampled_from(
        ["Invoice No.", "invoice #", "#", "Factura n.º", "Factura núm.", "Inv. #", "Invoice ID:"]
    ),
    gap=st.sampled_from([" ", "  ", "\u00a0"]),
    end=st.sampled_from(["", ".", " .", "\n"]),
    quotes=st.sampled_from(["{}", "“{}”", "'{}'", "«{}»"]),
)
def test_what_is_written_around_an_id_is_taken_off(
    written: str, label: str, gap: str, end: str, quotes: str
) -> None:
    assert InvoiceId.parse(quotes.format(label + gap + written + end)).value == written


@thorough
@given(text=st.text(), limit=st.integers(1, 400), secret=st.text(min_size=6, max_size=30))
def test_text_from_outside_is_one_short_visible_line(text: str, limit: int, secret: str) -> None:
    for shown in (plain(text, limit), plain(text + secret + text, limit, (secret,))):
        assert len(shown) <= limit
        assert not any(map(is_invisible, shown.replace("\ufffd", "")))
        assert "\n" not in shown
    hidden = plain(text + secret, 4_000, (secret,))
    assert secret not in hidden
