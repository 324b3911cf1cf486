"""Why no window can be opened, in one sentence; Qt alone would abort, and Python tell 30 lines.

In English, like all that only who sets up the program sees: without Qt there are no translations.
Imported when it has come to that, and never before.
"""

import os
import re
import sys
from pathlib import Path
from typing import NoReturn

from gui.process.exit_codes import NO_DISPLAY
from gui.process.streams import write_line


def missing_library(error: OSError | ImportError) -> str | None:
    """Return what the system lacks by the loader's own account; `None` for anything else."""
    found = re.match(r"(\S+): cannot open shared object file", str(error))
    if found is not None:
        return f"the system library {found[1]} is missing, which Qt needs"
    found = re.search(r"version `(\w+)_([\d.]+)' not found", str(error))
    if found is not None:
        return f"this system is too old: Qt needs {found[1]} {found[2]}"
    return None


def end_without_display(silent: str = "") -> NoReturn:
    """Say why Qt can show nothing here, and end the process. `silent` names a silent display."""
    display = silent or _value("WAYLAND_DISPLAY") or _value("DISPLAY")
    platform = "" if silent else _value("QT_QPA_PLATFORM")
    reason = _missing_for_platform() or (
        f"Qt cannot use the platform {platform}, which QT_QPA_PLATFORM names"
        if platform
        else f"the display {display} does not answer, or does not let this user in"
        if display
        else "there is no display to open a window on; --demo --invoice ID needs none"
    )
    say(reason)
    # A code of its own: `make demo` goes on offscreen. Not `sys.exit`: this may be inside Qt, which
    # aborts when it gets the word again.
    os._exit(NO_DISPLAY)


def say(reason: str) -> None:
    write_line(sys.stderr, f"checkout-desk: {reason}")


def _value(name: str) -> str:
    return os.environ.get(name, "")


def _missing_for_platform() -> str | None:
    """What Qt's part for the display lacks, tried by loading it."""
    import ctypes

    from PySide6.QtCore import QCoreApplication

    platform = _value("QT_QPA_PLATFORM").partition(":")[0].partition(";")[0]
    platform = platform or ("wayland" if _value("WAYLAND_DISPLAY") else "xcb")
    for folder in QCoreApplication.libraryPaths():
        plugin = Path(folder, "platforms", f"libq{platform}.so")
        if plugin.exists():
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                return missing_library(error)
            return None
    return None
