"""Fingerprints of links: they tell whether two links are one, and nothing else.

Whoever has a file of fingerprints can make none to compare with: that takes a key, which lies in
the keyring and nowhere else.
"""

import contextlib
import hmac
import logging
import secrets
from typing import Protocol

from gui.core.accounts.keyring_store import platform_backend, store_failures
from gui.core.accounts.patience import PATIENCE_S, Patience
from gui.core.cancellation import Cancellation
from gui.core.errors import Failure, StoreFailed, StoreLocked
from gui.core.link import CheckoutLink

log = logging.getLogger(__name__)

LENGTH = 16
_KEY_LENGTH = 32
# When the program ends: as long as a keyring takes that has nothing to ask anybody.
_AT_THE_END_S = 0.1
_SERVICE = "Checkout Desk history"
_USER_NAME = "fingerprints of links"
_ENTRY_VERSION = "1"
# No link says this, so no link's fingerprint gives it away.
_MARK = b"which key this is"


class FingerprintKey(Protocol):
    """Where the key comes from. From one thread at a time."""

    def get(self) -> bytes | None:
        """Return the key; nothing where there is none to be had now. May take seconds, once."""
        ...

    def forget(self) -> None:
        """Have it read again the next time: another program may have made another one."""
        ...


def fingerprint(key: bytes, link: CheckoutLink) -> bytes:
    """Return the 16 bytes that stand for a link."""
    return hmac.digest(key, link.address.encode("ascii"), "sha256")[:LENGTH]


def mark(key: bytes) -> bytes:
    """Return what tells a key from others, and does not give it away."""
    return hmac.digest(key, _MARK, "sha256")[:LENGTH]


class KeyOfRun:
    """A key that is in memory alone and ends with the program."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(_KEY_LENGTH)

    def get(self) -> bytes | None:
        return self._key

    def forget(self) -> None:
        pass


class KeyringKey:
    """The key in the keyring of the operating system, made there at first need.

    Whoever comes while the keyring waits for its password goes on without. Where its prompt was
    dismissed, it is not asked again.
    """

    def __init__(self, service: str = _SERVICE, patience_s: float = PATIENCE_S) -> None:
        self._service = service
        self._patience = Patience(patience_s, "history key")
        self._ending = Cancellation()
        self._key: bytes | None = None
        self._is_asking = self._is_dismissed = False

    def get(self) -> bytes | None:
        changed = self._patience.changed
        with changed:
            if self._key is None and not (self._is_asking or self._is_dismissed):
                with contextlib.suppress(Failure):
                    asking = self._patience.begin(self._ask, Cancellation())
                    self._is_asking = True
                    self._patience.result(asking, self._ending)
                if self._ending.is_canceled:
                    changed.wait_for(lambda: not self._is_asking, _AT_THE_END_S)
            return self._key

    def hurry(self) -> None:
        """Have nobody wait for people from now on: the program ends. From any thread."""
        self._ending.cancel()

    def forget(self) -> None:
        with self._patience.changed:
            self._key = None

    def _ask(self, _: Cancellation) -> None:
        key, is_dismissed = None, False
        try:
            key = self._read() or self._make()
        except Failure as failure:
            is_dismissed = isinstance(failure, StoreLocked)
            log.info("no key for fingerprints: %s", type(failure).__name__)
        finally:
            with self._patience.changed:
                self._key, self._is_dismissed, self._is_asking = key, is_dismissed, False

    def _read(self) -> bytes | None:
        backend = platform_backend()
        with store_failures():
            entry = backend.get_password(self._service, _USER_NAME)
        return _decoded(entry)

    def _make(self) -> bytes:
        backend = platform_backend()
        entry = f"{_ENTRY_VERSION} {secrets.token_hex(_KEY_LENGTH)}"
        with store_failures():
            backend.set_password(self._service, _USER_NAME, entry)
        # Of two programs that make one, the second's counts for both.
        key = self._read()
        if key is None:
            raise StoreFailed("read back differs")
        return key


def _decoded(entry: str | None) -> bytes | None:
    version, _, text = (entry or "").partition(" ")
    if version.isdecimal() and version != _ENTRY_VERSION and text:
        # Replaced, it would end what a newer version compares.
        raise StoreFailed("of another version")
    try:
        key = bytes.fromhex(text)
    except ValueError:
        return None
    return key if version == _ENTRY_VERSION and len(key) == _KEY_LENGTH else None
