"""The libraries that are a part of Windows."""

import ctypes
import sys
from typing import Any


def windows_library(name: str) -> Any:
    """Return one of them; raises `NotImplementedError` on other systems."""
    if sys.platform == "win32":
        # With the keyword PyInstaller does not look for the library where it is built.
        return ctypes.WinDLL(name, use_last_error=True)
    raise NotImplementedError(name)
