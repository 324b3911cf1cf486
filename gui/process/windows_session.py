"""SessionWindow: a window that nobody sees, because Windows tells only windows of a locked session.

Its own, so that Python is not called for each message of the others.
"""

import logging
from collections.abc import Callable
from ctypes import wintypes
from functools import partial

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QWindow

from gui.core.errors import ProgramFault
from gui.core.helper_thread import start_helper
from gui.process.windows_library import windows_library

log = logging.getLogger(__name__)

# Of wtsapi32.h and winuser.h.
_NOTIFY_FOR_THIS_SESSION = 0
_WM_WTSSESSION_CHANGE = 0x02B1
_WTS_SESSION_LOCK = 7


class SessionWindow(QWindow):
    """Calls `on_locked`. What is registered for it goes with the process."""

    def __init__(self, on_locked: Callable[[], None]) -> None:
        super().__init__()
        self._on_locked = on_locked
        self.create()
        try:
            # Windows asks a service of its own, which nobody waits for.
            start_helper(partial(_register, int(self.winId())), "locks")
        except ProgramFault:
            log.info("no thread to register on")

    def nativeEvent(  # noqa: N802  (Qt's name)
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Called for each message to this window; leaves Qt's own answer as it is."""
        told = wintypes.MSG.from_address(int(message))
        if (told.message, told.wParam) == (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK):
            self._on_locked()
        return False, 0


def _register(window: int) -> None:
    terminal_services = windows_library("wtsapi32")
    terminal_services.WTSRegisterSessionNotification.argtypes = [wintypes.HWND, wintypes.DWORD]
    if not terminal_services.WTSRegisterSessionNotification(window, _NOTIFY_FOR_THIS_SESSION):
        log.info("Windows does not tell when the session is locked")
