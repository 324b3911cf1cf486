"""The program on Wayland: a second start brings the window to the front; dark is followed.

The compositor is sway without a screen. weston 10, Debian's, does not know xdg-activation.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from gui.widgets.common.theme import DARK, LIGHT
from tests.desktop import (
    PATIENCE_S,
    ROOT,
    Desk,
    another_start,
    at_work,
    environments,
    fake_browser,
    practice_service,
    program,
    save_custom_account,
    second_desk,
    soon,
    until,
)
from tests.test_desktop_appearance import has_colours, portal

pytestmark = [pytest.mark.needs_desktop, pytest.mark.exhaustive]

ID = "2eb1acd98a86"
# It refuses to run as root. Debian's "nobody" and "nogroup".
NOBODY = 65534

CONFIG = """
xwayland disable
focus_on_window_activation focus
"""

# Another program, with the keys: at Return it opens an address, as a browser or a launcher does.
OPENER = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLineEdit

qt = QApplication(["opener"])
field = QLineEdit()
field.setWindowTitle("Opener")
field.returnPressed.connect(lambda: QDesktopServices.openUrl(QUrl("checkout-desk:x")))
field.show()
qt.exec()
"""


@dataclass
class Sway:
    """A running compositor; the programs in it are the tests' own."""

    environment: dict[str, str]

    def windows(self) -> dict[str, dict[str, Any]]:
        """All windows, by their titles."""
        found: dict[str, dict[str, Any]] = {}
        waiting = [json.loads(self._run("swaymsg", "-t", "get_tree", "--raw"))]
        while waiting:
            node = waiting.pop()
            waiting += [*node["nodes"], *node["floating_nodes"]]
            if "pid" in node:
                found[node["name"]] = node
        return found

    def wait_for_window(self, title: str) -> None:
        until(lambda: title in self.windows(), f"a window {title!r} is there")

    def focused(self) -> str:
        """The title of the window that has the keys."""
        titles = [title for title, node in self.windows().items() if node["focused"]]
        return titles[0] if titles else ""

    @contextmanager
    def keyboard(self) -> Iterator[None]:
        """A keyboard that stays: the next one would come with the key that it presses."""
        forever = subprocess.Popen(
            ["wtype", "-s", "3600000"], env={**os.environ, **self.environment}
        )
        try:
            yield
        finally:
            forever.kill()
            forever.wait()

    def type(self, *arguments: str) -> None:
        """Press keys, as `wtype` is told to."""
        self._run("wtype", *arguments)

    def close(self, title: str) -> None:
        """Close a window as its user does."""
        self._run("swaymsg", f'[title="{title}"] kill')

    def clipboard(self) -> str:
        """The text on the clipboard, read by another program; empty without any."""
        return self._run("wl-paste", "--no-newline", check=False)

    def picture(self, folder: Path) -> QImage:
        """All of the screen."""
        self._run("grim", str(folder / "screen.png"))
        return QImage(str(folder / "screen.png"))

    def _run(self, *command: str, check: bool = True) -> str:
        return subprocess.run(
            command,
            env={**os.environ, **self.environment},
            check=check,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        ).stdout


@pytest.fixture
def sway() -> Iterator[Sway]:
    # Of whoever runs it, and short: the paths of sockets are.
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "config").write_text(CONFIG)
        command = ["sway", "--config", str(place / "config")]
        if os.getuid() == 0:
            os.chown(place, NOBODY, NOBODY)
            ids = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
            command = ["setpriv", *ids, *command]
        with (place / "log").open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=place,
                env={
                    "PATH": os.environ["PATH"],
                    "HOME": folder,
                    "XDG_RUNTIME_DIR": folder,
                    "WLR_BACKENDS": "headless",
                    "WLR_RENDERER": "pixman",
                    "WLR_LIBINPUT_NO_DEVICES": "1",
                },
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        try:

            def sockets() -> list[Path]:
                assert process.poll() is None, (place / "log").read_text()
                found = [*place.glob("wayland-?"), *place.glob("sway-ipc.*.sock")]
                return found if len(found) == 2 else []

            until(lambda: bool(sockets()), "the compositor is there")
            display, control = map(str, sockets())
            desktop = Sway({"WAYLAND_DISPLAY": display, "SWAYSOCK": control, "DISPLAY": ""})
            with desktop.keyboard():
                yield desktop
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_S)


