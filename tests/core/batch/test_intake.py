"""What is understood of a list: which column, which ids, what is refused and why."""

import datetime as dt

import pytest

from gui.core.batch.cell_ids import CellProblem, IdProblem, NoIdInCell, id_in, shown_cell
from gui.core.batch.intake import FoundBy, Layout, layout_called, layout_of, take_in
from gui.core.batch.table import Cell, ErrorValue, Restyled, Table
from gui.core.errors import InvoiceIdProblem
from gui.core.invoice import InvoiceId

HEAD = ("Customer", "Number", "Invoice ID", "Due", "Total")


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table(rows)


LINE = ("Acme", "2026-0311", "2eb1acd98a86", dt.date(2026, 3, 14), 4550.0)


@pytest.mark.parametrize(
    ("head", "column"),
    [
        (HEAD, 2),
        (("Customer", "INVOICE_ID", "ID"), 1),
        (("Cliente", "N.º", "Id. de factura"), 2),
        (("Cliente", "Número de factura"), 1),
        (("ID", "BlueTape ID"), 1),
        (("Customer", "Invoice No."), 1),
        (("Invoice", "invoiceId"), 1),
        # The number of a row, or of a customer, is no invoice.
        (("ID", "Customer", "Invoice number"), 2),
    ],
)
def test_the_column_is_known_by_its_heading(head: tuple[Cell, ...], column: int) -> None:
    found = layout_of(table(head, tuple("x" for _ in head)))
    assert found == Layout(column, 1, FoundBy.HEADING)


@pytest.mark.parametrize(
    ("rows", "column", "has_heading"),
    [
        # Neither names, nor dates, nor amounts, nor what is the same in every row.
        ([("Acme", "INV-1", "14 Mar 26", "4,550.00"), ("Acme", "INV-2", "1/3/26", "1")], 1, False),
        ([("Who", "What"), ("Acme 1", "INV-1"), ("Acme 2", "INV-2")], 1, True),
        ([("A1", "INV-1"), ("A1", "INV-2"), ("A1", "INV-3")], 1, False),
        ([("INV-1",), ("INV-2",)], 0, False),
        ([("Open",), ("INV-2",)], 0, True),
        ([("INV-1",)], 0, False),
        ([("x", 10042), ("y", 10043)], 1, False),
    ],
)  # fmt: skip
def test_else_by_what_ids_look_like(
    rows: list[tuple[Cell, ...]], column: int, *, has_heading: bool
) -> None:
    found = layout_of(table(*rows))
    assert (found.id_column, found.heading_row) == (column, int(has_heading))
    only_one = len(rows[0]) == 1
    assert found.found_by is (FoundBy.ONLY_ONE if only_one else FoundBy.SHAPE)


@pytest.mark.parametrize(
    ("rows", "column", "heading_row"),
    [
        # What kind of document it is.
        (
            [("Doc ref", "Type"), ("R-1001", "Invoice"), ("R-1002", "Invoice"), ("R-7", "Memo")],
            0,
            1,
        ),
        ([("Reference", "Kind"), ("2eb1acd98a86", "Factura"), ("7aec7f522d88", "Abono")], 0, 1),
        ([("Doc ref", "Type"), ("R-1001", "Invoice")], 0, 1),
        ([("R-1001", "Invoice"), ("R-1002", "Invoice")], 0, 0),
        ([("Kind", "Doc"), ("ID", "R-1"), ("ID", "R-22")], 1, 1),
        # Ages of what is open, and a page of a report after the other.
        ([("Customer", "Invoice", "0-30"), ("Acme", "INV-1", "10.00")], 1, 1),
        ([("Customer", "Invoice", "1-30"), ("C-1", "INV-1", 1200), ("C-2", "INV-2", 5)], 1, 1),
        ([("Customer", "Invoice", "30"), ("C-1", "INV-1", "10"), ("C-2", "INV-2", "5")], 1, 1),
        ([("Customer", "Invoice", 2024), ("C-1", "INV-1", 1200), ("C-2", "INV-2", 5)], 1, 1),
        ([("PO1", "Invoice"), ("PO-123", "INV-1")], 1, 1),
        ([("Who", "Invoice"), ("A", "INV-1"), ("Who", "Invoice"), ("B", "INV-2")], 1, 1),
        # Nothing is below it.
        ([("Open items",), ("Customer", "Invoice")], 1, 2),
    ],
)
def test_a_value_is_no_heading(rows: list[tuple[Cell, ...]], column: int, heading_row: int) -> None:
    found = layout_of(table(*rows))
    assert (found.id_column, found.heading_row) == (column, heading_row)


def test_a_value_is_no_heading_that_is_named() -> None:
    rows = table(("R-1", "B"), ("R-2", "A"), ("R-3", "A"))
    found = layout_called(rows, "A")
    assert found is not None
    assert (found.id_column, found.heading_row) == (0, 0)
    # What looks like none is one if nothing else has that name.
    named = layout_called(table(("R-1", "Doc"), ("R-2", "INV-1")), "doc")
    assert named == Layout(1, 1, FoundBy.HEADING)


