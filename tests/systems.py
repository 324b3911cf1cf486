"""What a test needs of the system and not every system has; a test that is left out says why."""

import sys

import pytest

IS_WINDOWS = sys.platform == "win32"

_WINDOWS = "Windows has no "


def _posix(what: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(IS_WINDOWS, reason=f"Windows has no {what}")


posix_modes = _posix("modes of files; what is in a user's profile is closed by it")
named_pipes = _posix("pipes among its files")
unix_sockets = _posix("sockets among its files that Python knows")
windows_pipes = pytest.mark.skipif(not IS_WINDOWS, reason="asks Windows itself")
