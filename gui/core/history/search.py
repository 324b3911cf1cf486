"""Questions to the history as SQL: newest first, from a place on, by an index where it pays."""

import contextlib
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.core.history.query import Cursor, Query
from gui.core.history.rows import COLUMNS, Row, moment
from gui.core.history.store import most_late_ms

# Where so few rows are left by a filter, each is looked at: that is quicker than any search.
_FEW = 5_000
# What the index of texts is made of: any three characters that stand side by side.
_GRAM = 3
# So many of a text are looked for, from all over it: more take longer, and leave no fewer rows.
_GRAMS = 12
# Of SQLite's steps: as many as it takes in a millisecond or so.
_STEPS = 10_000


class _Condition(NamedTuple):
    """What has to be true of a row `h`, and the index that finds such rows in their order."""

    sql: str
    values: tuple[Any, ...] = ()
    through: str = ""


class _Source(NamedTuple):
    """Where rows come from: its number is what it calls theirs."""

    tables: str
    conditions: tuple[_Condition, ...] = ()
    number: str = "h.number"


def rows(
    connection: sqlite3.Connection, query: Query, after: Cursor | None, limit: int
) -> list[Row]:
    """Return rows with the values of `COLUMNS`, newest first."""
    numbers, values = _numbers(connection, query, after, limit)
    return connection.execute(
        f"SELECT {COLUMNS} FROM handed_over WHERE number IN ({numbers}) ORDER BY number DESC",
        values,
    ).fetchall()


def count(connection: sqlite3.Connection, query: Query, at_most: int | None) -> int:
    """Return how many rows there are; `at_most` where there are more, if that is given."""
    numbers, values = _numbers(connection, query, None, at_most)
    return int(connection.execute(f"SELECT count(*) FROM ({numbers})", values).fetchone()[0])


def distinct(connection: sqlite3.Connection, column: str) -> list[str]:
    """Return the values of a column that has an index, without looking at every row."""
    # From each value the index is asked for the next greater one.
    found = connection.execute(
        f"WITH RECURSIVE each(value) AS (SELECT min({column}) FROM handed_over UNION ALL"
        f" SELECT (SELECT min({column}) FROM handed_over WHERE {column} > each.value)"
        " FROM each WHERE each.value IS NOT NULL)"
        " SELECT value FROM each WHERE value IS NOT NULL"
    )
    return [value for (value,) in found]


