"""The text in WordPad's window, in JSON; null where there is no such window."""

import ctypes
import json
from ctypes import wintypes

_GET_TEXT, _GET_TEXT_LENGTH = 0xD, 0xE

user32 = ctypes.WinDLL("user32")
user32.FindWindowExW.argtypes = [wintypes.HWND, wintypes.HWND, wintypes.LPCWSTR, wintypes.LPCWSTR]
user32.FindWindowExW.restype = wintypes.HWND
user32.SendMessageW.argtypes = [wintypes.HWND, wintypes.UINT, wintypes.WPARAM, ctypes.c_void_p]

window = user32.FindWindowExW(None, None, "WORDPADTOP", None)
page = window and user32.FindWindowExW(window, None, "RichEdit20W", None)
text = None
if page:
    length = user32.SendMessageW(page, _GET_TEXT_LENGTH, 0, None)
    held = ctypes.create_unicode_buffer(length + 1)
    user32.SendMessageW(page, _GET_TEXT, length + 1, held)
    text = held.value
print(json.dumps(text))
