"""What the window's thread asks the file system: any of it hangs where a share does."""

import os
import threading
from pathlib import Path

import pytest

_ASKING = ("stat", "lstat", "access", "open", "listdir", "scandir", "mkdir", "rename", "replace")


def asked_on_the_windows_thread(patch: pytest.MonkeyPatch, folder: Path) -> list[str]:
    """What this thread asks about what is in a folder, from now on. Others may ask."""
    asked: list[str] = []

    def watch(name: str) -> None:
        real = getattr(os, name)

        def watched(*arguments: object, **options: object) -> object:
            is_main = threading.current_thread() is threading.main_thread()
            if is_main and str(arguments[:1]).find(str(folder)) >= 0:
                asked.append(f"{name} {arguments[0]}")
            return real(*arguments, **options)

        patch.setattr(os, name, watched)

    for name in _ASKING:
        watch(name)
    return asked
