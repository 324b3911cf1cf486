"""The setup: silent, for everybody and for one user, over an older version, and gone again."""

import re
from pathlib import Path

import pytest

import gui
from tests.on_windows.computer import Computer, close, wait_for_window
from tests.on_windows.setup import (
    ENTRY,
    EVERYBODY,
    OLDER,
    ONE_USER,
    NotInstalled,
    install,
    older_setup,
)

FULLY = "*S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F"
READING = "*S-1-5-32-545:(OI)(CI)RX"
# Before files are copied, as docs/deployment.md has it.
FATAL = 3
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


def version_of(windows: Computer) -> str | None:
    found: str | None = windows.ask("registry", "HKEY_LOCAL_MACHINE", ENTRY, "DisplayVersion")
    return found


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_an_older_version_that_runs_stays_whole_and_is_replaced_when_it_has_ended(
    windows: Computer, tmp_path: Path
) -> None:
    """Wine cannot: tell a setup who uses a file (its Restart Manager finds nobody).

    So the program is not closed here, as it is not where somebody else runs it.
    """
    older = install(windows, EVERYBODY, older_setup(tmp_path))
    assert version_of(windows) == OLDER
    outdated = older.folder / "_internal" / "of the older version"
    outdated.touch()
    before = contents(older.folder)

    [command] = older.program
    for program in (command, command.replace(".exe", "-cli.exe")):
        running = windows.start(program, "--demo")
        wait_for_window("Checkout Desk", running)
        with pytest.raises(NotInstalled, match="Checkout Desk is still running") as given_up:
            install(windows, EVERYBODY)
        assert given_up.value.args[0] == FATAL
        assert version_of(windows) == OLDER
        assert contents(older.folder) == before
        wait_for_window("Checkout Desk", running)
        close(running)

    newer = install(windows, EVERYBODY)
    assert newer.folder == older.folder
    assert version_of(windows) == gui.__version__
    assert not outdated.exists()
    newer.remove()
    assert version_of(windows) is None
