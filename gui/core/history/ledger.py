"""The ledger: what was handed over, when and how, and that a link has changed since.

It is never in the way of a hand-over. What goes wrong with it is a fact, and what could not be
written waits in memory for the next time.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gui.core.cancellation import Cancellation
from gui.core.history import search, store
from gui.core.history.database import Database
from gui.core.history.entry import HandedOver, Invoice, Kept, LastHandedOver
from gui.core.history.fingerprints import FingerprintKey, fingerprint
from gui.core.history.history_file import HistoryFile
from gui.core.history.problems import LedgerProblem, LedgerUnavailable
from gui.core.history.query import Cursor, Query
from gui.core.history.rows import COLUMNS, DamagedRow, Row, kept_in, moment
from gui.core.link import CheckoutLink

# As with journals: long enough to ask somebody about it. What is whole in it was brought over.
ASIDE_FOR = timedelta(days=7)
# Of one invoice: more than anybody reads.
_OF_INVOICE = 1_000
_MOST_WAITING = 10_000
# In every link, and in what an id or a name is only by a rare chance.
_OF_LINKS = b"://"


class Ledger:
    """Everything about the history of one user. From any thread, but from one at a time.

    Two of them, in one program or in two, may be at the same file. What asks or removes raises
    `LedgerUnavailable` where that does not work; where there is no file, nothing makes one but
    `write`, and whatever asks while rows of one that was put aside are yet to be brought over.
    """

    def __init__(self, folder: Path, key: FingerprintKey) -> None:
        self._file = HistoryFile(folder)
        self._key = key
        self._lacks_key = False
        # The mark of another key, for which ours was read again.
        self._other_mark: object = None
        self._waiting: list[tuple[HandedOver, bool]] = []

    @property
    def facts(self) -> frozenset[LedgerProblem]:
        """What is wrong with it for as long as it is open, as far as that is known by now."""
        lacking = {LedgerProblem.NO_KEYRING} if self._lacks_key else set()
        return self._file.facts | lacking

    @property
    def rescued(self) -> int:
        """How many rows were whole in a file that was put aside, and are there again."""
        return self._file.rescued

    def write(
        self, entries: Iterable[HandedOver], *, with_links: bool = False
    ) -> frozenset[LedgerProblem]:
        """Keep hand-overs, committed when it returns; returns what was wrong, often nothing.

        Where one of the problems loses rows, these wait in memory and are written the next time,
        or by `close`. Never raises for what is wrong with the file.
        """
        aside = self._file.aside
        self._waiting += [(entry, with_links) for entry in entries]
        try:
            self._write_what_waits()
            problems = {LedgerProblem.NO_KEYRING} if self._lacks_key else set()
        except LedgerUnavailable as refused:
            problems = {refused.problem}
            del self._waiting[:-_MOST_WAITING]
        if self._file.aside != aside:
            problems.add(LedgerProblem.DAMAGED_PUT_ASIDE)
        return frozenset(problems)

    def seen(self, invoice: Invoice, link: CheckoutLink) -> None:
        """Take note of the link that an invoice has now, if it was ever handed over."""

        def see(database: Database) -> None:
            connection = database.connection
            # Where there is nothing to say, nobody is made to wait, and no key is asked for.
            if not _rows_of(connection, invoice, 1):
                return
            key = self._comparing(connection)
            made = fingerprint(key, link) if key else b""
            if key and store.is_news(connection, invoice, made):
                with database.transaction():
                    # Another program may have written with another one meanwhile.
                    if store.is_of(connection, key):
                        store.see(connection, invoice, made)

        self._file.change(see)

    def last_of(self, invoice: Invoice, link: CheckoutLink) -> LastHandedOver | None:
        """Return by what an invoice was handed over last, and whether its link was another one."""

        def find(database: Database) -> LastHandedOver | None:
            connection = database.connection
            rows = connection.execute(
                f"SELECT {COLUMNS} FROM handed_over WHERE number IN (SELECT max(number)"
                f" FROM handed_over WHERE {store.OF_INVOICE} GROUP BY way)"
                " ORDER BY number DESC",
                store.of_invoice(invoice),
            ).fetchall()
            latest = tuple(_kept(database, rows))
            if not latest:
                return None
            key = self._comparing(connection)
            made = fingerprint(key, link) if key else b""
            begin = store.comparable_from(connection)
            others = (
                row.number
                for row in latest
                if made and row.fingerprint and row.number >= begin and row.fingerprint != made
            )
            return LastHandedOver(latest, frozenset(others))

        return self._file.read(find, None)

    def page(
        self,
        query: Query,
        after: Cursor | None = None,
        limit: int = 100,
        cancellation: Cancellation | None = None,
    ) -> list[Kept]:
        """Return rows, newest first: the first ones, or those that come after a place.

        If they are fewer than `limit`, there are no more.

        Raises:
            Canceled: it was given up, which any thread may do while it runs.
        """

        def find(database: Database) -> list[Kept]:
            found: list[Kept] = []
            place, is_more = after, True
            with search.giving_up(database.connection, cancellation):
                while is_more:
                    wanted = limit - len(found)
                    rows = search.rows(database.connection, query, place, wanted)
                    found += _kept(database, rows)
                    # In the place of those that cannot be read come others.
                    is_more = len(found) < limit and len(rows) == wanted
                    place = Cursor(rows[-1][0]) if rows else place
            return found

        return self._file.read(find, [])

    def count(
        self,
        query: Query,
        at_most: int | None = None,
        cancellation: Cancellation | None = None,
    ) -> int:
        """Return how many rows there are, or `at_most` where there are more.

        To count what a text is found in takes as long as to look at each of it.

        Raises:
            Canceled: as of `page`.
        """

        def find(database: Database) -> int:
            with search.giving_up(database.connection, cancellation):
                return search.count(database.connection, query, at_most)

        return self._file.read(find, 0)

    def of_invoice(self, invoice: Invoice) -> list[Kept]:
        """Return all hand-overs of an invoice, newest first, a thousand at most."""

        def find(database: Database) -> list[Kept]:
            rows = _rows_of(database.connection, invoice, _OF_INVOICE)
            return list(_kept(database, rows))

        return self._file.read(find, [])

    def people(self) -> list[str]:
        """Return who handed anything over, by name."""
        return self._file.read(lambda database: search.distinct(database.connection, "person"), [])

    def clear(self) -> None:
        """Remove everything; nothing is left of it in any file. A new one begins with `write`."""
        self._waiting.clear()
        self._file.clear()

    def drop_older_than(
        self, days: int, now: datetime | None = None, *, looks_through: bool = True
    ) -> int:
        """Remove what is older, and what was put aside a week ago; returns how many rows that were.

        All of it is looked through, unless somebody waits: for damage that nothing comes across.
        """
        now = now or datetime.now(UTC)
        begin = now - timedelta(days=days)
        self._file.sweep(now - min(timedelta(days=days), ASIDE_FOR))

        def drop(database: Database) -> int:
            if looks_through:
                database.look_through()
            dropped = 0
            while True:
                with database.transaction() as connection:
                    portion = store.drop_before(connection, moment(begin))
                dropped += portion
                if not portion:
                    break
            if dropped:
                _leave_nothing(database)
            return dropped

        return self._file.change(drop) or 0

    def drop_links(self) -> None:
        """Remove the links that are kept; the rows stay. For when links are not kept any more.

        What was put aside is removed if it has some, once its rows are brought over.
        """
        self._waiting = [(entry, False) for entry, _ in self._waiting]

        def drop(database: Database) -> None:
            last: int | None = 0
            while last is not None and store.has_links(database.connection):
                with database.transaction() as connection:
                    last = store.drop_links(connection, last)
            if last != 0:
                _leave_nothing(database)

        self._file.change(drop)
        self._file.drop_others_with(_OF_LINKS)

    def close(self) -> None:
        """Write what waits, if that is possible by now, and let go of the file."""
        with contextlib.suppress(LedgerUnavailable):
            if self._waiting:
                self._write_what_waits()
        self._file.close()

    def _write_what_waits(self) -> None:
        if not self._waiting:
            return
        key = self._key.get()

        def add(database: Database) -> None:
            nonlocal key
            key = self._newest(database.connection, key)
            with database.transaction() as connection:
                store.write(connection, self._waiting[: store.PORTION], key)

        while self._waiting:
            self._file.change(add, creates=True)
            del self._waiting[: store.PORTION]
        self._lacks_key = key is None

    def _comparing(self, connection: sqlite3.Connection) -> bytes | None:
        """The key, if the newest fingerprints that are kept are of it."""
        key = self._newest(connection, self._key.get())
        self._lacks_key = key is None
        return key if key and store.is_of(connection, key) else None

    def _newest(self, connection: sqlite3.Connection, key: bytes | None) -> bytes | None:
        """The key, read again if fingerprints are of another: another program may have made it."""
        mark = store.mark_of_other(connection, key) if key else None
        # A lost one is not had by reading again and again.
        if mark is None or mark == self._other_mark:
            return key
        self._other_mark = mark
        self._key.forget()
        return self._key.get()


def _rows_of(connection: sqlite3.Connection, invoice: Invoice, limit: int) -> list[Row]:
    return connection.execute(
        f"SELECT {COLUMNS} FROM handed_over WHERE {store.OF_INVOICE} ORDER BY number DESC LIMIT ?",
        (*store.of_invoice(invoice), limit),
    ).fetchall()


def _kept(database: Database, rows: Iterable[Row]) -> Iterator[Kept]:
    for row in rows:
        try:
            yield kept_in(row)
        except DamagedRow:
            # A newer version may write what this one cannot read.
            if database.problem is not LedgerProblem.NEWER:
                raise


def _leave_nothing(database: Database) -> None:
    """Take what is left of removed rows out of all places."""
    is_left = True
    while is_left:
        with database.transaction() as connection:
            is_left = store.forget_words(connection)
    database.settle()
