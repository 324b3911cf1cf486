"""Workbooks: cells as they were meant, and files that are made to hurt."""

import datetime as dt
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from gui.core.batch.cell_ids import CellProblem, NoIdInCell, id_in
from gui.core.batch.reading import table_in
from gui.core.batch.table import (
    Cell,
    ErrorValue,
    Restyled,
    Table,
    TableProblem,
    TableRefused,
)
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from tests.hostile import one_word_on
from tests.workbooks import MAIN, SHEET, relations, sheet, styles, workbook


def read(data: bytes) -> Table:
    return table_in(data, Cancellation())


def refusal_of(data: bytes) -> TableProblem:
    with pytest.raises(TableRefused) as refused:
        read(data)
    return refused.value.problem


def cell(attributes: str, inside: str, *codes: str) -> Cell:
    """The cell that is read of this element, in a workbook with these formats."""
    data = workbook(
        f'<row r="1"><c r="A1" {attributes}>{inside}</c></row>',
        {"xl/styles.xml": styles(*codes)} if codes else {},
        related={"styles": "styles.xml"} if codes else {},
    )
    [[found]] = read(data).rows
    return found


@pytest.mark.parametrize(
    ("attributes", "inside", "codes", "expected"),
    [
        ('t="inlineStr"', "<is><t>INV-1</t></is>", (), "INV-1"),
        ('t="inlineStr"', "<is><r><t>INV</t></r><r><t>-1</t></r></is>", (), "INV-1"),
        ('t="inlineStr"', "<is><t>日本</t><rPh><t>にほん</t></rPh></is>", (), "日本"),
        ('t="str"', "<f>A2</f><v>INV-1</v>", (), "INV-1"),
        ('t="str"', "<v>INV_x000D_1_x005F_x0041_</v>", (), "INV\r1_x0041_"),
        ('t="b"', "<v>1</v>", (), True),
        ('t="e"', "<v>#N/A</v>", (), ErrorValue("#N/A")),
        ('t="d"', "<v>2026-03-14</v>", (), dt.datetime(2026, 3, 14)),  # noqa: DTZ001  (no zones)
        ("", "<v>42</v>", (), 42),
        ("", "<v>42.0</v>", (), 42),
        ("", "<v>1.2E+5</v>", (), 120_000),
        ("", "<v>4550.25</v>", (), 4550.25),
        ('s="0"', "<v>42</v>", ("00000",), "00042"),
        ('s="0"', "<v>42</v>", ("0",), 42),
        ('s="0"', "<v>4550.5</v>", ("#,##0.00",), 4550.5),
        ('s="0"', "<v>46095</v>", ("yyyy\\-mm\\-dd",), dt.date(2026, 3, 14)),
        ('s="1"', "<v>46095.5</v>", ("0", "d/m/yy h:mm"), dt.datetime(2026, 3, 14, 12)),  # noqa: DTZ001  (no zones)
        ('s="0"', "<v>0.5</v>", ("h:mm",), dt.time(12)),
        # No letter of a date: it stands in quotes, or in a colour.
        ('s="0"', "<v>42</v>", ("[Red]0",), 42),
        # Nothing of these is seen in the digits.
        ('s="0"', "<v>42</v>", ("@",), 42),
        ('s="0"', "<v>42</v>", ("0_);(0)",), 42),
        ('s="0"', "<v>42</v>", ("0_ ",), 42),
        ('s="0"', "<v>42</v>", ("[$-409]0",), 42),
        ('s="0"', "<v>42</v>", ("General_)",), 42),
        ('s="0"', "<v>42</v>", ("[Color 10][$-en-US]\\ 00000_)",), "00042"),
        ('s="0"', "<v>42</v>", ("* #,##0",), 42),
        ('s="0"', "<v>1234567.89</v>", ("_-* #,##0.00\\ _€_-",), 1234567.89),
        ('s="0"', "<v>42</v>", ("0" * 900_000,), Restyled(42)),
        ("", "<v>NaN</v>", (), ErrorValue("NaN")),
        ("", "<v>1e999</v>", (), ErrorValue("1e999")),
        ('t="d"', "<v>12:00:00</v>", (), "12:00:00"),
        ('t="d"', "<v>2026-03-14T00:00:00Z</v>", (), dt.datetime(2026, 3, 14)),  # noqa: DTZ001  (no zones)
    ],
)
def test_cells_are_what_they_were_meant_to_be(
    attributes: str, inside: str, codes: tuple[str, ...], expected: Cell
) -> None:
    found = cell(attributes, inside, *codes)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("inside", "codes", "problem"),
    [
        ("<v>1.23457E+18</v>", (), CellProblem.NUMBER),
        ("<v>1234567890123456</v>", (), CellProblem.NUMBER),
        ("<v>0.5</v>", ("# ?/?",), CellProblem.NUMBER),
        ("<v>12000</v>", ("0.00E+00",), CellProblem.NUMBER),
        ("<v>42</v>", ("&quot;INV-&quot;0000",), CellProblem.NUMBER),
        ("<v>-42</v>", (), CellProblem.NUMBER),
        # Excel shows INV-00042, 5 and other digits.
        ("<v>42</v>", ("[$INV-]00000",), CellProblem.NUMBER),
        ("<v>42</v>", ("[$€-407]0",), CellProblem.NUMBER),
        ("<v>5</v>", ("[&gt;100]000;0",), CellProblem.NUMBER),
        ("<v>5</v>", ("000;[&gt;100]0",), CellProblem.NUMBER),
        ("<v>42</v>", ("[DBNum1]0",), CellProblem.NUMBER),
        ("<v>42</v>", ("[$-D00041E]0",), CellProblem.NUMBER),
        ("<v>42</v>", ("[$-F800]0",), CellProblem.NUMBER),
        # 000-042, 000 042, (42), 042 and 00,042.
        ("<v>42</v>", ("000\\-000",), CellProblem.NUMBER),
        ("<v>42</v>", ("000 000",), CellProblem.NUMBER),
        ("<v>42</v>", ("000_-000",), CellProblem.NUMBER),
        ("<v>42</v>", ("(0)",), CellProblem.NUMBER),
        ("<v>42</v>", ("000#",), CellProblem.NUMBER),
        ("<v>42</v>", ("00,000",), CellProblem.NUMBER),
        # As many zeros as the cell is wide, and 42.
        ("<v>42</v>", ("*0#",), CellProblem.NUMBER),
        ("<v>42000</v>", ("#,##0,",), CellProblem.NUMBER),
        ("<v>1234567890123456</v>", ("00000",), CellProblem.NUMBER),
        ("<v>46095</v>", ("mmm\\-yy",), CellProblem.DATE),
        # A dash, 0.00 in brackets, and 000.
        ("<v>0</v>", ("0;-0;&quot;-&quot;",), CellProblem.NUMBER),
        ("<v>0</v>", ("0;-0;(0.00)",), CellProblem.NUMBER),
        ("<v>0</v>", ("00000;-0;000",), CellProblem.NUMBER),
        ("<v>0</v>", ("",), CellProblem.NUMBER),
        # What is in quotes begins no section.
        ("<v>0</v>", ("&quot;;;&quot;0",), CellProblem.NUMBER),
    ],
)
def test_what_excel_did_to_an_id_is_told(
    inside: str, codes: tuple[str, ...], problem: CellProblem
) -> None:
    found = cell('s="0"' if codes else "", inside, *codes)
    with pytest.raises(NoIdInCell) as refused:
        id_in(found)
    assert refused.value.problem is problem


