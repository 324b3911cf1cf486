"""The list separator: Windows has it as a setting, elsewhere numbers tell."""

import pytest

from gui.core.batch import list_separator as module
from gui.core.batch.list_separator import list_separator

# What Windows has set, how numbers are written there, and what comes of it.
SETTINGS = [
    (";", ".", ";"),
    (";", ",", ";"),
    (",", ".", ","),
    ("|", ".", "|"),
    ("\t", ",", "\t"),
    # A file with these could not be read back.
    (",", ",", ";"),
    ("", ".", ","),
    ("; ", ".", ","),
    ('"', ",", ";"),
    ("x", ".", ","),
]


@pytest.mark.parametrize(("set_there", "point", "expected"), SETTINGS)
def test_windows_setting_counts_where_a_file_can_be_read_back(
    monkeypatch: pytest.MonkeyPatch, set_there: str, point: str, expected: str
) -> None:
    monkeypatch.setattr(module.sys, "platform", "win32")
    monkeypatch.setattr(module, "_of_windows", lambda: set_there)
    assert list_separator(point) == expected


@pytest.mark.parametrize(("point", "expected"), [(",", ";"), (".", ","), ("٫", ",")])
def test_elsewhere_numbers_tell(monkeypatch: pytest.MonkeyPatch, point: str, expected: str) -> None:
    monkeypatch.setattr(module.sys, "platform", "linux")
    assert list_separator(point) == expected
