"""Starts beside a program that runs: by command, and by an address that Windows' shell is given."""

import subprocess
from collections.abc import Iterator

import pytest

from gui.demo.samples import SAMPLES, SampleKind
from tests.on_windows.company import Company, link
from tests.on_windows.computer import Computer, close, press_until, wait_for_window

# Copying what is paid would ask first.
PAYABLE = {SampleKind.FOUND, SampleKind.OTHER_STATUS}
FIRST, SECOND = (sample.invoice_id for sample in SAMPLES if sample.kind in PAYABLE)


@pytest.fixture
def running(
    windows: Computer, program: list[str], company: Company
) -> Iterator[subprocess.Popen[str]]:
    windows.ask("add_account")
    process = windows.start(*program)
    wait_for_window("Acme Supply – Checkout Desk", process)
    yield process
    close(process)


def copies(windows: Computer, expected: str) -> None:
    press_until(
        "ctrl+shift+c", lambda: windows.ask("clipboard") == expected, f"{expected} is copied"
    )


def test_a_command_is_carried_out_in_the_first_window(
    windows: Computer, program: list[str], running: subprocess.Popen[str]
) -> None:
    second = windows.run(*program, FIRST)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    copies(windows, link(FIRST))


def test_an_address_opened_by_the_shell_is_looked_up_in_the_first_window(
    windows: Computer, running: subprocess.Popen[str]
) -> None:
    assert windows.run("start.exe", f"checkout-desk:{SECOND}").returncode == 0
    copies(windows, link(SECOND))
