"""Lists as they come: whatever encoding, whatever stands between the cells, and what is no list."""

import codecs
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.core.batch import reading
from gui.core.batch.delimited import pasted_table
from gui.core.batch.reading import read_table, table_in
from gui.core.batch.table import MAX_BYTES, MAX_ROWS, TableProblem, TableRefused
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from tests.hostile import one_word_on
from tests.systems import named_pipes

ROWS = (("Número", "Id", "Total"), ("Éclair & Cie", "INV-1", "4.550,00"), ("日本", "INV-2", "1"))
TEXT = "\r\n".join(";".join(row) for row in ROWS)


def rows_in(data: bytes) -> tuple[tuple[object, ...], ...]:
    return table_in(data, Cancellation()).rows


def refusal_of(data: bytes) -> TableRefused:
    with pytest.raises(TableRefused) as refused:
        table_in(data, Cancellation())
    return refused.value


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace("\r\n", "\r").encode(),
        TEXT.replace(";", "\t").encode(),
        TEXT.replace(";", "|").encode(),
    ],
)
def test_encodings_and_separators(data: bytes) -> None:
    assert rows_in(data) == ROWS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1252"])
def test_what_says_nothing_of_its_encoding(encoding: str) -> None:
    text = "Número;Id\r\nÉclair;INV-1\r\n" * 3
    assert rows_in(text.encode(encoding))[1] == ("Éclair", "INV-1")


def test_a_letter_that_is_none_becomes_a_mark() -> None:
    assert rows_in(b"Id\r\nINV-\x81\xe9") == (("Id",), ("INV-\ufffd\xe9",))


def test_the_separator_is_what_most_lines_have_equally_often() -> None:
    assert rows_in(b"a,b;c\nd;e,f,g\nh;i") == (("a,b", "c"), ("d", "e,f,g"), ("h", "i"))
    # Not what stands in quotes.
    assert rows_in(b'"a;b;c",d\n"e;f;g",h') == (("a;b;c", "d"), ("e;f;g", "h"))


def test_excels_word_on_the_separator_is_no_row() -> None:
    assert rows_in(b"sep=|\r\na|b;c") == (("a", "b;c"),)


