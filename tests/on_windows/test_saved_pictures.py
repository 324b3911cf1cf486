"""Pictures saved through Windows' own dialog, under names of every kind."""

import subprocess

from PySide6.QtGui import QImage

from gui.presenters.handover.ways import WAYS, Place
from tests.codes import read_codes
from tests.desktop import until, window
from tests.on_windows.company import LINK
from tests.on_windows.computer import TITLE, Computer, choose, press, type_text, wait_for_window

IN_MORE = [way.name for way in WAYS if way.place is Place.MORE]
DOCUMENTS = r"C:\users\Public\Documents"


def save_as(name: str, showing: subprocess.Popen[str]) -> None:
    """More, Save QR code…, and this name in Windows' own dialog."""
    wait_for_window(TITLE, showing)
    choose("alt+m", IN_MORE.index("save qr"))
    wait_for_window("^Save$", showing)
    press("shift+End")
    type_text(name)
    press("Return")
    until(lambda: not window("^Save$"), "the dialog is closed")


def test_a_picture_that_was_saved_says_the_link(
    windows: Computer, showing: subprocess.Popen[str]
) -> None:
    save_as(rf"{DOCUMENTS}\Invoice 7 (second copy).png", showing)
    saved = windows.path(rf"{DOCUMENTS}\Invoice 7 (second copy).png")
    until(saved.exists, "the picture is there")
    assert read_codes(QImage(str(saved))) == [LINK]


def test_nothing_is_written_under_a_name_that_windows_does_not_take(
    windows: Computer, showing: subprocess.Popen[str]
) -> None:
    """Of a device. A name with a colon, or of 260 characters, the dialog itself does not take."""
    before = windows.files()
    save_as(rf"{DOCUMENTS}\con.png", showing)
    save_as(rf"{DOCUMENTS}\next.png", showing)
    following = windows.path(rf"{DOCUMENTS}\next.png")
    until(following.exists, "the next one is there")
    assert windows.files() - before == {following}
