"""The text on the clipboard, in JSON; null where there is none or its owner does not answer."""

import ctypes
import json
from ctypes import wintypes

_UNICODE_TEXT = 13

user32 = ctypes.WinDLL("user32")
kernel32 = ctypes.WinDLL("kernel32")
user32.GetClipboardData.restype = wintypes.HANDLE
kernel32.GlobalLock.argtypes = [wintypes.HGLOBAL]
kernel32.GlobalLock.restype = ctypes.c_void_p

text = None
if user32.OpenClipboard(None):
    data = user32.GetClipboardData(_UNICODE_TEXT)
    text = ctypes.wstring_at(kernel32.GlobalLock(data)) if data else None
    user32.CloseClipboard()
print(json.dumps(text))
