"""Ledgers for tests: hand-overs, and programs that write them until they end.

As a program: `ledgers.py HOW FOLDER`, told what to do by the first argument.
"""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from gui.core.accounts.account import Environment
from gui.core.history.database import Database
from gui.core.history.entry import HandedOver, Invoice, Kept, VerdictThen
from gui.core.history.ledger import Ledger
from gui.core.history.problems import LedgerUnavailable
from gui.core.history.query import Cursor, Query
from gui.core.link import CheckoutLink, admit

ROOT = Path(__file__).resolve().parents[3]

ACCOUNT = "7aec7f522d88"
NOW = datetime(2026, 3, 31, 15, 20, 0, 123456, tzinfo=UTC)
GONE = 9
"""The exit code of a program that goes at once, as if it were killed."""
_CHANGES = {"os.rename", "os.remove", "os.utime", "sqlite3.connect"}
WAYS = ("copy link", "mail draft", "copy row", "print sheet", "export.xlsx")


class KnownKey:
    """A key that programs of a test share, or none; `forget` takes what is `following`, if any."""

    def __init__(self, key: bytes | None = b"k" * 32, following: bytes | None = None) -> None:
        self.key = key
        self.following = following
        self.forgotten = 0

    def get(self) -> bytes | None:
        return self.key

    def forget(self) -> None:
        self.forgotten += 1
        self.key = self.following or self.key


# Without the times of its files: for those, Python asks Wine for what it does not have.
copied = partial(shutil.copytree, copy_function=shutil.copy)


def database_of(ledger: Ledger) -> Database:
    """The one that it has open."""
    database = ledger._file._database
    assert database
    return database


def link_of(number: int, version: int = 0) -> CheckoutLink:
    return admit(f"https://www.bluetape.com/i/r?account=canary{number:05}&v={version}")


def handed_over(number: int = 0, **others: object) -> HandedOver:
    """A hand-over, the same for a number; `others` are fields that it has instead."""
    verdict = list(VerdictThen)[number % len(VerdictThen)]
    fields = {
        "at": NOW + timedelta(minutes=number),
        "person": ("maria", "joao", "you")[number % 3],
        "account_key": ACCOUNT,
        "environment": Environment.PRODUCTION,
        "invoice_id": f"INV-{10_000 + number}",
        "way": WAYS[number % len(WAYS)],
        "verdict": verdict,
        "status": "" if verdict is VerdictThen.UNKNOWN else "Placed",
        "amount": f"{number}.50",
        "link": link_of(number),
        **others,
    }
    return HandedOver(**fields)  # type: ignore[arg-type]


def invoice(
    invoice_id: str, account_key: str = ACCOUNT, environment: Environment = Environment.PRODUCTION
) -> Invoice:
    return account_key, environment, invoice_id


def facts(row: HandedOver | Kept) -> tuple[object, ...]:
    """All that goes in and comes out the same."""
    return (
        *(row.at, row.person, row.account_key, row.environment, row.invoice_id, row.way),
        *(row.verdict, row.status, row.amount),
    )


def all_of(ledger: Ledger, query: Query | None = None, portion: int = 1000) -> list[Kept]:
    """All rows, page by page."""
    rows: list[Kept] = []
    while True:
        after = Cursor.after(rows[-1]) if rows else None
        page = ledger.page(query or Query(), after, portion)
        rows += page
        if len(page) < portion:
            return rows


def ids(ledger: Ledger, query: Query | None = None) -> list[str]:
    return [row.invoice_id for row in all_of(ledger, query)]


def file_of(folder: Path) -> Path:
    return folder / "history.sqlite"


def bytes_in(folder: Path) -> bytes:
    """What all files of a folder have, one after the other."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def whole(folder: Path) -> bool:
    """Whether SQLite and its index of texts find nothing wrong with the file."""
    database = sqlite3.connect(file_of(folder))
    try:
        found = database.execute("PRAGMA integrity_check").fetchall()
        database.execute("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)")
    finally:
        database.close()
    return found == [("ok",)]


@contextmanager
def program(how: str, folder: Path, *more: str) -> Iterator["subprocess.Popen[str]"]:
    """A program that works on a ledger; killed in the end."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.core.history.ledgers", how, str(folder), *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        try:
            yield process
        finally:
            process.kill()
            process.communicate()


def _say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def _write(folder: Path, begin: str = "0") -> None:
    """One row after the other; each is said when it is on the disk."""
    ledger = Ledger(folder, KnownKey())
    number = int(begin)
    while True:
        begun = time.monotonic()
        if not ledger.write([handed_over(number)]):
            _say(number)
            number += 1
        # As with people, it is mostly free: who waits for it looks now and then.
        time.sleep(time.monotonic() - begun)


def _gone_after(folder: Path, steps: str, deed: str) -> None:
    """Look through all of it, or clear it; gone after so many steps that change something there."""
    left = int(steps)

    def on_step(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        changes = event in _CHANGES or (event == "open" and int(str(arguments[2])) & os.O_CREAT)
        if changes and str(folder) in str(arguments[0]):
            if left == 0:
                os._exit(GONE)
            left -= 1

    sys.addaudithook(on_step)
    with contextlib.suppress(LedgerUnavailable):
        ledger = Ledger(folder, KnownKey())
        ledger.clear() if deed == "clear" else ledger.drop_older_than(3650, NOW)


def _read(folder: Path) -> None:
    """Read all of it when told to, and say how many rows there are and were brought over."""
    ledger = Ledger(folder, KnownKey())
    _say("ready")
    sys.stdin.readline()
    _say(len(all_of(ledger)), ledger.rescued)
    ledger.close()


def _hold(folder: Path) -> None:
    """Keep others from writing, until told to let go."""
    database = sqlite3.connect(file_of(folder), isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    _say("held")
    sys.stdin.readline()
    database.execute("ROLLBACK")
    _say("let go")
    sys.stdin.readline()


def _keep_open(folder: Path) -> None:
    """Have it open, and write a row whenever told to."""
    ledger = Ledger(folder, KnownKey())
    _say(len(ledger.page(Query())))
    for number, _ in enumerate(sys.stdin, 500):
        _say(*(problem.value for problem in ledger.write([handed_over(number)])))


def _fill(folder: Path) -> None:
    """Write until no file may grow any more, and then once that is over."""
    import resource

    ledger = Ledger(folder, KnownKey())
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, most))
    number = 0
    while not (problems := ledger.write([handed_over(number)])):
        number += 1
    _say(number, *(problem.value for problem in problems))
    # It can be read all the same, and goes on trying.
    _say(len(all_of(ledger)), *(p.value for p in ledger.write([handed_over(number + 1)])))
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    _say(*(p.value for p in ledger.write([handed_over(number + 2)])))
    _say(len(all_of(ledger)))
    ledger.close()


def _refused(folder: Path, deed: str = "") -> None:
    """As somebody who may not write there."""
    if os.getuid() == 0:
        os.setuid(65534)
    ledger = Ledger(folder, KnownKey())
    if deed == "clear":
        with contextlib.suppress(LedgerUnavailable):
            ledger.clear()
            _say("cleared")
    _say(*(problem.value for problem in ledger.write([handed_over(900)])))
    try:
        _say(len(all_of(ledger)), *(fact.value for fact in ledger.facts))
    except LedgerUnavailable as refused:
        _say(refused.problem.value)


if __name__ == "__main__":
    programs = {
        "write": _write,
        "gone after": _gone_after,
        "read": _read,
        "hold": _hold,
        "keep open": _keep_open,
        "fill": _fill,
        "refused": _refused,
    }
    programs[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
