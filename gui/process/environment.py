"""What the process is to the system around it: its variables, its display, its identity."""

import os
import sys

from gui.core.paths import APP_ID
from gui.process.options import usable_token


def is_display_there() -> bool:
    """Return whether Qt can open a window; without, it would end the process."""
    if sys.platform in {"win32", "darwin"}:
        return True
    names = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return any(os.environ.get(name) for name in names)


def clean_environment() -> None:
    """Drop what would leak keys, or break this program or those it starts. Before Qt starts."""
    # Nothing may write TLS session keys to a file.
    os.environ.pop("SSLKEYLOGFILE", None)
    if not getattr(sys, "frozen", False):
        return
    # Desktops that are made with another Qt name its plugins there.
    os.environ.pop("QT_PLUGIN_PATH", None)
    if sys.platform == "linux":
        # The packaged program is started with its own libraries in front; the loader has read
        # the variable by now, and a browser that inherited it would load the wrong ones.
        original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
        if original is None:
            os.environ.pop("LD_LIBRARY_PATH", None)
        else:
            os.environ["LD_LIBRARY_PATH"] = original


def activation_token() -> str:
    """Return what the desktop gave this start to bring a window to the front.

    To be asked for before Qt starts, which takes it.
    """
    given = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID")
    return usable_token(given or "")


def forget_activation_token() -> None:
    """Once the window is shown: it was for that, and not for the programs started from here."""
    os.environ.pop("XDG_ACTIVATION_TOKEN", None)


def tell_windows_who_this_is() -> None:
    """Have the taskbar group the window with its shortcut, whoever started the process."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
