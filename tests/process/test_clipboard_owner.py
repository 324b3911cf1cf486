"""On Windows, which says itself whether a window answers; X is tested with a real program."""

import ctypes

import pytest

from gui.process.clipboard_owner import ClipboardOwner


class User32:
    """What is asked of Windows' library."""

    def __init__(self, owner: int | None, *, is_hung: bool) -> None:
        def clipboard_owner() -> int | None:
            return owner

        def is_hung_window(window: int) -> int:
            assert window == owner
            return is_hung

        self.GetClipboardOwner = clipboard_owner
        self.IsHungAppWindow = is_hung_window


@pytest.mark.parametrize(
    ("owner", "is_hung", "answers"), [(7, True, False), (7, False, True), (None, True, True)]
)
def test_windows_says_whether_the_owner_answers(
    qapp: object,
    monkeypatch: pytest.MonkeyPatch,
    owner: int | None,
    is_hung: bool,
    answers: bool,
) -> None:
    library = User32(owner, is_hung=is_hung)
    monkeypatch.setattr(
        ctypes, "WinDLL", lambda name, **_: {"user32": library}[name], raising=False
    )
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("PySide6.QtGui.QClipboard.ownsClipboard", lambda _: False)
    assert ClipboardOwner().answers() is answers
