"""Imports Qt, and takes back what that does to every import after it.

PySide puts a function of its own in the place of `__import__`. It reads the source of each module
that is imported from then on, whoever imports it, to see whether it mentions PySide6, so that
`from __feature__ import …` can work. Nothing here uses that, and it costs 10 MB of source lines in
memory and a fifth of the time of all imports.

And it imports what only tools of its own use, which do not run here.
"""

import builtins
import importlib
import sys
from types import ModuleType

# Each of them imports others in turn; the program has them after the first frame, if at all.
_NOT_USED = ("argparse", "ipaddress", "shutil", "tempfile")


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

import PySide6.QtWidgets  # noqa: E402, F401  (between the lines is the point)

builtins.__import__ = _plain_import
for _module in _later:
    _forget(_module)
