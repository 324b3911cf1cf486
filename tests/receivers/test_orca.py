"""Orca itself, by its log: what was not asked for is spoken, once, and nothing that is noise.

43 on Debian 12, which knows no announcements, and 48 on Debian 13. It speaks to nobody here; its
log has what it would say.
"""

import os
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gui.demo.practice_service import PracticeService
from gui.demo.samples import CHANGED_ID
from tests.desktop import Desk, desk, practice_service, until, window
from tests.test_accessibility import Reader

pytestmark = [pytest.mark.needs_desktop, pytest.mark.exhaustive, pytest.mark.timeout(900)]

ID = "2eb1acd98a86"


class Orca:
    """A screen reader with folders of its own."""

    def __init__(self, folder: Path) -> None:
        # Its log comes at once where that is a terminal, else in pages.
        # Not on Windows, where this file is read, too.
        import tty

        self._terminal, slave = os.openpty()
        tty.setraw(slave)
        self._log = bytearray()
        config = folder / "orca"
        (config / "speech-dispatcher").mkdir(parents=True)
        (config / "speech-dispatcher" / "speechd.conf").write_text("DisableAutoSpawn\n")
        # It asks `pgrep` for others of this user, and does not start beside one on another desktop.
        (folder / "bin").mkdir()
        (folder / "bin" / "pgrep").write_text("#!/bin/sh\nexit 1\n")
        (folder / "bin" / "pgrep").chmod(0o755)
        self.process = subprocess.Popen(
            ["/usr/bin/orca", "--debug-file", os.ttyname(slave)],
            env={
                **os.environ,
                "XDG_CONFIG_HOME": str(config),
                "XDG_DATA_HOME": str(config),
                "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while page := os.read(self._terminal, 65536):
            self._log += page

    def spoken(self) -> list[str]:
        """Everything that it said, from the beginning."""
        log = self._log.decode("utf-8", "replace")
        return re.findall(r"SPEECH OUTPUT: '(.*?)' ?\{", log, re.DOTALL)

    def times(self, text: str) -> int:
        return sum(text in each for each in self.spoken())

    def hear(self, running: Desk, key: str, text: str) -> None:
        """Press a key and hear what it leads to."""
        before = self.times(text)
        running.press(key)
        until(lambda: self.times(text) > before, f"{text!r} is spoken after {key}", 300)

    def wait_for(self, text: str) -> None:
        until(lambda: self.times(text) > 0, f"{text!r} is spoken, not only {self.spoken()}", 300)


@contextmanager
def orca(folder: Path) -> Iterator[Orca]:
    running = Orca(folder)
    try:
        running.wait_for("Screen reader on")
        yield running
    finally:
        running.process.kill()
        running.process.wait()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PracticeService]:
    with practice_service(tmp_path) as service:
        yield service


def test_what_nobody_moved_to_is_spoken_once(tmp_path: Path, service: PracticeService) -> None:
    verdict = "Ready to share · BlueTape status: Placed · 4550.00"
    copied = f"Payment link for {ID} copied"
    failure = "BlueTape has no invoice with the ID demo-unknown"
    with orca(tmp_path) as reader, desk(tmp_path, QT_ACCESSIBILITY="1") as running:
        running.wait_for_window("Checkout Desk")
        reader.wait_for("Invoice ID")
        running.type(ID)
        running.press("Return")
        reader.wait_for(verdict)
        running.press("ctrl+shift+c")
        reader.wait_for(copied)
        # To the link, with all that is told on the way there.
        reader.hear(running, "Tab", "Get link")
        reader.hear(running, "Tab", "Checkout link")
        reader.hear(running, "ctrl+l", "Invoice ID")
        running.type("demo-unknown")
        running.press("Return")
        reader.wait_for(failure)
        # What comes after is spoken, so all that came before has been.
        reader.hear(running, "Tab", "Get link")
        assert {text: reader.times(text) for text in (verdict, copied, failure)} == {
            verdict: 1,
            copied: 1,
            failure: 1,
        }
        assert reader.times("layered pane") == 0, reader.spoken()
        # Each time with another text, however often.
        for turn in range(2, 6):
            for invoice_id, text in ((ID, verdict), ("demo-unknown", failure)):
                running.press("ctrl+l")
                running.type(invoice_id)
                reader.hear(running, "Return", text)
                assert reader.times(text) == turn
        assert running.close() == 0


def test_what_is_found_in_the_history_is_spoken_and_the_row_as_one_comes_to_it(
    tmp_path: Path,
) -> None:
    with orca(tmp_path) as reader, desk(tmp_path, "--demo", QT_ACCESSIBILITY="1") as running:
        running.wait_for_window("DEMO")
        reader.wait_for("Invoice ID")
        running.press_until(["ctrl+h"], lambda: bool(window("History")), "the window is there")
        running.wait_for_window("History")
        reader.wait_for("Search")
        running.type(CHANGED_ID)
        reader.wait_for("2 rows found")
        # To the rows, down to the second of them, and along it.
        reader.hear(running, "Down", "Handed over")
        running.press("Down")
        reader.hear(running, "Right", CHANGED_ID)
        reader.hear(running, "End", "Ready to share · Link changed")
        reader.hear(running, "ctrl+f", "Search")
        running.type("no such invoice")
        reader.wait_for("Nothing matches.")
        assert reader.times("2 rows found") == reader.times("Nothing matches.") == 1
        assert reader.times("layered pane") == 0, reader.spoken()
        running.press("alt+F4")
        running.wait_for_window("DEMO")
        assert running.close() == 0


def test_how_far_a_list_is_is_spoken(tmp_path: Path, service: PracticeService) -> None:
    with orca(tmp_path) as reader, desk(tmp_path, QT_ACCESSIBILITY="1") as running:
        running.wait_for_window("Checkout Desk")
        reader.wait_for("Invoice ID")
        running.press_until(["ctrl+b"], lambda: bool(window("Several invoices")), "the window")
        running.wait_for_window("Several invoices")
        reader.wait_for("Invoice IDs")
        hands = Reader(running.process.pid)
        hands.write("Invoice IDs", "\n".join(f"demo-list-{at:04}" for at in range(1, 41)))
        hands.press("Continue", role="push button")
        hands.press("Start", role="push button")
        reader.wait_for("34 of 40 invoices are ready to share. 2 already paid")
        hands.close()
        # The rows are heard as one comes to them.
        reader.hear(running, "Down", "demo-list-")
        assert reader.times("34 of 40 invoices are ready to share") == 1
        assert 1 <= reader.times("of 40 invoices looked up") <= 3
        assert reader.times("layered pane") == 0, reader.spoken()
        running.press("alt+F4")
        running.wait_for_window("Checkout Desk")
