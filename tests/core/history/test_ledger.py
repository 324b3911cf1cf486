"""The ledger: what goes in comes out, and which links have changed."""

import contextlib
import os
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gui.core.accounts.account import Environment
from gui.core.history.entry import VerdictThen
from gui.core.history.ledger import Ledger
from gui.core.history.problems import LedgerProblem
from gui.core.history.query import Cursor, Query
from tests.core.history.ledgers import (
    ACCOUNT,
    NOW,
    KnownKey,
    all_of,
    bytes_in,
    database_of,
    facts,
    file_of,
    handed_over,
    ids,
    invoice,
    link_of,
    whole,
)
from tests.systems import posix_modes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "history"


@pytest.fixture
def ledger(folder: Path) -> Iterator[Ledger]:
    ledger = Ledger(folder, KnownKey())
    yield ledger
    ledger.close()
    if folder.exists():
        assert whole(folder)


def test_what_was_handed_over_is_there_newest_first(folder: Path, ledger: Ledger) -> None:
    entries = [handed_over(number) for number in range(20)]
    assert ledger.write(entries) == frozenset()
    ledger.close()
    again = Ledger(folder, KnownKey())
    rows = all_of(again)
    assert [facts(row) for row in rows] == [facts(entry) for entry in reversed(entries)]
    assert {row.link for row in rows} == {""}
    assert len({row.fingerprint for row in rows}) == 20
    assert {len(row.fingerprint) for row in rows} == {16}
    again.close()


def test_times_are_those_of_utc(ledger: Ledger) -> None:
    elsewhere = datetime.fromisoformat("2026-03-03T15:20:00.000007+05:30")
    ledger.write([handed_over(at=elsewhere)])
    [row] = all_of(ledger)
    assert row.at == elsewhere
    assert row.at.tzinfo is UTC


def test_links_are_kept_where_that_is_wanted(folder: Path, ledger: Ledger) -> None:
    ledger.write([handed_over(1)])
    ledger.write([handed_over(2)], with_links=True)
    assert [row.link for row in all_of(ledger)] == [link_of(2).address, ""]
    assert ids(ledger, Query("canary00002")) == ["INV-10002"]
    assert ids(ledger, Query("canary00001")) == []
    assert b"canary00002" in bytes_in(folder)


def test_without_links_there_is_none_in_any_file(folder: Path, ledger: Ledger) -> None:
    ledger.write([handed_over(number) for number in range(300)])
    for number in range(300):
        ledger.write([handed_over(number, link=link_of(number, 1))])
        ledger.seen(invoice(f"INV-{10_000 + number}"), link_of(number, 2))
        ledger.last_of(invoice(f"INV-{10_000 + number}"), link_of(number, 3))
    for is_closed in (False, True):
        if is_closed:
            ledger.close()
        found = bytes_in(folder).lower()
        # What it has is there to be seen.
        assert b"inv-10007" in found
        for part in (b"canary", b"bluetape", b"https", b"/i/r"):
            assert part not in found
            assert part.decode().encode("utf-16-le") not in found


def test_pages_follow_each_other_without_gaps_whatever_comes_meanwhile(ledger: Ledger) -> None:
    ledger.write([handed_over(number) for number in range(25)])
    first = ledger.page(Query(), None, 10)
    ledger.write([handed_over(100)])
    second = ledger.page(Query(), Cursor.after(first[-1]), 10)
    third = ledger.page(Query(), Cursor.after(second[-1]), 10)
    assert [row.invoice_id for row in (*first, *second, *third)] == [
        f"INV-{10_000 + number}" for number in range(24, -1, -1)
    ]
    assert ledger.page(Query(), Cursor.after(third[-1]), 10) == []


def test_what_a_text_cannot_hold_is_kept_as_far_as_it_goes(ledger: Ledger) -> None:
    entry = handed_over(person="ma\udcffria", invoice_id="ÄÖ \"'%_\u200b", status="Pl\0ced")
    assert ledger.write([entry]) == frozenset()
    [row] = all_of(ledger)
    assert (row.person, row.invoice_id, row.status) == ("ma?ria", entry.invoice_id, "Pl\0ced")


def test_nothing_is_made_where_nothing_was_handed_over(folder: Path, ledger: Ledger) -> None:
    assert all_of(ledger) == []
    assert ledger.count(Query("inv")) == 0
    assert ledger.last_of(invoice("INV-1"), link_of(1)) is None
    assert ledger.of_invoice(invoice("INV-1")) == []
    assert ledger.people() == []
    ledger.seen(invoice("INV-1"), link_of(1))
    assert ledger.drop_older_than(1) == 0
    ledger.drop_links()
    ledger.clear()
    assert ledger.write([]) == frozenset()
    assert not folder.exists()


