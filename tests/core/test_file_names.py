"""Names for files, made of ids that may hold anything."""

import pytest

from gui.core import file_names
from gui.core.file_names import FreeNames, is_windows_name, safe_stem


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


def test_names_in_a_folder_differ_on_every_file_system() -> None:
    names = FreeNames()
    long = "x" * 200
    taken = [names.take(text) for text in ("a", "A", "a (2)", "con", "-CON", long, long + "y")]
    assert taken == ["a", "A (2)", "a (2) (2)", "-con", "-CON (2)", "x" * 120, "x" * 120 + " (2)"]
    assert names.take("e\u0301") == "\u00e9"
    assert names.take("\u00c9") == "\u00c9 (2)"
    assert len({name.upper() for name in taken}) == len(taken)
    assert all(is_windows_name(f"{name}.png") for name in taken)


def test_many_names_that_are_alike_take_no_longer_than_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []
    alike = file_names._alike
    monkeypatch.setattr(file_names, "_alike", lambda stem: looked.append(stem) or alike(stem))
    names = FreeNames()
    assert [names.take("a") for _ in range(100)][-1] == "a (100)"
    assert len(looked) < 1_000
