"""Where a history is. SQLite is loaded when it is opened, and not before."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger


class HistoryPlace:
    """The user's own, with its key in the keyring."""

    is_practice = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def is_used(self) -> bool:
        """Return whether there may be something in it."""
        with contextlib.suppress(OSError):
            return any(self._folder.iterdir())
        return False

    def remove(self) -> None:
        """Leave nothing of it, where it is for this run alone; the user's own stays."""

    def open(self) -> "Ledger":
        """Return the ledger, for one thread at a time."""
        from gui.core.history.fingerprints import KeyringKey
        from gui.core.history.ledger import Ledger

        return Ledger(self._folder, KeyringKey())
