"""The history as its users have it: a process of its own, keys alone, the clipboard."""

from pathlib import Path

import pytest

from gui.demo.samples import CHANGED_ID
from tests.desktop import until, window
from tests.faults.window import window as watched

pytestmark = pytest.mark.needs_desktop


def test_what_was_sent_is_found_and_its_new_link_sent_with_keys_alone(tmp_path: Path) -> None:
    with watched(tmp_path, "--demo") as running:
        running.wait_for_window("DEMO")
        running.press_until(["ctrl+h"], lambda: bool(window("History")), "the window is there")
        running.wait_for_window("History")
        until(lambda: running.ask("history")["total"] == 200, "the history is there")
        running.type(CHANGED_ID)
        until(lambda: set(running.ask("history")["picked"]) == {CHANGED_ID}, "it is found")
        # The mail of months ago had another link.
        until(lambda: bool(running.ask("history")["is_changed"]), "it is said to have changed")
        until(lambda: running.ask("history")["deeds"] == 2, "all that was done is there")
        # To the rows, and from there to the page.
        running.press("Down", "Return")
        running.wait_for_window("DEMO")
        until(lambda: running.ask("state")["link"] is not None, "it is looked up")
        running.press("ctrl+shift+c")
        until(lambda: CHANGED_ID in running.clipboard(), "the new link is copied")
        until(lambda: running.ask("history")["deeds"] == 3, "that is noted, too")
        assert running.close() == 0
        assert running.output() == ("", "")
