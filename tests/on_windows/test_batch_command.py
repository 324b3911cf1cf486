"""`--batch` of the installed program as scripts run it: from cmd, its streams led elsewhere."""

import json
from collections.abc import Iterator

import pytest

from tests.on_windows.company import link
from tests.on_windows.computer import Computer, computer_in
from tests.on_windows.shell import run_script

LISTED, OUTPUT = r"C:\list.csv", r"C:\out.csv"
IDS = ["demo-list-0001", "demo-list-0007", "demo-list-0005"]
STATES = ["ready", "paid", "not_found"]
SOME_FAILED = 6


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    with computer_in("de_DE", tmp_path_factory.mktemp("locale")) as fresh:
        listed = "".join(f"Müller;{invoice_id}\n" for invoice_id in IDS)
        fresh.path(LISTED).write_text(f"Kunde;Invoice ID\n{listed}", "cp1252")
        yield fresh


def test_a_line_for_each_row_and_a_status_for_the_script(windows: Computer, console: str) -> None:
    status, lines, words = run_script(windows, f'"{console}" --batch {LISTED}')
    rows = [line.split("\t") for line in lines]
    assert status == SOME_FAILED
    told = [row[:2] for row in rows]
    assert told == [list(pair) for pair in zip(IDS, STATES, strict=True)], (lines, words)
    assert [row[4] for row in rows] == [link(IDS[0]), "", ""]
    assert "ID column: Invoice ID · 3 IDs" in words
    # No bar where nobody looks.
    assert "[" not in words


def test_a_list_that_comes_through_a_pipe(windows: Computer, console: str) -> None:
    status, lines, _ = run_script(windows, f'type {LISTED} | "{console}" --batch - --json')
    told = [json.loads(line) for line in lines]
    assert status == SOME_FAILED
    assert [(row["invoice_id"], row["state"]) for row in told] == [*zip(IDS, STATES, strict=True)]


@pytest.mark.parametrize("separator", [";", "|"])
def test_a_csv_file_has_the_list_separator_of_this_windows(
    windows: Computer, console: str, separator: str
) -> None:
    """The usual one there, and one that somebody has set."""
    key = r"HKCU\Control Panel\International"
    assert windows.run("reg.exe", "add", key, "/v", "sList", "/d", separator, "/f").returncode == 0
    file = windows.path(OUTPUT)
    file.unlink(missing_ok=True)
    ran = windows.run(console, "--batch", LISTED, "--output", OUTPUT)
    assert (ran.returncode, ran.stdout) == (SOME_FAILED, "")
    heading = ["Kunde", "Invoice ID", "Status", "Amount", "Payment link", "Note"]
    assert file.read_text("utf-8-sig").splitlines()[0] == separator.join(heading)
