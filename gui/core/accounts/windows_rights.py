"""Who may change a file on Windows: whether it is only the system and the administrators.

A security descriptor is read in the text form that Windows itself writes (SDDL), so that the rules
are plain Python and can be tested anywhere.
"""

import re
import sys
from functools import reduce
from operator import or_
from pathlib import Path

from gui.core.foreign_files import NotAdministered

# The system, the administrators, and the account that owns Windows' own files.
_TRUSTED = {
    "SY",
    "BA",
    "S-1-5-18",
    "S-1-5-32-544",
    "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
}
# The rights of the owner, who has been looked at.
_OWNER_RIGHTS = {"OW", "S-1-3-4"}
_DENIES = {"D", "OD", "XD"}

# Rights as bits of an access mask; the generic ones stand for many.
_RIGHTS = {
    "CC": 0x1, "DC": 0x2, "LC": 0x4, "SW": 0x8, "RP": 0x10, "WP": 0x20, "DT": 0x40, "LO": 0x80,
    "CR": 0x100, "SD": 0x10000, "RC": 0x20000, "WD": 0x40000, "WO": 0x80000,
    "FA": 0x1F01FF, "FR": 0x120089, "FW": 0x120116, "FX": 0x1200A0,
    "GA": 0x10000000, "GX": 0x20000000, "GW": 0x40000000, "GR": 0x80000000,
}  # fmt: skip
# FILE_GENERIC_READ, FILE_GENERIC_EXECUTE, GENERIC_READ and GENERIC_EXECUTE: all that others may.
_READING = 0x1200A9 | 0x80000000 | 0x20000000
# What moves or removes a folder, or what is in it: DELETE, WRITE_DAC, WRITE_OWNER,
# FILE_DELETE_CHILD, GENERIC_ALL.
_MOVING = 0x10000 | 0x40000 | 0x80000 | 0x40 | 0x10000000

_DESCRIPTOR = re.compile(
    r"O:(?P<owner>S-[-0-9A-Fa-fx]+|[A-Z]{2})(?:G:(?:S-[-0-9A-Fa-fx]+|[A-Z]{2}))?"
    r"D:(?P<flags>[A-Z_]*?)(?P<entries>(?:\([^()]*\))*)"
)


def check_descriptor(sddl: str, what: str, *, is_on_the_way: bool = False) -> None:
    """Look at owner and rights of something; `is_on_the_way` of a folder above the last one.

    There, others may make new things (as they may in ProgramData), and not move what is there.

    Raises:
        NotAdministered: others could change it, or the descriptor is not understood.
    """
    found = _DESCRIPTOR.fullmatch(sddl)
    # Without a list of rights (NO_ACCESS_CONTROL) everybody has all of them.
    if found is None or "NO_ACCESS" in found["flags"]:
        raise NotAdministered(f"who may change {what} cannot be told")
    if found["owner"] not in _TRUSTED:
        raise NotAdministered(f"{what} does not belong to the system or the administrators")
    for entry in re.findall(r"\(([^()]*)\)", found["entries"]):
        if _lets_others_in(entry.split(";"), _MOVING if is_on_the_way else ~_READING):
            raise NotAdministered(f"{what} can be written to by others than administrators")


def _lets_others_in(fields: list[str], wanted: int) -> bool:
    if len(fields) < 6:
        return True
    kind, flags, rights, who = fields[0], fields[1], fields[2], fields[5]
    is_for_heirs_only = "IO" in re.findall("..", flags)
    if kind in _DENIES or is_for_heirs_only or who in _TRUSTED | _OWNER_RIGHTS:
        return False
    return bool(_mask(rights) & wanted)


def _mask(rights: str) -> int:
    """The bits of an access mask; all of them where the text is not understood."""
    if re.fullmatch("0[xX][0-9A-Fa-f]{1,8}", rights):
        return int(rights, 16)
    names = re.findall("..?", rights)
    if not all(name in _RIGHTS for name in names):
        return 0xFFFFFFFF
    return reduce(or_, (_RIGHTS[name] for name in names), 0)


