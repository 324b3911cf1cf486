"""What is done to the tables: rows come in, rows go, and links turn out to have changed."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gui.core.history.entry import HandedOver, Invoice
from gui.core.history.fingerprints import fingerprint, mark
from gui.core.history.rows import COLUMNS, DamagedRow, Row, moment, row_of, with_digest

_INSERT = f"INSERT INTO handed_over ({COLUMNS}) VALUES ({', '.join('?' * 14)})"
_TOLD = "INSERT INTO found (rowid, invoice_id, link) VALUES (?, ?, ?)"
_UNTOLD = "INSERT INTO found (found, rowid, invoice_id, link) VALUES ('delete', ?, ?, ?)"
_ACCOUNT_KEY, _INVOICE_ID, _LINK, _FINGERPRINT, _DIGEST = 3, 5, 10, 11, 13
# Rows of an invoice.
OF_INVOICE = "account_key = ? AND environment = ? AND invoice_id = ?"
# At once: another program that writes waits for so many at most.
PORTION = 500
_MERGED_PAGES = 200
# More milliseconds than lie between any two times.
_NUMBERS = 2**49


def write(
    connection: sqlite3.Connection,
    entries: Iterable[tuple[HandedOver, bool]],
    key: bytes | None,
) -> None:
    """Add rows, with their links or without; in a transaction of the caller's, as all below."""
    last = connection.execute("SELECT max(number) FROM handed_over").fetchone()[0] or 0
    if key is not None and not is_of(connection, key):
        # What is there is of another key, and tells nothing any more.
        _note(connection, "key", mark(key))
        _note(connection, "compared_from", last + 1)
    late_ms = most_late_ms(connection)
    for entry, with_link in entries:
        at_ms = moment(entry.at) // 1000
        last = max(last + 1, at_ms)
        late_ms = max(late_ms, last - at_ms)
        made = b"" if key is None else fingerprint(key, entry.link)
        row = row_of(entry, last, made, with_link=with_link)
        connection.execute(_INSERT, row)
        connection.execute(_TOLD, (last, row[_INVOICE_ID], row[_LINK]))
        if key is not None:
            invoice = (row[_ACCOUNT_KEY], entry.environment, row[_INVOICE_ID])
            new = made if entry.is_current else _newest(connection, invoice, last, made)
            see(connection, invoice, new)
        if with_link:
            _note(connection, "has_links", 1)
    _note(connection, "late_ms", late_ms)


