"""What a journal holds comes back exactly, or not at all."""

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_type_hints

import pytest

from gui.core.batch.intake import FoundBy, Layout
from gui.core.batch.job import BatchJob
from gui.core.batch.journal_records import (
    Unreadable,
    job_bytes,
    job_in,
    outcome_bytes,
    outcome_in,
)
from gui.core.batch.outcome import Outcome, RowState, found, not_found
from gui.core.batch.table import ErrorValue, Restyled, Table
from gui.core.errors import (
    Failure,
    InvoiceNotFound,
    LookupFailure,
    ServerWords,
    ServiceFailed,
    TimedOut,
    TimeoutPhase,
)
from gui.core.link import admit
from gui.core.status import InvoiceStatus

LINK = admit("https://www.bluetape.com/i/r?id=INV-1%2F7&x=%C3%B1")
DEMO = "http://127.0.0.1:4711"
NOW = datetime(2026, 3, 3, 12, 30, 15, 123456, UTC)


def values(hint: Any) -> list[Any]:
    """All that a field can hold, as far as it makes a difference."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return list(hint)
    samples: dict[Any, list[Any]] = {
        bool: [True, False],
        int: [0, 404],
        int | None: [None, 0, 30],
        float: [5.0, 0.1, 15],
        str: ["", "ñ “x” \\ \ud800 \U0001f600"],
        ServerWords: [ServerWords(), ServerWords("E-1", "no such invoice")],
    }
    return samples[hint]


def of_kind(kind: type[LookupFailure]) -> list[LookupFailure]:
    hints = get_type_hints(kind)
    count = max([len(values(hint)) for hint in hints.values()], default=1)
    return [
        kind(**{name: values(hint)[n % len(values(hint))] for name, hint in hints.items()})
        for n in range(count)
    ]


OUTCOMES = [
    *[found(LINK, None)],
    *[found(LINK, None, failure) for failure in of_kind(ServiceFailed)],
    *[
        found(LINK, InvoiceStatus(word, total))
        for word in ("Placed", "Paid", "cancelled", "Partially Paid", "")
        for total in (None, Decimal(0), Decimal("12.30"), Decimal("123456789012345678.000001"))
    ],
    Outcome(RowState.SKIPPED),
    Outcome(RowState.WAITING),
    Outcome(RowState.ASKING),
    Outcome(RowState.REFUSED),
    *[not_found(failure) for kind in get_args(LookupFailure) for failure in of_kind(kind)],
]


def told(outcome: Outcome) -> tuple[object, ...]:
    """All that there is to know of it: failures are exceptions, and equal to themselves alone."""
    failure = outcome.failure
    facts = None if failure is None else (type(failure), repr(vars(failure)))
    status = outcome.status
    total = None if status is None else repr(status.total)
    return outcome.state, outcome.link, status, total, facts


def test_every_outcome_comes_back_exactly() -> None:
    assert {outcome.state for outcome in OUTCOMES} == set(RowState)
    kinds = {type(outcome.failure) for outcome in OUTCOMES} - {type(None)}
    assert kinds == set(get_args(LookupFailure)) == set(Failure.__subclasses__())
    for outcome in OUTCOMES:
        back = outcome_in(outcome_bytes(outcome), None)
        assert told(back) == told(outcome)
        assert outcome_bytes(back) == outcome_bytes(outcome)


KEPT: dict[str, Any] = {
    "state": "ready",
    "link": LINK.address,
    "status": ["Placed", "12.30"],
}
FAILED: dict[str, Any] = {
    "state": "failed",
    "failure": ["TimedOut", {"phase": "answer", "limit_s": 15.0, "host": "api.bluetape.com"}],
}


@pytest.mark.parametrize(
    "kept",
    [
        KEPT | {"link": "https://bluetape.com.example.net/i/r?id=1"},
        KEPT | {"link": "http://www.bluetape.com/i/r?id=1"},
        KEPT | {"link": DEMO + "/pay?id=1"},
        KEPT | {"link": 7},
        KEPT | {"state": "paid"},
        KEPT | {"state": "failed"},
        KEPT | {"state": "of a later version"},
        KEPT | {"status": ["Paid", "12.30"]},
        KEPT | {"status": ["Placed", "NaN"]},
        KEPT | {"status": ["Placed", "much"]},
        KEPT | {"status": ["Placed"]},
        KEPT | {"status": [7, None]},
        {"state": "no_status", "link": LINK.address, "failure": ["OfALaterVersion", {}]},
        {"state": "ready"},
        {"state": "not_found"} | {"failure": FAILED["failure"]},
        FAILED | {"failure": ["OfALaterVersion", {}]},
        FAILED | {"failure": ["TimedOut", {"phase": "answer"}]},
        FAILED | {"failure": ["TimedOut", FAILED["failure"][1] | {"more": 1}]},
        FAILED | {"failure": ["TimedOut", FAILED["failure"][1] | {"phase": "of later"}]},
        FAILED | {"failure": ["TimedOut", FAILED["failure"][1] | {"limit_s": "15"}]},
        FAILED | {"failure": ["InvoiceNotFound", {"words": ["a", "b"]}]},
        {},
        [],
        None,
    ],
)
def test_what_is_not_to_be_believed_does_not_come_back(kept: object) -> None:
    for good in (KEPT, FAILED):
        outcome_in(json.dumps(good).encode(), None)
    with pytest.raises(Unreadable):
        outcome_in(json.dumps(kept).encode(), None)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, b"9" * 5_000])
def test_nor_what_is_no_json(content: bytes) -> None:
    for reader in (job_in, lambda content: outcome_in(content, None)):
        with pytest.raises(Unreadable):
            reader(content)  # type: ignore[operator]


def test_a_link_of_the_practice_service_is_one_while_it_runs() -> None:
    outcome = found(admit(DEMO + "/pay?id=1", demo_origin=DEMO), None)
    assert outcome_in(outcome_bytes(outcome), DEMO) == outcome
    with pytest.raises(Unreadable):
        outcome_in(outcome_bytes(outcome), "http://127.0.0.1:4712")


CELLS = (
    *("", "INV-1", "ñ\n\t“x”\x00\ud800", None, True, False, 0, 7, -(10**14), 10**30, 0.1, 1e300),
    *(Restyled(0.25), ErrorValue("#N/A"), date(2026, 3, 3), datetime(2026, 3, 3, 1, 2, 3, 4)),  # noqa: DTZ001  (a cell's)
    *(time(1, 2, 3),),
)


def test_a_job_comes_back_exactly() -> None:
    table = Table((("Invoice ID",), (), CELLS), "Sheet “ñ”")
    for layout in (Layout(0), Layout(3, 1, FoundBy.HEADING), Layout(1, 2, FoundBy.ONLY_ONE)):
        for origin in (None, DEMO):
            job = BatchJob("key", "https://api.example.com/x", "märz.xlsx", table, layout, origin)
            back, begun = job_in(job_bytes(job, NOW))
            assert back == job
            assert begun == NOW
            # A whole number is equal to a truth value, and the text of an error to any text.
            assert list(map(type, back.table.rows[2])) == list(map(type, CELLS))


@pytest.mark.parametrize(
    "change",
    [
        {"begun": "2026-03-03T12:00:00"},
        {"begun": "yesterday"},
        {"account": None},
        {"layout": [0, 0]},
        {"layout": ["0", 0, "heading"]},
        {"demo_origin": 7},
    ],
)
def test_what_is_no_job_does_not_come_back(change: dict[str, Any]) -> None:
    job = BatchJob("key", "https://api.example.com", "", Table((("INV-1",),)), Layout(0))
    head, rows = job_bytes(job, NOW).split(b"\n")
    changed = json.dumps(json.loads(head) | change).encode()
    with pytest.raises(Unreadable):
        job_in(b"\n".join((changed, rows)))


@pytest.mark.parametrize("rows", [b'[[{"of a later version":1}]]', b"[[[]]]", b"[7]", b"7", b""])
def test_nor_does_one_with_rows_that_are_none(rows: bytes) -> None:
    job = BatchJob("key", "https://api.example.com", "", Table((("INV-1",),)), Layout(0))
    head, _ = job_bytes(job, NOW).split(b"\n")
    with pytest.raises(Unreadable):
        job_in(b"\n".join((head, rows)))


def test_a_long_list_is_kept_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table(tuple((f"INV-{number}", "x\ny") for number in range(1_050)))
    job = BatchJob("key", "https://api.example.com", "", table, Layout(0))
    longest = 0
    loads = json.loads

    def watched(content: bytes) -> Any:
        nonlocal longest
        longest = max(longest, len(content))
        return loads(content)

    content = job_bytes(job, NOW)
    monkeypatch.setattr(json, "loads", watched)
    assert job_in(content) == (job, NOW)
    assert longest < len(content) / 5


def test_a_failure_that_was_kept_has_what_it_had() -> None:
    failure = outcome_in(json.dumps(FAILED).encode(), None).failure
    assert isinstance(failure, TimedOut)
    assert (failure.phase, failure.limit_s) == (TimeoutPhase.ANSWER, 15.0)
    assert isinstance(
        outcome_in(outcome_bytes(not_found(InvoiceNotFound())), None).failure, InvoiceNotFound
    )
