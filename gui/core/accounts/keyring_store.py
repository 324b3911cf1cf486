"""KeyringStore: credentials in the keyring of the operating system.

A secret lives there and nowhere else; there is no plaintext fallback. The backend is chosen here,
by platform: `keyring.get_keyring()` would honour an environment variable and a configuration file
that can name a null, plaintext or foreign backend.
"""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from gui.core.accounts.credentials import Credentials, Saved, for_server, given
from gui.core.accounts.keyring_turns import Turns
from gui.core.accounts.session_bus import is_left_out
from gui.core.cancellation import Cancellation
from gui.core.errors import (
    Canceled,
    Failure,
    NoCredentials,
    StoreAbsent,
    StoreFailed,
    StoreLocked,
)

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

_USER_NAME = "BlueTape API"
_ENTRY_VERSION = "1"

# Class names, because the libraries behind them exist on one system each.
_ABSENT = {
    "SecretServiceNotAvailableException",
    "NoKeyringError",
    # The session bus itself is not there.
    "FileNotFoundError",
    "ConnectionRefusedError",
}
_LOCKED = {"KeyringLocked", "LockedException", "PromptDismissedException"}


class KeyringStore:
    """Credentials in the keyring of the operating system, one entry an account.

    Each account has a service name of its own: the Windows vault keeps one entry a service
    cleanly, and an account can be removed without touching another.

    Work on one entry goes one after the other. What is canceled changes nothing, also where it
    waits for the keyring's prompt: it finds out when the prompt is answered.
    """

    def __init__(self, service_prefix: str = "Checkout Desk") -> None:
        self._service_prefix = service_prefix
        self._backend: KeyringBackend | None = None
        self._turns = Turns()

    def load(
        self, account_key: str, base_address: str, cancellation: Cancellation | None = None
    ) -> Credentials:
        # In turn, too: what is being saved may yet be given up and taken back.
        with self._turns.of(account_key, cancellation or Cancellation()):
            entry = self._get(account_key)
        if entry is None:
            raise NoCredentials(account_exists=True)
        return for_server(_decode(entry), base_address)

    def save(
        self,
        account_key: str,
        credentials: Saved,
        cancellation: Cancellation | None = None,
    ) -> None:
        """Replace the entry and read it back; the old one is kept or put back on failure."""
        self._change(account_key, partial(_encode, credentials), cancellation or Cancellation())

    def remove(self, account_key: str, cancellation: Cancellation | None = None) -> None:
        self._change(account_key, lambda: None, cancellation or Cancellation())

    def let_end(self, timeout_s: float) -> bool:
        return self._turns.let_end(timeout_s)

    def _change(
        self, account_key: str, entry: Callable[[], str | None], cancellation: Cancellation
    ) -> None:
        """Make `entry` what is stored, `None` for nothing, or leave what was there."""
        with self._turns.of(account_key, cancellation) as turn:
            # This is where the keyring asks for its password, with nothing changed yet.
            previous = self._get(account_key)
            turn.begin()
            try:
                self._put(account_key, entry())
                cancellation.commit()
            except (StoreLocked, StoreAbsent, StoreFailed, Canceled):
                self._take_back(account_key, previous)
                raise

    def _put(self, account_key: str, entry: str | None) -> None:
        if entry is None:
            self._delete(account_key)
        else:
            # Each system's store replaces in one step. Deleting first would lose the old entry if
            # the store went away in between.
            self._set(account_key, entry)
            if self._get(account_key) != entry:
                # Something of the same name is in front of it.
                self._delete(account_key)
                self._set(account_key, entry)
        if self._get(account_key) != entry:
            raise StoreFailed("read back differs")

    def _take_back(self, account_key: str, previous: str | None) -> None:
        # The first failure is the one to report; another one here says the same of the same store.
        try:
            if self._get(account_key) != previous:
                self._put(account_key, previous)
        except (StoreLocked, StoreAbsent, StoreFailed) as failure:
            log.info("change not taken back: %s", type(failure).__name__)

    def _service(self, account_key: str) -> str:
        return f"{self._service_prefix}: {account_key}"

    def _get(self, account_key: str) -> str | None:
        with store_failures():
            return self._open().get_password(self._service(account_key), _USER_NAME)

    def _set(self, account_key: str, entry: str) -> None:
        with store_failures():
            self._open().set_password(self._service(account_key), _USER_NAME, entry)

    def _delete(self, account_key: str) -> None:
        from keyring.errors import PasswordDeleteError

        # "Could not delete" is mostly "nothing there"; the reading back tells the two apart.
        with store_failures(), suppress(PasswordDeleteError):
            self._open().delete_password(self._service(account_key), _USER_NAME)

    def _open(self) -> "KeyringBackend":
        if self._backend is None:
            self._backend = platform_backend()
        return self._backend


def platform_backend() -> "KeyringBackend":
    """Return the one keyring backend this system may use.

    Raises:
        StoreAbsent: the system has none.
        StoreFailed: it is reached by a session bus that does not answer.
    """
    try:
        if sys.platform == "win32":
            from gui.core.accounts.windows_vault import WindowsVault

            return WindowsVault()
        if sys.platform == "darwin":
            from keyring.backends.macOS import Keyring as MacKeyring

            return MacKeyring()
        if is_left_out():
            raise StoreFailed("session bus is silent")
        from gui.core.accounts.secret_service import SecretService

        return SecretService()  # type: ignore[no-untyped-call]  # the library has no types
    except ImportError:
        raise StoreAbsent from None


@contextmanager
def store_failures() -> Iterator[None]:
    """Turn whatever a backend raises into the closed union, without its text.

    Raised `from None`: the text of a backend's exception is not ours to vouch for.
    """
    try:
        yield
    except Failure:
        raise
    except Exception as error:  # noqa: BLE001  (each backend raises its own system's errors)
        failure = _classify(error)
        raise failure from None


def _classify(error: BaseException) -> Failure:
    names: set[str] = set()
    link: BaseException | None = error
    while link is not None:
        names.update(base.__name__ for base in type(link).__mro__)
        link = link.__cause__
    if names & _LOCKED:
        return StoreLocked()
    if names & _ABSENT:
        return StoreAbsent()
    return StoreFailed(type(error).__name__)


def _encode(saved: Saved) -> str:
    credentials = given(saved)
    # None of the parts can hold a space. Two values of 512 and an address of 200 characters stay
    # below the 1,280 that the Windows vault takes; JSON could double them by escaping.
    parts = (_ENTRY_VERSION, credentials.base_address, credentials.api_key, credentials.account_id)
    return " ".join(parts)


def _decode(entry: str) -> Credentials:
    parts = entry.split(" ")
    if len(parts) != 4 or parts[0] != _ENTRY_VERSION or not all(parts):
        raise NoCredentials(account_exists=True)
    return Credentials(*parts[1:])