@posix_modes
def test_it_is_the_users_alone(folder: Path, ledger: Ledger) -> None:
    before = os.umask(0)
    try:
        ledger.write([handed_over()])
    finally:
        os.umask(before)
    for path in (folder, folder.parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    names = {path.name for path in folder.iterdir()}
    assert names == {"history.sqlite", "history.sqlite-wal", "history.sqlite-shm"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


@posix_modes
def test_a_folder_that_stands_open_is_closed(folder: Path) -> None:
    ledger = Ledger(folder, KnownKey())
    ledger.write([handed_over()])
    ledger.close()
    folder.chmod(0o755)
    again = Ledger(folder, KnownKey())
    assert len(all_of(again)) == 1
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    again.close()


def test_each_commit_waits_for_the_disk_and_goes_to_a_wal(folder: Path, ledger: Ledger) -> None:
    ledger.write([handed_over()])
    database = database_of(ledger)
    settings = {
        name: database.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            *("journal_mode", "journal_size_limit"),
            *("synchronous", "secure_delete", "trusted_schema"),
        )
    }
    assert settings == {
        "journal_mode": "wal",
        # None: what is cut off is not written over.
        "journal_size_limit": -1,
        "synchronous": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
    }
    assert database.connection.execute("PRAGMA busy_timeout").fetchone() == (2000,)


# --- which links have changed ---


def changed(ledger: Ledger) -> list[tuple[str, str]]:
    return [(row.invoice_id, row.way) for row in all_of(ledger, Query(is_changed=True))]


def test_a_link_that_is_another_one_by_now_is_marked(ledger: Ledger) -> None:
    ledger.write([handed_over(1, way="mail draft"), handed_over(2)])
    assert changed(ledger) == []
    ledger.write([handed_over(1, way="copy row", link=link_of(1, 1))])
    assert changed(ledger) == [("INV-10001", "mail draft")]
    # The old one has come back: now the one in between is another.
    ledger.write([handed_over(1, way="print sheet")])
    assert changed(ledger) == [("INV-10001", "copy row")]
    rows = ledger.of_invoice(invoice("INV-10001"))
    assert [(row.way, row.is_changed) for row in rows] == [
        ("print sheet", False),
        ("copy row", True),
        ("mail draft", False),
    ]


def test_a_link_that_a_lookup_saw_counts_for_what_was_handed_over(ledger: Ledger) -> None:
    ledger.write([handed_over(1), handed_over(2)])
    ledger.seen(invoice("INV-10001"), link_of(1))
    assert changed(ledger) == []
    ledger.seen(invoice("INV-10001"), link_of(1, 1))
    assert changed(ledger) == [("INV-10001", handed_over(1).way)]
    ledger.seen(invoice("INV-10001"), link_of(1))
    assert changed(ledger) == []


def test_a_link_that_was_kept_does_not_pass_for_the_newest(ledger: Ledger) -> None:
    old = link_of(1)
    ledger.write(
        [handed_over(1, way="mail draft"), handed_over(1, way="copy row", link=link_of(1, 1))]
    )
    ledger.write([handed_over(1, way="copy link", link=old, is_current=False)])
    assert changed(ledger) == [("INV-10001", "copy link"), ("INV-10001", "mail draft")]
    ledger.write([handed_over(1, way="print sheet", link=link_of(1, 1), is_current=False)])
    assert len(changed(ledger)) == 2
    # A lookup saw another one, which no row has.
    ledger.seen(invoice("INV-10001"), link_of(1, 2))
    assert len(changed(ledger)) == 4
    ledger.write([handed_over(1, link=old, way="again", is_current=False)])
    assert len(changed(ledger)) == 5
    # This may be that one.
    ledger.write([handed_over(1, link=link_of(1, 2), way="export.csv", is_current=False)])
    assert len(changed(ledger)) == 5
    ledger.write([handed_over(2, is_current=False)])
    assert len(changed(ledger)) == 5


def test_of_invoices_that_were_never_handed_over_nothing_is_known(
    folder: Path, ledger: Ledger
) -> None:
    ledger.write([handed_over(1)])
    ledger.seen(invoice("INV-never"), link_of(7))
    ledger.close()
    assert b"INV-never" not in bytes_in(folder)


def test_accounts_are_compared_each_by_itself(ledger: Ledger) -> None:
    ledger.write([handed_over(1), handed_over(1, account_key="other", link=link_of(1, 1))])
    ledger.seen(invoice("INV-10001", "third"), link_of(1, 2))
    assert changed(ledger) == []
    assert ledger.last_of(invoice("INV-10001", "third"), link_of(1)) is None
    for key, differs in ((ACCOUNT, False), ("other", True)):
        last = ledger.last_of(invoice("INV-10001", key), link_of(1))
        assert last
        assert (last.differing is not None) == differs


def test_an_account_that_is_somewhere_else_now_has_other_invoices(ledger: Ledger) -> None:
    there, here = Environment.SANDBOX, Environment.PRODUCTION
    ledger.write([handed_over(1, environment=there)])
    ledger.write([handed_over(1, link=link_of(1, 1))])
    assert changed(ledger) == []
    for environment, differs in ((there, True), (here, False)):
        sought = invoice("INV-10001", environment=environment)
        last = ledger.last_of(sought, link_of(1, 1))
        assert last
        assert (last.differing is not None) == differs
        assert [row.environment for row in ledger.of_invoice(sought)] == [environment]
    assert ids(ledger, Query(environment=there)) == ["INV-10001"]
    ledger.seen(invoice("INV-10001", environment=there), link_of(1, 2))
    assert [row.is_changed for row in all_of(ledger)] == [False, True]


def test_the_last_of_each_way_is_said_and_whether_its_link_was_another(ledger: Ledger) -> None:
    old, new = link_of(1), link_of(1, 1)
    ledger.write(
        [
            handed_over(1, way="copy link", link=old),
            handed_over(1, way="mail draft", link=old),
            handed_over(1, way="copy link", at=NOW + timedelta(hours=2), link=new),
        ]
    )
    last = ledger.last_of(invoice("INV-10001"), new)
    assert last
    assert [(row.way, row.number in last.others) for row in last.latest] == [
        ("copy link", False),
        ("mail draft", True),
    ]
    assert last.latest[0].at == NOW + timedelta(hours=2)
    assert last.differing is None
    last = ledger.last_of(invoice("INV-10001"), old)
    assert last
    assert last.differing == last.latest[0]


def test_without_a_keyring_rows_are_kept_and_nothing_is_compared(folder: Path) -> None:
    key = KnownKey(None)
    ledger = Ledger(folder, key)
    assert ledger.write([handed_over(1)]) == {LedgerProblem.NO_KEYRING}
    assert not LedgerProblem.NO_KEYRING.loses
    assert ledger.facts == {LedgerProblem.NO_KEYRING}
    ledger.write([handed_over(1, link=link_of(1, 1))])
    ledger.seen(invoice("INV-10001"), link_of(1, 2))
    assert [(row.fingerprint, row.is_changed) for row in all_of(ledger)] == [(b"", False)] * 2
    last = ledger.last_of(invoice("INV-10001"), link_of(1, 3))
    assert last
    assert (last.differing, last.others) == (None, frozenset())
    # When there is one, what comes from then on is compared.
    key.key = b"k" * 32
    assert ledger.write([handed_over(1, way="mail draft")]) == frozenset()
    assert ledger.facts == frozenset()
    ledger.seen(invoice("INV-10001"), link_of(1, 3))
    assert changed(ledger) == [("INV-10001", "mail draft")]
    ledger.close()


def test_another_key_makes_no_link_another_one(folder: Path) -> None:
    key = KnownKey()
    ledger = Ledger(folder, key)
    ledger.write([handed_over(1, way="mail draft"), handed_over(2, way="mail draft")])
    ledger.seen(invoice("INV-10002"), link_of(2, 1))
    # As after a keyring that was lost.
    key.key = b"n" * 32
    last = ledger.last_of(invoice("INV-10001"), link_of(1))
    assert last
    assert last.differing is None
    ledger.seen(invoice("INV-10001"), link_of(1))
    ledger.write([handed_over(1, way="copy link"), handed_over(2, way="copy link")])
    # It was read once more before it was believed.
    assert key.forgotten == 1
    # What was known before stays known.
    assert changed(ledger) == [("INV-10002", "mail draft")]
    ledger.seen(invoice("INV-10001"), link_of(1, 1))
    assert changed(ledger) == [("INV-10001", "copy link"), ("INV-10002", "mail draft")]
    ledger.close()


def test_a_key_that_another_program_made_is_read_before_the_next_hand_over(folder: Path) -> None:
    newer = b"n" * 32
    ledgers = [Ledger(folder, KnownKey(following=newer)) for _ in range(2)]
    ledgers[0].write([handed_over(2)])
    other = Ledger(folder, KnownKey(newer))
    other.write([handed_over(1)])
    other.close()
    last = ledgers[0].last_of(invoice("INV-10001"), link_of(1, 1))
    assert last
    assert last.differing
    ledgers[1].seen(invoice("INV-10001"), link_of(1, 1))
    assert changed(ledgers[1]) == [("INV-10001", handed_over(1).way)]
    for ledger in ledgers:
        ledger.close()


def test_a_key_that_was_lost_is_asked_for_once(folder: Path) -> None:
    key = KnownKey()
    ledger = Ledger(folder, key)
    for number, lost in enumerate((b"o" * 32, b"p" * 32), 1):
        other = Ledger(folder, KnownKey(lost))
        other.write([handed_over(1)])
        other.close()
        for version in range(3):
            ledger.seen(invoice("INV-10001"), link_of(1, version))
            assert ledger.last_of(invoice("INV-10001"), link_of(1, version))
        # Another one may be had.
        assert key.forgotten == number
    assert changed(ledger) == []
    ledger.close()


def test_a_key_that_is_written_while_a_link_is_looked_at_is_respected(folder: Path) -> None:
    ledger, other = (Ledger(folder, KnownKey(key)) for key in (b"k" * 32, b"n" * 32))
    ledger.write([handed_over(1, way="mail draft")])
    database = database_of(ledger)
    began: list[str] = []

    def write_first(statement: str) -> None:
        if statement == "BEGIN IMMEDIATE" and not began:
            began.append(statement)
            assert not other.write([handed_over(1, way="copy row", link=link_of(1, 1))])

    database.connection.set_trace_callback(write_first)
    ledger.seen(invoice("INV-10001"), link_of(1, 1))
    assert began
    assert changed(ledger) == []
    ledger.close()
    other.close()


# --- the clock ---


def test_a_clock_that_is_set_back_changes_no_order(ledger: Ledger) -> None:
    yesterday = NOW - timedelta(days=1)
    ledger.write([handed_over(1)])
    ledger.write([handed_over(2, at=yesterday), handed_over(1, at=yesterday, link=link_of(1, 1))])
    rows = all_of(ledger)
    assert [row.at for row in rows] == [yesterday, yesterday, handed_over(1).at]
    assert [row.number for row in rows] == sorted({row.number for row in rows}, reverse=True)
    # What was handed over last is what counts, whatever the clock says.
    assert [row.is_changed for row in rows] == [False, False, True]
    last = ledger.last_of(invoice("INV-10001"), link_of(1))
    assert last
    assert last.differing == rows[0]
    ledger.seen(invoice("INV-10002"), link_of(2, 1))
    assert [row.is_changed for row in all_of(ledger)] == [False, True, True]
    # Times are asked for as they were written.
    assert len(ids(ledger, Query(until=NOW))) == 2
    assert len(ids(ledger, Query(since=NOW))) == 1
    assert ids(ledger, Query("INV", since=yesterday, until=NOW)) == ["INV-10001", "INV-10002"]
    assert ledger.drop_older_than(1, now=NOW + timedelta(hours=1)) == 2
    assert [row.at for row in all_of(ledger)] == [handed_over(1).at]


def test_times_before_and_far_behind_all_others_are_times(ledger: Ledger) -> None:
    ends = [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)]
    ledger.write([handed_over(number, at=at) for number, at in enumerate((*ends, ends[0], NOW))])
    assert [row.at for row in all_of(ledger)] == [NOW, ends[0], ends[1], ends[0]]
    assert len(ids(ledger, Query(since=NOW))) == 2
    assert len(ids(ledger, Query(until=NOW))) == 2


