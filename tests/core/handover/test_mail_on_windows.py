"""The mail program that Windows names, registered for these tests as mail programs register."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.core.cancellation import Cancellation
from gui.core.handover.mail import Form, Mail, MailFiles, mailto
from gui.core.handover.mail_program import MailProgram
from gui.core.handover.windows_shell import program_for
from tests.desktop import ROOT, until
from tests.systems import windows_of_its_own

pytestmark = windows_of_its_own

LINK = "https://www.bluetape.com/i/r?account=7aec7f522d88&id=2eb1"
MAIL = Mail("Éclair 50 %", f"Hello,\n\n{LINK}", LINK)
Register = Callable[[str, str], Path]


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Register:
    """Make a program with this name the one for a suffix or a scheme; returns where it writes."""
    if sys.platform != "win32":
        raise NotImplementedError
    import winreg

    # A copy of Python, which has its libraries where they were.
    monkeypatch.setenv("PYTHONHOME", sys.base_prefix)
    script = ROOT / "tests" / "on_windows" / "asked" / "browser.py"

    def set_value(key: str, name: str, value: str) -> None:
        with winreg.CreateKey(winreg.HKEY_CLASSES_ROOT, key) as opened:
            winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

    def register(name: str, what: str) -> Path:
        program, record = tmp_path / name, tmp_path / f"{name}.given"
        shutil.copy(sys.executable, program)
        kind = what
        if what.startswith("."):
            kind = f"CheckoutDeskTest{what}"
            set_value(what, "", kind)
        else:
            set_value(kind, "URL Protocol", "")
        command = f'"{program}" "{script}" "{record}" "%1"'
        set_value(rf"{kind}\shell\open\command", "", command)
        return record

    return register


def given_to(record: Path) -> str:
    until(lambda: record.exists() and record.read_text("utf-8").endswith("\n"), "it is started")
    [given] = json.loads(record.read_text("utf-8"))
    return str(given)


@pytest.fixture
def files(tmp_path: Path) -> MailFiles:
    draft = tmp_path / "a draft.eml"
    draft.write_bytes(b"Subject: x\r\n\r\n")
    return MailFiles(draft, None)


def test_classic_outlook_gets_the_draft(register: Register, files: MailFiles) -> None:
    for what in (".eml", "mailto"):
        record = register("OUTLOOK.EXE", what)
    assert program_for(".eml") == program_for("mailto", is_scheme=True) == "OUTLOOK.EXE"
    assert MailProgram().give(MAIL, files, Cancellation()) is Form.DRAFT
    assert given_to(record) == str(files.draft)


@pytest.mark.parametrize("reader", ["OUTLOOK.EXE", "olk.exe"])
def test_another_one_gets_text(register: Register, files: MailFiles, reader: str) -> None:
    register(reader, ".eml")
    record = register("olk.exe", "mailto")
    assert MailProgram().give(MAIL, files, Cancellation()) is Form.TEXT
    assert given_to(record) == mailto(MAIL)
