"""Light and dark as the desktop's portal says, from a portal of the tests' own, on the screen."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gui.widgets.common.theme import DARK, LIGHT, Colours
from tests.desktop import ROOT, Desk, desk, save_custom_account, until, window
from tests.faults.scenario import exhaustive

pytestmark = pytest.mark.needs_desktop


class Portal:
    """A real service on the session bus."""

    def __init__(self, kind: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, ROOT / "tests" / "portal.py", *([kind] if kind else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._wait_until("there")

    def say(self, scheme: int) -> None:
        """Have it say 0 no preference, 1 dark, 2 light."""
        assert self.process.stdin is not None
        print(scheme, file=self.process.stdin, flush=True)
        self._wait_until("told")

    def _wait_until(self, said: str) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == said


@contextmanager
def portal(kind: str = "") -> Iterator[Portal]:
    running = Portal(kind)
    try:
        yield running
    finally:
        running.process.kill()
        running.process.communicate()


def has_colours(picture: QImage, colours: Colours) -> bool:
    """Whether a picture of the window is mostly of these."""
    places = product(range(0, picture.width(), 8), range(0, picture.height(), 8))
    shades = Counter(picture.pixelColor(x, y).name() for x, y in places)
    return {shade for shade, _ in shades.most_common(2)} == {colours.window, colours.card}


def wait_for(running: Desk, colours: Colours, what: str) -> None:
    def has_them() -> bool:
        number = window("Checkout Desk", running.process.pid)
        if not number:
            return False
        picture = QApplication.primaryScreen().grabWindow(int(number)).toImage()
        return has_colours(picture, colours)

    until(has_them, what)


# Qt has other themes on other desktops.
@pytest.mark.parametrize(
    ("kind", "desktop_name"), [exhaustive("", "sway"), ("", "GNOME"), exhaustive("old", "")]
)
def test_dark_is_followed_from_the_start_and_when_it_changes(
    qapp: QApplication, tmp_path: Path, kind: str, desktop_name: str
) -> None:
    save_custom_account(tmp_path, "http://127.0.0.1:9")
    with portal(kind) as desktop:
        desktop.say(1)
        with desk(tmp_path, XDG_CURRENT_DESKTOP=desktop_name) as running:
            running.wait_for_window("Checkout Desk")
            wait_for(running, DARK, "it is dark")
            desktop.say(2)
            wait_for(running, LIGHT, "it is light")
            desktop.say(1)
            wait_for(running, DARK, "it is dark again")
            desktop.say(0)
            wait_for(running, LIGHT, "without a preference it is what Qt makes of the desktop")
            assert running.close() == 0


def test_a_silent_portal_is_not_waited_for(qapp: QApplication, tmp_path: Path) -> None:
    save_custom_account(tmp_path, "http://127.0.0.1:9")
    with portal("silent"), desk(tmp_path) as running:
        running.wait_for_window("Checkout Desk")
        wait_for(running, LIGHT, "it is there")
        running.type("x")
        assert running.close() == 0
