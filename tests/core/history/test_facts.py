"""What is true of a file as a whole: with noise in it, and of two files that become one."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.core.history.ledger import Ledger
from gui.core.history.problems import LedgerProblem
from gui.core.history.query import Query
from tests.core.history.ledgers import (
    NOW,
    KnownKey,
    all_of,
    file_of,
    handed_over,
    ids,
    invoice,
    link_of,
    whole,
)

NOISE = ["zz", b"\0", -1, 2**62, 0.5]
CHANGED = Query(is_changed=True)
_write = [handed_over(7, link=link_of(7, 1))]
ASKED: dict[str, list[Callable[[Ledger], object]]] = {
    "late_ms": [
        lambda ledger: ledger.write(_write),
        lambda ledger: ledger.drop_older_than(3650, NOW),
        lambda ledger: ledger.page(Query(until=NOW)),
    ],
    "compared_from": [
        lambda ledger: ledger.write(_write),
        lambda ledger: ledger.seen(invoice("INV-10001"), link_of(1, 1)),
        lambda ledger: ledger.last_of(invoice("INV-10001"), link_of(1)),
    ],
}


def note(folder: Path, **facts: object) -> None:
    other = sqlite3.connect(file_of(folder))
    with other:
        other.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", facts.items())
    other.close()


def facts_of(folder: Path) -> dict[str, object]:
    other = sqlite3.connect(file_of(folder))
    try:
        return dict(other.execute("SELECT name, value FROM facts"))
    finally:
        other.close()


def damage(folder: Path) -> None:
    """What the next look through all of it comes across; every row can be read."""
    other = sqlite3.connect(file_of(folder))
    with other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute("DELETE FROM found_data WHERE id > 1")
    other.close()


def begun(folder: Path, key: KnownKey | None = None) -> None:
    ledger = Ledger(folder, key or KnownKey())
    assert not ledger.write([handed_over(number) for number in range(20)])
    ledger.close()


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize(
    ("name", "ask"), [(name, ask) for name, asked in ASKED.items() for ask in asked]
)
def test_noise_in_a_number_is_damage_and_costs_no_row(
    tmp_path: Path, name: str, ask: Callable[[Ledger], object], noise: object
) -> None:
    begun(tmp_path)
    note(tmp_path, **{name: noise})
    ledger = Ledger(tmp_path, KnownKey())
    ask(ledger)
    assert ledger.facts == {LedgerProblem.DAMAGED_PUT_ASIDE}
    assert ledger.rescued == 20
    # The new one has none of it.
    for each in (ask for asked in ASKED.values() for ask in asked):
        each(ledger)
    assert [path.name for path in tmp_path.glob("*.damaged-*")] == ["history.sqlite.damaged-1"]
    assert not ledger.write([handed_over(100), handed_over(100, link=link_of(100, 1))])
    assert "INV-10100" in ids(ledger, CHANGED)
    ledger.close()
    assert whole(tmp_path)


def test_a_key_that_is_noise_is_not_brought_over(tmp_path: Path) -> None:
    begun(tmp_path)
    note(tmp_path, key="zz")
    damage(tmp_path)
    ledger = Ledger(tmp_path, KnownKey())
    ledger.drop_older_than(3650, NOW)
    assert ledger.rescued == 20
    assert "key" not in facts_of(tmp_path)
    # Nobody knows of which key these are.
    ledger.seen(invoice("INV-10001"), link_of(1, 1))
    assert not ledger.write([handed_over(1, link=link_of(1, 1))])
    assert ids(ledger, CHANGED) == []
    ledger.close()


def after_a_lost_key(folder: Path) -> None:
    """Rows of a key that was lost, then some of another."""
    begun(folder, KnownKey(b"o" * 32))
    ledger = Ledger(folder, KnownKey())
    assert not ledger.write([handed_over(50), handed_over(51)])
    ledger.close()


@pytest.mark.parametrize(
    ("key", "spoilt", "changed"),
    [
        # As before the damage.
        (b"k" * 32, {}, ["INV-10050"]),
        # Nobody knows which of the rows are of it.
        (b"k" * 32, {"compared_from": "zz"}, []),
        (b"n" * 32, {}, []),
    ],
)
def test_rows_of_another_key_are_not_compared_when_they_come_late(
    tmp_path: Path, key: bytes, spoilt: dict[str, object], changed: list[str]
) -> None:
    damaged, folder = tmp_path / "damaged", tmp_path / "history"
    after_a_lost_key(damaged)
    note(damaged, **spoilt)
    # Another program put it aside, and was killed; before it is rescued, there are rows.
    ledger = Ledger(folder, KnownKey(key))
    assert not ledger.write([handed_over(60)])
    ledger.close()
    file_of(damaged).rename(folder / "history.sqlite.damaged-1")
    (folder / "history.sqlite.damaged-1.to-rescue").touch()
    assert len(all_of(ledger)) == 23
    for number in (1, 50):
        ledger.seen(invoice(f"INV-{10_000 + number}"), link_of(number))
        ledger.write([handed_over(number, way="again")])
    assert ids(ledger, CHANGED) == []
    ledger.seen(invoice("INV-10050"), link_of(50, 1))
    assert [row.invoice_id for row in all_of(ledger, CHANGED) if row.way != "again"] == changed
    # What came meanwhile is compared, and so is what comes from now on.
    ledger.seen(invoice("INV-10060"), link_of(60, 1))
    assert "INV-10060" in ids(ledger, CHANGED)
    ledger.close()
