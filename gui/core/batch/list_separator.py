"""What stands between the cells of a CSV file in the user's country."""

import ctypes
import sys

_SEPARATORS = {";", ",", "|", "\t"}
# LOCALE_SLIST. One character and the end; Windows lets users enter up to three.
_LIST_SEPARATOR, _SIZE = 0x0C, 4


def list_separator(decimal_point: str) -> str:
    """Return what spreadsheet programs expect there, given what numbers are written with.

    Windows is asked: there it is a setting of its own, `;` in Switzerland beside `4550.00`.
    """
    set_there = _of_windows() if sys.platform == "win32" else ""
    usual = ";" if decimal_point == "," else ","
    # With others than these a file could not be read back.
    return set_there if set_there in _SEPARATORS - {decimal_point} else usual


def _of_windows() -> str:
    if sys.platform == "win32":
        text = ctypes.create_unicode_buffer(_SIZE)
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        return text.value if kernel.GetLocaleInfoEx(None, _LIST_SEPARATOR, text, _SIZE) else ""
    raise NotImplementedError
