"""What ends a command early ends it once, and nothing of it ends what is kept then."""

import signal
from collections.abc import Iterator

import pytest

from gui.commands.interrupts import hear_no_more, like_ctrl_c

ENDINGS = (signal.SIGINT, signal.SIGTERM)


@pytest.fixture(autouse=True)
def as_usual() -> Iterator[None]:
    before = {each: signal.getsignal(each) for each in ENDINGS}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("ending", ENDINGS)
def test_it_is_ended_once(ending: signal.Signals) -> None:
    with like_ctrl_c():
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(ending)
        for other in ENDINGS:
            signal.raise_signal(other)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_what_is_kept_is_not_ended() -> None:
    with like_ctrl_c():
        hear_no_more()
        for ending in ENDINGS:
            signal.raise_signal(ending)


def test_what_was_not_to_be_heard_is_not() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with like_ctrl_c():
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
