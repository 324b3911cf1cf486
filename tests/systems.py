"""What a test needs of the system and not every system has; a test that is left out says why."""

import ctypes
import os
import sys
from pathlib import Path

import pytest

IS_WINDOWS = sys.platform == "win32"
IS_WINE = IS_WINDOWS and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
IS_ROOT = not IS_WINDOWS and os.getuid() == 0


def _posix(what: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(IS_WINDOWS, reason=f"Windows has no {what}")


posix_modes = _posix("modes of files; what is in a user's profile is closed by it")
posix_limits = _posix("limits of processes, and no user to become")
named_pipes = _posix("pipes among its files")
posix_links = _posix("file systems where a second name can be refused")
symlinks = _posix("links that every user may make")
unix_sockets = _posix("sockets among its files that Python knows")
signals_of_processes = _posix("signals between processes")
posix_paths = _posix("paths like those of Linux and macOS")
users_list = _posix("list of users to read")
named_roots = _posix("variable that names other roots to trust")
open_files = _posix("list of the files that a process has open")
session_bus = _posix("session bus")
cups = _posix("print service that the program asks itself; its own dialog prints")
refused_threads = _posix("way to refuse a thread: no stack is too large")
poppler = _posix("poppler, the reader of PDF that is not ours")

root = pytest.mark.skipif(not IS_ROOT, reason="only root can give a file away")
linux_desktop = _posix("desktop of Linux: keys and clipboard of X, session bus, keyring daemon")
windows_trust = pytest.mark.skipif(IS_WINE, reason="Wine trusts issuers that it does not know")
windows_of_its_own = pytest.mark.skipif(
    not IS_WINE, reason="changes what Windows starts; under Wine that is a run's own"
)
windows = pytest.mark.skipif(not IS_WINDOWS, reason="only Windows itself does so")


# What names the folders above that of the settings, and above those of log and drafts.
SETTINGS = "APPDATA" if IS_WINDOWS else "XDG_CONFIG_HOME"
STATE = "LOCALAPPDATA" if IS_WINDOWS else "XDG_STATE_HOME"


def bare_environment(home: Path, **more: str) -> dict[str, str]:
    """Variables for a program with a home of its own, and nothing of whoever runs the tests.

    Without a few of its own, nothing starts on Windows.
    """
    if not IS_WINDOWS:
        return {"HOME": str(home), "LANG": "C.UTF-8", **more}
    needed = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ
    }
    folders = dict.fromkeys(("USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
    return {**needed, **folders, **more}


# To Wine, all files are the user's.
owners_of_files = pytest.mark.skipif(IS_WINE, reason="Wine cannot: files of somebody else")

# Wine cannot: windows whose frames scale with their screen. Qt says so each time.
WINE_MESSAGES = (
    r"EnableNonClientDpiScaling\(\) failed",
    r"QtWindows::DpiAwareness::PerMonitorVersion2 is not supported",
)

# Without a screen Qt looks for none itself on Windows, and draws boxes of one width then. Wine has
# those of the system below it.
_FONTS = "Z:/usr/share/fonts/truetype/liberation" if IS_WINE else r"C:\Windows\Fonts"
OFFSCREEN_FONTS = {"QT_QPA_FONTDIR": _FONTS} if IS_WINDOWS else {}
