"""What is copied, pasted into WordPad. Wine's takes text and no pictures but metafiles."""

import subprocess
from collections.abc import Iterator

import pytest

from gui.presenters.handover.ways import copy_forms
from tests.desktop import until
from tests.on_windows.company import ID, LINK
from tests.on_windows.computer import TITLE, Computer, choose, press, wait_for_window

FORMS = [way.name for way in copy_forms()]
WORDPAD = r"C:\Program Files\Windows NT\Accessories\wordpad.exe"
# Each differs from the one before, which stays on the clipboard where nothing is copied.
PASTED = {
    "copy message": f"You can pay invoice {ID} from Acme Supply here:\r\n{LINK}\r\n",
    "copy hyperlink": LINK,
    "copy row": f"{ID}\t{LINK}\tPlaced\t4550.00",
}


@pytest.fixture
def wordpad(windows: Computer) -> Iterator[subprocess.Popen[str]]:
    with windows.start(WORDPAD) as process:
        wait_for_window("WordPad|Wordpad", process)
        yield process
        process.kill()


def test_what_is_copied_arrives(
    windows: Computer, showing: subprocess.Popen[str], wordpad: subprocess.Popen[str]
) -> None:
    def paste() -> str:
        wait_for_window("WordPad|Wordpad", wordpad)
        press("ctrl+a", "ctrl+v")
        return str(windows.ask("wordpad"))

    until(lambda: paste() == LINK, "the link is pasted")
    for name, text in PASTED.items():
        wait_for_window(TITLE, showing)
        before = windows.ask("clipboard")
        choose("alt+a", FORMS.index(name))
        until(lambda before=before: windows.ask("clipboard") != before, f"{name} is done")
        until(lambda text=text: text in paste(), f"{name} is pasted")