def test_a_column_is_called_by_its_heading_or_its_letter() -> None:
    rows = table(HEAD, LINE)
    for name, column in (("invoice id", 2), ("InvoiceID", 2), ("b", 1), ("E", 4), ("tótal", 4)):
        found = layout_called(rows, name)
        assert found is not None
        assert (found.id_column, found.heading_row) == (column, 1)
    for none in ("F", "ZZ", "Rechnung", "", " "):
        assert layout_called(rows, none) is None


def test_headings_stand_below_a_title_or_nothing() -> None:
    rows = table((), ("Open items 2026",), (), HEAD, LINE)
    assert layout_of(rows) == Layout(2, 4, FoundBy.HEADING)
    assert layout_called(rows, "number") == Layout(1, 4, FoundBy.HEADING)
    intake = take_in(rows, layout_of(rows))
    assert [entry.rows for entry in intake.entries] == [(5,)]
    assert intake.refused == ()


def test_ids_are_taken_once_and_rows_without_are_told() -> None:
    rows = table(
        HEAD,
        ("Acme", None, " Invoice #INV-1 "),
        (),
        ("Acme", None, "“INV-2”"),
        ("Acme", None, "INV-1"),
        ("Total", None, None, None, 9.0),
        ("Acme",),
        ("Acme", None, "n/a"),
        ("Acme", None, "INV-1\u200b"),
        ("Acme", None, "https://www.bluetape.com/i/r?account=7aec7f522d88&id=INV-9"),
    )
    intake = take_in(rows, layout_of(rows))
    assert [(e.invoice_id.value, e.rows) for e in intake.entries] == [
        ("INV-1", (2, 5)),
        ("INV-2", (4,)),
        ("INV-9", (10,)),
    ]
    assert intake.duplicates == intake.entries[:1]
    assert [(r.row, r.problem) for r in intake.refused] == [
        (6, InvoiceIdProblem.EMPTY),
        (7, InvoiceIdProblem.EMPTY),
        (8, CellProblem.NOT_AN_ID),
        (9, InvoiceIdProblem.INVISIBLE_CHARACTER),
    ]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2eb1acd98a86", "2eb1acd98a86"),
        ("00042", "00042"),
        ("1234567890123456", "1234567890123456"),
        (42, "42"),
        (0, "0"),
        (10**15 - 1, "999999999999999"),
        ("12E34", "12E34"),
        ("#42", "42"),
    ],
)
def test_an_id_in_a_cell(cell: Cell, value: str) -> None:
    assert id_in(cell) == InvoiceId(value)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("INV-\ufffd1", CellProblem.LOST_CHARACTER),
        (None, InvoiceIdProblem.EMPTY),
        ("  ", InvoiceIdProblem.EMPTY),
        ("a\nb", InvoiceIdProblem.SEVERAL_LINES),
        ("x" * 501, InvoiceIdProblem.TOO_LONG),
        ("..", InvoiceIdProblem.DOT_SEGMENT),
        (10**15, CellProblem.NUMBER),
        (-1, CellProblem.NUMBER),
        (1.5, CellProblem.NUMBER),
        (1e300, CellProblem.NUMBER),
        (Restyled(42), CellProblem.NUMBER),
        ("1.23457E+12", CellProblem.NUMBER),
        ("1,23457E+12", CellProblem.NUMBER),
        ("1E+15", CellProblem.NUMBER),
        ("1.23457e+12", CellProblem.NUMBER),
        (True, CellProblem.TRUTH),
        (dt.date(2026, 3, 14), CellProblem.DATE),
        (dt.time(12), CellProblem.DATE),
        (ErrorValue("#N/A"), CellProblem.ERROR_VALUE),
        ("#REF!", CellProblem.ERROR_VALUE),
        ("########", CellProblem.ERROR_VALUE),
        ("N/A", CellProblem.NOT_AN_ID),
        ("—", CellProblem.NOT_AN_ID),
        ("Ninguno", CellProblem.NOT_AN_ID),
    ],
)
def test_no_id_in_a_cell(cell: Cell, problem: IdProblem) -> None:
    with pytest.raises(NoIdInCell) as none:
        id_in(cell)
    assert none.value.problem is problem


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (None, ""),
        (True, "TRUE"),
        (4550.0, "4550"),
        (0.1 + 0.2, "0.3"),
        (Restyled(1.2e18), "1.2e+18"),
        (Restyled(1234567.89), "1234567.89"),
        (dt.date(2026, 3, 14), "2026-03-14"),
        ("two\nlines", "two lines"),
        ("x" * 99, "x" * 59 + "…"),
    ],
)
def test_a_cell_for_people(cell: Cell, shown: str) -> None:
    assert shown_cell(cell) == shown
