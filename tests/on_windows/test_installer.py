"""The setup: silent, for everybody and for one user, and gone again."""

import re

import pytest

import gui
from tests.on_windows.computer import Computer
from tests.on_windows.setup import ENTRY, EVERYBODY, ONE_USER, install

FULLY = "*S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F"
READING = "*S-1-5-32-545:(OI)(CI)RX"
ICACLS = [
    "/setowner *S-1-5-32-544 /L",
    "/reset /L",
    f"/inheritance:r /grant:r {FULLY} {READING} /L",
]


@pytest.mark.parametrize(
    ("for_whom", "root"), [(EVERYBODY, "HKEY_LOCAL_MACHINE"), (ONE_USER, "HKEY_CURRENT_USER")]
)
def test_installed_and_removed_without_a_trace(windows: Computer, for_whom: str, root: str) -> None:
    before = windows.files()
    handler = r"Software\Classes\checkout-desk\shell\open\command"

    installed = install(windows, for_whom)
    assert windows.ask("registry", root, ENTRY, "DisplayVersion") == gui.__version__
    assert windows.ask("registry", root, handler, "") == f'"{installed.program[0]}" -- "%1"'
    assert "Checkout Desk.lnk" in {file.name for file in windows.files() - before}
    version = windows.run(installed.program[0].replace(".exe", "-cli.exe"), "--version")
    assert version.stdout.strip() == f"checkout-desk {gui.__version__}"

    installed.remove()
    assert windows.files() == before
    assert windows.ask("registry", root, ENTRY, "DisplayVersion") is None
    assert windows.ask("registry", root, handler, "") is None


def test_the_managed_folder_is_claimed_for_administrators(windows: Computer) -> None:
    """Wine cannot: files that belong to anybody but the user. So it is read what is asked for."""
    installed = install(windows, EVERYBODY)
    assert windows.path(r"C:\ProgramData\checkout-desk").is_dir()
    asked = re.findall(r'Parameters: "C:\\ProgramData\\checkout-desk" (.*)', installed.log)
    assert asked == ICACLS
    installed.remove()
    # It is the company's, and stays.
    assert windows.path(r"C:\ProgramData\checkout-desk").is_dir()
