"""What a command hears of locks while it runs: on Linux, where nobody needs a window for that."""

import logging
import sys
from collections.abc import Callable

from gui.sources import Sources

log = logging.getLogger(__name__)


def listen_for_locks(sources: Sources, stop: Callable[[], None]) -> None:
    """From now on have the user's keyring read again after a lock of the screen, or a crash of the
    keyring. A lock of the keyring ends what reads it: it calls `stop`, on another thread."""
    if sys.platform != "linux" or sources.service is not None:
        return
    from gui.process.lock_signals import LockSignals

    def on_locked() -> None:
        sources.vault.forget_kept()
        log.info("the desktop is locked")

    def on_keyring_gone() -> None:
        sources.vault.forget_kept()
        log.info("the keyring is gone")

    def on_keyring_locked() -> None:
        # First: what went on would open the keyring's prompt.
        stop()
        sources.vault.forget_kept()
        # So would the history's key.
        sources.history.hurry()
        log.info("the keyring is locked")

    LockSignals(on_locked, on_keyring_locked, on_keyring_gone).listen()
