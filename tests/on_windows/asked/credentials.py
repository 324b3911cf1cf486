"""What the Credential Manager holds, as a list of objects, in JSON."""

import ctypes
import json
from ctypes import wintypes

_NOT_FOUND = 1168


class _Credential(ctypes.Structure):
    _fields_ = (
        ("flags", wintypes.DWORD),
        ("type", wintypes.DWORD),
        ("target", wintypes.LPWSTR),
        ("comment", wintypes.LPWSTR),
        ("written", wintypes.FILETIME),
        ("size", wintypes.DWORD),
        ("blob", ctypes.POINTER(ctypes.c_ubyte)),
        ("persist", wintypes.DWORD),
        ("attributes", wintypes.DWORD),
        ("first_attribute", ctypes.c_void_p),
        ("alias", wintypes.LPWSTR),
        ("user", wintypes.LPWSTR),
    )


def entries() -> list[dict[str, object]]:
    api = ctypes.WinDLL("advapi32", use_last_error=True)
    count = wintypes.DWORD()
    found = ctypes.POINTER(ctypes.POINTER(_Credential))()
    if not api.CredEnumerateW(None, 0, ctypes.byref(count), ctypes.byref(found)):
        assert ctypes.get_last_error() == _NOT_FOUND
        return []
    listed = [found[index].contents for index in range(count.value)]
    return [
        {
            "target": entry.target,
            "user": entry.user,
            "persist": entry.persist,
            "secret": bytes(entry.blob[: entry.size]).decode("utf-16-le"),
        }
        for entry in listed
    ]


print(json.dumps(entries()))
