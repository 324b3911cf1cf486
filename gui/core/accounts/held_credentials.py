"""HeldCredentials: what somebody entered, for as long as it is wanted."""

import threading

from gui.core.accounts.credentials import Credentials, CredentialStore
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled


class HeldCredentials:
    """Credentials on their way into a store or to a server; an empty value keeps the saved one.

    A call that waits for the keyring's prompt cannot be woken, and holds all that its frames hold.
    They hold this, which is empty once the work was given up.
    """

    def __init__(self, credentials: Credentials) -> None:
        self._lock = threading.Lock()
        self._credentials: Credentials | None = credentials

    @property
    def is_complete(self) -> bool:
        found = self.get()
        return bool(found.api_key and found.account_id)

    def get(self) -> Credentials:
        """Raises `Canceled` where they were let go."""
        with self._lock:
            if self._credentials is None:
                raise Canceled
            return self._credentials

    def fill_in(self, old: Credentials) -> None:
        """Take what is missing from the old ones."""
        with self._lock:
            if self._credentials is None:
                raise Canceled
            new = self._credentials
            self._credentials = Credentials(
                new.base_address, new.api_key or old.api_key, new.account_id or old.account_id
            )

    def let_go(self) -> None:
        with self._lock:
            self._credentials = None


def save_held(
    store: CredentialStore, account_key: str, held: HeldCredentials, cancellation: Cancellation
) -> None:
    """Save them, with what is missing as it was."""
    with cancellation.calling(held.let_go):
        _complete(store, account_key, held, cancellation)
        store.save(account_key, held.get, cancellation)


def completed(
    store: CredentialStore, account_key: str, held: HeldCredentials, cancellation: Cancellation
) -> Credentials:
    """Return them with what is missing as it was saved."""
    with cancellation.calling(held.let_go):
        _complete(store, account_key, held, cancellation)
        return held.get()


def _complete(
    store: CredentialStore, account_key: str, held: HeldCredentials, cancellation: Cancellation
) -> None:
    if not held.is_complete:
        held.fill_in(store.load(account_key, held.get().base_address, cancellation))
