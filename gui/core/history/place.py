"""Where a history is. SQLite is loaded when it is opened, and not before."""

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.core.history.fingerprints import KeyringKey
    from gui.core.history.ledger import Ledger


class HistoryPlace:
    """The user's own, with its key in the keyring."""

    is_practice = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._keyring_key: KeyringKey | None = None
        self._is_ending = False

    def is_used(self) -> bool:
        """Return whether there may be something in it."""
        with contextlib.suppress(OSError):
            return any(self._folder.iterdir())
        return False

    def remove(self) -> None:
        """Leave nothing of it, where it is for this run alone; the user's own stays."""

    def open(self) -> "Ledger":
        """Return the ledger, for one thread at a time."""
        from gui.core.history.ledger import Ledger

        return Ledger(self._folder, self._opened_key())

    def hurry(self) -> None:
        """Have no ledger of it wait for people: the program ends. From any thread."""
        with self._lock:
            self._is_ending = True
            if self._keyring_key is not None:
                self._keyring_key.hurry()

    def _opened_key(self) -> "KeyringKey":
        from gui.core.history.fingerprints import KeyringKey

        with self._lock:
            if self._keyring_key is None:
                self._keyring_key = KeyringKey()
            if self._is_ending:
                self._keyring_key.hurry()
            return self._keyring_key