@contextlib.contextmanager
def giving_up(connection: sqlite3.Connection, cancellation: Cancellation | None) -> Iterator[None]:
    """Have SQLite look now and then whether anybody still wants to know.

    Raises:
        Canceled: nobody does.
    """
    if cancellation is None:
        yield
        return
    connection.set_progress_handler(lambda: cancellation.is_canceled, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise Canceled from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _numbers(
    connection: sqlite3.Connection, query: Query, after: Cursor | None, limit: int | None
) -> tuple[str, list[Any]]:
    """The numbers of the rows in their order, as a statement and what stands in it."""
    filters = _filters(query)
    selects, values = [], []
    for source in _sources(connection, query.text.strip().replace("\0", ""), filters):
        bounds = _bounds(connection, query, after, source.number)
        conditions = [*source.conditions, *bounds, *filters]
        where = " AND ".join(condition.sql for condition in conditions) or "TRUE"
        selects.append(f"SELECT {source.number} AS number FROM {source.tables} WHERE {where}")
        values += [value for condition in conditions for value in condition.values]
    # Each comes in the order of the numbers, so that nothing is sorted, and no more is looked at
    # than what is asked for.
    ending = "" if limit is None else f" LIMIT {int(limit)}"
    return f"{' UNION '.join(selects)} ORDER BY number DESC{ending}", values


def _filters(query: Query) -> list[_Condition]:
    conditions = []
    if query.is_changed:
        conditions.append(_Condition("h.is_changed = 1", (), "changed"))
    if query.person:
        conditions.append(_Condition("h.person = ?", (query.person,), "by_person"))
    if query.ways:
        conditions.append(_among("way", sorted(query.ways)))
    if query.verdicts:
        conditions.append(_among("verdict", sorted(v.value for v in query.verdicts)))
    if query.account_key:
        conditions.append(_Condition("h.account_key = ?", (query.account_key,), "by_invoice"))
    if query.environment is not None:
        conditions.append(_Condition("h.environment = ?", (query.environment.value,)))
    if query.since is not None:
        conditions.append(_Condition("h.at >= ?", (moment(query.since),)))
    if query.until is not None:
        conditions.append(_Condition("h.at < ?", (moment(query.until),)))
    return conditions


def _among(column: str, values: list[str]) -> _Condition:
    if len(values) == 1:
        return _Condition(f"h.{column} = ?", (values[0],), f"by_{column}")
    return _Condition(f"h.{column} IN ({', '.join('?' * len(values))})", tuple(values))


def _bounds(
    connection: sqlite3.Connection, query: Query, after: Cursor | None, number: str
) -> list[_Condition]:
    """Between which numbers rows can be, so that no others are looked at."""
    bounds = []
    if after is not None:
        bounds.append(_Condition(f"{number} < ?", (after.number,)))
    if query.since is not None:
        # No number is before the time of its row.
        bounds.append(_Condition(f"{number} >= ?", (moment(query.since) // 1000,)))
    if query.until is not None:
        last = moment(query.until) // 1000 + 1 + most_late_ms(connection)
        bounds.append(_Condition(f"{number} < ?", (last,)))
    return bounds


def _sources(connection: sqlite3.Connection, text: str, filters: list[_Condition]) -> list[_Source]:
    rare = _rarest(connection, filters)
    if not text:
        return [_Source(f"handed_over AS h {_through(rare)}")]
    people = _people(connection, text)
    if rare:
        among = ", ".join("?" * len(people))
        held = _holds(text)
        either = f"({held.sql} OR h.person IN ({among}))"
        return [
            _Source(
                f"handed_over AS h {_through(rare)}",
                (_Condition(either, (*held.values, *people)),),
            )
        ]
    found = [_of_short_text(text) if len(text) < _GRAM else _of_text(text)]
    for person in people:
        named = _Condition("h.person = ?", (person,))
        found.append(_Source("handed_over AS h INDEXED BY by_person", (named,)))
    return found


def _rarest(connection: sqlite3.Connection, filters: list[_Condition]) -> str:
    """The index of a filter that leaves few rows, if there is one; of several, of the fewest."""
    rarest, fewest = "", _FEW
    for condition in filters:
        if condition.through:
            [number] = connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM handed_over AS h"
                f" INDEXED BY {condition.through} WHERE {condition.sql} LIMIT {fewest})",
                condition.values,
            ).fetchone()
            if number < fewest:
                rarest, fewest = condition.through, number
    return rarest


def _through(index: str) -> str:
    return f"INDEXED BY {index}" if index else "NOT INDEXED"


def _people(connection: sqlite3.Connection, text: str) -> list[str]:
    sought, is_short = text.casefold(), len(text) < _GRAM
    return [
        person
        for person in distinct(connection, "person")
        if (person.casefold().startswith if is_short else person.casefold().__contains__)(sought)
    ]


def _holds(text: str) -> _Condition:
    """Whether a row has the text in its id or link, or, if it is short, as the first of its id."""
    if len(text) < _GRAM:
        return _Condition(f"lower(substr(h.invoice_id, 1, {len(text)})) = lower(?)", (text,))
    # Not LIKE: what stands for other characters there stands for itself here.
    held = "(instr(lower(h.invoice_id), lower(?)) OR instr(lower(h.link), lower(?)))"
    return _Condition(held, (text, text))


def _of_short_text(text: str) -> _Source:
    index = "by_first_letter" if len(text) == 1 else "by_two_letters"
    return _Source(f"handed_over AS h INDEXED BY {index}", (_holds(text),))


def _of_text(text: str) -> _Source:
    grams = sorted({text[at : at + _GRAM] for at in range(0, len(text) - _GRAM + 1, _step(text))})
    # All of them stand somewhere in the row; whether they stand side by side, the row says.
    match = " AND ".join('"' + gram.replace('"', '""') + '"' for gram in grams)
    matches = _Condition("f.found MATCH ?", (match,))
    return _Source(
        "found AS f CROSS JOIN handed_over AS h ON h.number = f.rowid",
        (matches, _holds(text)),
        "f.rowid",
    )


def _step(text: str) -> int:
    return -(-(len(text) - _GRAM + 1) // _GRAMS)
