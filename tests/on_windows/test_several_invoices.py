"""Several invoices on a Windows in German: a list in by dialog and by drop, and out as files."""

import csv
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.core.batch.reading import read_table
from gui.core.cancellation import Cancellation
from gui.presenters.batch.export_orders import ExportKind
from gui.presenters.batch.export_words import name_of
from tests.desktop import put_on_clipboard, until, window
from tests.on_windows.company import Company, link
from tests.on_windows.computer import (
    TITLE,
    Computer,
    choose,
    close,
    computer_in,
    drag_and_drop,
    press,
    press_until,
    type_text,
    wait_for_window,
)

SEVERAL = "^Several invoices – Checkout Desk$"
OPEN, SAVE = "^Open a list of invoices$", "^Save$"
DOCUMENTS = r"C:\users\Public\Documents"
LISTED, WORKBOOK, TABLE = (rf"{DOCUMENTS}\{name}" for name in ("list.csv", "my.xlsx", "my.csv"))
# As Excel writes it there: Windows' own letters, semicolons, amounts with a comma.
LIST = """Kunde;Invoice ID;Betrag
Müller & Söhne;demo-list-0001;4.550,00
Bäckerei Weiß;demo-list-0007;12,50
Ruiz;demo-list-0005;1,00
"""
CUSTOMERS = ["Müller & Söhne", "Bäckerei Weiß", "Ruiz"]
IDS = ["demo-list-0001", "demo-list-0007", "demo-list-0005"]
STATUSES = ["Ready", "Paid", "Not found"]
HEADING = ["Kunde", "Invoice ID", "Betrag", "Status", "Amount", "Payment link", "Note"]


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    with computer_in("de_DE", tmp_path_factory.mktemp("locale")) as fresh:
        fresh.path(LISTED).write_text(LIST, "cp1252")
        yield fresh


@pytest.fixture(scope="module")
def showing(
    windows: Computer, program: list[str], company: Company
) -> Iterator[subprocess.Popen[str]]:
    """The program, running, with its window for lists."""
    windows.ask("add_account")
    process = windows.start(*program)
    wait_for_window(TITLE, process)
    press_until("ctrl+b", lambda: bool(window(SEVERAL)), "the window for lists is there")
    yield process
    wait_for_window(SEVERAL, process)
    press_until("alt+F4", lambda: not window(SEVERAL), "it is closed")
    wait_for_window(TITLE, process)
    close(process)


def answer(dialog: str, place: str, process: subprocess.Popen[str]) -> None:
    """Type the name of a file into Windows' own dialog; Wine has letters of the keyboard only."""
    wait_for_window(dialog, process)
    press("shift+End")
    type_text(place)
    press("Return")
    until(lambda: not window(dialog), f"{dialog} is closed")
    wait_for_window(SEVERAL, process)


def look_up(windows: Computer) -> list[list[str]]:
    """Start what was checked, and copy it for Excel until all is known; returns the rows."""
    rows: list[list[str]] = []

    def is_over() -> bool:
        press("alt+x")
        _, *lines = (windows.ask("clipboard") or "").splitlines() or [""]
        rows[:] = [line.split("\t") for line in lines]
        return len(rows) == len(IDS) and all(row[1] in STATUSES for row in rows)

    put_on_clipboard(b"what was copied before")
    press_until("space", is_over, "all of them are looked up")
    return rows


def save(kind: ExportKind, place: str, windows: Computer, process: subprocess.Popen[str]) -> Path:
    """Export, the kind, and a name in Windows' own dialog; returns the file."""
    wait_for_window(SEVERAL, process)
    choose("alt+e", list(ExportKind).index(kind))
    # One of them is paid: whether its link goes along is asked first.
    wait_for_window(f"^{name_of(kind)}$", process)
    press("Return")
    answer(SAVE, place, process)
    file = windows.path(place)
    until(file.exists, f"{place} is there")
    return file


def test_a_file_through_windows_own_dialog(
    windows: Computer, showing: subprocess.Popen[str]
) -> None:
    wait_for_window(SEVERAL, showing)
    press_until("alt+o", lambda: bool(window(OPEN)), "the dialog is there")
    answer(OPEN, LISTED, showing)
    rows = look_up(windows)
    assert [row[:2] for row in rows] == [list(pair) for pair in zip(IDS, STATUSES, strict=True)]
    assert [row[3] for row in rows] == [link(IDS[0]), "", ""]
    # As numbers are written there.
    assert rows[0][2] == "129,19"


def test_a_workbook_of_it(windows: Computer, showing: subprocess.Popen[str]) -> None:
    file = save(ExportKind.WORKBOOK, WORKBOOK, windows, showing)
    heading, *rows = read_table(file, Cancellation()).rows
    assert list(heading) == HEADING
    assert [row[0] for row in rows] == CUSTOMERS
    assert [row[1] for row in rows] == IDS
    # Not of the invoice that is paid.
    assert [cell for row in rows for cell in row[5:6] if cell] == [link(IDS[0])]


def test_a_csv_file_of_it_as_excel_there_reads_it(
    windows: Computer, showing: subprocess.Popen[str]
) -> None:
    data = save(ExportKind.CSV, TABLE, windows, showing).read_bytes()
    # What Excel knows UTF-8 by, and how this Windows separates cells.
    assert data.startswith(b"\xef\xbb\xbf")
    heading, *rows = csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";")
    assert heading == HEADING
    assert [row[0] for row in rows] == CUSTOMERS
    assert rows[0][4:6] == ["129,19", link(IDS[0])]


def keeps_text(windows: Computer) -> bool:
    """Whether what is typed stands where it can be copied again."""
    type_text("typed")
    press("ctrl+a", "ctrl+c")
    return "typed" in (windows.ask("clipboard") or "")


def test_a_workbook_that_is_dropped(windows: Computer, showing: subprocess.Popen[str]) -> None:
    wait_for_window(SEVERAL, showing)
    # New list: all of the other is in a file. There is a field for text then.
    press_until("alt+n", lambda: keeps_text(windows), "the window waits for a list")
    drag_and_drop(windows.path(WORKBOOK), SEVERAL)
    wait_for_window(SEVERAL, showing)
    assert [row[0] for row in look_up(windows)] == IDS


def test_no_library_is_taken_from_elsewhere(
    windows: Computer, program: list[str], showing: subprocess.Popen[str]
) -> None:
    """Of the runtime of C++, which is packed once, Windows has one that may be older."""
    [command] = program
    folder, _, name = command.rpartition("\\")
    runtime = [
        path for path in windows.ask("libraries", name)
        if path.rpartition("\\")[2].lower().startswith(("msvcp140", "vcruntime140"))
    ]  # fmt: skip
    assert len(runtime) > 3
    assert [path for path in runtime if not path.startswith(folder)] == []
