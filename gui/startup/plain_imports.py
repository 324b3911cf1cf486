"""Imports Qt, and only what of it the program uses.

PySide brings tools of its own, which do not run here (`pyside_tools`), and imports what only they
use. And it puts a function of its own in the place of `__import__`, for which the source of each
module is read that is imported from then on, whoever imports it, to see whether it mentions
PySide6, so that `from __feature__ import …` can work. Nothing here uses that.
"""

import builtins

from gui.core.later_imports import left_for_later
from gui.startup.pyside_tools import tools_for_later

# The first of them import others in turn; the program has them after the first frame, if at all.
_NOT_USED = ("shutil", "tempfile", "bz2", "ipaddress", "lzma", "textwrap")

_plain_import = builtins.__import__

with left_for_later(*_NOT_USED), tools_for_later():
    import PySide6.QtWidgets  # noqa: F401  (between the lines is the point)

builtins.__import__ = _plain_import
