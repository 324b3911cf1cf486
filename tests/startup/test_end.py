"""The end that the system asks for: it comes at once, and in good order."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, PIPE

import pytest

from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore
from gui.process.x_selections import XSelections
from tests.desktop import (
    PATIENCE_S,
    ROOT,
    Desk,
    at_work,
    environments,
    on_clipboard,
    save_custom_account,
    settings_of,
    until,
)
from tests.faults.scenario import exhaustive

pytestmark = [
    pytest.mark.needs_desktop,
    pytest.mark.skipif("CHECKOUT_DESK_PROGRAM" in os.environ, reason="works on its parts"),
]

# The program, with what `script` does as soon as its lookup is settled or there is none.
PROGRAM = """
import os, sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui.startup import program
from gui.process.options import Options

def tick():
    app = programs[0]._app
    if app is not None and script(app):
        timer.stop()

def never_ends(*arguments, **options):
    print("begun", flush=True)
    threading.Event().wait()

class Program(program.Program):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        programs.append(self)
        timer.start(10)

programs, timer = [], QTimer()
timer.timeout.connect(tick)
program.Program = Program
"""

SAVING = """
from gui.core.handover.picture import PictureFormat
from gui.presenters.handover import picture_work
from gui.presenters.handover.ways import WAYS
from gui.widgets.handover.save_dialog import SaveDialog

picture_work.write_new = never_ends

def script(app):
    if not app.lookup.state.is_settled:
        return False
    app.window.intents.hand_over.emit(next(way for way in WAYS if way.name == "save qr"))
    [dialog] = app.window.findChildren(SaveDialog)
    dialog.chosen.emit(Path(sys.argv[1]), PictureFormat.PNG, False)
    return True

sys.exit(program.run(Options(is_demo=True, invoice_id="2eb1acd98a86")))
"""

# The keyring has stored what it was given, and says so only when the program has come to its end.
STORING = """
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.accounts.secret_service import SecretService
from gui.presenters.accounts.account_editor import AccountForm
from gui.widgets.accounts.account_dialog import AccountDialog

ends = threading.Event()
set_password, let_end = SecretService.set_password, KeyringStore.let_end

def slowly(self, *arguments):
    set_password(self, *arguments)
    print("begun", flush=True)
    ends.wait()

def let_them_end(self, timeout_s):
    ends.set()
    return let_end(self, timeout_s)

SecretService.set_password, KeyringStore.let_end = slowly, let_them_end

def script(app):
    app._account_dialogs.edit()
    [dialog] = app.window.findChildren(AccountDialog)
    account = app.accounts.state.current
    form = AccountForm(account.name, account.environment, account.server, False, "new", "new")
    dialog._editor.save(form)
    return True

sys.exit(program.run(Options()))
"""

# The last step behind the first frame.
FAILING = """
from gui.app import App

def begin(self, asked_for=None):
    raise ValueError

App.start = begin
script = lambda app: True
sys.exit(program.run(Options(is_demo=True)))
"""

# Copied with its kinds, and one that hangs is left behind if that is wanted.
COPYING = """
from PySide6.QtGui import QGuiApplication
from gui.presenters.handover.ways import WAYS

def script(app):
    if QGuiApplication.clipboard().ownsClipboard():
        print("copied", flush=True)
        return True
    if app.lookup.state.is_settled:
        if sys.argv[1] == "begun\\n":
            app._network.submit(never_ends, lambda outcome: None)
        app.window.intents.hand_over.emit(next(way for way in WAYS if way.name == "copy hyperlink"))
    return False

sys.exit(program.run(Options(is_demo=True, invoice_id="2eb1acd98a86")))
"""

# The machine may be busy.
PATIENT = """
from gui.process import clipboard_manager
from tests.faults.scenario import exhaustive

clipboard_manager._PATIENCE_MS = 60_000
"""

LOGGED_OFF = """
def script(app):
    # Windows: Qt emits this when the session ends, and then the process is gone.
    QApplication.instance().aboutToQuit.emit()
    os._exit(9)

