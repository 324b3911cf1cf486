"""Imports Qt, and only what of it the program uses.

PySide brings tools of its own, which do not run here (`pyside_tools`), and imports what only they
use. And it puts a function of its own in the place of `__import__`, for which the source of each
module is read that is imported from then on, whoever imports it, to see whether it mentions
PySide6, so that `from __feature__ import …` can work. Nothing here uses that.
"""

import builtins
import importlib
import sys
from types import ModuleType

from gui.startup.pyside_tools import tools_for_later

# The first of them import others in turn; the program has them after the first frame, if at all.
_NOT_USED = ("shutil", "tempfile", "bz2", "ipaddress", "lzma", "textwrap")


class _Later(ModuleType):
    """Stands for a module with those who imported it, until they use it."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        _forget(self)
        return getattr(importlib.import_module(self.__name__), name)


def _forget(module: ModuleType) -> None:
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]


_later = [_Later(name) for name in _NOT_USED if name not in sys.modules]
sys.modules.update((module.__name__, module) for module in _later)
_plain_import = builtins.__import__

with tools_for_later():
    import PySide6.QtWidgets  # noqa: F401  (between the lines is the point)

builtins.__import__ = _plain_import
for _module in _later:
    _forget(_module)
