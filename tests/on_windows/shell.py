"""What Windows' shell does with addresses and files: who it hands them to; and with commands."""

import json
import shutil
from pathlib import Path

from gui.presenters.settings.words import COMPANY_FILE_UNUSABLE
from tests.desktop import until
from tests.on_windows.computer import ASKED, Computer, inside

_PYTHON = "C:\\python"
_SCRIPT, _LINES, _WORDS = (rf"C:\{name}" for name in ("month-end.bat", "lines.txt", "words.txt"))


def be_the_browser(computer: Computer, folder: Path) -> Path:
    """Become the program that Windows opens web pages with; returns the file that it writes to."""
    record = folder / "opened"
    for scheme in ("http", "https"):
        _register(computer, scheme, "pythonw.exe", record)
    return record


def be_for_mails(computer: Computer, folder: Path, program: str, what: str) -> Path:
    """Become, under this name, the program for `.eml` or `mailto`; returns the file as above."""
    record = folder / f"{program}{what}"
    # A copy beside Python, which has its libraries there.
    python = computer.path(_PYTHON)
    shutil.copy(python / "pythonw.exe", python / program)
    kind = what
    if what.startswith("."):
        kind = f"CheckoutDeskTest{what}"
        _add(computer, what, kind)
    _register(computer, kind, program, record)
    return record


def given_to(record: Path) -> str:
    """What the program that writes there was started with, once it was."""
    until(lambda: record.exists() and record.read_text("utf-8").endswith("\n"), "it is started")
    [given] = json.loads(record.read_text("utf-8"))
    return str(given)


def run_script(computer: Computer, command: str) -> tuple[int, list[str], str]:
    """Have cmd run a command with its streams led into files; returns status, lines and words."""
    computer.path(_SCRIPT).write_text(
        f"@echo off\r\n{command} >{_LINES} 2>{_WORDS}\r\nexit /b %ERRORLEVEL%\r\n", newline=""
    )
    ran = computer.run("cmd.exe", "/c", _SCRIPT)
    assert (ran.stdout, ran.stderr) == ("", "")
    # As other programs write there.
    lines, words = (computer.path(place).read_text("cp1252") for place in (_LINES, _WORDS))
    return ran.returncode, lines.splitlines(), words


def besides(words: str) -> str:
    """What a command says besides that the company's folder is not the administrators'.

    To Wine it is not.
    """
    said = COMPANY_FILE_UNUSABLE()
    # Through a pipe it comes as Windows encodes it, and is read as all else is.
    for each in (said, said.encode("cp1252").decode("utf-8", "replace")):
        words = words.replace(each, "")
    return words.strip()


def _register(computer: Computer, kind: str, program: str, record: Path) -> None:
    script = inside(ASKED / "browser.py")
    command = f'{_PYTHON}\\{program} -I "{script}" "{inside(record)}" "%1"'
    _add(computer, rf"{kind}\shell\open\command", command)


def _add(computer: Computer, key: str, value: str) -> None:
    command = ("reg.exe", "add", rf"HKCR\{key}", "/ve", "/d", value, "/f")
    added = computer.run(*command)
    assert added.returncode == 0, added.stderr
