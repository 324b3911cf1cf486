"""libraries.py PROGRAM: the paths of the libraries that a running program has loaded, in JSON."""

import ctypes
import json
import sys
from ctypes import wintypes

_PROCESSES, _LIBRARIES = 0x2, 0x18


class _Process(ctypes.Structure):
    _fields_ = (
        ("size", wintypes.DWORD),
        ("usage", wintypes.DWORD),
        ("process", wintypes.DWORD),
        ("heap", ctypes.c_void_p),
        ("module", wintypes.DWORD),
        ("threads", wintypes.DWORD),
        ("parent", wintypes.DWORD),
        ("priority", wintypes.LONG),
        ("flags", wintypes.DWORD),
        ("name", wintypes.WCHAR * 260),
    )


class _Library(ctypes.Structure):
    _fields_ = (
        ("size", wintypes.DWORD),
        ("module", wintypes.DWORD),
        ("process", wintypes.DWORD),
        ("usage", wintypes.DWORD),
        ("usage_there", wintypes.DWORD),
        ("address", ctypes.c_void_p),
        ("length", wintypes.DWORD),
        ("handle", wintypes.HMODULE),
        ("name", wintypes.WCHAR * 256),
        ("path", wintypes.WCHAR * 260),
    )


kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
kernel32.CreateToolhelp32Snapshot.restype = wintypes.HANDLE
for name in ("Process32FirstW", "Process32NextW", "Module32FirstW", "Module32NextW"):
    getattr(kernel32, name).argtypes = [wintypes.HANDLE, ctypes.c_void_p]


def listed(kind: type, what: int, process: int, first: str, following: str) -> list:
    snapshot = kernel32.CreateToolhelp32Snapshot(what, process)
    found = []
    entry = kind(size=ctypes.sizeof(kind))
    is_one = getattr(kernel32, first)(snapshot, ctypes.byref(entry))
    while is_one:
        found.append(kind.from_buffer_copy(entry))
        is_one = getattr(kernel32, following)(snapshot, ctypes.byref(entry))
    return found


processes = listed(_Process, _PROCESSES, 0, "Process32FirstW", "Process32NextW")
[process] = [entry.process for entry in processes if entry.name == sys.argv[1]]
libraries = listed(_Library, _LIBRARIES, process, "Module32FirstW", "Module32NextW")
print(json.dumps([library.path for library in libraries]))
