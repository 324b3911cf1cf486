"""The gate, with the table of hostile addresses."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from PySide6.QtCore import QUrl

from gui.core.errors import LinkProblem, UntrustedLink
from gui.core.link import MAX_LENGTH, admit

GOOD = "https://www.bluetape.com/i/r?account=7aec7f522d88&id=2eb1acd98a86"


@pytest.mark.parametrize(
    ("raw", "address", "host"),
    [
        (GOOD, GOOD, "www.bluetape.com"),
        ("https://bluetape.com/x", "https://bluetape.com/x", "bluetape.com"),
        ("https://a.b.bluetape.com/", "https://a.b.bluetape.com/", "a.b.bluetape.com"),
        ("https://bluetape.com", "https://bluetape.com/", "bluetape.com"),
        ("https://bluetape.com?q=1", "https://bluetape.com/?q=1", "bluetape.com"),
        ("HTTPS://WWW.BlueTape.COM/I/R?Id=A", "https://www.bluetape.com/I/R?Id=A", None),
        (
            "https://www.bluetape.com/a%20b/@c;d=1,2",
            "https://www.bluetape.com/a%20b/@c;d=1,2",
            None,
        ),
        ("https://www.bluetape.com/?a=b?c/d", "https://www.bluetape.com/?a=b?c/d", None),
        (
            "https://www.bluetape.com/a%2fb%c3%a9/%7e%41%2d?id=%2f%3d%5f",
            "https://www.bluetape.com/a%2Fb%C3%A9/~A-?id=%2F%3D_",
            None,
        ),
        (
            "https://www.bluetape.com/o'neil/%27?id=o'neil&x=%27",
            "https://www.bluetape.com/o'neil/%27?id=o%27neil&x=%27",
            None,
        ),
        # Decoded once: what was quoted twice stays quoted once.
        ("https://www.bluetape.com/%252e%252e/", "https://www.bluetape.com/%252e%252e/", None),
        ("https://www.bluetape.com/..a/.b?c=/../", "https://www.bluetape.com/..a/.b?c=/../", None),
    ],
)
def test_admits(raw: str, address: str, host: str | None) -> None:
    link = admit(raw)
    assert link.address == address
    assert link.host == (host or "www.bluetape.com")


@pytest.mark.parametrize(
    ("raw", "problem", "host"),
    [
        ("http://www.bluetape.com/i", LinkProblem.SCHEME, "www.bluetape.com"),
        ("https://evil.example/i", LinkProblem.HOST, "evil.example"),
        ("https://www.bluetape.com.evil.example/", LinkProblem.HOST, None),
        ("https://evilbluetape.com/", LinkProblem.HOST, "evilbluetape.com"),
        ("https://www.bluetape.com@evil.example/", LinkProblem.USER_INFO, "evil.example"),
        ("https://www.bluetape.com:443@evil.example/", LinkProblem.USER_INFO, "evil.example"),
        ("https://evil.example\\@www.bluetape.com/", LinkProblem.FORM, "evil.example"),
        ("https:\\\\evil.example", LinkProblem.FORM, "evil.example"),
        ("https:evil.example", LinkProblem.FORM, "evil.example"),
        ("https:///evil.example", LinkProblem.HOST, "evil.example"),
        ("https://www.bluet\u0430pe.com/", LinkProblem.CHARACTERS, "www.xn--bluetpe-6fg.com"),
        ("https://www.xn--bluetpe-6fg.com/", LinkProblem.HOST, "www.xn--bluetpe-6fg.com"),
        ("https://xn--bluetpe-6fg.bluetape.com/", LinkProblem.HOST, None),
        ("https://www.ｂluetape.com/", LinkProblem.CHARACTERS, "www.bluetape.com"),
        ("https://www.bluetape。com/", LinkProblem.CHARACTERS, "www.bluetape.com"),
        ("https://www.bluetape.com./", LinkProblem.HOST, "www.bluetape.com."),
        ("https://.bluetape.com/", LinkProblem.HOST, None),
        ("https://-.bluetape.com/", LinkProblem.HOST, None),
        ("https://www..bluetape.com/", LinkProblem.HOST, None),
        ("https://www.bluetape.com:443/", LinkProblem.PORT, "www.bluetape.com"),
        ("https://www.bluetape.com:/", LinkProblem.PORT, "www.bluetape.com"),
        ("https://127.0.0.1/", LinkProblem.HOST, "127.0.0.1"),
        ("https://2130706433/", LinkProblem.HOST, "2130706433"),
        ("https://0x7f.1/", LinkProblem.HOST, "0x7f.1"),
        ("https://[::1]/", LinkProblem.PORT, "::1"),
        ("https://[::ffff:127.0.0.1]/", LinkProblem.PORT, None),
        (" https://www.bluetape.com/", LinkProblem.CHARACTERS, None),
        ("https://www.bluetape.com/a b", LinkProblem.CHARACTERS, None),
        ("https://www.bluetape.com/\t", LinkProblem.CHARACTERS, None),
        ("ht\ntps://evil.example/", LinkProblem.CHARACTERS, "evil.example"),
        ("https://www.bluetape.com/\x00", LinkProblem.CHARACTERS, None),
        ("https://www.bluetape.com/\u202egpj", LinkProblem.CHARACTERS, None),
        ("https://www.blue\u200btape.com/", LinkProblem.CHARACTERS, None),
        ("javascript:alert(1)", LinkProblem.FORM, ""),
        ("javascript://www.bluetape.com/%0aalert(1)", LinkProblem.SCHEME, ""),
        ("data:text/html,x", LinkProblem.FORM, ""),
        ("file:///etc/passwd", LinkProblem.SCHEME, "etc"),
        ("smb://evil.example/share", LinkProblem.SCHEME, "evil.example"),
        ("ms-msdt:/id", LinkProblem.FORM, ""),
        (GOOD + "#fragment", LinkProblem.FRAGMENT, "www.bluetape.com"),
        ("https://www.bluetape.com/%zz", LinkProblem.FORM, "www.bluetape.com"),
        ("https://www.bluetape.com/<script>", LinkProblem.FORM, "www.bluetape.com"),
        ("https://www.bluetape.com/a/../b", LinkProblem.FORM, "www.bluetape.com"),
        ("https://www.bluetape.com/.", LinkProblem.FORM, "www.bluetape.com"),
        ("https://www.bluetape.com/%2E%2e/x?id=1", LinkProblem.FORM, "www.bluetape.com"),
        ("https://www.bluetape.com/a/.%2e", LinkProblem.FORM, "www.bluetape.com"),
        ("https://" + "a" * 64 + ".bluetape.com/", LinkProblem.HOST, None),
        ("https://" + "a." * 130 + "bluetape.com/", LinkProblem.HOST, None),
        (GOOD + "&x=" + "y" * MAX_LENGTH, LinkProblem.LENGTH, "www.bluetape.com"),
        # Too long as it would be spelled.
        (GOOD + "&x=" + "'" * (MAX_LENGTH // 2), LinkProblem.LENGTH, "www.bluetape.com"),
        ("", LinkProblem.CHARACTERS, ""),
        ("//www.bluetape.com/", LinkProblem.FORM, ""),
        ("https://[www.bluetape.com/", LinkProblem.HOST, ""),
    ],
)
def test_refuses(raw: str, problem: LinkProblem, host: str | None) -> None:
    with pytest.raises(UntrustedLink) as caught:
        admit(raw)
    assert caught.value.problem is problem
    assert caught.value.host.isascii()
    if host is not None:
        assert caught.value.host == host


# What browsers quote in each part of an https address, of visible ASCII (WHATWG URL, 1.3:
# the path, special-query and fragment percent-encode sets).
BROWSERS_QUOTE = {
    "https://www.bluetape.com/": '"#<>?^`{}',
    "https://www.bluetape.com/?": "\"#<>'",
    "https://www.bluetape.com/#": '"<>`',
}


@pytest.mark.parametrize("part", BROWSERS_QUOTE)
@pytest.mark.parametrize("character", [*map(chr, range(0x21, 0x7F))])
def test_an_address_is_spelled_as_browsers_and_qt_spell_it(part: str, character: str) -> None:
    try:
        address = admit(f"{part}a{character}b").address
    except UntrustedLink:
        return
    if (part, character) != ("https://www.bluetape.com/", "?"):
        assert set(address.removeprefix(part)).isdisjoint(BROWSERS_QUOTE[part])
    qt = QUrl(address, QUrl.ParsingMode.StrictMode)
    assert bytes(qt.toEncoded().data()).decode() == address
    assert parse_qsl(urlsplit(address).query) == parse_qsl(urlsplit(f"{part}a{character}b").query)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("?account=1&id=INV-9", "INV-9"),
        ("?id=INV%2F9+a%20b", "INV/9 a b"),
        ("?%69d=INV-9", "INV-9"),
        ("?paid=INV-9", None),
        ("?id=INV-9&id=INV-8", None),
        ("?id=", None),
        ("", None),
    ],
)
def test_what_invoice_an_address_names(query: str, named: str | None) -> None:
    assert admit(f"https://www.bluetape.com/i/r{query}").named_invoice == named


def test_the_raw_value_is_plain_and_short_and_not_in_the_repr() -> None:
    with pytest.raises(UntrustedLink) as caught:
        admit("https://evil.example/\u202e" + "x" * 100_000)
    assert len(caught.value.raw) <= 300
    assert "\u202e" not in caught.value.raw
    assert "xxxx" not in repr(caught.value)


def test_demo_pages_pass_for_the_demo_only() -> None:
    origin = "http://127.0.0.1:4711"
    page = origin + "/i/r?id=1"
    assert admit(page, demo_origin=origin).address == page
    assert admit(page, demo_origin=origin).host == "127.0.0.1:4711"
    assert admit(page + "%2f%7e", demo_origin=origin).address == page + "%2F~"
    for demo_origin, raw in (
        (None, page),
        ("http://127.0.0.1:4712", page),
        (origin, "http://127.0.0.1:47110/i"),
        (origin, "http://127.0.0.1/i"),
        (origin, "http://localhost:4711/i"),
        (origin, "http://x@127.0.0.1:4711/i"),
    ):
        with pytest.raises(UntrustedLink):
            admit(raw, demo_origin=demo_origin)