program.run(Options())
"""


@contextmanager
def started(
    folder: Path, script: str, *arguments: str, platform: str = "offscreen"
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        # What a shell starts in the background has Ctrl+C ignored, and so would this.
        ["env", "--default-signal", sys.executable, "-c", PROGRAM + script, *arguments],
        cwd=ROOT,
        env={**os.environ, **environments(folder), "QT_QPA_PLATFORM": platform},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _said(process: subprocess.Popen[str]) -> str:
    """Return its next line; one that ended without saying anything tells what became of it."""
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, f"ended with {process.wait()}: {process.communicate()[1]}"
    return line


@pytest.mark.parametrize("name", ["SIGTERM", *map(exhaustive, ["SIGINT", "SIGHUP"])])
def test_a_signal_waits_for_no_file(tmp_path: Path, name: str) -> None:
    with started(tmp_path, SAVING, str(tmp_path / "code.png")) as process:
        assert _said(process) == "begun\n"
        process.send_signal(signal.Signals[name])
        assert process.communicate(timeout=PATIENCE_S) == ("", "")
        assert process.returncode == 0
    assert not (tmp_path / "code.png").exists()


def test_a_save_that_the_end_gave_up_is_taken_back(tmp_path: Path) -> None:
    account = save_custom_account(tmp_path, "http://127.0.0.1:9", "the-end")
    store, old = KeyringStore(), Credentials(account.base_address, "old", "old")
    store.save(account.key, old)
    try:
        with started(tmp_path, STORING) as process:
            assert _said(process) == "begun\n"
            process.send_signal(signal.SIGTERM)
            assert process.communicate(timeout=PATIENCE_S)[1] == ""
            assert process.returncode == 0
        assert store.load(account.key, account.base_address) == old
    finally:
        store.remove(account.key)


def test_what_is_kept_at_the_end_is_kept_when_the_session_ends(tmp_path: Path) -> None:
    save_custom_account(tmp_path, "http://127.0.0.1:9")
    assert settings_of(tmp_path).load().settings.window == ""
    with started(tmp_path, LOGGED_OFF) as process:
        assert process.communicate(timeout=PATIENCE_S) == ("", "")
        assert process.returncode == 9
    assert settings_of(tmp_path).load().settings.window != ""


def test_a_start_that_fails_is_no_success(tmp_path: Path) -> None:
    with started(tmp_path, FAILING) as process:
        process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 1


@pytest.fixture
def clipboard_manager(monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    """Xfce's, on a screen of its own: it is more than that, and changes what it finds."""
    screen = subprocess.Popen(["Xvfb", "-displayfd", "1", "-noreset"], stdout=PIPE, stderr=DEVNULL)
    running = [screen]
    try:
        assert screen.stdout is not None
        monkeypatch.setenv("DISPLAY", f":{int(screen.stdout.readline())}")
        command = ["xfsettingsd", "--no-daemon", "--disable-wm-check"]
        manager = subprocess.Popen(command, stdout=DEVNULL, stderr=DEVNULL)
        running.insert(0, manager)
        x = XSelections()
        name = x._atom(b"CLIPBOARD_MANAGER")
        until(lambda: bool(x._owner(name)), "the clipboard manager is there")
        yield manager
    finally:
        for process in running:
            # One may have been stopped.
            process.kill()
            process.communicate()


@pytest.mark.exhaustive
@pytest.mark.parametrize("said", [["copied\n"], ["begun\n", "copied\n"]], ids=["", "hangs"])
def test_a_copy_outlives_the_program(
    tmp_path: Path, clipboard_manager: subprocess.Popen[bytes], said: list[str]
) -> None:
    with started(tmp_path, PATIENT + COPYING, said[0], platform="xcb") as process:
        assert sorted(_said(process) for _ in said) == said
        process.send_signal(signal.SIGTERM)
        assert process.communicate(timeout=PATIENCE_S)[1] == ""
        assert process.returncode == 0
    assert b'<a href="http' in on_clipboard("text/html")


@pytest.mark.exhaustive
def test_a_clipboard_manager_that_hangs_does_not_hold_the_end(
    tmp_path: Path, clipboard_manager: subprocess.Popen[bytes]
) -> None:
    command = [sys.executable, "-c", PROGRAM + COPYING]
    with at_work(Desk(tmp_path, "copied", command=command, QT_QPA_PLATFORM="xcb")) as running:
        assert _said(running.process) == "copied\n"
        clipboard_manager.send_signal(signal.SIGSTOP)
        running.process.send_signal(signal.SIGTERM)
        # Qt alone waits for it for five seconds.
        assert running.ends_within(4) == 0
