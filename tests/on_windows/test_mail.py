"""A mail, given to the program that Windows names: one that edits drafts gets that."""

import email
import subprocess
from email.policy import default
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtGui import QImage

from gui.presenters.handover.ways import WAYS, Place
from tests.codes import read_codes
from tests.on_windows.company import ID, LINK
from tests.on_windows.computer import TITLE, Computer, choose, wait_for_window
from tests.on_windows.shell import be_for_mails, given_to

IN_MORE = [way.name for way in WAYS if way.place is Place.MORE]
SUBJECT = f"Payment link for invoice {ID}"


def ask_for_a_draft(showing: subprocess.Popen[str]) -> None:
    wait_for_window(TITLE, showing)
    choose("alt+m", IN_MORE.index("mail draft"))


def test_classic_outlook_gets_a_draft_with_the_code(
    windows: Computer, showing: subprocess.Popen[str], tmp_path: Path
) -> None:
    record, _ = (
        be_for_mails(windows, tmp_path, "OUTLOOK.EXE", what) for what in (".eml", "mailto")
    )
    ask_for_a_draft(showing)
    file = windows.path(given_to(record))
    draft = email.message_from_bytes(file.read_bytes(), policy=default)
    assert draft["Subject"] == SUBJECT
    [code] = [part for part in draft.walk() if part.get_content_type() == "image/png"]
    assert read_codes(QImage.fromData(code.get_payload(decode=True))) == [LINK]


def test_the_new_outlook_gets_an_address(
    windows: Computer, showing: subprocess.Popen[str], tmp_path: Path
) -> None:
    be_for_mails(windows, tmp_path, "OUTLOOK.EXE", ".eml")
    record = be_for_mails(windows, tmp_path, "olk.exe", "mailto")
    ask_for_a_draft(showing)
    address = unquote(given_to(record))
    assert address.startswith(f"mailto:?subject={SUBJECT}&body=")
    assert LINK in address
