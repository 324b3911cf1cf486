"""Names for files, made of ids that may hold anything."""

import pytest

from gui.core.file_names import is_windows_name, safe_stem


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("a/b\\c:d", "a-b-c-d"),
        ("..", "-"),
        ("con", "-con"),
        ("Com1.txt", "-Com1.txt"),
        ("con .txt", "-con .txt"),
        ("ConIn$", "-ConIn$"),
        ("console", "console"),
        ("x.", "x-"),
        ("x .", "x-"),
        (".hidden", "-hidden"),
        ("a\tb\u202ec\x00", "a-b-c-"),
        ("e\u0301", "\u00e9"),
        ("", "-"),
        (" ", "-"),
        ("x" * 500, "x" * 120),
        ("é" * 500, "é" * 60),
    ],
)
def test_file_names(text: str, stem: str) -> None:
    assert safe_stem(text) == stem
    assert is_windows_name(f"{stem}.png")
