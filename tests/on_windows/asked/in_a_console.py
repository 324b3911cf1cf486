"""in_a_console.py PROGRAM ARGUMENT...: its status, and what is on the screen of its console.

A console is had by a process alone, and that of the tests is not given away.
"""

import ctypes
import json
import subprocess
import sys
from ctypes import wintypes

_READ_WRITE, _SHARED, _OPEN_EXISTING = 0xC0000000, 3, 3
_INPUT, _OUTPUT, _ERRORS = (wintypes.DWORD(2**32 - number) for number in (10, 11, 12))
_LETTERS = 16_000
_PATIENCE_S = 240

kernel = ctypes.WinDLL("kernel32")
kernel.CreateFileW.restype = wintypes.HANDLE
kernel.FreeConsole()
assert kernel.AllocConsole()


def opened(name: str) -> wintypes.HANDLE:
    access = wintypes.DWORD(_READ_WRITE)
    return wintypes.HANDLE(kernel.CreateFileW(name, access, _SHARED, None, _OPEN_EXISTING, 0, None))


screen = opened("CONOUT$")
kernel.SetStdHandle(_INPUT, opened("CONIN$"))
kernel.SetStdHandle(_OUTPUT, screen)
kernel.SetStdHandle(_ERRORS, screen)
status = subprocess.Popen(sys.argv[1:]).wait(_PATIENCE_S)
text = ctypes.create_unicode_buffer(_LETTERS)
count = wintypes.DWORD()
kernel.ReadConsoleOutputCharacterW(screen, text, _LETTERS, wintypes.DWORD(0), ctypes.byref(count))
# Python's own stdout is still the one that it was started with.
print(json.dumps([status, text.value]))
