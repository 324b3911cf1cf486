"""Several invoices as its users have it: a process of its own, keys alone, the clipboard."""

import signal
from pathlib import Path

import pytest

from tests.desktop import Desk, desk, practice_service, put_on_clipboard, until, window

pytestmark = pytest.mark.needs_desktop

IDS = ["demo-list-0001", "demo-list-0007", "demo-list-0005", "2eb1acd98a86"]


def open_with(running: Desk, ids: list[str]) -> None:
    """Open the window and have these ids looked up."""
    put_on_clipboard("\n".join(ids).encode())
    until(lambda: running.clipboard() == "\n".join(ids), "the ids are on the clipboard")
    running.press_until(["ctrl+b"], lambda: bool(window("Several invoices")), "the window")
    running.wait_for_window("Several invoices")
    running.press("ctrl+v")


def test_from_pasted_ids_to_excel_with_keys_alone(tmp_path: Path) -> None:
    with desk(tmp_path, "--demo") as running:
        running.wait_for_window("DEMO")
        open_with(running, IDS)
        # Continue; Start has the focus then.
        running.press("alt+t")

        def is_copied() -> bool:
            return running.clipboard().startswith("Invoice ID\tStatus\t")

        running.press_until(["space", "alt+x"], is_copied, "rows are copied")

        def is_whole() -> bool:
            running.press("alt+x")
            lines = running.clipboard().splitlines()
            return len(lines) == 1 + len(IDS) and not any("Waiting" in line for line in lines)

        until(is_whole, "all of them are looked up")
        rows = [line.split("\t") for line in running.clipboard().splitlines()[1:]]
        assert [row[0] for row in rows] == IDS
        assert [row[1] for row in rows] == ["Ready", "Paid", "Not found", "Ready"]
        assert [bool(row[3]) for row in rows] == [True, False, False, True]
        assert all("TEST" in row[5] for row in rows)
        # The window, then the program.
        running.press("alt+F4")
        until(lambda: not window("Several invoices"), "it is closed")
        running.wait_for_window("DEMO")
        assert running.close() == 0
        assert running.output() == ("", "")


def test_what_was_shown_outlives_the_program(tmp_path: Path) -> None:
    with practice_service(tmp_path):
        with desk(tmp_path) as running:
            running.wait_for_window("Checkout Desk")
            open_with(running, [f"demo-list-{number:04}" for number in range(1, 200)])
            running.press("alt+t")
            journals = tmp_path / "state" / "checkout-desk" / "journals"
            running.press_until(
                ["space"], lambda: any(journals.glob("*.journal")), "results are being kept"
            )
            running.process.send_signal(signal.SIGKILL)
            running.process.wait()
        with desk(tmp_path) as running:
            running.wait_for_window("Checkout Desk")
            running.press_until(["ctrl+b"], lambda: bool(window("Several invoices")), "the window")
            running.wait_for_window("Several invoices")
            # Discard, from the field backwards.
            running.press_until(
                ["shift+Tab", "space"],
                lambda: [path.name for path in journals.iterdir()] == ["lock"],
                "nothing of it is left",
            )
            running.press("alt+F4")
            running.wait_for_window("Checkout Desk")
            assert running.close() == 0
