"""Locks: what is forgotten, and what ends, when the desktop or the keyring gets locked.

A piece of the composition root.
"""

from typing import Protocol

from PySide6.QtCore import QObject, Slot

from gui.presenters.accounts.accounts import AccountsPresenter
from gui.process.session_lock import SessionLock
from gui.sources import Sources


class Asks(Protocol):
    """Looks up many invoices one after the other."""

    def stop_asking(self, account_key: str, *, is_locked: bool) -> None:
        """End what runs with the credentials of this account."""
        ...


class Locks(QObject):
    """Of the user's own vault; in the demo nothing is anybody's.

    Credentials that are nowhere else, those of this session, are kept, and lists that use them go
    on. A list goes on behind a locked screen, too: it reads the keyring again. So it does where the
    keyring's program crashed, which nobody wanted: if the next one is locked, it asks.
    """

    def __init__(self, sources: Sources, accounts: AccountsPresenter, *asking: Asks) -> None:
        super().__init__()
        self._sources = sources
        self._accounts = accounts
        self._asking = asking
        self.session = SessionLock()
        self.session.locked.connect(self._on_locked)
        self.session.keyring_locked.connect(self._on_keyring_locked)
        self.session.keyring_gone.connect(self._on_keyring_gone)

    def listen(self) -> None:
        """Begin, after the first frame."""
        if self._sources.service is None:
            self.session.listen()

    @Slot()
    def _on_locked(self) -> None:
        self._sources.forget_kept("the desktop is locked")

    @Slot()
    def _on_keyring_gone(self) -> None:
        self._sources.forget_kept("the keyring is gone")

    @Slot()
    def _on_keyring_locked(self) -> None:
        # First: what went on would open the keyring's prompt.
        for account in self._accounts.state.accounts:
            if not self._sources.vault.is_of_session(account.key):
                for each in self._asking:
                    each.stop_asking(account.key, is_locked=True)
        self._sources.forget_kept("the keyring is locked")