@pytest.mark.parametrize("blank", ["\n", "\r\n\r\n", "  \n", "\t\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_nor_is_it_one_after_blank_lines(blank: str, encoding: str) -> None:
    rows = rows_in(f"{blank}sep=|\r\nId|b;c\nINV-1".encode(encoding))
    # Each has its number.
    assert rows[-2:] == (("Id", "b;c"), ("INV-1",))
    assert len(rows) == blank.count("\n") + 3
    assert not any(cell and str(cell).strip() for row in rows[:-2] for cell in row)


def test_nor_is_it_one_of_what_is_pasted() -> None:
    rows = pasted_table("sep=;\nId;a,b\nINV-1;c,d\n", Cancellation()).rows
    assert rows == (("Id", "a,b"), ("INV-1", "c,d"))


@pytest.mark.parametrize("first", ["Id", '"Id"'])
def test_it_counts_before_all_rows_alone(first: str) -> None:
    assert rows_in(f"{first}\nsep=;\nINV-1".encode())[0] == ("Id",)


@pytest.mark.parametrize("line", ["sep=", 'sep="', "sep=ab", "sep= ", "sep=e"])
def test_what_names_no_separator_is_a_row(line: str) -> None:
    assert rows_in(f"{line}\r\nId\r\nINV-1".encode()) == ((line,), ("Id",), ("INV-1",))


def test_a_tabulator_in_a_cell_separates_nothing() -> None:
    assert rows_in(b"Ac\tme,INV-1,5\nRuiz,INV-2,6") == (
        ("Ac\tme", "INV-1", "5"),
        ("Ruiz", "INV-2", "6"),
    )


def test_cells_with_line_breaks_and_quotes() -> None:
    assert rows_in(b'Id\t"two\r\nlines"\r\n1\t"a ""b"""') == (
        ("Id", "two\r\nlines"),
        ("1", 'a "b"'),
    )


def test_empty_rows_keep_their_numbers_and_the_end_does_not_count() -> None:
    data = b"Id;\n;;\nINV-1;;\n" + b";;\n" * (MAX_ROWS + 5)
    assert rows_in(data) == (("Id",), (), ("INV-1",))


@pytest.mark.parametrize(
    ("data", "problem", "row"),
    [
        (b"", TableProblem.EMPTY, 0),
        (b" \r\n\t\r\n", TableProblem.EMPTY, 0),
        (b"\xef\xbb\xbf", TableProblem.EMPTY, 0),
        (b"a" * (MAX_BYTES + 1), TableProblem.TOO_LARGE, 0),
        (b"x" * MAX_BYTES, TableProblem.CELL_TOO_LONG, 1),
        (b"Id\n" + b"x" * 40_000, TableProblem.CELL_TOO_LONG, 2),
        (b'Id\n1\n"' + b"never closed\n" * 4_000, TableProblem.CELL_TOO_LONG, 3),
        # It would take the rows after it into its cell.
        (b'Id,Name\n1,Acme\n2,"Big Joe\n3,Beta\n', TableProblem.OPEN_QUOTE, 3),
        (b'Id,Name\n1,"Acme', TableProblem.OPEN_QUOTE, 2),
        (b"Id\n" + b"," * 20_001, TableProblem.TOO_MANY_COLUMNS, 2),
        (b"Id" + b"\nINV" * (MAX_ROWS + 1), TableProblem.TOO_MANY_ROWS, 0),
        (b"Id\n" + b"x;" * 201, TableProblem.TOO_MANY_COLUMNS, 2),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, TableProblem.OTHER_WORKBOOK, 0),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            TableProblem.ENCRYPTED,
            0,
        ),
        (b"<html><table><tr><td>INV-1", TableProblem.WEB_PAGE, 0),
        (b"\xef\xbb\xbf \r\n<!DOCTYPE html>", TableProblem.WEB_PAGE, 0),
        (b"<?xml version='1.0'?><Workbook/>", TableProblem.WEB_PAGE, 0),
        (b"%PDF-1.7\n\x00\x01\x02", TableProblem.NOT_A_TABLE, 0),
        (b"\x89PNG\r\n\x1a\n\0\0\0", TableProblem.NOT_A_TABLE, 0),
        (b"Id\nINV-1\0\nINV-2" + b"\nINV" * 9_000, TableProblem.NOT_A_TABLE, 0),
        (b"Id\n" + b"INV-1\n" * 2_000 + b"\0", TableProblem.NOT_A_TABLE, 0),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, problem: TableProblem, row: int) -> None:
    refused = refusal_of(data)
    assert (refused.problem, refused.row) == (problem, row)


MOST = MAX_BYTES - 64
HOSTILE: dict[str, tuple[Callable[[], bytes], TableProblem]] = {
    "blank lines": (lambda: b"Id" + b"\n" * MOST + b"INV-1", TableProblem.TOO_MANY_ROWS),
    "blank lines in quotes": (
        lambda: b"Id\n" + b'"\n"\n' * (MOST // 4),
        TableProblem.TOO_MANY_ROWS,
    ),
    "quotes that open and close": (
        lambda: b"Id\n" + b'"\n' * (MOST // 2),
        TableProblem.TOO_MANY_ROWS,
    ),
    "empty cells in quotes": (
        lambda: b"Id\n" + b'""\n' * (MOST // 3),
        TableProblem.TOO_MANY_ROWS,
    ),
    "quotes": (lambda: b"Id\n" + b'"' * MOST, TableProblem.CELL_TOO_LONG),
    "one line": (
        # Each of its letters takes as much memory as the widest one.
        lambda: b"x" * MOST + "\N{GRINNING FACE}".encode(),
        TableProblem.CELL_TOO_LONG,
    ),
    "separators": (lambda: b"Id\n" + b";" * MOST, TableProblem.TOO_MANY_COLUMNS),
    "rows of separators": (
        lambda: b"Id\n" + (b";" * 19_999 + b"\n") * (MOST // 20_000) + b";" * 201 + b"x",
        TableProblem.TOO_MANY_COLUMNS,
    ),
    "ragged rows": (
        lambda: b"Id\n" + b"".join(b";" * (row % 200) + b"x\n" for row in range(60_000)),
        TableProblem.TOO_MANY_ROWS,
    ),
    "a NUL at the end": (lambda: b"INV-1\n" * (MOST // 6) + b"\0", TableProblem.NOT_A_TABLE),
}


USUAL = {"quotes", "one line", "separators", "ragged rows", "a NUL at the end"}


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells how much memory it took")
@pytest.mark.parametrize(
    ("made", "problem"),
    [
        pytest.param(*row, id=name, marks=() if name in USUAL else pytest.mark.exhaustive)
        for name, row in HOSTILE.items()
    ],
)
def test_a_hostile_list_ends_in_one_word(
    tmp_path: Path, made: Callable[[], bytes], problem: TableProblem
) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(made())
    assert one_word_on(file) == problem.name


def test_nothing_in_a_list_is_its_end() -> None:
    assert rows_in(b"Id\nthe end\nINV-1") == (("Id",), ("the end",), ("INV-1",))


def test_the_last_quotation_mark_may_be_the_end() -> None:
    assert rows_in(b'Id,Name\n1,"Acme"') == (("Id", "Name"), ("1", "Acme"))
    assert rows_in(b'Id,Name\n1,"two\nlines"\n') == (("Id", "Name"), ("1", "two\nlines"))


def test_the_most_rows_are_read() -> None:
    assert len(rows_in(b"Id" + b"\nINV" * MAX_ROWS)) == MAX_ROWS + 1


@named_pipes
def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, problem in (
        (tmp_path, TableProblem.NOT_A_FILE),
        (tmp_path / "pipe", TableProblem.NOT_A_FILE),
        (tmp_path / "none.csv", TableProblem.MISSING),
        (tmp_path / "pipe" / "none.csv", TableProblem.MISSING),
        (Path("/dev/zero"), TableProblem.NOT_A_FILE),
        (Path("a\0b"), TableProblem.DENIED),
        (tmp_path / ("x" * 300), TableProblem.DENIED),
    ):
        with pytest.raises(TableRefused) as refused:
            read_table(path, Cancellation())
        assert refused.value.problem is problem


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(TEXT.encode())
    assert read_table(tmp_path / "list.csv", Cancellation()).rows == ROWS


def test_a_large_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "list.csv").open("wb") as file:
        file.truncate(10 * 1024 * MAX_BYTES)
    with pytest.raises(TableRefused) as refused:
        read_table(tmp_path / "list.csv", Cancellation())
    assert refused.value.problem is TableProblem.TOO_LARGE


def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(TEXT, "utf-8")
    fstat = os.fstat
    looks = []

    def looked(handle: int) -> os.stat_result:
        looks.append(handle)
        if len(looks) == 2:
            with file.open("a") as stream:
                stream.write("\nanother")
        return fstat(handle)

    monkeypatch.setattr("gui.core.foreign_files.os.fstat", looked)
    with pytest.raises(TableRefused) as refused:
        reading.read_table(file, Cancellation())
    assert refused.value.problem is TableProblem.CHANGED


@pytest.mark.skipif(sys.platform != "linux", reason="there is no such file elsewhere")
def test_a_file_that_goes_away_while_it_is_read() -> None:
    """Of a share it is an error of the first read that does not find it any more."""
    # It can be opened, and nothing is at its begin: EIO.
    with pytest.raises(TableRefused) as refused:
        read_table(Path("/proc/self/mem"), Cancellation())
    assert refused.value.problem is TableProblem.CHANGED


def test_reading_is_given_up_at_once() -> None:
    canceled = Cancellation()
    canceled.cancel()
    with pytest.raises(Canceled):
        table_in(b"Id" + b"\nINV" * 5_000, canceled)


@pytest.mark.parametrize(
    "text",
    [
        "INV-1\nINV-2\nINV-3",
        "INV-1\r\nINV-2\r\nINV-3\r\n",
        "INV-1\tINV-2\tINV-3",
        "INV-1, INV-2, INV-3",
        "INV-1;INV-2;INV-3",
    ],
)
def test_pasted_ids_are_a_column(text: str) -> None:
    rows = pasted_table(text, Cancellation()).rows
    assert [str(cell).strip() for (cell,) in rows] == ["INV-1", "INV-2", "INV-3"]


def test_pasted_cells_of_a_sheet() -> None:
    text = 'Customer\tInvoice ID\r\n"Two\nlines"\tINV-1\r\n'
    rows = pasted_table(text, Cancellation()).rows
    assert rows == (("Customer", "Invoice ID"), ("Two\nlines", "INV-1"))
