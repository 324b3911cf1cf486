"""What ends a command early ends it as Ctrl+C does: what there is by then is kept."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

_ENDINGS = [signal.SIGINT, signal.SIGTERM]
if sys.platform != "win32":
    # Its terminal was closed.
    _ENDINGS.append(signal.SIGHUP)
_USUAL = (signal.SIG_DFL, signal.default_int_handler)


@contextmanager
def like_ctrl_c() -> Iterator[None]:
    """Have a time limit of a script, or a terminal that is closed, raise `KeyboardInterrupt`.

    Once: what is kept then must not be interrupted by any of them.
    """
    # Whoever starts it with `nohup` means it to stay.
    before = {each: signal.getsignal(each) for each in _ENDINGS}
    heard = [each for each, handler in before.items() if handler in _USUAL]
    for number in heard:
        signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])


def hear_no_more() -> None:
    """From now on nothing of this ends what is being kept."""
    for each in _ENDINGS:
        signal.signal(each, signal.SIG_IGN)


def _interrupt(*_: object) -> NoReturn:
    hear_no_more()
    raise KeyboardInterrupt
