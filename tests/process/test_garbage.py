"""Garbage is collected on the window's thread alone, and between two events."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.process import garbage
from gui.process.garbage import GarbageCollection


class Litter:
    """Knows itself, so that only a collection finds it; tells on which thread that was."""

    def __init__(self, found_on: list[threading.Thread]) -> None:
        self._itself = self
        self._found_on = found_on

    def __del__(self) -> None:
        self._found_on.append(threading.current_thread())


@pytest.fixture
def often() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(50, 1, 1)
    yield
    gc.set_threshold(*before)
    gc.disable()


def make_litter(found_on: list[threading.Thread], count: int = 500) -> None:
    for _ in range(count):
        Litter(found_on)


def work(qtbot: QtBot) -> None:
    # More than it takes for the old to be looked at, where each wait of the loop collects once.
    for _ in range(9):
        found_on: list[threading.Thread] = []
        make_litter(found_on)
        qtbot.waitUntil(lambda found_on=found_on: len(found_on) == 500)


def test_it_is_collected_when_nothing_else_is_to_be_done(qtbot: QtBot, often: None) -> None:
    owner = QObject()
    GarbageCollection(owner)
    found_on: list[threading.Thread] = []
    make_litter(found_on)
    worker = threading.Thread(target=make_litter, args=(found_on,))
    worker.start()
    worker.join()
    # Not where it was made, although there was much more than it takes.
    assert found_on == []
    qtbot.waitUntil(lambda: len(found_on) == 1_000)
    assert set(found_on) == {threading.main_thread()}
    owner.deleteLater()


def test_what_is_old_waits_until_there_is_nothing_to_do(
    qtbot: QtBot, often: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "QUIET_MS", 3_600_000)
    busy, quiet = QObject(), QObject()
    old: list[threading.Thread] = []
    kept = [Litter(old) for _ in range(500)]
    gc.collect()
    kept.clear()
    GarbageCollection(busy)
    gc.unfreeze()
    work(qtbot)
    assert old == []
    monkeypatch.undo()
    busy.deleteLater()
    GarbageCollection(quiet)
    gc.unfreeze()
    work(qtbot)
    # To wait for it is no work.
    gc.set_threshold(100_000, 100, 1)
    qtbot.waitUntil(lambda: len(old) == 500)
    quiet.deleteLater()


def test_without_it_python_collects_wherever_it_is(often: None) -> None:
    # What this is about: if this is no longer so, the rest is not needed any more.
    found_on: list[threading.Thread] = []
    gc.enable()
    worker = threading.Thread(target=make_litter, args=(found_on,))
    worker.start()
    worker.join()
    assert worker in found_on