def restore(connection: sqlite3.Connection, rows: Sequence[Row], facts: Mapping[str, Any]) -> int:
    """Add rows of another file, with what was true of that; returns how many were not there."""
    late_ms = most_late_ms(connection)
    added = 0
    for row in rows:
        late_ms = max(late_ms, row[0] - row[1] // 1000)
        if connection.execute(_INSERT.replace("INSERT", "INSERT OR IGNORE"), row).rowcount:
            connection.execute(_TOLD, (row[0], row[_INVOICE_ID], row[_LINK]))
            added += 1
    _compare_from(connection, rows, facts)
    _note(connection, "late_ms", late_ms)
    if any(row[_LINK] for row in rows):
        _note(connection, "has_links", 1)
    return added


def _compare_from(
    connection: sqlite3.Connection, rows: Sequence[Row], facts: Mapping[str, Any]
) -> None:
    """Have rows of another file compared where they are known to be of the newest key."""
    own, key, begin = _fact(connection, "key"), facts.get("key"), facts.get("compared_from", 0)
    is_known = isinstance(key, bytes) and _is_number(begin)
    if own is None:
        if not is_known:
            return
        _note(connection, "key", key)
    elif own != key or not is_known:
        begin = max((row[0] + 1 for row in rows if row[_FINGERPRINT]), default=0)
    _note(connection, "compared_from", max(begin, comparable_from(connection)))


def of_invoice(invoice: Invoice) -> tuple[str, str, str]:
    """Return what stands in `OF_INVOICE`."""
    account_key, environment, invoice_id = invoice
    return account_key, environment.value, invoice_id


def is_of(connection: sqlite3.Connection, key: bytes) -> bool:
    """Return whether the newest fingerprints are of this key."""
    return bool(_fact(connection, "key") == mark(key))


def mark_of_other(connection: sqlite3.Connection, key: bytes) -> object:
    """Return the mark of the key of the newest fingerprints; `None` if it is this one, or none."""
    found: object = _fact(connection, "key")
    return None if found == mark(key) else found


def comparable_from(connection: sqlite3.Connection) -> int:
    """Return the first number whose fingerprint is of the newest key."""
    return _number(connection, "compared_from")


def most_late_ms(connection: sqlite3.Connection) -> int:
    """Return how far at most a number is from the time of its row, in milliseconds."""
    return _number(connection, "late_ms")


def is_news(connection: sqlite3.Connection, invoice: Invoice, new: bytes) -> bool:
    """Return whether rows of the invoice do not know yet that this is its link."""
    found = connection.execute(
        f"SELECT 1 FROM handed_over WHERE {_IS_OTHERWISE} LIMIT 1",
        _otherwise(connection, invoice, new),
    )
    return found.fetchone() is not None


def see(connection: sqlite3.Connection, invoice: Invoice, new: bytes) -> None:
    """Have the rows of an invoice know the fingerprint of its newest link."""
    connection.execute(
        f"UPDATE handed_over SET is_changed = NOT is_changed WHERE {_IS_OTHERWISE}",
        _otherwise(connection, invoice, new),
    )


def _newest(connection: sqlite3.Connection, invoice: Invoice, number: int, made: bytes) -> bytes:
    """The fingerprint of the newest link that rows of an invoice know that are before one.

    They may know no more than that it is none of theirs: then it is empty, or `made` if none of
    them has that.
    """
    known = dict(
        connection.execute(
            f"SELECT fingerprint, is_changed FROM handed_over WHERE {OF_INVOICE}"
            " AND number >= ? AND number < ? AND fingerprint <> x''",
            (*of_invoice(invoice), comparable_from(connection), number),
        ).fetchall()
    )
    for each, is_changed in known.items():
        if not is_changed:
            return bytes(each)
    return b"" if made in known else made


_IS_OTHERWISE = (
    f"{OF_INVOICE} AND number >= ? AND fingerprint <> x'' AND is_changed <> (fingerprint <> ?)"
)


def _otherwise(connection: sqlite3.Connection, invoice: Invoice, new: bytes) -> tuple[Any, ...]:
    return *of_invoice(invoice), comparable_from(connection), new


def drop_before(connection: sqlite3.Connection, at: int) -> int:
    """Remove a portion of the rows that are older; returns how many, none when all are gone."""
    last = at // 1000 + 1 + most_late_ms(connection)
    old = connection.execute(
        "SELECT number, invoice_id, link FROM handed_over WHERE number < ? AND at < ?"
        " ORDER BY number LIMIT ?",
        (last, at, PORTION),
    ).fetchall()
    connection.executemany(_UNTOLD, old)
    connection.executemany("DELETE FROM handed_over WHERE number = ?", [row[:1] for row in old])
    return len(old)


def drop_links(connection: sqlite3.Connection, above: int) -> int | None:
    """Remove the links of a portion of rows above a number; returns the last one, if any."""
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM handed_over WHERE number > ? AND link <> ''"
        " ORDER BY number LIMIT ?",
        (above, PORTION),
    ).fetchall()
    for row in rows:
        number, invoice_id = row[0], row[_INVOICE_ID]
        bare = with_digest([*row[:_LINK], "", *row[_LINK + 1 : _DIGEST]])
        connection.execute(_UNTOLD, (number, invoice_id, row[_LINK]))
        connection.execute(_TOLD, (number, invoice_id, ""))
        connection.execute(
            "UPDATE handed_over SET link = '', digest = ? WHERE number = ?", (bare[-1], number)
        )
    if not rows:
        _note(connection, "has_links", 0)
        return None
    return int(rows[-1][0])


def has_links(connection: sqlite3.Connection) -> bool:
    """Return whether links may be kept in it."""
    return bool(_fact(connection, "has_links"))


def drop_all(connection: sqlite3.Connection) -> None:
    """Remove all rows, and what is known of them."""
    connection.execute("INSERT INTO found (found) VALUES ('delete-all')")
    connection.execute("DELETE FROM handed_over")
    connection.execute("DELETE FROM facts")


def forget_words(connection: sqlite3.Connection) -> bool:
    """Do a portion of the work that takes words of removed rows out of the index of texts.

    Returns whether there is more.
    """
    # It marks them as removed, and they stay until what they stand in is written anew.
    before = connection.total_changes
    connection.execute("INSERT INTO found (found, rank) VALUES ('merge', ?)", (-_MERGED_PAGES,))
    return connection.total_changes - before >= 2


def _number(connection: sqlite3.Connection, name: str) -> int:
    found = _fact(connection, name)
    if found is None:
        return 0
    if not _is_number(found):
        # As of a row: nothing that hangs on it can be believed.
        raise DamagedRow
    return int(found)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and 0 <= value < _NUMBERS


def _fact(connection: sqlite3.Connection, name: str) -> Any:
    found = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return found[0] if found else None


def _note(connection: sqlite3.Connection, name: str, value: object) -> None:
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))
