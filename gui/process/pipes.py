"""Pipes of Windows: whether somebody listens at one, whose it is, and who serves it."""

import ctypes
from ctypes import wintypes
from functools import cache
from typing import Any

from gui.process.windows_library import windows_library

_TOKEN_QUERY = 0x8
_KERNEL_OBJECT, _OWNER = 6, 0x1
# TOKEN_USER, and TOKEN_OWNER: whose is what a process makes. With administrators they differ.
_USER, _OWNER_OF_NEW = 1, 4


@cache
def _kernel() -> Any:
    kernel = windows_library("kernel32")
    kernel.WaitNamedPipeW.argtypes = [wintypes.LPCWSTR, wintypes.DWORD]
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.CloseHandle.argtypes = [wintypes.HANDLE]
    kernel.LocalFree.argtypes = [ctypes.c_void_p]
    kernel.GetNamedPipeServerProcessId.argtypes = [wintypes.HANDLE, ctypes.c_void_p]
    return kernel


@cache
def _security() -> Any:
    security = windows_library("advapi32")
    security.OpenProcessToken.argtypes = [wintypes.HANDLE, wintypes.DWORD, ctypes.c_void_p]
    security.GetTokenInformation.argtypes = [
        wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD, ctypes.c_void_p
    ]  # fmt: skip
    security.GetSecurityInfo.argtypes = [
        wintypes.HANDLE, ctypes.c_int, wintypes.DWORD, ctypes.c_void_p, ctypes.c_void_p,
        ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p,
    ]  # fmt: skip
    security.EqualSid.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    return security


def answers(name: str, patience_ms: int) -> bool:
    """Return whether a pipe of this name takes a connection, now or within the patience."""
    return bool(_kernel().WaitNamedPipeW(rf"\\.\pipe\{name}", patience_ms))


def belongs_to_this_user(pipe: int) -> bool:
    """Return whether the pipe was made by whoever runs this; nobody can make one for another user.

    Asked of the pipe, not of the process behind it: that may be another one by now.
    """
    owner, descriptor = ctypes.c_void_p(), ctypes.c_void_p()
    error = _security().GetSecurityInfo(
        pipe, _KERNEL_OBJECT, _OWNER, ctypes.byref(owner), None, None, None,
        ctypes.byref(descriptor),
    )  # fmt: skip
    if error:
        return False
    try:
        return any(_is_in_token(owner, kind) for kind in (_USER, _OWNER_OF_NEW))
    finally:
        _kernel().LocalFree(descriptor)


def server_of(pipe: int) -> int | None:
    """Return the id of the process that made the pipe, given by its handle, if Windows says so."""
    server = wintypes.ULONG()
    is_known = _kernel().GetNamedPipeServerProcessId(pipe, ctypes.byref(server))
    return server.value if is_known else None


def let_come_forward(process: int) -> None:
    """Let a process put its window in front.

    Windows lets a program do that if it has the keys, was started by the one that has them, or was
    let by one that may. Of the others it has the task bar's button blink.
    """
    windows_library("user32").AllowSetForegroundWindow(process)


def _is_in_token(sid: ctypes.c_void_p, kind: int) -> bool:
    token = wintypes.HANDLE()
    if not _security().OpenProcessToken(
        _kernel().GetCurrentProcess(), _TOKEN_QUERY, ctypes.byref(token)
    ):
        return False
    try:
        # A pointer to the SID, and the SID.
        found, size = ctypes.create_string_buffer(256), wintypes.DWORD()
        if not _security().GetTokenInformation(token, kind, found, 256, ctypes.byref(size)):
            return False
        return bool(_security().EqualSid(sid, ctypes.c_void_p.from_buffer(found)))
    finally:
        _kernel().CloseHandle(token)