@contextmanager
def window_of(sway: Sway, folder: Path, *arguments: str) -> Iterator[Desk]:
    """The program in the compositor; what it says to that is in the file `protocol`."""
    command = ["sh", "-c", 'exec "$@" 2>"$0"', str(folder / "protocol"), *program()]
    running = Desk(folder, *arguments, command=command, WAYLAND_DEBUG="1", **sway.environment)
    with at_work(running):
        yield running


@contextmanager
def opener(sway: Sway, folder: Path) -> Iterator[None]:
    """Another program with a window and the keys, which opens an address at Return."""
    running = subprocess.Popen(
        [sys.executable, "-c", OPENER],
        cwd=ROOT,
        env={**os.environ, **environments(folder), **sway.environment},
    )
    try:
        sway.wait_for_window("Opener")
        until(lambda: sway.focused() == "Opener", "the other program has the keys")
        yield
    finally:
        running.kill()
        running.wait()


def starts_the_program(folder: Path, *arguments: str) -> Path:
    """Have addresses open with another start of the program.

    Returns the file that says with which token.
    """
    script = fake_browser(folder).parent / "bin" / "xdg-open"
    token = folder / "token"
    script.write_text(
        "#!/bin/sh\n"
        f'printf %s "$XDG_ACTIVATION_TOKEN" >"{token}"\n'
        f'cd "{ROOT}" && exec {shlex.join((*another_start(), *arguments))}\n'
    )
    return token


def activations(folder: Path) -> list[str]:
    """The tokens with which the program asked for a window to be activated."""
    protocol = (folder / "protocol").read_text()
    return re.findall(r'-> xdg_activation_v1@\d+\.activate\("([^"]*)"', protocol)


def test_a_second_start_brings_the_window_to_the_front(sway: Sway, tmp_path: Path) -> None:
    title = "TEST – NOT PAYABLE – Test bench · Other server – Checkout Desk"
    with practice_service(tmp_path), window_of(sway, tmp_path) as running:
        sway.wait_for_window(title)
        token = starts_the_program(tmp_path, ID)
        with opener(sway, tmp_path):
            sway.type("-k", "Return")
            until(lambda: sway.focused() == title, "the window has the keys")
            given = token.read_text()
            assert given
            assert activations(tmp_path)[-1] == given

            def copied() -> bool:
                sway.type("-M", "ctrl", "-M", "shift", "-k", "c")
                return sway.clipboard().endswith(f"&id={ID}")

            until(copied, "the keys arrive there, and the link is copied")
        sway.close(title)
        assert running.process.wait(timeout=PATIENCE_S) == 0


def test_a_dialog_that_keeps_the_keys_gets_them(sway: Sway, tmp_path: Path) -> None:
    with window_of(sway, tmp_path):
        sway.wait_for_window("Checkout Desk")

        def is_opened() -> bool:
            # From the welcome page. In the dialog it would say what is missing, and no more.
            sway.type("-k", "Return")
            return soon(lambda: "Add account" in sway.windows(), 4)

        until(is_opened, "the dialog is there")
        starts_the_program(tmp_path)
        with opener(sway, tmp_path):
            sway.type("-k", "Return")
            until(lambda: sway.focused() == "Add account", "the dialog has the keys")


def test_what_can_be_no_token_ends_no_program(sway: Sway, tmp_path: Path) -> None:
    with window_of(sway, tmp_path) as running:
        sway.wait_for_window("Checkout Desk")
        # More than the protocol has room for.
        too_long = {"XDG_ACTIVATION_TOKEN": "x" * 8_000, **sway.environment}
        with second_desk(tmp_path, **too_long) as second:
            assert second.process.wait(timeout=PATIENCE_S) == 0
        sway.close("Checkout Desk")
        assert running.process.wait(timeout=PATIENCE_S) == 0


def test_dark_is_followed_when_it_changes(sway: Sway, tmp_path: Path) -> None:
    save_custom_account(tmp_path, "http://127.0.0.1:9")
    with portal() as desktop, window_of(sway, tmp_path):
        desktop.say(1)
        until(lambda: has_colours(sway.picture(tmp_path), DARK), "it is dark")
        desktop.say(2)
        until(lambda: has_colours(sway.picture(tmp_path), LIGHT), "it is light")
