"""Modules that others import and do not use here, left for their first use."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def left_for_later(*names: str) -> Iterator[None]:
    """Who imports one of these meanwhile gets it when something in it is looked for."""
    later = [_Later(name) for name in names if name not in sys.modules]
    sys.modules.update((module.__name__, module) for module in later)
    try:
        yield
    finally:
        for module in later:
            _forget(module)


class _Later(ModuleType):
    """Stands for a module with those who imported it, until they use it."""

    def __getattr__(self, name: str) -> object:
        # Names of this kind are asked for by the import system alone.
        if name.startswith("__"):
            raise AttributeError(name)
        _forget(self)
        return getattr(importlib.import_module(self.__name__), name)


def _forget(module: ModuleType) -> None:
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]
