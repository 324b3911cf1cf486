"""How long a run will take: by the last hundred, from twenty on, still in a pause."""

from gui.presenters.batch.time_left import TimeLeft


def test_it_takes_twenty_to_tell() -> None:
    now_s = 0.0
    left = TimeLeft(lambda: now_s)
    for done in range(20):
        now_s = float(done)
        assert left.seconds(100) is None
        left.note()
    assert left.seconds(100) == 100


def test_the_last_hundred_count() -> None:
    now_s = 0.0
    left = TimeLeft(lambda: now_s)
    for _ in range(500):
        now_s += 10
        left.note()
    for _ in range(100):
        now_s += 1
        left.note()
    assert left.seconds(50) == 50


def test_what_is_late_takes_longer() -> None:
    now_s = 0.0
    left = TimeLeft(lambda: now_s)
    for done in range(21):
        now_s = float(done)
        left.note()
    now_s += 20
    assert left.seconds(10) == 20


def test_in_a_pause_it_stands_still_and_begins_anew_after() -> None:
    now_s = 0.0
    left = TimeLeft(lambda: now_s)
    for done in range(21):
        now_s = float(done)
        left.note()
    assert left.seconds(10) == 10
    left.pause()
    now_s += 1_000
    assert left.seconds(10) == 10
    left.go_on()
    left.note()
    assert left.seconds(10) == 10
    for _ in range(20):
        now_s += 2
        left.note()
    assert left.seconds(10) == 20
