"""What happens to the process and around it: its own faults, other programs, folders, locales."""

import contextlib
import os
import shutil
import signal
import stat
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gui.core.accounts.account import Account
from gui.core.preferences import Preferences
from tests.desktop import (
    PATIENCE_S,
    desk,
    fake_browser,
    save_custom_account,
    second_desk,
    settings_of,
    until,
    xdotool,
)
from tests.desktop import window as x_window
from tests.faults.scenario import ID, exhaustive
from tests.faults.window import Window, account_at, window
from tests.machine import Stopwatch
from tests.wire import LINK, Server, always, reply, serving

pytestmark = pytest.mark.needs_desktop


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(always(reply())) as server:
        yield server


@pytest.fixture
def account(tmp_path: Path, server: Server) -> Iterator[Account]:
    with account_at(tmp_path, f"http://127.0.0.1:{server.port}") as account:
        yield account


# What PySide itself writes, without the exception, before it hands it over.
PAINT_NOTE = "Error calling Python override of QWidget::paintEvent(): "


@contextlib.contextmanager
def opened(folder: Path, *arguments: str, **environment: str) -> Iterator[Window]:
    """A window with its link there, that stays live and ends well."""
    with window(folder, *arguments, "--invoice", ID, **environment) as running:
        running.wait_for_window("Checkout Desk")
        until(lambda: running.state["link"] == LINK, "the link is there")
        running.take_gap()
        yield running
        running.assert_was_alive()
        assert running.repeat()["link"] == LINK
        assert running.close() == 0
        out, err = running.output()
        assert (out, err.replace(PAINT_NOTE, "")) == ("", "")


def close_dialog(running: Window) -> None:
    def is_closed() -> bool:
        running.press("Escape")
        return running.ask("dialogs") == []

    until(lambda: len(running.ask("dialogs")) == 1, "the dialog is there")
    until(is_closed, "the dialog is closed")


@pytest.mark.parametrize("place", ["slot", *map(exhaustive, ["worker", "thread", "paint"])])
def test_an_exception_is_noted_and_said_once(tmp_path: Path, account: Account, place: str) -> None:
    with opened(tmp_path) as running:
        running.ask(f"raise_in_{place}")
        until(lambda: len(running.ask("dialogs")) == 1, "the dialog is there")
        # Another one meanwhile gets no dialog of its own.
        running.ask("raise_in_timer")
        until(lambda: "ZeroDivisionError" in running.log(), "it is noted")
        [dialog] = running.ask("dialogs")
        assert "Something went wrong in Checkout Desk" in dialog
        assert "ValueError" in running.log()
        assert "canary-in-an-exception" not in running.log() + str(running.ask("tree"))
        assert running.log().count("ValueError") <= 5
        close_dialog(running)
        # What painting brings comes with the next turns of the loop.
        assert [running.ask("dialogs") for _ in range(20)] == [[]] * 20


@pytest.mark.exhaustive
def test_the_details_of_an_exception_can_be_copied(tmp_path: Path, account: Account) -> None:
    with opened(tmp_path) as running:
        running.ask("raise_in_slot")
        until(lambda: len(running.ask("dialogs")) == 1, "the dialog is there")
        # Its title alone; the window's begins with the account.
        focused = ("getwindowfocus", "getwindowname")
        until(lambda: xdotool(*focused) == "Checkout Desk", "the dialog has the keyboard")
        running.press("Tab", "space")
        until(lambda: "Fault: ValueError" in running.clipboard(), "the details are copied")
        assert len(running.ask("dialogs")) == 1
        close_dialog(running)


BROWSERS = {
    "hangs": "#!/bin/sh\nexec >/dev/null 2>&1\nsleep 20\n",
    "fails": "#!/bin/sh\nexit 3\n",
    "cannot be run": "no program",
}


@pytest.mark.parametrize("browser", ["hangs", *map(exhaustive, ["fails", "cannot be run"])])
def test_a_browser_that_is_no_help_holds_nothing_up(
    tmp_path: Path, account: Account, browser: str
) -> None:
    script = fake_browser(tmp_path).parent / "bin" / "xdg-open"
    script.write_text(BROWSERS[browser])
    with opened(tmp_path) as running:
        running.press("alt+o")
        until(lambda: running.state["notice"], "something is said")
        assert running.state["link"] == LINK


@pytest.mark.exhaustive
def test_there_is_no_browser(tmp_path: Path, account: Account) -> None:
    (tmp_path / "empty").mkdir()
    with opened(tmp_path, PATH=str(tmp_path / "empty")) as running:
        running.press("alt+o")
        until(lambda: "No browser opened" in running.state["notice"], "it says so")


def test_the_clipboard_is_taken_at_once(tmp_path: Path, account: Account) -> None:
    # Waits for our copy and takes the clipboard for itself; on a busy machine it may need a second
    # chance, for later than after a second nobody took anything away.
    grab = f"until [ \"$(xclip -selection clipboard -o 2>/dev/null)\" = '{LINK}' ]; do :; done; "
    grab += "printf stolen | xclip -selection clipboard -i"
    with opened(tmp_path) as running:
        with subprocess.Popen(["sh", "-c", f"while :; do {grab}; done"]) as thief:
            running.press_until(
                ["ctrl+shift+c"],
                lambda: "took over the clipboard" in running.state["notice"],
                "it says so",
            )
            thief.kill()
        assert running.clipboard() == "stolen"
        running.press("ctrl+shift+c")
        until(lambda: running.clipboard() == LINK, "the link is copied after all")


