"""The system's file manager: showing a file in its folder. It is waited for, so on a worker."""

import os
import subprocess
import sys
from pathlib import Path

from gui.core.child import leave_running, starts

# One that has to be started first takes its time.
_ANSWER_S = 10.0
_START_S = 4.0


class NotShown(Exception):
    """No file manager took the file, nor its folder."""


def show_in_folder(file: Path) -> None:
    """Show the file among the others of its folder; where nobody can do that, the folder.

    Raises:
        NotShown
    """
    if sys.platform == "win32":
        is_shown = _select_on_windows(file)
    elif sys.platform == "darwin":
        is_shown = starts(["open", "-R", str(file)], _START_S)
    else:
        is_shown = _asked_to_show(file) or starts(["xdg-open", str(file.parent)], _START_S)
    if not is_shown:
        raise NotShown


def _select_on_windows(file: Path) -> bool:
    explorer = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "explorer.exe")
    try:
        # It reads its command line in its own way: the path in quotes, the option before them. A
        # name of a file has none. What it returns says nothing.
        leave_running(subprocess.Popen(f'"{explorer}" /select,"{file}"'))  # noqa: S603
    except OSError:
        return False
    return True


def _asked_to_show(file: Path) -> bool:
    """Whether the file manager that the session bus knows was there and did it."""
    if sys.platform != "linux":
        return False
    from jeepney import DBusAddress, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    name = "org.freedesktop.FileManager1"
    manager = DBusAddress("/org/freedesktop/FileManager1", name, name)
    question = new_method_call(manager, "ShowItems", "ass", ([file.absolute().as_uri()], ""))
    try:
        with open_dbus_connection() as bus:
            answer = bus.send_and_get_reply(question, timeout=_ANSWER_S)
    except (OSError, ValueError, LookupError, RuntimeError):
        # No bus, a silent one, or one that this process was pointed away from.
        return False
    return answer.header.message_type is MessageType.method_return
