import html

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gui.core.text import in_html, plain


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Invoice not found.", "Invoice not found."),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x07", "\ufffd[31mred\ufffd"),
        ("pay \u202eelbissecca", "pay \ufffdelbissecca"),
        ("a\u200bb\ufeffc", "a\ufffdb\ufffdc"),
        ("\ud800", "\ufffd"),
        ("<b>bold</b> %s{}", "<b>bold</b> %s{}"),
        (404, "404"),
        (None, "None"),
        ("hangul\u3164filler", "hangul\ufffdfiller"),
    ],
)
def test_shows_only_what_can_be_seen(raw: object, shown: str) -> None:
    assert plain(raw) == shown


@pytest.mark.parametrize("text", ["x" * 10_000_000, "\n" * 100_000 + "end", "\b" * 5_000])
def test_is_short_whatever_comes(text: str) -> None:
    assert len(plain(text)) <= 300


def test_says_that_it_was_cut() -> None:
    assert plain("abcdef", 4) == "abc…"
    assert plain("abcd", 4) == "abcd"


SECRET = "Canary-Key-4f1d-22x"


@pytest.mark.parametrize(
    "text",
    [
        SECRET * 200,
        (SECRET + " ") * 200,
        " " * 1_210 + SECRET,
        "x " * 600 + SECRET,
        SECRET.lower(),
        SECRET.upper(),
    ],
)
def test_no_part_of_a_secret_is_left_wherever_the_text_is_cut(text: str) -> None:
    for limit in (60, 300):
        shown = plain(text, limit, (SECRET,)).lower()
        assert not any(SECRET.lower()[at : at + 6] in shown for at in range(len(SECRET) - 5))


def test_a_secret_inside_another_leaves_nothing_of_it() -> None:
    longer = SECRET + "-and-more"
    for hidden in ((SECRET, longer), (longer, SECRET)):
        assert plain(f"a {longer} b", hidden=hidden) == "a ••• b"


@given(st.text())
@example("""<a href="x">'&amp;'</a>""")
def test_in_html_text_is_as_the_standard_library_has_it(shown: str) -> None:
    assert in_html(shown) == html.escape(shown)
    assert html.unescape(in_html(shown)) == html.unescape(html.escape(shown))