@pytest.mark.exhaustive
def test_copy_details_for_support(tmp_path: Path, account: Account, server: Server) -> None:
    with opened(tmp_path) as running:
        server.play(always(reply(b'{"code": "E7", "reason": "words"}', "400 Bad Request")))
        running.repeat()
        running.ask("copy_support")
        until(lambda: "Details for support copied" in running.state["notice"], "it says so")
        lines = dict(line.partition(": ")[::2] for line in running.clipboard().splitlines())
        path = "/integration/invoice/{id}/checkout"
        assert lines["Endpoint"] == f"GET {account.base_address}{path}"
        assert lines["HTTP status"] == "400"
        assert lines["Failure"] == "Rejected"
        assert lines["Server's code"] == "E7"
        assert {"Time", "Program", "System"} <= lines.keys()
        assert "words" not in running.clipboard()
        assert ID not in running.clipboard()
        server.recover()


@pytest.mark.exhaustive
def test_a_second_start_raises_the_first(tmp_path: Path, account: Account) -> None:
    with opened(tmp_path):
        xdotool("windowminimize", "--sync", x_window("Checkout Desk"))
        until(lambda: not x_window("Checkout Desk"), "the window is minimized")
        with second_desk(tmp_path) as second:
            assert second.process.wait(PATIENCE_S) == 0
            assert second.output() == ("", "")
        until(lambda: bool(x_window("Checkout Desk")), "the window is there again")


def test_a_second_start_hands_its_invoice_over(
    tmp_path: Path, account: Account, server: Server
) -> None:
    with opened(tmp_path) as running:
        with second_desk(tmp_path, "--invoice", "another-id") as second:
            assert second.process.wait(PATIENCE_S) == 0
        until(lambda: running.state["invoice"] == "another-id", "the first looks it up")
        until(lambda: running.state["phase"] == "ready", "it has the link")
        assert b"/another-id/checkout HTTP/1.1" in server.received


@pytest.mark.exhaustive
def test_a_crashed_first_start_does_not_block(tmp_path: Path, account: Account) -> None:
    with desk(tmp_path) as first:
        first.wait_for_window("Checkout Desk")
        first.process.kill()
        first.process.wait(PATIENCE_S)
    with opened(tmp_path) as second, second_desk(tmp_path) as third:
        assert third.process.wait(PATIENCE_S) == 0
        assert second.process.poll() is None


def test_a_first_start_that_hangs_does_not_block(tmp_path: Path, account: Account) -> None:
    with desk(tmp_path) as first:
        first.wait_for_window("Checkout Desk")
        first.process.send_signal(signal.SIGSTOP)
        with opened(tmp_path):
            pass
        first.process.send_signal(signal.SIGCONT)
        until(lambda: bool(x_window("Checkout Desk")), "the first is still there")


@pytest.mark.exhaustive
def test_other_settings_are_another_program(tmp_path: Path, account: Account) -> None:
    with opened(tmp_path), desk(tmp_path, XDG_CONFIG_HOME=str(tmp_path / "other")) as second:
        second.open_first_account()
        assert second.process.poll() is None


def occupied(folder: Path) -> Path:
    """A place where no folder can be made, for root neither."""
    folder.write_text("a file")
    return folder / "inside"


FOLDERS: dict[str, Callable[[Path], Path]] = {
    "missing": lambda base: base / "not" / "yet" / "there",
    "spaces": lambda base: base / "with some  spaces",
    "emoji": lambda base: base / "Büro 🧾 счёт",
    "250 characters": lambda base: base / ("x" * 250),
}


@pytest.mark.parametrize(
    "name", ["emoji", *map(exhaustive, ["missing", "spaces", "250 characters"])]
)
def test_folders_of_every_kind(tmp_path: Path, server: Server, name: str) -> None:
    folder = FOLDERS[name](tmp_path)
    places = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state")}
    with account_at(folder, f"http://127.0.0.1:{server.port}"):
        with opened(tmp_path, **places):
            pass
        assert (folder / "state" / "checkout-desk" / "log" / "checkout-desk.log").exists()
        assert settings_of(folder).load().settings.window


def test_folders_that_cannot_be_written(tmp_path: Path) -> None:
    places = {
        "XDG_CONFIG_HOME": str(occupied(tmp_path / "a")),
        "XDG_STATE_HOME": str(occupied(tmp_path / "b")),
    }
    with window(tmp_path, **places) as running:
        running.wait_for_window("Checkout Desk")
        assert "Welcome to" in str(running.ask("tree"))
        assert running.close() == 0
        assert running.output() == ("", "")