# --- who, and by what way ---


def test_people_and_ways_are_told(ledger: Ledger) -> None:
    ledger.write([handed_over(number) for number in range(30)])
    assert ledger.people() == ["joao", "maria", "you"]


def test_of_one_invoice_all_hand_overs_are_told(ledger: Ledger) -> None:
    ledger.write([handed_over(number % 3, way=f"way {number}") for number in range(9)])
    ledger.write([handed_over(1, account_key="other")])
    rows = ledger.of_invoice(invoice("INV-10001"))
    assert [row.way for row in rows] == ["way 7", "way 4", "way 1"]


def test_a_verdict_of_every_kind_comes_back(ledger: Ledger) -> None:
    ledger.write(
        [handed_over(number, verdict=verdict) for number, verdict in enumerate(VerdictThen)]
    )
    for verdict in VerdictThen:
        [row] = all_of(ledger, Query(verdicts=frozenset({verdict})))
        assert row.verdict is verdict


def test_a_file_is_begun_by_the_first_row_alone(folder: Path, ledger: Ledger) -> None:
    ledger.write([handed_over()])
    assert file_of(folder).exists()
    ledger.clear()
    assert not file_of(folder).exists()
    assert all_of(ledger) == []
    assert not file_of(folder).exists()
    ledger.write([handed_over(1)])
    assert ids(ledger) == ["INV-10001"]


def test_one_that_another_program_is_making_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_of(tmp_path).touch(0o600)
    ledger = Ledger(tmp_path, KnownKey())
    with contextlib.closing(sqlite3.connect(file_of(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("CREATE TABLE facts (name)")
        monkeypatch.setattr("time.sleep", lambda _: other.execute("ROLLBACK"))
        assert ledger.page(Query()) == []
        assert not other.in_transaction
    ledger.close()
