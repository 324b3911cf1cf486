"""The vault: an account's credentials, from the session, from the last use, or from the keyring."""

import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from gui.core.accounts.account import Account
from gui.core.accounts.credentials import Credentials, CredentialStore, for_server
from gui.core.accounts.patience import PATIENCE_S, Call, Patience
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled, ProgramFault, StoreAbsent
from gui.core.helper_thread import start_helper

# From the last use. Reading a keyring takes longer than all else that the program adds to a lookup.
KEPT_S = 300.0
# Where there is one, it goes on while the computer sleeps.
_BOOT_CLOCK: int | None = getattr(time, "CLOCK_BOOTTIME", None)


def _now_s() -> float:
    return time.monotonic() if _BOOT_CLOCK is None else time.clock_gettime(_BOOT_CLOCK)


class _Entry(NamedTuple):
    """What is asked for: whose credentials, and for which server."""

    account_key: str
    base_address: str


class _Kept(NamedTuple):
    entry: _Entry
    credentials: Credentials
    used_s: float


class _Held:
    """Credentials until they are let go of: a call that waits keeps all that its frames hold."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials: Credentials | None = credentials

    def get(self) -> Credentials:
        credentials = self._credentials
        if credentials is None:
            raise Canceled
        return credentials

    def let_go(self) -> None:
        self._credentials = None


class Vault:
    """The credentials of accounts; those used last are kept for a while. From any thread.

    What asks the keyring raises `StoreLocked` when patience is over, and `Canceled`; given up in
    either way it changes nothing, as `CredentialStore` says.
    """

    def __init__(
        self, store: CredentialStore, *, patience_s: float = PATIENCE_S, kept_s: float = KEPT_S
    ) -> None:
        self._store = store
        self._kept_s = kept_s
        self._patience = Patience(patience_s, "keyring")
        # Guards all below.
        self._changed = self._patience.changed
        self._session: dict[str, Credentials] = {}
        self._kept: _Kept | None = None
        self._is_watched = False
        self._readings: dict[_Entry, Call[Credentials]] = {}

    def is_of_session(self, account_key: str) -> bool:
        """Return whether the account's credentials are kept for this session only."""
        return account_key in self._session

    def is_reading(self, account: Account) -> bool:
        """Return whether the keyring is asked for the account's, and has not answered."""
        with self._changed:
            return _entry_of(account) in self._readings

    def load(
        self,
        account: Account,
        cancellation: Cancellation | None = None,
        *,
        refused: Credentials | None = None,
    ) -> Credentials:
        """Return an account's credentials for its server.

        Those that the server has `refused` are not taken for granted any more: the keyring may
        have others by now. Who asks while they are being read gets what is read.

        Raises:
            NoCredentials: nothing is stored, or for another server.
            StoreLocked, StoreAbsent, StoreFailed, Canceled
        """
        entry, cancellation = _entry_of(account), cancellation or Cancellation()
        with self._changed:
            at_hand = self._at_hand(entry, refused)
            if at_hand is not None:
                return at_hand
            reading = self._readings.get(entry)
            if reading is None:
                # The keyring may ask for its password, on behalf of nobody then.
                if cancellation.is_canceled:
                    raise Canceled
                reading = self._patience.begin(partial(self._read, entry), Cancellation())
                self._readings[entry] = reading
            try:
                return self._patience.result(reading, cancellation)
            finally:
                if reading.cancellation.is_canceled and self._readings.get(entry) is reading:
                    del self._readings[entry]

    def save(
        self, account_key: str, credentials: Credentials, cancellation: Cancellation | None = None
    ) -> None:
        """Replace what the keyring has. Who hears that it is done calls `forget`.

        Raises:
            StoreLocked, StoreAbsent, StoreFailed, Canceled
        """
        cancellation, held = cancellation or Cancellation(), _Held(credentials)
        with cancellation.calling(held.let_go):
            self._change(partial(self._store.save, account_key, held.get), cancellation)

    def remove(self, account_key: str, cancellation: Cancellation | None = None) -> None:
        """Remove what the keyring has, if anything. Who hears that it is done calls `forget`.

        Raises:
            StoreLocked, StoreFailed, Canceled
        """
        try:
            self._change(partial(self._store.remove, account_key), cancellation or Cancellation())
        except StoreAbsent:
            # Where there is no keyring, nothing of the account can be in it.
            return

    def let_end(self, timeout_s: float) -> bool:
        """Wait until every change is done or undone; returns whether that came in time."""
        return self._store.let_end(timeout_s)

    def keep_for_session(self, account_key: str, credentials: Credentials) -> None:
        """Use these to the end of the program, whatever the keyring has."""
        with self._changed:
            self.forget(account_key)
            self._session[account_key] = credentials

    def forget(self, account_key: str) -> None:
        """Forget what is not in the keyring: it alone counts for this account from now on."""
        self._session.pop(account_key, None)
        self.forget_kept()

    def forget_kept(self) -> None:
        """Forget what was used last. What is being read counts for those who wait for it only."""
        with self._changed:
            self._kept = None
            self._readings.clear()
            self._changed.notify_all()

    def _at_hand(self, entry: _Entry, refused: Credentials | None) -> Credentials | None:
        session = self._session.get(entry.account_key)
        if session is not None:
            return for_server(session, entry.base_address)
        kept, now_s = self._kept, _now_s()
        if kept is None or kept.entry != entry or kept.credentials == refused:
            return None
        if now_s - kept.used_s >= self._kept_s:
            return None
        self._kept = kept._replace(used_s=now_s)
        return kept.credentials

    def _read(self, entry: _Entry, cancellation: Cancellation) -> Credentials:
        found = None
        try:
            found = self._store.load(*entry, cancellation)
            return found
        finally:
            with self._changed:
                reading = self._readings.get(entry)
                # One that was given up may come late, after a change.
                if reading is not None and reading.cancellation is cancellation:
                    del self._readings[entry]
                    if found is not None:
                        self._keep(_Kept(entry, found, _now_s()))

    def _keep(self, kept: _Kept) -> None:
        """What nobody would forget in time is not kept."""
        if not self._is_watched:
            try:
                start_helper(self._watch, "vault")
            except ProgramFault:
                return
            self._is_watched = True
        self._kept = kept

    def _watch(self) -> None:
        """Forget what has not been used for too long, and end when nothing is kept."""
        with self._changed:
            while self._kept is not None:
                left_s = self._kept.used_s + self._kept_s - _now_s()
                if left_s <= 0:
                    break
                self._changed.wait(left_s)
            self._kept = None
            self._is_watched = False

    def _change(self, work: Callable[[Cancellation], None], cancellation: Cancellation) -> None:
        with self._changed:
            self._patience.result(self._patience.begin(work, cancellation), cancellation)


def _entry_of(account: Account) -> _Entry:
    return _Entry(account.key, account.base_address)
