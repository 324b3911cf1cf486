"""What Windows knows of programs: which one a file or an address is for, and starting that."""

import ctypes
import sys
from pathlib import PureWindowsPath

# ASSOCF_IS_PROTOCOL, ASSOCSTR_EXECUTABLE
_IS_PROTOCOL, _EXECUTABLE = 0x1000, 2
# COINIT_APARTMENTTHREADED, COINIT_DISABLE_OLE1DDE
_APARTMENT, _NO_DDE = 0x2, 0x4


def program_for(what: str, *, is_scheme: bool = False) -> str:
    """Return the name of the program for a suffix or a scheme, empty where there is none.

    A program from the Store has none, or one of the shell's that starts it.
    """
    if sys.platform == "win32":
        path = ctypes.create_unicode_buffer(1024)
        size = ctypes.c_ulong(len(path))
        failed = ctypes.WinDLL("shlwapi", use_last_error=True).AssocQueryStringW(
            _IS_PROTOCOL if is_scheme else 0, _EXECUTABLE, what, "open", path, ctypes.byref(size)
        )
        return "" if failed else PureWindowsPath(path.value).name
    raise NotImplementedError


def start(address: str) -> None:
    """Have the shell open a file or an address.

    Raises:
        OSError: there is no program for it, or it could not be started.
    """
    if sys.platform == "win32":
        import os

        # What the shell calls into wants a thread of this kind.
        ctypes.WinDLL("ole32", use_last_error=True).CoInitializeEx(None, _APARTMENT | _NO_DDE)
        os.startfile(address)  # noqa: S606
        return
    raise NotImplementedError
