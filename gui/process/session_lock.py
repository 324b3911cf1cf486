"""SessionLock: tells when the desktop session or the keyring gets locked, where the system says so.

Linux says it on its buses, Windows to a window. macOS says it in a way that needs its own library
for Python, which is not there.
"""

import sys

from PySide6.QtCore import QObject, Signal


class SessionLock(QObject):
    """Nothing is asked, and nothing is waited for.

    `locked`: the desktop is locked, or its screen is blanked. `keyring_locked`: what is in the
    keyring cannot be read without its password any more; Linux alone has such a keyring.
    `keyring_gone`: the program that held it has ended, or crashed. Another one may be there at
    once, and mostly asks for the password.
    """

    locked = Signal()
    keyring_locked = Signal()
    keyring_gone = Signal()

    def listen(self) -> None:
        """Tell it from now on, until the program ends."""
        if sys.platform == "linux":
            from gui.process.lock_signals import LockSignals

            told = (self.locked, self.keyring_locked, self.keyring_gone)
            LockSignals(*(signal.emit for signal in told)).listen()
        elif sys.platform == "win32":
            from gui.process.windows_session import SessionWindow

            self._window = SessionWindow(self.locked.emit)