def test_a_full_disk_costs_nothing_but_what_was_new(tmp_path: Path, account: Account) -> None:
    kept = settings_of(tmp_path).path.read_bytes()
    limit = "import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); "
    limit += "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    watched = str(Path(__file__).with_name("watched.py"))
    command = (sys.executable, "-c", limit, watched)
    with opened(tmp_path, command=command):  # type: ignore[arg-type]
        pass
    assert settings_of(tmp_path).path.read_bytes() == kept
    assert [p.name for p in settings_of(tmp_path).path.parent.glob("*.tmp")] == []


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "a directory": lambda path: path.mkdir(),
    "100 MB": lambda path: path.write_bytes(b" " * 100_000_000),
    "a pipe": lambda path: os.mkfifo(path),  # noqa: PLW0108  (not there on every system)
    "/dev/zero": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.mark.parametrize(
    "name", [name if name in {"empty", "/dev/zero"} else exhaustive(name) for name in DAMAGES]
)
def test_damaged_settings_never_stop_the_start(tmp_path: Path, name: str) -> None:
    path = settings_of(tmp_path).path
    path.parent.mkdir(parents=True)
    DAMAGES[name](path)
    with window(tmp_path) as running:
        running.wait_for_window("Checkout Desk")
        until(lambda: "set aside" in str(running.ask("tree")), "it is told")
        assert running.close() == 0
        assert running.output() == ("", "")


@pytest.mark.parametrize(
    "locale", ["tr_TR.UTF-8", *map(exhaustive, ["C", "ar_EG.UTF-8", "de_DE.UTF-8", "xx_YY"])]
)
def test_locales(tmp_path: Path, account: Account, locale: str) -> None:
    with opened(tmp_path, LANG=locale, LC_ALL=locale, LANGUAGE=locale):
        pass


def test_files_are_private_whatever_the_umask_is(tmp_path: Path, account: Account) -> None:
    shutil.rmtree(tmp_path / "config")
    with account_at(tmp_path / "fresh", account.base_address):
        pass
    previous = os.umask(0)
    try:
        with window(tmp_path, XDG_STATE_HOME=str(tmp_path / "deep" / "state")) as running:
            running.wait_for_window("Checkout Desk")
            assert "Welcome to" in str(running.ask("tree"))
            assert running.close() == 0
    finally:
        os.umask(previous)
    made = [
        *(tmp_path / "config").rglob("*"),
        *(tmp_path / "deep").rglob("*"),
        tmp_path / "deep",
        tmp_path / "config",
    ]
    assert len([path for path in made if path.is_file()]) >= 2
    for path in made:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


@pytest.mark.parametrize("what", ["removed", exhaustive("rotated")])
def test_the_log_is_taken_away_while_running(tmp_path: Path, account: Account, what: str) -> None:
    with opened(tmp_path) as running:
        log = tmp_path / "state" / "checkout-desk" / "log" / "checkout-desk.log"
        if what == "removed":
            log.unlink()
        else:
            log.rename(log.with_suffix(".1"))
        running.ask("raise_in_slot")
        until(lambda: log.exists() and "ValueError" in log.read_text("utf-8"), "it is written on")
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
        close_dialog(running)


@pytest.mark.exhaustive
def test_the_program_is_stopped_in_mid_request(
    tmp_path: Path, account: Account, server: Server
) -> None:
    """A laptop that sleeps for longer than a lookup may last."""
    save_custom_account(tmp_path, account.server, account.key, Preferences(connect_s=2, total_s=5))
    with window(tmp_path, "--invoice", ID) as running:
        running.wait_for_window("Checkout Desk")
        until(lambda: running.state["link"] == LINK, "the link is there")
        server.play(lambda connection: connection.wait_for_close())
        running.press("F5")
        until(lambda: server.requests == 1, "it asks")
        running.process.send_signal(signal.SIGSTOP)
        # The time that it may take goes by while it stands still.
        time.sleep(6)
        server.recover()
        watch = Stopwatch(running.process.pid)
        running.process.send_signal(signal.SIGCONT)
        until(lambda: running.state["phase"] == "failed", "the lookup is over")
        assert watch.seconds() < 2
        assert "Failure: TimedOut" in running.state["support"]
        assert running.repeat()["link"] == LINK
        assert running.close() == 0


READER = """
    import ctypes, os, resource, sys
    sys.path.insert(0, sys.argv[1])
    from gui.process.hardening import refuse_memory_reads
    if os.getuid() == 0:
        os.setuid(65534)
    # The kernel sets it to 0 for a program that changed its user.
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
    if sys.argv[2] == "hardened":
        assert refuse_memory_reads()
    victim = os.getpid()
    if os.fork() == 0:
        ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
        try:
            open(f"/proc/{victim}/environ", "rb").read()
            open(f"/proc/{victim}/mem", "rb").close()
            print("read", flush=True)
        except PermissionError:
            print("refused", flush=True)
        os._exit(0)
    os.wait()
"""


@pytest.mark.parametrize(("mode", "expected"), [("plain", "read"), ("hardened", "refused")])
def test_memory_cannot_be_read_by_the_same_user(mode: str, expected: str) -> None:
    root = str(Path(__file__).resolve().parents[2])
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(READER), root, mode],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert result.stdout.strip() == expected, result.stderr
