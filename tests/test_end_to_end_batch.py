"""Several invoices as its users have it: a process of its own, keys alone, the clipboard."""

import signal
from pathlib import Path

import pytest

from tests.desktop import practice_service, put_on_clipboard, until, window
from tests.faults.window import Window
from tests.faults.window import window as watched

pytestmark = pytest.mark.needs_desktop

IDS = ["demo-list-0001", "demo-list-0007", "demo-list-0005", "2eb1acd98a86"]


def open_list(running: Window) -> None:
    running.press_until(["ctrl+b"], lambda: bool(window("Several invoices")), "the window")
    running.wait_for_window("Several invoices")


def check(running: Window, ids: list[str]) -> None:
    """Open the window and have these ids checked; Start has the focus then."""
    put_on_clipboard("\n".join(ids).encode())
    open_list(running)
    running.press("ctrl+v")
    until(lambda: running.ask("list")["count"] == len(ids), "the ids are counted")
    running.press("alt+t")
    until(lambda: running.ask("list")["step"] == "Checking", "the list is checked")


def is_a_result_shown(running: Window) -> bool:
    where = running.ask("list")
    return bool(where["shown"]) or where["step"] == "HandingOver"


def test_from_pasted_ids_to_excel_with_keys_alone(tmp_path: Path) -> None:
    with watched(tmp_path, "--demo") as running:
        running.wait_for_window("DEMO")
        check(running, IDS)
        running.press("space")
        until(lambda: running.ask("list")["step"] == "HandingOver", "all of them are looked up")
        running.press("alt+x")
        until(lambda: running.clipboard().startswith("Invoice ID\tStatus\t"), "rows are copied")
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


@pytest.mark.exhaustive
def test_what_was_shown_outlives_the_program(tmp_path: Path) -> None:
    journals = tmp_path / "state" / "checkout-desk" / "journals"
    with practice_service(tmp_path):
        with watched(tmp_path) as running:
            running.wait_for_window("Checkout Desk")
            check(running, [f"demo-list-{number:04}" for number in range(1, 200)])
            running.press("space")
            until(lambda: is_a_result_shown(running), "a result is shown")
            running.process.send_signal(signal.SIGKILL)
            running.process.wait()
        with watched(tmp_path) as running:
            running.wait_for_window("Checkout Desk")
            open_list(running)
            until(lambda: bool(running.ask("list")["has_left"]), "the list is offered")
            # Discard, from the field backwards.
            running.press("shift+Tab", "space")
            until(
                lambda: [path.name for path in journals.iterdir()] == ["lock"],
                "nothing of it is left",
            )
            running.press("alt+F4")
            running.wait_for_window("Checkout Desk")
            assert running.close() == 0
