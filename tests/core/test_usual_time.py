"""How long something takes, by the last few times."""

from contextlib import suppress

import pytest

from gui.core.usual_time import UsualTime


class Watch:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_one_that_was_slow_says_little() -> None:
    watch = Watch()
    usual = UsualTime(watch)
    assert usual.seconds is None
    for took_s in (9.0, 0.2, 0.3):
        with usual.measured():
            watch.now_s += took_s
    assert usual.seconds == pytest.approx(0.3)


def test_the_last_times_count() -> None:
    watch = Watch()
    usual = UsualTime(watch)
    for took_s in (*[1.0] * 20, *[2.0] * 11):
        with usual.measured():
            watch.now_s += took_s
    assert usual.seconds == pytest.approx(2.0)


def test_what_failed_does_not_count() -> None:
    watch = Watch()
    usual = UsualTime(watch)
    with suppress(ValueError), usual.measured():
        watch.now_s += 5
        raise ValueError
    assert usual.seconds is None
