"""What Windows' shell does with addresses: who it hands them to."""

from pathlib import Path

from tests.on_windows.computer import ASKED, Computer, inside


def be_the_browser(computer: Computer, folder: Path) -> Path:
    """Become the program that Windows opens web pages with; returns the file that it writes to."""
    record = folder / "opened"
    command = f'C:\\python\\pythonw.exe -I "{inside(ASKED / "browser.py")}" "{inside(record)}" "%1"'
    for scheme in ("http", "https"):
        key = rf"HKCR\{scheme}\shell\open\command"
        added = computer.run("reg.exe", "add", key, "/ve", "/d", command, "/f")
        assert added.returncode == 0, added.stderr
    return record
