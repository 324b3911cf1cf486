"""`--copy-link` and `--self-test` of the installed program: led into files and pipes, in a console.

Its account is in the Credential Manager; the practice service answers by the name of BlueTape.
"""

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from gui.demo.practice_service import DEMO_KEY
from gui.demo.samples import SAMPLES, SampleKind
from tests.on_windows.company import ID, LINK, Company, link
from tests.on_windows.computer import Computer
from tests.on_windows.shell import besides, run_script

PAID, NOT_FOUND, REFUSED = (
    next(sample.invoice_id for sample in SAMPLES if sample.kind is kind)
    for kind in (SampleKind.PAID, SampleKind.NOT_FOUND, SampleKind.WRONG_CREDENTIALS)
)
REPORT = r"C:\report.json"

Answer = tuple[int, str, str]
"""The exit status, and what came through stdout and stderr."""


def into_files(windows: Computer, *command: str) -> Answer:
    status, lines, words = run_script(windows, subprocess.list2cmdline(command))
    return status, "\n".join(lines), words


def into_pipes(windows: Computer, *command: str) -> Answer:
    ran = windows.run(*command)
    return ran.returncode, ran.stdout.rstrip(), ran.stderr


led_elsewhere = pytest.mark.parametrize("answer", [into_files, into_pipes])


@led_elsewhere
def test_the_link_is_printed_and_nothing_else(
    windows: Computer, console: str, company: Company, answer: Callable[..., Answer]
) -> None:
    status, output, words = answer(windows, console, "--debug", "--copy-link", ID)
    assert (status, output, besides(words)) == (0, LINK, "")
    assert set(company.asked) == {"api.bluetape.com"}
    # It came from the one place where it is kept.
    [entry] = [e for e in windows.ask("credentials") if DEMO_KEY in e["secret"]]
    assert entry["target"].startswith("Checkout Desk")
    assert "answer from api.bluetape.com" in windows.log()
    assert DEMO_KEY not in windows.log()


@pytest.mark.parametrize(
    ("arguments", "status", "output", "said"),
    [
        ([PAID], 6, "", "--even-if-paid"),
        ([PAID, "--even-if-paid"], 0, link(PAID), "paid"),
        ([NOT_FOUND], 3, "", NOT_FOUND),
        ([REFUSED], 4, "", "credentials"),
        ([ID, "--account", "Nobody"], 2, "", "Nobody"),
    ],
    ids=["paid", "even if paid", "not found", "key refused", "unknown account"],
)
@led_elsewhere
def test_words_go_another_way_than_links_and_the_status_says_what_it_was(
    windows: Computer,
    console: str,
    answer: Callable[..., Answer],
    arguments: list[str],
    status: int,
    output: str,
    said: str,
) -> None:
    found, printed, words = answer(windows, console, "--copy-link", *arguments)
    assert (found, printed) == (status, output), words
    assert said in words
    assert DEMO_KEY not in words


def test_in_a_console_both_are_on_the_screen(windows: Computer, console: str) -> None:
    status, screen = windows.ask("in_a_console", console, "--copy-link", ID)
    assert status == 0
    assert LINK in screen
    status, screen = windows.ask("in_a_console", console, "--copy-link", PAID)
    assert status == 6
    assert "--even-if-paid" in screen
    assert "https:" not in screen


def reported(windows: Computer) -> list[dict[str, Any]]:
    report = json.loads(windows.path(REPORT).read_text("utf-8"))
    # To Wine, no folder belongs to the system or the administrators.
    failed = {check["name"] for check in report["checks"] if not check["passed"]}
    assert failed <= {"policy"}
    assert report["passed"] == (not failed)
    return list(report["checks"])


def beginning(check: dict[str, Any]) -> str:
    return f"{'ok  ' if check['passed'] else 'FAIL'}  {check['name']:<13} "


def test_the_self_test_says_in_files_what_is_in_its_report(windows: Computer, console: str) -> None:
    before = windows.ask("credentials")
    status, output, words = into_files(windows, console, "--self-test", "--json", REPORT)
    checks = reported(windows)
    assert status == (0 if all(check["passed"] for check in checks) else 1)
    assert output.splitlines() == [beginning(check) + check["detail"] for check in checks]
    assert "(packaged)" in output
    assert "stored, read, deleted" in output
    assert words == ""
    # What it put beside the account is gone, and the account is none of its business.
    assert windows.ask("credentials") == before
    assert DEMO_KEY not in output


def test_the_self_test_is_on_the_screen_of_a_console(windows: Computer, console: str) -> None:
    status, screen = windows.ask("in_a_console", console, "--self-test", "--json", REPORT)
    checks = reported(windows)
    assert status == (0 if all(check["passed"] for check in checks) else 1)
    assert [check["name"] for check in checks if beginning(check) not in screen] == []
    assert DEMO_KEY not in screen
