"""Jobs and outcomes as bytes, and back, exactly or not at all."""

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar, get_args, get_type_hints

from gui.core.batch.intake import FoundBy, Layout
from gui.core.batch.job import BatchJob
from gui.core.batch.outcome import Outcome, RowState, found, not_found
from gui.core.batch.table import Cell, ErrorValue, Restyled, Table
from gui.core.errors import Failure, LookupFailure, ServerWords, UntrustedLink
from gui.core.link import admit
from gui.core.status import InvoiceStatus

T = TypeVar("T")

_FAILURES: dict[str, type[LookupFailure]] = {
    kind.__name__: kind for kind in get_args(LookupFailure)
}
_WITHOUT_LINK = {
    *(RowState.WAITING, RowState.ASKING, RowState.REFUSED, RowState.SKIPPED),
    *(RowState.NOT_FOUND, RowState.FAILED),
}
# Of the cells that JSON has no kind for: what they are called, and how they are read.
_KINDS: dict[type, tuple[str, Callable[[Any], Cell]]] = {
    ErrorValue: ("error", ErrorValue),
    Restyled: ("restyled", Restyled),
    datetime: ("datetime", datetime.fromisoformat),
    date: ("date", date.fromisoformat),
    time: ("time", time.fromisoformat),
}
_READERS = dict(_KINDS.values())
# Of the table: one piece of JSON is written and read without the other threads.
_ROWS_A_LINE = 100


class Unreadable(Exception):
    """It says nothing that this version knows, or nothing that may be believed."""


def job_bytes(job: BatchJob, begun: datetime) -> bytes:
    """Return a job, and when it began, as they are kept: the job, then its rows, in lines."""
    rows = job.table.rows
    parts = (rows[at : at + _ROWS_A_LINE] for at in range(0, len(rows), _ROWS_A_LINE))
    layout = job.layout
    head = _bytes(
        {
            "begun": begun.isoformat(),
            "account": job.account_key,
            "base_address": job.base_address,
            "source": job.source,
            "demo_origin": job.demo_origin,
            "sheet": job.table.sheet,
            "layout": [layout.id_column, layout.heading_row, layout.found_by.value],
        }
    )
    lines = (_bytes([[_kept_cell(cell) for cell in row] for row in part]) for part in parts)
    return b"\n".join((head, *lines))


def job_in(content: bytes) -> tuple[BatchJob, datetime]:
    """Return the job that was kept, and when it began.

    Raises:
        Unreadable: it is none.
    """
    head, *lines = content.split(b"\n")
    # Each by itself: for as long as one is read, no other thread goes on.
    rows = [row for line in lines for row in _read(line, _rows)]
    return _read(head, lambda kept: _job(kept, rows))


def outcome_bytes(outcome: Outcome) -> bytes:
    """Return an outcome as it is kept."""
    kept: dict[str, Any] = {"state": outcome.state.value}
    if outcome.link is not None:
        kept["link"] = outcome.link.address
    if outcome.status is not None:
        total = outcome.status.total
        kept["status"] = [outcome.status.word, None if total is None else str(total)]
    if outcome.failure is not None:
        kept["failure"] = [type(outcome.failure).__name__, _kept_fields(outcome.failure)]
    return _bytes(kept)


def outcome_in(content: bytes, demo_origin: str | None) -> Outcome:
    """Return the outcome that was kept; its link goes through the gate, as it did the first time.

    Raises:
        Unreadable: it is none, or its link is not admitted.
    """
    return _read(content, lambda kept: _outcome(kept, demo_origin))


def _bytes(kept: object) -> bytes:
    return json.dumps(kept, separators=(",", ":")).encode("ascii")


def _read(content: bytes, reader: Callable[[Any], T]) -> T:
    try:
        return reader(json.loads(content))
    # ArithmeticError: what is no Decimal.
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError):
        raise Unreadable from None
    except UntrustedLink:
        raise Unreadable from None


def _kept_cell(cell: Cell) -> object:
    kind = _KINDS.get(type(cell))
    if kind is None:
        return cell
    return {kind[0]: cell.isoformat() if isinstance(cell, (date, time)) else cell}


def _cell(kept: Any) -> Cell:
    if isinstance(kept, dict):
        [(name, value)] = kept.items()
        return _READERS[name](value)
    return _as(str | int | float | None, kept)  # type: ignore[no-any-return]


def _rows(kept: Any) -> list[tuple[Cell, ...]]:
    return [tuple(map(_cell, row)) for row in _as(list, kept)]


def _job(kept: dict[str, Any], rows: Sequence[tuple[Cell, ...]]) -> tuple[BatchJob, datetime]:
    begun = datetime.fromisoformat(kept["begun"])
    if begun.tzinfo is None:
        raise Unreadable
    column, heading_row, found_by = kept["layout"]
    layout = Layout(_as(int, column), _as(int, heading_row), FoundBy(found_by))
    job = BatchJob(
        _as(str, kept["account"]),
        _as(str, kept["base_address"]),
        _as(str, kept["source"]),
        Table(tuple(rows), _as(str, kept["sheet"])),
        layout,
        _as(str | None, kept["demo_origin"]),
    )
    return job, begun


def _outcome(kept: dict[str, Any], demo_origin: str | None) -> Outcome:
    state = RowState(kept["state"])
    status = _status(*kept["status"]) if "status" in kept else None
    failure = _failure(*kept["failure"]) if "failure" in kept else None
    if "link" in kept:
        link = admit(_as(str, kept["link"]), demo_origin=demo_origin)
        outcome = found(link, status, failure)
    elif failure is not None:
        outcome = not_found(failure)
    else:
        outcome = Outcome(state, status=status)
    # A link is never called anything but what its status says.
    if outcome.state is not state or (outcome.link is None) is not (state in _WITHOUT_LINK):
        raise Unreadable
    return outcome


def _status(word: Any, total: Any) -> InvoiceStatus:
    amount = None if total is None else Decimal(_as(str, total))
    if amount is not None and not amount.is_finite():
        raise Unreadable
    return InvoiceStatus(_as(str, word), amount)


def _kept_fields(failure: Failure | ServerWords) -> dict[str, Any]:
    return {field.name: _kept_field(getattr(failure, field.name)) for field in fields(failure)}


def _kept_field(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return _kept_fields(value) if isinstance(value, ServerWords) else value


def _failure(name: str, kept: dict[str, Any]) -> LookupFailure:
    return _made(_FAILURES[name], kept)


def _made(kind: type[T], kept: dict[str, Any]) -> T:
    hints = get_type_hints(kind)
    if kept.keys() != hints.keys():
        raise Unreadable
    return kind(**{name: _field(hints[name], value) for name, value in kept.items()})


def _field(hint: Any, value: Any) -> Any:
    if hint is ServerWords:
        return _made(ServerWords, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    # A whole number of seconds is written without a fraction.
    return _as(int | float if hint is float else hint, value)


def _as(hint: Any, value: Any) -> Any:
    if not isinstance(value, hint):
        raise Unreadable
    return value