BLANK_ZEROS = [
    "0;-0;",
    "0;-0;;@",
    "00000;;",
    "0;-0;&quot;&quot;",
    "0;-0; ",
    "0;-0;&quot; &quot;",
    "0_);(0);_-[Red]",
    "#",
    "#,###",
    "yyyy;;",
    "&quot;;&quot;0;;",
]


@pytest.mark.parametrize(
    ("code", "zero"), [*((code, "0") for code in BLANK_ZEROS), ("0;;", "-0"), ("0;;", "0E+0")]
)
def test_a_zero_that_is_not_shown_is_an_empty_cell(code: str, zero: str) -> None:
    data = workbook(
        f'<row><c t="str"><v>Acme</v></c><c s="0"><v>{zero}</v></c></row>',
        {"xl/styles.xml": styles(code)},
        related={"styles": "styles.xml"},
    )
    assert read(data).rows == (("Acme",),)


@pytest.mark.parametrize(
    ("code", "expected"),
    [("0;-0", "0"), ("0;-0;0", "0"), ("000;;000", "000"), ("0;;General", "0")],
)
def test_a_zero_that_is_shown_is_an_id(code: str, expected: str) -> None:
    assert id_in(cell('s="0"', "<v>0</v>", code)).value == expected
    assert id_in(cell('s="0"', "<v>7</v>", code)).value == expected[:-1] + "7"


@pytest.mark.parametrize(("shows", "rows"), [("0", ((None, "INV-1"),)), ("1", ((0, "INV-1"),))])
def test_a_sheet_that_shows_no_zeros_has_none(shows: str, rows: tuple[object, ...]) -> None:
    cells = '<row r="1"><c r="A1"><v>0</v></c><c r="B1" t="str"><v>INV-1</v></c></row>'
    views = f'<sheetViews><sheetView showZeros="{shows}"/></sheetViews><sheetData>'
    data = workbook(parts={SHEET: sheet(cells).replace("<sheetData>", views)})
    assert read(data).rows == rows


def test_dates_of_a_mac_from_1904() -> None:
    book = '<workbookPr date1904="1"/><sheets><sheet name="Open" r:id="rworksheet"/></sheets>'
    data = workbook(
        '<row><c s="0"><v>1</v></c></row>',
        {"xl/styles.xml": styles("yyyy")},
        book=book,
        related={"styles": "styles.xml"},
    )
    assert read(data).rows == ((dt.date(1904, 1, 2),),)
    # The year 10,000 begins four years earlier there.
    late = workbook(
        '<row><c s="0"><v>2958465</v></c></row>',
        {"xl/styles.xml": styles("yyyy")},
        book=book,
        related={"styles": "styles.xml"},
    )
    assert read(late).rows == ((Restyled(2958465),),)


def test_shared_strings() -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>Invoice ID</t></si><si><r><t>INV</t></r><r><t>-1</t></r></si>'
        "<si><t/></si></sst>"
    )
    rows = '<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>'
    related = {"sharedStrings": "sharedStrings.xml"}
    data = workbook(rows, {"xl/sharedStrings.xml": strings}, related=related)
    assert read(data).rows == (("Invoice ID",), ("INV-1",))
    for wrong in ("3", "-1", "x", "99999999999999999999"):
        damaged = rows.replace("<v>2</v>", f"<v>{wrong}</v>")
        data = workbook(damaged, {"xl/sharedStrings.xml": strings}, related=related)
        assert refusal_of(data) is TableProblem.DAMAGED


def test_rows_and_cells_stand_where_they_say() -> None:
    rows = (
        '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row>'
        '<row r="5"><c><v>3</v></c></row>'
    )
    assert read(workbook(rows)).rows == ((), (None, 1, None, 2), (), (), (3,))
    for wrong in (
        '<row r="2"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>',
        '<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
    ):
        assert refusal_of(workbook(wrong)) is TableProblem.DAMAGED


@pytest.mark.parametrize(
    ("views", "shown"),
    [
        ("", "First"),
        ('<bookViews><workbookView activeTab="1"/></bookViews>', "Second"),
        ('<bookViews><workbookView activeTab="2"/></bookViews>', "First"),
        ('<bookViews><workbookView activeTab="9"/></bookViews>', "First"),
    ],
)
def test_the_sheet_in_front_is_read(views: str, shown: str) -> None:
    sheets = (
        '<sheets><sheet name="First" r:id="rworksheet"/><sheet name="Second" r:id="rworksheet_2"/>'
        '<sheet name="Third" state="hidden" r:id="rworksheet_2"/></sheets>'
    )
    data = workbook(
        '<row><c t="str"><v>First</v></c></row>',
        {"xl/other.xml": sheet('<row><c t="str"><v>Second</v></c></row>')},
        book=views + sheets,
        # By its absolute name, as some programs write it.
        related={"worksheet_2": "/xl/other.xml"},
    )
    table = read(data)
    assert (table.sheet, table.rows[0][0]) == (shown, shown)


def test_a_chart_in_front_is_no_sheet() -> None:
    book = (
        '<bookViews><workbookView activeTab="0"/></bookViews><sheets>'
        '<sheet name="Chart" r:id="rchartsheet"/><sheet name="Open" r:id="rworksheet"/></sheets>'
    )
    table = read(workbook(CELL, book=book, related={"chartsheet": "chart.xml"}))
    assert (table.sheet, table.rows) == ("Open", ((1,),))


def test_the_binary_kind_is_told() -> None:
    parts = {"_rels/.rels": relations(officeDocument="xl/workbook.bin"), "xl/workbook.bin": b"\1"}
    assert refusal_of(workbook(parts=parts)) is TableProblem.OTHER_WORKBOOK


def test_the_large_kind_of_archive_is_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    # Some programs write it whatever the size is, and so does this one when told to.
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 0)
    data = workbook(CELL)
    monkeypatch.undo()
    assert b"PK\x06\x06" in data
    assert read(data).rows == ((1,),)
    at = data.rfind(b"PK\x06\x06") + 40
    lies = data[:at] + (2**40).to_bytes(8, "little") + data[at + 8 :]
    assert refusal_of(lies) is TableProblem.TOO_LARGE


def test_formatting_below_and_beside_the_list_does_not_count() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert read(workbook(f"<row><c><v>1</v></c></row>{far}")).rows == ((1,),)


def many(count: int, inside: str, begin: str = "", end: str = "") -> str:
    return begin + inside * count + end


CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
HOSTILE: dict[str, tuple[Callable[[], bytes], TableProblem]] = {
    "a bomb": (lambda: workbook(many(40_000_000, " ")), TableProblem.TOO_LARGE),
    "a cell at the end of the sheet": (
        lambda: workbook('<row r="20000"><c r="XFD20000"><v>1</v></c></row>'),
        TableProblem.TOO_MANY_COLUMNS,
    ),
    "a row too many": (
        lambda: workbook('<row r="10002"><c r="A10002"><v>1</v></c></row>'),
        TableProblem.TOO_MANY_ROWS,
    ),
    "elements that mean nothing": (lambda: workbook(many(7_000_000, "<x/>")), TableProblem.DAMAGED),
    "rows that mean nothing": (
        lambda: workbook(many(5_000_000, "<row/>")),
        TableProblem.DAMAGED,
    ),
    "cells that mean nothing": (
        lambda: workbook(many(5_000_000, "<c/>", "<row>", "</row>")),
        TableProblem.DAMAGED,
    ),
    "values that mean nothing": (
        lambda: workbook(many(8_000_000, "<v/>", "<row>", "</row>")),
        TableProblem.DAMAGED,
    ),
    "a name with a long address": (
        lambda: workbook(
            parts={
                SHEET: f'<worksheet xmlns="{"u" * 900_000}"><sheetData>{"<x/>" * 300_000}'
                "</sheetData></worksheet>"
            }
        ),
        TableProblem.DAMAGED,
    ),
    "one text in many cells": (
        lambda: workbook(
            many(10_000, "<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>"),
            {"xl/s.xml": f'<sst xmlns="{MAIN}"><si><t>{"x" * 32_000}</t></si></sst>'},
            related={"sharedStrings": "s.xml"},
        ),
        TableProblem.TOO_LARGE,
    ),
    "texts that are shared many times": (
        lambda: workbook(
            '<row><c t="s"><v>9999999</v></c></row>',
            {
                "xl/s.xml": f'<sst xmlns="{MAIN}">{"<si><t>abcdefgh</t></si>" * 200_000}</sst>',
                "xl/_rels/workbook.xml.rels": relations(
                    worksheet="worksheets/sheet1.xml",
                    **{f"sharedStrings_{number}": "s.xml" for number in range(40)},
                ),
            },
        ),
        TableProblem.DAMAGED,
    ),
    "elements in elements": (lambda: workbook(many(7_000_000, "<x>")), TableProblem.DAMAGED),
    "names": (
        lambda: workbook("".join(f"<x{number}/>" for number in range(1_000_000))),
        TableProblem.DAMAGED,
    ),
    "an attribute without an end": (
        lambda: workbook(many(30_000_000, "x", '<row r="', '"/>')),
        TableProblem.DAMAGED,
    ),
    "a text without an end": (
        lambda: workbook(many(30_000_000, "x", '<row><c t="str"><v>', "</v></c></row>")),
        TableProblem.CELL_TOO_LONG,
    ),
    "a text that is shared without an end": (
        lambda: workbook(
            '<row><c t="s"><v>0</v></c></row>',
            {"xl/s.xml": f'<sst xmlns="{MAIN}"><si><t>{"x" * 30_000_000}</t></si></sst>'},
            related={"sharedStrings": "s.xml"},
        ),
        TableProblem.CELL_TOO_LONG,
    ),
    "texts that are shared": (
        lambda: workbook(
            '<row><c t="s"><v>9999999</v></c></row>',
            {"xl/s.xml": f'<sst xmlns="{MAIN}">{"<si><t>ab</t></si>" * 500_000}</sst>'},
            related={"sharedStrings": "s.xml"},
        ),
        TableProblem.DAMAGED,
    ),
    "entities in entities": (
        lambda: workbook(
            parts={
                SHEET: '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
                + sheet('<row><c t="str"><v>&b;</v></c></row>')
            }
        ),
        TableProblem.DAMAGED,
    ),
    "an entity from outside": (
        lambda: workbook(
            parts={
                SHEET: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
                + sheet('<row><c t="str"><v>&a;</v></c></row>')
            }
        ),
        TableProblem.DAMAGED,
    ),
    "entries": (
        lambda: workbook(CELL, {f"part-{number}": b"" for number in range(20_000)}),
        TableProblem.TOO_LARGE,
    ),
    "a workbook in a workbook": (
        lambda: workbook(CELL, {"xl/embedded.xlsx": workbook(many(40_000_000, " ")) * 1_500}),
        TableProblem.TOO_LARGE,
    ),
    "cut": (lambda: workbook(CELL)[:-40], TableProblem.DAMAGED),
    "no workbook": (
        lambda: workbook(parts={"_rels/.rels": relations(other="content.xml")}),
        TableProblem.NOT_A_TABLE,
    ),
    "nothing in it": (workbook, TableProblem.EMPTY),
    "not well-formed": (lambda: workbook(parts={SHEET: "<worksheet><row>"}), TableProblem.DAMAGED),
    "a sheet that is not there": (
        lambda: workbook(parts={"xl/_rels/workbook.xml.rels": relations(worksheet="no/where.xml")}),
        TableProblem.DAMAGED,
    ),
}


# What stands for the others: a bomb of each kind, and each way in which a file is no workbook.
USUAL = {
    "a bomb", "a cell at the end of the sheet", "entries", "an entity from outside",
    "entities in entities", "a text without an end", "cut", "no workbook", "not well-formed",
}  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells how much memory it took")
@pytest.mark.parametrize(
    ("made", "problem"),
    [
        pytest.param(*row, id=name, marks=() if name in USUAL else pytest.mark.exhaustive)
        for name, row in HOSTILE.items()
    ],
)
def test_a_hostile_workbook_ends_in_one_word(
    tmp_path: Path, made: Callable[[], bytes], problem: TableProblem
) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(made())
    assert file.stat().st_size < 10_000_000
    assert one_word_on(file) == problem.name
    assert sorted(tmp_path.iterdir()) == [file]


def changed(data: bytes, of: str, **fields: int) -> bytes:
    """The archive with these fields of the directory's entry of a part replaced."""
    places = {"compress_type": (10, 2), "flag_bits": (8, 2), "file_size": (24, 4)}
    content = bytearray(data)
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(of.encode()))
    for name, value in fields.items():
        offset, length = places[name]
        content[at + offset : at + offset + length] = value.to_bytes(length, "little")
    return bytes(content)


def test_an_archive_that_lies() -> None:
    data = workbook(CELL * 1)
    assert read(data).rows == ((1,),)
    assert refusal_of(changed(data, SHEET, file_size=10)) is TableProblem.DAMAGED
    assert refusal_of(changed(data, SHEET, file_size=2**31)) is TableProblem.TOO_LARGE
    # Methods whose windows may be as large as they like.
    assert refusal_of(changed(data, SHEET, compress_type=14)) is TableProblem.DAMAGED
    assert refusal_of(changed(data, SHEET, flag_bits=1)) is TableProblem.ENCRYPTED
    directory = bytearray(data)
    end = directory.rfind(b"PK\x05\x06")
    directory[end + 12 : end + 16] = (2**31).to_bytes(4, "little")
    assert refusal_of(bytes(directory)) is TableProblem.TOO_LARGE
    # Of the large kind, with its record elsewhere.
    large = data[:end] + b"PK\x06\x07" + bytes(16) + data[end:]
    assert refusal_of(large) is TableProblem.DAMAGED


def test_every_cut_and_every_changed_byte_ends_well() -> None:
    data = workbook(CELL, {"xl/styles.xml": styles("0")}, related={"styles": "styles.xml"})
    for at in range(len(data)):
        for damaged in (data[:at], data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]):
            try:
                read(damaged)
            except TableRefused:
                continue


def test_macros_and_links_are_ignored() -> None:
    links = relations(hyperlink="https://evil.example/", worksheet="worksheets/sheet1.xml")
    parts = {"xl/vbaProject.bin": b"\0" * 999, "xl/worksheets/_rels/sheet1.xml.rels": links}
    data = workbook('<row><c t="str"><f>HYPERLINK("https://evil.example/")</f></c></row>' + CELL
                    .replace('r="1"', 'r="2"').replace("A1", "A2"), parts)  # fmt: skip
    assert read(data).rows == ((), (1,))


def test_reading_is_given_up_at_once() -> None:
    canceled = Cancellation()
    canceled.cancel()
    with pytest.raises(Canceled):
        table_in(workbook(CELL), canceled)


def test_names_are_found_whatever_their_case() -> None:
    content = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook(CELL))) as archive,
        zipfile.ZipFile(content, "w") as other,
    ):
        for name in archive.namelist():
            other.writestr(name.upper() if name == SHEET else name, archive.read(name))
    assert read(content.getvalue()).rows == ((1,),)
