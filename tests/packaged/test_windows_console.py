"""The two programs for Windows: one answers in a console or a pipe, the other does without streams.

Run on Windows, or its Python under Wine, by what builds them.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gui import __version__
from tests.systems import windows

pytestmark = [windows, pytest.mark.timeout(240)]

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(
    os.environ.get("CHECKOUT_DESK_PROGRAM", ROOT / "dist/windows/checkout-desk/checkout-desk.exe")
)
CONSOLE_PROGRAM = PROGRAM.with_name("checkout-desk-cli.exe")
IN_A_CONSOLE = ROOT / "tests" / "on_windows" / "asked" / "in_a_console.py"
SAMPLE = "2eb1acd98a86"
NOT_THERE = "0" * 12
DETACHED_PROCESS = 0x8


def answer(*arguments: str) -> tuple[int, str, str]:
    """Status, stdout and stderr of the console program, into pipes."""
    done = subprocess.run(
        [CONSOLE_PROGRAM, *arguments], capture_output=True, text=True, timeout=120, check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_words_and_statuses_go_through_pipes() -> None:
    assert answer("--version") == (0, f"checkout-desk {__version__}\n", "")
    status, output, words = answer("--no-such-option")
    assert (status, output) == (2, "")
    assert "unrecognized arguments: --no-such-option" in words


def test_the_link_is_printed_and_nothing_else() -> None:
    status, output, words = answer("--demo", "--copy-link", SAMPLE)
    # That it is not a production account.
    assert (status, words.count("\n")) == (0, 1)
    assert re.fullmatch(rf"http://127\.0\.0\.1:\d+/\S+&id={SAMPLE}\n", output)
    status, output, words = answer("--demo", "--copy-link", NOT_THERE)
    assert (status, output) == (3, "")
    assert words.strip()


def test_a_list_is_looked_up_and_written(tmp_path: Path) -> None:
    listed, workbook = tmp_path / "list.csv", tmp_path / "links.xlsx"
    listed.write_text(f"Customer;Id\n1;{SAMPLE}\n2;demo-paid\n", "cp1252")
    status, output, _ = answer("--demo", "--batch", str(listed))
    rows = [line.split("\t") for line in output.splitlines()]
    assert (status, [row[:2] for row in rows]) == (0, [[SAMPLE, "ready"], ["demo-paid", "paid"]])
    assert rows[0][4].endswith(f"&id={SAMPLE}")
    assert answer("--demo", "--batch", str(listed), "--output", str(workbook))[:2] == (0, "")
    # It reads what it wrote, and never writes over it.
    status, output, _ = answer("--demo", "--batch", str(workbook), "--json")
    assert [json.loads(line)["invoice_id"] for line in output.splitlines()] == [SAMPLE, "demo-paid"]
    assert answer("--demo", "--batch", str(listed), "--output", str(workbook))[0] == 7


def test_the_self_test_says_what_its_status_says(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    status, output, words = answer("--self-test", "--json", str(report))
    checks = json.loads(report.read_text("utf-8"))["checks"]
    assert [line.split()[1] for line in output.splitlines()] == [
        check["name"].split()[0] for check in checks
    ]
    assert words == ""
    assert status == (0 if all(check["passed"] for check in checks) else 1)
    # To Wine, no folder belongs to the system or the administrators.
    assert {check["name"] for check in checks if not check["passed"]} <= {"policy"}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--version"], 0),
        (["--help"], 0),
        (["--no-such-option"], 2),
        # The link has nowhere to go.
        (["--demo", "--copy-link", SAMPLE], 7),
        (["--demo", "--copy-link", NOT_THERE], 3),
    ],
)
def test_the_one_with_a_window_does_without_streams(arguments: list[str], status: int) -> None:
    started = subprocess.Popen([PROGRAM, *arguments], creationflags=DETACHED_PROCESS)
    assert started.wait(120) == status


def test_the_one_with_a_window_writes_its_report_without_streams(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    subprocess.Popen(
        [PROGRAM, "--self-test", "--json", report], creationflags=DETACHED_PROCESS
    ).wait(120)
    checks = json.loads(report.read_text("utf-8"))["checks"]
    assert {check["name"] for check in checks if not check["passed"]} <= {"policy"}


def in_a_console(*arguments: str) -> tuple[int, str]:
    """Status of the program and what is on the screen of a console in which it ran."""
    done = subprocess.run(
        [sys.executable, IN_A_CONSOLE, *arguments],
        capture_output=True, text=True, timeout=150, check=True,
    )  # fmt: skip
    status, screen = json.loads(done.stdout)
    return status, screen


def test_it_answers_in_a_console() -> None:
    status, screen = in_a_console(str(CONSOLE_PROGRAM), "--demo", "--copy-link", SAMPLE)
    assert status == 0
    # A console has all letters, whatever its code page.
    assert screen.startswith("TEST – NOT PAYABLE: ")
    assert f"&id={SAMPLE} " in screen
    status, screen = in_a_console(str(CONSOLE_PROGRAM), "--demo", "--copy-link", NOT_THERE)
    assert status == 3
    assert screen.strip()


def test_a_list_is_answered_in_a_console(tmp_path: Path) -> None:
    listed, workbook = tmp_path / "list.txt", tmp_path / "links.xlsx"
    listed.write_text(f"{SAMPLE}\n{NOT_THERE}\n")
    command = (str(CONSOLE_PROGRAM), "--demo", "--batch", str(listed))
    status, screen = in_a_console(*command)
    assert status == 6
    assert re.search(rf"{SAMPLE} +ready .*{NOT_THERE} +not_found ", screen)
    # Without lines there is a bar while it runs, and none afterwards.
    status, screen = in_a_console(*command, "--output", str(workbook))
    assert status == 6
    assert "Ready: 1 · Not found: 1" in screen
    assert "#" not in screen
    assert workbook.exists()
