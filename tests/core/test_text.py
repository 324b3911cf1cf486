import pytest

from gui.core.text import plain


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
