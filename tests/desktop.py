"""A user at a desktop: starts the program in a process of its own, types, looks, reads."""

import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.preferences import Preferences
from gui.core.settings import Settings, SettingsStore
from gui.demo.practice_service import PracticeService
from tests.machine import Stopwatch

ROOT = Path(__file__).resolve().parent.parent
# For what never comes. A busy machine is slow, and no test fails for that.
PATIENCE_S = 60

D = TypeVar("D", bound="Desk")


def program() -> list[str]:
    """The command under test: the packaged program where the variable names it, else the source."""
    named = os.environ.get("CHECKOUT_DESK_PROGRAM")
    return [str(Path(named).resolve())] if named else [sys.executable, "-m", "gui"]


def another_start() -> list[str]:
    """The command under test as a start that finds a program running, and waits for its answer.

    As long as everybody here: on a busy machine the first is not always as fast as the program
    expects. A packaged program has its own limit.
    """
    if "CHECKOUT_DESK_PROGRAM" in os.environ:
        return program()
    code = (
        "import sys; from gui.process import single_instance; "
        f"single_instance._PATIENCE_MS = {PATIENCE_S * 1_000}; "
        "from gui.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    return [sys.executable, "-c", code]


def until(condition: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
    deadline = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < deadline, f"gave up waiting until {what}"
        # Each look starts a process and has the X server walk its windows: not so often that the
        # program under test feels it.
        time.sleep(0.05)


def soon(condition: Callable[[], bool], within_s: float) -> bool:
    """Whether it comes true within this time."""
    deadline = time.monotonic() + within_s
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def xdotool(*arguments: str) -> str:
    result = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, timeout=60)
    return result.stdout.strip()


def window(title: str, process: int | None = None) -> str:
    """The X window with this title that can be seen, empty without one."""
    of_it = ["--all", "--pid", str(process)] if process else []
    return xdotool("search", "--onlyvisible", *of_it, "--name", title).partition("\n")[0]


def press_in(title: str, *keys: str) -> None:
    """Press keys in the window with this title, of whatever program."""
    xdotool("windowactivate", "--sync", window(title))
    for key in keys:
        xdotool("key", "--clearmodifiers", key)


class Desk:
    """One running program with folders of its own; the keyring and the screen are the session's."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        command: Sequence[str] = (),
        descriptors: Sequence[int] = (),
        **environment: str,
    ) -> None:
        self.folder = folder
        # The one that was waited for last.
        self._window = ""
        self.process = subprocess.Popen(
            [*(command or program()), *arguments],
            pass_fds=descriptors,
            cwd=ROOT,
            env={**os.environ, **environments(folder), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def wait_for_window(self, title: str) -> None:
        """Wait until it can be seen, and have the window manager give it the keys."""

        def is_there() -> bool:
            self._window = window(title, self.process.pid)
            return bool(self._window)

        until(is_there, f"a window {title!r} is there")
        xdotool("windowactivate", "--sync", self._window)

    def open_first_account(self) -> None:
        """Go from the welcome page to the dialog for the first account."""
        self.wait_for_window("Checkout Desk")
        self.press_until(["Return"], lambda: bool(window("Add account")), "the dialog is there")
        self.wait_for_window("Add account")

    def type(self, text: str) -> None:
        self._take_the_keys()
        xdotool("type", "--delay", "8", text)

    def press(self, *keys: str) -> None:
        self._take_the_keys()
        for key in keys:
            xdotool("key", "--clearmodifiers", key)

    def press_until(
        self,
        keys: Sequence[str],
        condition: Callable[[], bool],
        what: str,
        first: str = "",
        patience_s: float = 4.0,
    ) -> None:
        """Press, look for so long, and press again, after `first` then.

        Each look is longer than the one before, so that what the keys began on a slow machine is
        not cut off again and again.
        """
        self.press(*keys)
        while not soon(condition, patience_s):
            assert patience_s < PATIENCE_S, f"gave up pressing {keys} until {what}"
            patience_s *= 2
            self.press(*([first] if first else []), *keys)

    def _take_the_keys(self) -> None:
        """See to it that the keys go to this program, as a user does who looks where they type.

        The window manager may not have given them yet, or taken them away for a moment: when a
        dialog closes, they come back to the window some moments later.
        """
        if not soon(self._has_the_keys, 1):
            if self._window:
                xdotool("windowactivate", self._window)
            until(self._has_the_keys, "the keys go to the program")

    def _has_the_keys(self) -> bool:
        """Whether both say so, the X server, which sends the keys, and the window manager."""
        ours = str(self.process.pid)
        return all(
            xdotool(asked, "getwindowpid") == ours
            for asked in ("getwindowfocus", "getactivewindow")
        )

    def log(self) -> str:
        return log_in(self.folder)

    def clipboard(self) -> str:
        """The text on the clipboard."""
        return on_clipboard("UTF8_STRING").decode("utf-8", "replace")

    def close(self) -> int:
        """Close the window as the window manager does; returns the exit status."""
        self.press("alt+F4")
        return self.process.wait(timeout=PATIENCE_S)

    def ends_within(self, seconds: float) -> int:
        """Wait for its end, on the clock less what the machine took; returns the exit status."""
        watch = Stopwatch(self.process.pid)
        while self.process.poll() is None:
            assert watch.seconds() < seconds, "it does not end"
            time.sleep(0.02)
        return self.process.returncode

    def output(self) -> tuple[str, str]:
        out, err = self.process.communicate(timeout=PATIENCE_S)
        return out, err


def on_clipboard(kind: str) -> bytes:
    """What another program is given of this kind.

    It is asked for again when no answer comes: who gives the clipboard up while it is asked never
    gives one.
    """
    deadline = time.monotonic() + PATIENCE_S
    command = ["xclip", "-selection", "clipboard", "-t", kind, "-o"]
    while True:
        try:
            return subprocess.run(command, capture_output=True, timeout=5).stdout
        except subprocess.TimeoutExpired:
            assert time.monotonic() < deadline, "gave up waiting for the clipboard's owner"


def put_on_clipboard(text: bytes) -> None:
    """Have another program hold this text.

    `xclip` returns at once, and what it leaves behind takes the clipboard some moments later.
    """
    subprocess.run(["xclip", "-selection", "clipboard"], input=text, check=True, timeout=60)
    until(lambda: on_clipboard("UTF8_STRING") == text, "it is on the clipboard")


@contextmanager
def desk(folder: Path, *arguments: str, **environment: str) -> Iterator[Desk]:
    with at_work(Desk(folder, *arguments, **environment)) as running:
        yield running


@contextmanager
def second_desk(folder: Path, *arguments: str, **environment: str) -> Iterator[Desk]:
    """Another start, while a program runs."""
    with at_work(Desk(folder, *arguments, command=another_start(), **environment)) as running:
        yield running


@contextmanager
def at_work(running: D) -> Iterator[D]:
    """A program that is gone afterwards, whatever happened."""
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.process.kill()
        running.process.communicate()


def environments(folder: Path) -> dict[str, str]:
    return {
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
    }


def log_in(folder: Path) -> str:
    file = folder / "state" / "checkout-desk" / "log" / "checkout-desk.log"
    return file.read_text("utf-8") if file.exists() else ""


def settings_of(folder: Path) -> SettingsStore:
    return SettingsStore(folder / "config" / "checkout-desk" / "settings.json")


def save_custom_account(
    folder: Path, server: str, key: str = "e2e", preferences: Preferences | None = None
) -> Account:
    account = Account(key, "Test bench", Environment.CUSTOM, server)
    preferences = preferences or Preferences()
    # Of somebody who has used the program for a while.
    settings = Settings((account,), key, preferences=preferences, knows_of_history=True)
    settings_of(folder).save(settings)
    return account


@contextmanager
def practice_service(folder: Path) -> Iterator[PracticeService]:
    """BlueTape as it may be here, and an account in it that is ready to be used."""
    service = PracticeService(link_origin="https://www.bluetape.com", delay_s=(0, 0))
    service.start()
    account = save_custom_account(folder, service.credentials.base_address)
    KeyringStore().save(account.key, service.credentials)
    yield service
    KeyringStore().remove(account.key)
    service.stop()


def fake_browser(folder: Path) -> Path:
    """Put an `xdg-open` in front of the real one; it writes what it was given to this file."""
    record = folder / "opened.json"
    script = folder / "bin" / "xdg-open"
    script.parent.mkdir(parents=True, exist_ok=True)
    code = (
        "import json, os, sys; "
        f"open({str(record)!r} + '.tmp', 'w').write("
        "json.dumps({'arguments': sys.argv[1:], 'environment': dict(os.environ)})); "
        f"os.replace({str(record)!r} + '.tmp', {str(record)!r})"
    )
    # Isolated, because the program under test may set what changes a Python.
    command = shlex.join([sys.executable, "-I", "-c", code])
    script.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
    script.chmod(0o755)
    return record


def opened(record: Path) -> dict[str, object]:
    until(record.exists, "the browser was called")
    found: dict[str, object] = json.loads(record.read_text())
    return found
