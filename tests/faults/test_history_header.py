"""The first 100 bytes of the file say how to read the others: damaged, they cost no row."""

import contextlib
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from gui.core.history import header
from gui.core.history.ledger import Ledger
from gui.core.history.problems import LedgerUnavailable
from tests.core.history.ledgers import (
    GONE,
    NOW,
    KnownKey,
    copied,
    file_of,
    handed_over,
    ids,
    program,
)
from tests.systems import IS_WINDOWS

COUNT = 40
WHOLE = {f"INV-{10_000 + number}" for number in range(COUNT)}
HEADER = 100
# Magic, page size, versions, reserved, fractions, pages, schema format, largest root, encoding,
# vacuum, application, version of SQLite.
SAMPLE = (0, 16, 17, 18, 19, 20, 21, 28, 31, 47, 52, 55, 56, 59, 67, 68, 95, 99)


@pytest.fixture(params=["closed", "with a WAL"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with a history; the last rows may be in its WAL alone."""
    begun, there = tmp_path / "begun", tmp_path / "there"
    ledger = Ledger(begun, KnownKey())
    ledger.write([handed_over(number) for number in range(COUNT - 1)])
    ledger.close()
    ledger.write([handed_over(COUNT - 1)])
    if request.param == "closed":
        ledger.close()
    copied(begun, there, ignore=shutil.ignore_patterns("*-shm"))
    ledger.close()
    return there


def damaged_copy(folder: Path, at: int = 0, bits: int = 1, name: str = "damaged") -> Path:
    damaged = copied(folder, folder.with_name(name))
    with file_of(damaged).open("r+b") as file:
        content = bytearray(file.read(HEADER))
        content[at] ^= bits
        file.seek(0)
        file.write(content)
    return damaged


def lost_with(folder: Path, flips: Iterable[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """What bits of what byte were flipped, and how many rows were not read then."""
    lost = []
    for at, bits in flips:
        damaged = damaged_copy(folder, at, bits)
        ledger = Ledger(damaged, KnownKey())
        # One that a newer version wrote, as it says, is only read.
        with contextlib.suppress(LedgerUnavailable):
            ledger.drop_older_than(3650, NOW)
        ledger.write([handed_over(COUNT)])
        count = len(WHOLE & set(ids(ledger)))
        ledger.close()
        assert not list(damaged.glob("*.copy*"))
        if count != COUNT:
            lost.append((at, bits, COUNT - count))
        shutil.rmtree(damaged)
    return lost


def test_no_row_is_lost_with_a_byte_of_the_header(folder: Path) -> None:
    assert lost_with(folder, ((at, 0xFF) for at in SAMPLE)) == []


@pytest.mark.exhaustive
def test_no_row_is_lost_with_a_bit_of_the_header(folder: Path) -> None:
    bits = [*(1 << bit for bit in range(8)), 0xFF]
    assert lost_with(folder, ((at, each) for at in range(HEADER) for each in bits)) == []


def test_where_there_is_no_room_for_a_copy_it_is_made_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = damaged_copy(folder)
    with monkeypatch.context() as full:
        full.setattr(header, "has_room", lambda *_: False)
        ledger = Ledger(damaged, KnownKey())
        assert ids(ledger) == []
        ledger.close()
    assert not list(damaged.glob("*.copy*"))
    ledger = Ledger(damaged, KnownKey())
    assert set(ids(ledger)) == WHOLE
    ledger.close()


def test_a_copy_of_what_is_for_reading_alone_can_be_written(folder: Path) -> None:
    damaged = file_of(damaged_copy(folder))
    damaged.chmod(0o400)
    with header.with_header_remade(damaged) as copy:
        assert copy is not None
        # Who is root may write to all of them.
        assert copy.stat().st_mode & 0o200
        assert IS_WINDOWS or copy.stat().st_mode & 0o777 == 0o600


def test_what_came_before_there_was_no_room_is_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its application is another one; the rows can be read all the same.
    damaged = damaged_copy(folder, 68, 0xFF)
    monkeypatch.setattr(header, "has_room", lambda *_: False)
    ledger = Ledger(damaged, KnownKey())
    assert set(ids(ledger)) == WHOLE
    assert ledger.rescued == COUNT
    ledger.close()


@pytest.mark.exhaustive
def test_no_row_and_no_copy_is_left_wherever_the_program_is_killed(folder: Path) -> None:
    steps, code = 0, GONE
    while code == GONE:
        damaged = damaged_copy(folder, name=f"after-{steps}")
        with program("gone after", damaged, str(steps), "look through") as process:
            code = process.wait(30)
        assert code in {0, GONE}
        ledger = Ledger(damaged, KnownKey())
        assert set(ids(ledger)) == WHOLE, steps
        ledger.close()
        assert not list(damaged.glob("*.copy")), steps
        steps += 1
    assert steps > 10