if sys.platform == "win32":
    import ctypes
    import msvcrt
    import os
    from ctypes import wintypes

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _security = ctypes.WinDLL("advapi32", use_last_error=True)
    _kernel.CreateFileW.restype = wintypes.HANDLE
    _kernel.CreateFileW.argtypes = [
        wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p, wintypes.DWORD,
        wintypes.DWORD, wintypes.HANDLE,
    ]  # fmt: skip
    _kernel.CloseHandle.argtypes = [wintypes.HANDLE]
    _kernel.LocalFree.argtypes = [ctypes.c_void_p]
    _kernel.LocalFree.restype = ctypes.c_void_p
    _kernel.GetFileInformationByHandleEx.argtypes = [
        wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD
    ]  # fmt: skip
    _security.GetSecurityInfo.restype = wintypes.DWORD
    _security.GetSecurityInfo.argtypes = [
        wintypes.HANDLE, ctypes.c_int, wintypes.DWORD, ctypes.c_void_p, ctypes.c_void_p,
        ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p),
    ]  # fmt: skip
    _security.ConvertSecurityDescriptorToStringSecurityDescriptorW.argtypes = [
        ctypes.c_void_p, wintypes.DWORD, wintypes.DWORD, ctypes.POINTER(ctypes.c_void_p),
        ctypes.c_void_p,
    ]  # fmt: skip

    _NO_HANDLE = wintypes.HANDLE(-1).value
    _GENERIC_READ, _READ_CONTROL = 0x80000000, 0x20000
    # Without a right like this, listing, what a handle shares counts for nothing.
    _LIST_FOLDER = 0x1
    _SHARE_READ_WRITE, _SHARE_DELETE = 0x3, 0x4
    _OPEN_EXISTING = 3
    _BACKUP_SEMANTICS, _OPEN_REPARSE_POINT = 0x02000000, 0x00200000
    _REPARSE_POINT = 0x400
    _ATTRIBUTE_TAG_INFO = 9
    _FILE_OBJECT, _OWNER_AND_RIGHTS, _REVISION = 1, 0x1 | 0x4, 1

    def open_administered(path: Path) -> int | None:
        """Open the file for reading once it and its folders were looked at; `None` without one.

        Raises:
            NotAdministered, OSError: as `administered.read_administered` does.
        """
        held: list[int] = []
        try:
            for folder in reversed(path.parents):
                # While it is held nobody can move it: it is not shared for deletion.
                held.append(_opened(folder, _READ_CONTROL | _LIST_FOLDER, _SHARE_READ_WRITE))
                is_on_the_way = folder != path.parent
                what = "a folder above it" if is_on_the_way else "its folder"
                _check(held[-1], what, is_on_the_way=is_on_the_way)
            handle = _opened(path, _GENERIC_READ, _SHARE_READ_WRITE | _SHARE_DELETE)
            try:
                _check(handle, "it")
            except BaseException:
                _kernel.CloseHandle(handle)
                raise
            return msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_BINARY)
        except FileNotFoundError:
            return None
        finally:
            for folder_handle in held:
                _kernel.CloseHandle(folder_handle)

    def _opened(path: Path, access: int, share: int) -> int:
        flags = _BACKUP_SEMANTICS | _OPEN_REPARSE_POINT
        handle = _kernel.CreateFileW(str(path), access, share, None, _OPEN_EXISTING, flags, None)
        if handle is None or handle == _NO_HANDLE:
            raise ctypes.WinError(ctypes.get_last_error())
        return int(handle)

    def _check(handle: int, what: str, *, is_on_the_way: bool = False) -> None:
        found = (wintypes.DWORD * 2)()
        if not _kernel.GetFileInformationByHandleEx(
            handle, _ATTRIBUTE_TAG_INFO, found, ctypes.sizeof(found)
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        if found[0] & _REPARSE_POINT:
            raise NotAdministered("it is a link, or reached by one")
        check_descriptor(_descriptor(handle), what, is_on_the_way=is_on_the_way)

    def _descriptor(handle: int) -> str:
        descriptor, text = ctypes.c_void_p(), ctypes.c_void_p()
        error = _security.GetSecurityInfo(
            handle, _FILE_OBJECT, _OWNER_AND_RIGHTS, None, None, None, None,
            ctypes.byref(descriptor),
        )  # fmt: skip
        if error:
            raise ctypes.WinError(error)
        try:
            if not _security.ConvertSecurityDescriptorToStringSecurityDescriptorW(
                descriptor, _REVISION, _OWNER_AND_RIGHTS, ctypes.byref(text), None
            ):
                raise ctypes.WinError(ctypes.get_last_error())
            return ctypes.wstring_at(text.value or 0)
        finally:
            _kernel.LocalFree(text)
            _kernel.LocalFree(descriptor)
