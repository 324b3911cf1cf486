"""The history of the installed program: found again with keys alone, and read by a script."""

import json
import subprocess

from gui.demo.practice_service import DEMO_KEY
from gui.presenters.history.history_state import ExportFormat
from tests.desktop import soon, until, window
from tests.on_windows.company import ID, LINK, link
from tests.on_windows.computer import (
    TITLE,
    Computer,
    choose,
    press,
    press_until,
    type_text,
    wait_for_window,
)
from tests.on_windows.shell import besides

HISTORY, SAVE = "^History – Checkout Desk$", "^Save$"
OTHER = "demo-list-0001"
TABLE = r"C:\users\Public\Documents\history.csv"
# CRED_PERSIST_LOCAL_MACHINE
LOCAL_MACHINE = 2


def look_up(invoice_id: str, windows: Computer) -> None:
    """Look it up on the page, and copy its link until it is there."""
    press("ctrl+l")
    type_text(invoice_id)
    press("Return")
    press_until(
        "ctrl+shift+c", lambda: windows.ask("clipboard") == link(invoice_id), "the link is there"
    )


def open_history(showing: subprocess.Popen[str]) -> None:
    wait_for_window(TITLE, showing)
    press_until("ctrl+h", lambda: bool(window(HISTORY)), "the history is there")
    wait_for_window(HISTORY, showing)


def test_what_was_copied_is_found_and_looked_up_again_with_keys_alone(
    windows: Computer, showing: subprocess.Popen[str]
) -> None:
    look_up(OTHER, windows)
    open_history(showing)

    def is_typed() -> bool:
        # The keys are in the field for a search.
        press("ctrl+a")
        type_text(ID)
        press("ctrl+a", "ctrl+c")
        return bool(windows.ask("clipboard") == ID)

    until(is_typed, "it is searched for", 300)

    def is_copied() -> bool:
        press("ctrl+shift+c")
        return bool(windows.ask("clipboard") == LINK)

    def is_looked_up() -> bool:
        wait_for_window(HISTORY, showing)
        # To the rows, and from there to the page.
        press("Down", "Return")
        wait_for_window(TITLE, showing)
        return soon(is_copied, 20)

    until(is_looked_up, "its link is on the clipboard again", 300)


def test_a_script_reads_what_the_window_noted(
    windows: Computer, console: str, showing: subprocess.Popen[str]
) -> None:
    """While the window has the same file open."""
    rows: list[dict[str, object]] = []

    def read() -> str:
        ran = windows.run(console, "--history", "--json")
        assert (ran.returncode, besides(ran.stderr)) == (0, "")
        rows[:] = [json.loads(line) for line in ran.stdout.splitlines()]
        return str(rows[0]["invoice_id"])

    until(lambda: read() == ID, "the last copy is noted")
    assert rows[-1]["invoice_id"] == ID
    assert {row["invoice_id"] for row in rows} == {ID, OTHER}
    told = {(row["way"], row["environment"], row["account"], row["link"]) for row in rows}
    assert told == {("copy_link", "production", "Acme Supply", None)}


def test_no_link_is_kept_and_the_key_of_fingerprints_is_in_the_credential_manager(
    windows: Computer, showing: subprocess.Popen[str]
) -> None:
    files = [*(windows.local / "checkout-desk" / "History").iterdir()]
    kept = b"".join(file.read_bytes() for file in files if file.is_file())
    assert ID.encode() in kept
    assert LINK.encode() not in kept
    assert DEMO_KEY.encode() not in kept
    [key] = [e for e in windows.ask("credentials") if e["target"] == "Checkout Desk history"]
    assert key["persist"] == LOCAL_MACHINE


def test_what_is_found_is_saved_through_windows_own_dialog(
    windows: Computer, showing: subprocess.Popen[str]
) -> None:
    open_history(showing)
    choose("alt+e", list(ExportFormat).index(ExportFormat.CSV))
    wait_for_window(SAVE, showing)
    press("shift+End")
    type_text(TABLE)
    press("Return")
    until(lambda: not window(SAVE), "the dialog is closed")
    file = windows.path(TABLE)
    until(file.exists, "the file is there")
    # As Windows' own programs know UTF-8, and only what was searched for.
    heading, *rows = file.read_text("utf-8-sig").splitlines()
    assert "Invoice ID" in heading
    assert rows
    assert [row for row in rows if ID not in row] == []
