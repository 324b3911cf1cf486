"""The history of the demo: half a year of an office, with a link that has changed, for a run."""

import os
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gui.core.history.query import Query
from gui.core.preferences import Preferences
from gui.demo.sample_history import COUNT, SampleHistory, sample_entries
from gui.demo.samples import CHANGED_ID, DEMO_ACCOUNT, FIRST_ID, SAMPLES
from gui.presenters.history.ways_then import WAYS_THEN
from tests.systems import symlinks

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
ORIGIN = "http://127.0.0.1:8080"
ACCOUNT = DEMO_ACCOUNT


def test_it_is_of_half_a_year_and_the_latest_is_of_today() -> None:
    entries = sample_entries(ACCOUNT, ORIGIN, NOW)
    assert len(entries) == COUNT == 200
    times = [entry.at for entry in entries]
    assert times == sorted(times)
    oldest = NOW - times[0]
    # None of it would be tidied away.
    assert timedelta(days=150) < oldest < timedelta(days=Preferences().history_days)
    assert NOW - times[-1] == timedelta(hours=2)


def test_it_is_the_same_each_time() -> None:
    first, second = (sample_entries(ACCOUNT, ORIGIN, NOW) for _ in range(2))
    assert first == second


def test_it_has_some_of_everything() -> None:
    entries = sample_entries(ACCOUNT, ORIGIN, NOW)
    assert {entry.way for entry in entries} <= {*WAYS_THEN}
    assert len({entry.way for entry in entries}) > 8
    verdicts = Counter(entry.verdict.value for entry in entries)
    assert verdicts.keys() == {"ready", "paid", "canceled", "other", "unknown"}
    assert verdicts["ready"] > 100
    assert len({entry.person for entry in entries}) == 2
    assert {FIRST_ID, CHANGED_ID} <= {entry.invoice_id for entry in entries}
    assert CHANGED_ID in {sample.invoice_id for sample in SAMPLES}


def test_it_lies_in_a_folder_of_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    history = SampleHistory(ACCOUNT, ORIGIN)
    assert history.is_used()
    assert [*tmp_path.iterdir()] == []
    ledger = history.open()
    assert len([*tmp_path.iterdir()]) == 1
    assert ledger.count(Query()) == COUNT
    changed = ledger.page(Query(is_changed=True))
    assert {row.invoice_id for row in changed} == {CHANGED_ID}
    assert [row.link for row in ledger.page(Query())] == [""] * 100
    ledger.close()
    history.remove()
    assert [*tmp_path.iterdir()] == []


@symlinks
def test_what_a_killed_run_left_goes_with_a_later_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    mine = tmp_path / "mine"
    mine.mkdir(mode=0o700)
    left, running, link = (tmp_path / f"checkout-desk-demo-{name}" for name in "abc")
    for folder in (left, running):
        folder.mkdir(mode=0o700)
        (folder / "history.sqlite").touch()
    link.symlink_to(mine)
    (mine / "letter").touch()
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    for path in (left, link):
        os.utime(path, (two_days_ago, two_days_ago), follow_symlinks=False)
    history = SampleHistory(ACCOUNT, ORIGIN)
    history.open().close()
    history.remove()
    assert sorted(tmp_path.iterdir()) == [running, link, mine]
    assert (mine / "letter").exists()
