"""What a command hears of locks while it runs: on Linux, where nobody needs a window for that."""

import sys
from collections.abc import Callable
from functools import partial

from gui.sources import Sources


def listen_for_locks(sources: Sources, stop: Callable[[], None]) -> None:
    """From now on have the user's keyring read again after a lock of the screen, or a crash of the
    keyring. A lock of the keyring ends what reads it: it calls `stop`, on another thread."""
    if sys.platform != "linux" or sources.service is not None:
        return
    from gui.process.lock_signals import LockSignals

    forget = sources.forget_kept

    def on_keyring_locked() -> None:
        # First: what went on would open the keyring's prompt.
        stop()
        forget("the keyring is locked")
        # So would the history's key.
        sources.history.hurry()

    on_locked = partial(forget, "the desktop is locked")
    LockSignals(on_locked, on_keyring_locked, partial(forget, "the keyring is gone")).listen()
