"""A Windows of its own, run by Wine on the tests' desktop: its programs, files and windows.

What is read of it is read by other Windows programs (`asked/`), as a neighbour of the program
under test would, or is on its drive.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath
from typing import Any

from gui.demo.practice_service import DEMO_ACCOUNT_ID, DEMO_KEY
from tests.desktop import PATIENCE_S, ROOT, soon, until, window, xdotool
from tests.on_windows import drag_source

ASKED = Path(__file__).parent / "asked"
TITLE = "^Acme Supply – Checkout Desk$"
"""Of the program's window, with the account of these tests."""
# A Windows that starts, on a busy machine.
_START_S = 300
# Each look starts a program.
_TRIES, _TRY_S = 20, 5
# Of the mouse, while it drags.
_STEPS = 20
_TELL = "import json, os, sys; print(json.dumps(dict(os.environ)), flush=True); sys.stdin.read()"


class Computer:
    """A running Windows. `drive` is its C:, `environment` what its programs are started with."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.drive = Path(environment["WINEPREFIX"], "drive_c")

    def start(self, *command: str, **more: str) -> subprocess.Popen[str]:
        """Start a Windows program; what it writes goes through pipes, Wine has it no other way."""
        return subprocess.Popen(
            ["wine", *command],
            env={**self.environment, **more},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )

    def run(self, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end."""
        with self.start(*command, **more) as process:
            try:
                out, err = process.communicate(timeout=_START_S)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        return subprocess.CompletedProcess(command, process.returncode, out, err)

    def ask(self, script: str, *arguments: str) -> Any:
        """Return what a Windows Python says in JSON that runs a script of `asked/`."""
        command = ("python.exe", inside(ASKED / f"{script}.py"), *arguments)
        ran = self.run(*command, PYTHONPATH=inside(ROOT))
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)

    def path(self, place: str) -> Path:
        """Where this system has what Windows has at `place`, which begins with C:."""
        return self.drive.joinpath(*PureWindowsPath(place).parts[1:])

    def files(self) -> set[Path]:
        """All on its drive but Windows' own, which is busy with itself, and what is temporary."""
        top = (f for f in self.drive.iterdir() if f.name not in {"windows", "python"})
        found = {file for folder in top for file in folder.rglob("*") if file.is_file()}
        return {file for file in found if self.user / "Temp" not in file.parents}

    def log(self) -> str:
        """What the program logged, empty where it never ran."""
        file = self.local / "checkout-desk" / "Logs" / "checkout-desk.log"
        return file.read_text("utf-8") if file.exists() else ""

    @property
    def user(self) -> Path:
        """The folder of the one user, whose name is that of who runs the tests."""
        (folder,) = (f for f in (self.drive / "users").iterdir() if f.name != "Public")
        return folder

    @property
    def roaming(self) -> Path:
        return self.user / "AppData" / "Roaming"

    @property
    def local(self) -> Path:
        return self.user / "AppData" / "Local"


@contextmanager
def computer(**environment: str) -> Iterator[Computer]:
    """A fresh one, gone afterwards with all that runs on it."""
    with subprocess.Popen(
        [ROOT / ".ci" / "windows" / "prefix", sys.executable, "-c", _TELL],
        env={**os.environ, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Computer(json.loads(process.stdout.readline()))
        finally:
            process.stdin.close()
            process.wait(timeout=PATIENCE_S)


@contextmanager
def computer_in(language: str, folder: Path) -> Iterator[Computer]:
    """A fresh one in another language, such as `es_ES`.

    Wine takes it from this system's, which need not have it.
    """
    command = ["localedef", "-i", language, "-f", "UTF-8", str(folder / f"{language}.UTF-8")]
    subprocess.run(command, check=True, capture_output=True)
    with computer(LOCPATH=str(folder), LC_ALL=f"{language}.UTF-8") as fresh:
        yield fresh


def inside(file: Path) -> str:
    """What Windows calls a file of this system."""
    return "Z:" + str(file.resolve()).replace("/", "\\")


def wait_for_window(title: str, process: subprocess.Popen[str]) -> None:
    """Wait until there is one with this title and make it the active one."""

    def is_there() -> bool:
        assert process.poll() is None, f"it ended without {title!r}: {process.communicate()}"
        return bool(window(title))

    until(is_there, f"a window {title!r} is there", _START_S)
    xdotool("windowactivate", "--sync", window(title))


def press(*keys: str) -> None:
    for key in keys:
        xdotool("key", "--clearmodifiers", key)


def press_until(keys: str, condition: Callable[[], bool], what: str) -> None:
    """Press, look, and press again in the window that should have had the keys."""
    for _ in range(_TRIES):
        press(keys)
        if soon(condition, _TRY_S):
            return
        _activate_again()
    raise AssertionError(f"gave up pressing {keys} until {what}")


def _activate_again() -> None:
    """Give the keys to the program's topmost window, as a user does with a click.

    Wine declines them for a window that it disables or shows just then, and the window manager is
    left with no window that has them.
    """
    if windows := xdotool("search", "--onlyvisible", "--class", "checkout-desk").split():
        xdotool("windowactivate", windows[-1])


def choose(menu: str, entry: int) -> None:
    """Open a menu by its keys and choose its entry of this number, from nought."""
    press_until(menu, lambda: bool(window("^checkout-desk$")), "the menu is open")
    press(*["Down"] * (entry + 1), "Return")
    until(lambda: not window("^checkout-desk$"), f"the menu of {menu} is closed")


def type_text(text: str) -> None:
    xdotool("type", "--delay", "8", text)


def drag_and_drop(file: Path, target: str) -> None:
    """Drag a file into the middle of a window, which is in sight there, and drop it."""
    with subprocess.Popen([sys.executable, drag_source.__file__, str(file)]) as source:
        try:
            until(lambda: bool(window(drag_source.TITLE)), "there is a file to drag")
            _drag(drag_source.TITLE, target)
            until(lambda: bool(window(drag_source.WANTED)), "it would be taken there")
            xdotool("mouseup", "1")
            until(lambda: bool(window(drag_source.TAKEN)), "it is taken")
        finally:
            source.kill()


def _drag(source: str, target: str) -> None:
    (from_x, from_y), (to_x, to_y) = _middle(source), _middle(target)
    xdotool("mousemove", str(from_x), str(from_y), "mousedown", "1")
    for step in range(1, _STEPS + 1):
        x = from_x + (to_x - from_x) * step // _STEPS
        y = from_y + (to_y - from_y) * step // _STEPS
        xdotool("mousemove", "--sync", str(x), str(y))


def _middle(title: str) -> tuple[int, int]:
    told = xdotool("getwindowgeometry", "--shell", window(title))
    found = dict(line.split("=") for line in told.splitlines())
    x, y, width, height = (int(found[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
    return x + width // 2, y + height // 2


def add_the_first_account(running: subprocess.Popen[str], title: str) -> None:
    """Fill in the dialog of this title, which the welcome page's first button opens."""
    wait_for_window("^Checkout Desk$", running)
    press_until("Return", lambda: bool(window(title)), "the dialog is there")
    wait_for_window(title, running)
    type_text("Acme Supply")
    press("Tab", "Tab")
    type_text(DEMO_KEY)
    press("Tab")
    type_text(DEMO_ACCOUNT_ID)
    press("Return")
    until(lambda: not window(title), "the dialog is closed")
    wait_for_window(TITLE, running)


def close(process: subprocess.Popen[str]) -> None:
    """Close the active window, which ends the program, with nothing said and in good order."""
    press("alt+F4")
    assert process.communicate(timeout=PATIENCE_S) == ("", "")
    assert process.returncode == 0
