"""A list of invoices of the demo, to try many lookups with, and what each stands for."""

import re
from datetime import date, timedelta
from decimal import Decimal

from gui.core.batch.table import Cell, Table
from gui.demo.samples import SampleKind

LENGTH = 500
_HEADING = ("Customer", "Number", "Invoice ID", "Due", "Total")
_ID = re.compile(r"demo-list-([0-9]{4})")
_FIRST_DUE = date(2026, 3, 2)
# Every so manyth invoice, and which of them.
_KINDS = (
    (29, 7, SampleKind.PAID),
    (41, 5, SampleKind.NOT_FOUND),
    (53, 11, SampleKind.CANCELED),
    (67, 13, SampleKind.OTHER_STATUS),
    (97, 31, SampleKind.NO_STATUS),
)
# What lists have besides: an invoice twice, a note in place of an id.
_TWICE = {47: 3, 118: 6, 91: 90}
_NO_IDS = {88: "n/a", 203: "1.23457E+12"}


def sample_table() -> Table:
    """Return the list as a file of it would be read."""
    rows: list[tuple[Cell, ...]] = [_HEADING]
    for number in range(1, LENGTH + 1):
        invoice_id = _NO_IDS.get(number, id_of(_TWICE.get(number, number)))
        due = _FIRST_DUE + timedelta(days=number % 28)
        customer, total = f"Customer {number % 37 + 1}", float(_amount(number))
        rows.append((customer, f"2026-{number:04}", invoice_id, due, total))
    return Table(tuple(rows))


def listed_kind(invoice_id: str) -> SampleKind | None:
    """Return what an id of the list stands for, `None` where it is not of the list."""
    number = _number_of(invoice_id)
    if number is None:
        return None
    return next((kind for every, at, kind in _KINDS if number % every == at), SampleKind.FOUND)


def listed_amount(invoice_id: str) -> Decimal | None:
    """Return the amount of an invoice of the list, `None` where it is not of the list."""
    number = _number_of(invoice_id)
    return None if number is None else _amount(number)


def id_of(number: int) -> str:
    """Return the id of an invoice of the list, by its number."""
    return f"demo-list-{number:04}"


def _number_of(invoice_id: str) -> int | None:
    named = _ID.fullmatch(invoice_id)
    return int(named[1]) if named and 1 <= int(named[1]) <= LENGTH else None


def _amount(number: int) -> Decimal:
    return Decimal(number * 7919 % 1_900_000 + 5_000) / 100
