"""ClipboardOwner: whether the program that holds the clipboard answers, asked before Qt asks it.

Qt waits for it on the window's thread: on X 5 s each time that it asks, on Windows without end. On
Wayland it gives up after 1 s by itself.
"""

import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from gui.process.x_selections import XSelections


class ClipboardOwner:
    """Asks for a sign of life, for a limited time; nothing of what is there is read."""

    def __init__(self) -> None:
        self._x: XSelections | None = None

    def answers(self, *, of_selection: bool = False) -> bool:
        """Return whether pasting will not be waited for; true where nobody can tell.

        `of_selection` is about what X pastes with the middle button, text that is selected
        somewhere.
        """
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsSelection() if of_selection else clipboard.ownsClipboard():
            return True
        if sys.platform == "win32":
            return not _is_hung()
        if QGuiApplication.platformName() != "xcb":
            return True
        # Not at the start: it takes ctypes.
        from gui.process.x_selections import XSelections

        try:
            # Kept: an owner that answers late writes to its window; some end where that is gone.
            self._x = self._x or XSelections()
        except OSError:
            return True
        return self._x.owner_answers(of_selection=of_selection)


def _is_hung() -> bool:
    """Whether Windows says of the owner's window that it does not answer."""
    import ctypes

    from gui.process.windows_library import windows_library

    user32 = windows_library("user32")
    user32.GetClipboardOwner.restype = ctypes.c_void_p
    user32.IsHungAppWindow.argtypes = [ctypes.c_void_p]
    owner = user32.GetClipboardOwner()
    return bool(owner) and bool(user32.IsHungAppWindow(owner))
