"""What ends a command early ends it as Ctrl+C does: what there is by then is kept."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

_ENDINGS = [signal.SIGTERM]
if sys.platform != "win32":
    # Its terminal was closed.
    _ENDINGS.append(signal.SIGHUP)


@contextmanager
def like_ctrl_c() -> Iterator[None]:
    """Have a time limit of a script, or a terminal that is closed, raise `KeyboardInterrupt`.

    Once: what is kept then must not be interrupted by the same.
    """
    # Whoever starts it with `nohup` means it to stay.
    heard = [each for each in _ENDINGS if signal.getsignal(each) is signal.SIG_DFL]
    for number in heard:
        signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _interrupt(*_: object) -> NoReturn:
    for each in _ENDINGS:
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt
