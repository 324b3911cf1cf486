"""Tables that leave the program: read back, and as spreadsheet programs take them."""

import csv
import datetime as dt
import io
import re
import zipfile
from decimal import Decimal

import pytest

from gui.core.batch.reading import table_in
from gui.core.batch.table import Cell, Restyled
from gui.core.batch.writing import OutCell, csv_bytes, workbook_bytes
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.core.handover.spreadsheet import is_formula
from gui.core.link import admit

LINK = admit("https://www.bluetape.com/i/r?account=7aec7f522d88&id=INV%2F1&x='%20'")
HOSTILE = ("=1+1", "+1", "-1", "@SUM(1)", "＝1", "\t=1", "\r=1", "\n=1", "\u200b=1", " =1")


def workbook_of(*rows: tuple[OutCell, ...], decimals: int = 2, title: str = "Links") -> bytes:
    headings = [f"h{number}" for number in range(len(rows[0]))]
    return workbook_bytes(title, headings, rows, decimals, Cancellation())


def read_back(data: bytes) -> tuple[tuple[Cell, ...], ...]:
    return table_in(data, Cancellation()).rows[1:]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_cells_come_back_as_they_went() -> None:
    row: tuple[OutCell, ...] = (
        *("00042", "1234567890123456", "7E10", "1-2", "MAR1", "TRUE", "https://evil.example/"),
        *(42, 1.5, True, dt.date(2026, 3, 14), dt.datetime(2026, 3, 14, 12, 30)),  # noqa: DTZ001  (no zones)
    )
    [back] = read_back(workbook_of(row))
    assert back == row
    assert [type(cell) for cell in back] == [type(cell) for cell in row]


def test_only_an_admitted_link_can_be_clicked() -> None:
    row: tuple[OutCell, ...] = ("https://evil.example/", "mailto:a@b.example", LINK)
    data = workbook_of(row)
    assert read_back(data)[0][2] == LINK.address
    relations = part(data, "xl/worksheets/_rels/sheet1.xml.rels")
    [target] = re.findall('Target="([^"]*)"', relations)
    assert target.replace("&amp;", "&").replace("&#39;", "'") == LINK.address


def test_a_link_that_excel_would_not_take_is_text() -> None:
    long = admit("https://www.bluetape.com/i/r?id=" + "x" * 3_000)
    data = workbook_of((long,))
    assert read_back(data) == ((long.address,),)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "xl/worksheets/_rels/sheet1.xml.rels" not in archive.namelist()


def test_nothing_is_a_formula() -> None:
    data = workbook_of(*((text,) for text in HOSTILE))
    assert [cell for (cell,) in read_back(data)] == list(HOSTILE)
    assert "<f>" not in part(data, "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    ("amount", "code"),
    [("4550", "#,##0.00"), ("4550.5", "#,##0.00"), ("0.1234", "#,##0.0000"), ("-1", "#,##0.00")],
)
def test_amounts_are_numbers_with_their_decimals(amount: str, code: str) -> None:
    data = workbook_of((Decimal(amount),))
    assert read_back(data) == ((float(amount),),)
    # Of the formats of Excel's own, this is the fourth.
    assert code == "#,##0.00" or f'formatCode="{code}"' in part(data, "xl/styles.xml")


def test_what_xml_cannot_hold_is_marked() -> None:
    assert read_back(workbook_of(("a\0b\x0b\ud800c\uffff",))) == (("a\ufffdb\ufffd\ufffdc\ufffd",),)


def test_headings_stay_and_filter() -> None:
    sheet = part(workbook_of(("a", "b")), "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B2"/>' in sheet
    assert "<cols>" in sheet


@pytest.mark.parametrize("title", ["Links: a/b [1]*?\\", "x" * 40, "'quoted'", "\0", ""])
def test_every_title_is_a_name_of_a_sheet(title: str) -> None:
    assert read_back(workbook_of(("a",), title=title)) == (("a",),)


def test_an_empty_list_is_a_workbook() -> None:
    data = workbook_bytes("Links", ["Invoice ID"], [], 2, Cancellation())
    assert table_in(data, Cancellation()).rows == (("Invoice ID",),)


def test_writing_is_given_up_at_once() -> None:
    canceled = Cancellation()
    canceled.cancel()
    with pytest.raises(Canceled):
        workbook_bytes("Links", ["a"], [("a",)] * 1_000, 2, canceled)


def test_every_number_is_written_whole() -> None:
    cells: tuple[OutCell, ...] = (Restyled(1234567.89), Restyled(12345.67), 0.1 + 0.2)
    data = csv_bytes(["a", "b", "c"], [cells], 2, ";", ".")
    assert data.decode("utf-8-sig").splitlines()[1] == "1234567.89;12345.67;0.3"


def test_a_date_that_excel_does_not_know_is_text() -> None:
    data = workbook_of((dt.date(1899, 1, 1), dt.datetime(1066, 10, 14)))  # noqa: DTZ001  (no zones)
    assert read_back(data) == (("1899-01-01", "1066-10-14 00:00:00"),)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("read_with", [",", ";", "\t", "|", ",;\t|"])
@pytest.mark.parametrize("formula", ["=1+1", " =1+1", '"=1+1"', "@SUM(1)", "＝1"])
def test_no_other_separator_makes_a_formula(separator: str, read_with: str, formula: str) -> None:
    texts = [f"x{mark}{formula}{mark}y" for mark in ",;\t|\n\r"]
    data = csv_bytes(["a", "b"], [(text, text) for text in texts], 2, separator, ".")
    text = data.decode("utf-8-sig")
    # Python knows one separator; a program that knows several takes each for the same.
    if len(read_with) > 1:
        text, read_with = re.sub(r"[,;\t|]", ";", text), ";"
    for line in csv.reader(io.StringIO(text, newline=""), delimiter=read_with):
        assert [cell for cell in line if is_formula(cell.lstrip('"'))] == []


def test_its_own_separator_changes_no_text() -> None:
    rows = [("Acme, =Inc", 'a "b", c', "d;e")]
    data = csv_bytes(["a", "b", "c"], rows, 2, ",", ".")
    assert data.decode("utf-8-sig").splitlines()[1] == '"Acme, =Inc","a ""b"", c","d;e"'


def test_a_number_is_no_text_where_it_has_a_comma() -> None:
    data = csv_bytes(["a", "b"], [(Decimal("-4550.5"), 1.5)], 2, ";", ",")
    assert data.decode("utf-8-sig").splitlines()[1] == "-4550,50;1,5"


def test_a_csv_file_says_its_encoding_and_begins_no_formula() -> None:
    rows: list[tuple[OutCell, ...]] = [(text, None) for text in HOSTILE]
    rows.append(('Éclair; "a"\nb', Decimal("-4550.5")))
    rows.append((LINK, 1.5))
    data = csv_bytes(["Id", "Total"], rows, 2, ";", ",")
    assert data.startswith(b"\xef\xbb\xbf")
    back = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    # What begins after a tab or a break of lines begins there.
    marked = ["'" + re.sub(r"^[\t\r\n]", r"\g<0>'", text) for text in HOSTILE]
    assert [line[0] for line in back[1 : len(HOSTILE) + 1]] == marked
    assert back[-2:] == [['Éclair; "a"\nb', "-4550,50"], [LINK.address, "1,5"]]
