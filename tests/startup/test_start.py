"""The first frame: what it does without; nothing typed before the rest comes is lost."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.core.accounts import administered
from gui.core.accounts.account import Account, Environment
from gui.core.settings import Settings, SettingsStore
from gui.presenters.accounts.header_state import Header
from gui.presenters.intents import Intents
from gui.startup import deferred_start
from gui.startup.deferred_start import DeferredStart
from gui.startup.first_frame_settings import first_frame_settings
from gui.widgets.main_window import MainWindow
from tests.desktop import PATIENCE_S
from tests.systems import IS_WINDOWS, bare_environment, posix_modes
from tests.waiting import let_all_turns_come
from tests.windows import complete, press

ACME = Account("a", "Acme Supply", Environment.SANDBOX)

# What takes a millisecond or more to import and is not needed for the first frame.
LATER = [
    "argparse", "concurrent.futures", "ctypes", "dataclasses", "hashlib", "http.client", "json",
    "keyring", "logging.handlers", "multiprocessing", "platform", "requests", "segno", "socket",
    "sqlite3", "ssl", "subprocess", "truststore", "unicodedata", "urllib3", "uuid",
    "PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtSvg",
    "gui.app", "gui.core.accounts.account_checks", "gui.core.http.client", "gui.core.errors",
    "gui.core.settings", "gui.presenters.lookup.lookup", "gui.presenters.messages", "gui.tasks",
    "gui.widgets.accounts.account_dialog",
]  # fmt: skip

# The program up to its first frame; `argparse` is PySide's own, so what PySide brings is left out.
FIRST_FRAME = """
    import json, sys
    import gui.startup.plain_imports
    from PySide6 import QtCore
    from PySide6.QtWidgets import QApplication
    of_qt = set(sys.modules)
    import gui.startup.program

    def made_of(kind):
        below = {c for c in type.__subclasses__(kind) if c.__module__.startswith("PySide6")}
        return {c.__name__ for c in below}.union(*map(made_of, below))

    class DeferredStart(QtCore.QObject):
        failed = QtCore.Signal()

        def __init__(self, window, steps):
            super().__init__()
            for _ in range(50):
                QApplication.processEvents()
            found = {
                "is_visible": window.isVisible(),
                "has_focus": type(window.focusWidget()).__name__,
                "title": window.windowTitle(),
                "modules": sorted(set(sys.modules) - of_qt),
                "qt_enums": "Qt" in vars(QtCore),
                "classes": sorted(made_of(QtCore.QObject) | made_of(QtCore.QEvent)),
            }
            print(json.dumps(found))
            QtCore.QTimer.singleShot(0, QApplication.quit)

    gui.startup.program.DeferredStart = DeferredStart
    sys.exit(gui.startup.program.run())
"""


def first_frame_in(tmp_path: Path) -> dict[str, object]:
    code = textwrap.dedent(FIRST_FRAME)
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
        env=bare_environment(tmp_path, QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(tmp_path)),
    )
    assert result.returncode == 0, result.stderr
    found: dict[str, object] = json.loads(result.stdout)
    return found


@pytest.fixture
def first_frame(tmp_path: Path) -> dict[str, object]:
    SettingsStore(tmp_path / "checkout-desk" / "settings.json").save(Settings((ACME,), "a"))
    return first_frame_in(tmp_path)


def test_the_welcome_page_is_in_the_first_frame(tmp_path: Path) -> None:
    found = first_frame_in(tmp_path)
    assert found["title"] == "Checkout Desk"
    assert found["has_focus"] == "QPushButton"
    assert found["qt_enums"] is False
    modules = found["modules"]
    assert isinstance(modules, list)
    assert "gui.widgets.accounts.welcome_page" in modules
    assert "gui.widgets.lookup.lookup_page" not in modules
    assert sorted(set(modules) & set(LATER) - {"json", "ctypes"}) == []


def test_the_first_frame_needs_little(first_frame: dict[str, object]) -> None:
    assert first_frame["is_visible"]
    assert first_frame["has_focus"] == "IdEdit"
    assert first_frame["title"] == "TEST – NOT PAYABLE – Acme Supply · Sandbox – Checkout Desk"
    modules = first_frame["modules"]
    assert isinstance(modules, list)
    assert "gui.widgets.lookup.lookup_page" in modules
    # `json` is what the test itself imported; Windows is told by `ctypes` which program this is.
    exempt = {"json", "ctypes"} if IS_WINDOWS else {"json"}
    assert sorted(set(modules) & set(LATER) - exempt) == []


# As far as anything is known of what Qt handed over, PySide makes all classes that it could be.
ASKED_FOR_BY_NOBODY = {
    "QWizard", "QCalendarWidget", "QGraphicsView", "QRasterWindow", "QTabletEvent", "QDropEvent",
}  # fmt: skip


@pytest.mark.parametrize("has_account", [True, False])
def test_the_first_frame_makes_few_classes(tmp_path: Path, *, has_account: bool) -> None:
    if has_account:
        SettingsStore(tmp_path / "checkout-desk" / "settings.json").save(Settings((ACME,), "a"))
    classes = first_frame_in(tmp_path)["classes"]
    assert isinstance(classes, list)
    assert "QPushButton" in classes
    assert ASKED_FOR_BY_NOBODY.isdisjoint(classes)


def test_the_first_frame_does_without_the_enums_of_qt(first_frame: dict[str, object]) -> None:
    # Building them takes an eighth of the whole start of a bare window.
    assert first_frame["qt_enums"] is False


def test_imports_are_left_as_they_were() -> None:
    # PySide's own `__import__` reads the source of every module.
    code = """
        import builtins, contextlib, linecache, sys
        before = builtins.__import__
        from gui.__main__ import main
        with contextlib.suppress(SystemExit):
            main(["--version"])
        import gui.app
        print("PySide6" in sys.modules, builtins.__import__ is before, len(linecache.cache) < 10)
    """
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert result.stdout.splitlines()[-1] == "True True True", result.stderr


# What PySide says where something is called in a wrong way, and of its functions, on a worker.
WORDS = """
    import builtins, json, sys, threading
    {first}
    from PySide6.QtCore import QObject, QSize

    def said_of(call):
        try:
            return str(call())
        except Exception as error:
            return f"{{type(error).__name__}}: {{error}}"

    def say():
        from PySide6.support.signature import get_signature, mapping

        said.extend(map(said_of, [
            lambda: QSize("a"), lambda: QSize(1, 2, 3), lambda: QSize(1, 2).scaled("x"),
            lambda: QObject(nope=3), lambda: QSize.__doc__, lambda: QSize.scaled.__doc__,
            lambda: get_signature(QSize.scaled), lambda: mapping.Point,
        ]))

    def is_there():
        return "pyside_type_init" in vars(sys.modules["shibokensupport.signature.parser"])

    early, said = is_there(), []
    worker = threading.Thread(target=say)
    worker.start()
    worker.join()
    print(json.dumps([early, is_there(), said]))
"""


def test_the_tools_of_pyside_wait_for_their_first_use_and_say_the_same() -> None:
    found = []
    for first in ("", "import gui.startup.plain_imports"):
        result = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(WORDS.format(first=first))],
            cwd=Path(__file__).parent.parent.parent,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
        assert result.stderr == ""
        found.append(json.loads(result.stdout))
    plain, ours = found
    assert "QSize.__init__(str)" in plain[2][0]
    assert ours[2] == plain[2]
    # Before and after.
    assert (plain[:2], ours[:2]) == ([True, True], [False, True])


def test_what_only_tools_of_pyside_import_waits_for_its_first_use() -> None:
    code = """
        import json, sys
        import gui.startup.plain_imports
        names = "argparse bz2 inspect ipaddress lzma shutil tempfile textwrap".split()
        early = [name for name in names if name in sys.modules]
        import urllib.parse, zipfile
        host = urllib.parse.urlsplit("http://[::1]:80/").hostname
        path = zipfile.shutil.which("definitely not there")
        text = zipfile.bz2.decompress(zipfile.bz2.compress(b"text")).decode()
        is_real = all(hasattr(__import__(name), "__file__") for name in names)
        print(json.dumps([early, host, path, text, is_real]))
    """
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert json.loads(result.stdout) == [[], "::1", None, "text", True], result.stderr


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow(Intents())
    qtbot.addWidget(window)
    return window


def type_into(window: MainWindow, qtbot: QtBot, text: str, *, enter: bool = True) -> None:
    [edit] = window.page.findChildren(QLineEdit)
    qtbot.keyClicks(edit, text)
    if enter:
        qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_nothing_is_done_before_the_first_paint(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However long a busy desktop takes to show it.
    monkeypatch.setattr(deferred_start, "_PATIENCE_MS", PATIENCE_S * 1_000)
    done: list[bool] = []

    def step() -> None:
        done.append(window.isVisible() and window.windowHandle().isExposed())

    opening = DeferredStart(window, [step])
    let_all_turns_come()
    assert done == []
    window.show()
    qtbot.waitUntil(lambda: done == [True])
    opening.take_asked_for()


def test_a_window_that_is_never_painted_is_not_waited_for(qtbot: QtBot, window: MainWindow) -> None:
    done: list[int] = []
    opening = DeferredStart(window, [lambda: done.append(1)])
    qtbot.waitUntil(lambda: done == [1])
    opening.take_asked_for()


def test_events_come_in_between_steps(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[str] = []
    [edit] = window.page.findChildren(QLineEdit)
    edit.textChanged.connect(seen.append)
    steps = [lambda: seen.append("first"), lambda: seen.append("second")]
    window.show()
    taken: list[object] = []
    # The last of the real steps come after what was asked for is taken.
    steps.insert(0, lambda: taken.append(opening.take_asked_for()))
    opening = DeferredStart(window, [lambda: qtbot.keyClicks(edit, "x"), *steps])
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == ["x", "first", "second"]


def test_a_step_that_fails_ends_the_program(tmp_path: Path) -> None:
    code = """
        import sys
        import gui.app
        from gui.__main__ import main

        def broken(*args):
            raise RuntimeError("canary")

        gui.app.App = broken
        sys.exit(main([]))
    """
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        env=bare_environment(tmp_path, QT_QPA_PLATFORM="offscreen"),
    )
    assert result.returncode == 1
    [log] = tmp_path.rglob("checkout-desk.log")
    assert "unhandled: RuntimeError" in log.read_text("utf-8")
    assert "canary" not in log.read_text("utf-8")


def test_a_lookup_asked_for_early_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    opening = DeferredStart(window, [])
    type_into(window, qtbot, "2eb1acd98a86")
    assert opening.take_asked_for() == "2eb1acd98a86"


def test_enter_in_the_empty_field_asks_for_nothing(qtbot: QtBot, window: MainWindow) -> None:
    """The id of the command line, which comes into the field later, goes first."""
    window.show()
    opening = DeferredStart(window, [])
    type_into(window, qtbot, " ")
    assert opening.take_asked_for() is None


def test_the_last_one_asked_for_counts(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    opening = DeferredStart(window, [])
    type_into(window, qtbot, "one")
    type_into(window, qtbot, "two")
    assert opening.take_asked_for() == "onetwo"


def test_a_copy_asked_for_early_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    opening = DeferredStart(window, [])
    [edit] = window.page.findChildren(QLineEdit)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        type_into(window, qtbot, "one")
        assert not opening.wants_copy
        qtbot.keyClick(edit, key, Qt.KeyboardModifier.ControlModifier)
        assert opening.wants_copy
    # The window has the key itself now, and nobody to answer it.
    complete(window)
    qtbot.keyClicks(edit, "x")
    assert not opening.wants_copy
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: opening.wants_copy)
    assert opening.take_asked_for() == "oneonex"
    assert opening.wants_copy


def test_a_click_on_the_welcome_page_is_kept_until_somebody_answers(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_header(Header())
    window.show()
    opening = DeferredStart(window, [])
    asked: list[str] = []

    def press(name: str) -> None:
        [button] = [b for b in window.findChildren(QPushButton) if b.accessibleName() == name]
        button.click()

    press("Add account…")
    press("Try with practice invoices")
    window.intents.add_account.connect(lambda: asked.append("account"))
    window.intents.practise.connect(lambda: asked.append("practice"))
    opening.let_app_answer()
    opening.do_what_is_wanted()
    assert asked == ["practice"]


def test_what_is_answered_already_is_not_said_again(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    opening = DeferredStart(window, [])
    asked: list[str] = []
    window.intents.add_account.emit()
    opening.let_app_answer()
    window.intents.add_account.connect(lambda: asked.append("account"))
    window.intents.add_account.emit()
    opening.do_what_is_wanted()
    assert asked == ["account"]


def test_an_edit_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    opening = DeferredStart(window, [])
    type_into(window, qtbot, "one")
    type_into(window, qtbot, "x", enter=False)
    assert opening.take_asked_for() is None


def test_the_first_frame_has_the_account_and_the_windows_place(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    other = Account("b", "Other", Environment.PRODUCTION)
    store.save(Settings((other, ACME), "a", window="AAAA"))
    assert first_frame_settings(store.path, tmp_path / "none")[:2] == (
        Header("Acme Supply", Environment.SANDBOX),
        "AAAA",
    )
    store.save(Settings((other, ACME), ""))
    assert first_frame_settings(store.path, tmp_path / "none")[:2] == (Header(), "")


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"\xff", b"x" * 100_000, b'{"accounts": 3}', b'{"accounts": [1]}',
        b'{"accounts": [{"key": []}], "current_account": []}', b'{"current_account": {}}',
        b'{"accounts": [{"key": "a", "environment": "moon"}], "current_account": "a"}',
    ],
)  # fmt: skip
def test_of_a_damaged_file_the_first_frame_shows_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert first_frame_settings(path, tmp_path / "none")[:2] == (Header(), "")


def test_without_a_file_the_first_frame_shows_nothing(tmp_path: Path) -> None:
    assert first_frame_settings(tmp_path / "none", tmp_path / "none")[:2] == (Header(), "")
    assert first_frame_settings(tmp_path, tmp_path)[:2] == (Header(), "")


@posix_modes
def test_the_first_frame_has_the_companys_accounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(administered, "_ROOT", {0, os.getuid()})
    own, managed = tmp_path / "settings.json", tmp_path / "managed.json"
    account = {"key": "acme", "name": "Acme", "environment": "sandbox"}
    managed.write_text(json.dumps({"version": 1, "accounts": [account]}))
    managed.chmod(0o644)
    sandbox = Header("Acme", Environment.SANDBOX)
    assert first_frame_settings(own, managed)[:2] == (sandbox, "")
    other = Account("b", "Other", Environment.PRODUCTION)
    SettingsStore(own).save(Settings((other,), "b"))
    assert first_frame_settings(own, managed)[:2] == (Header("Other", Environment.PRODUCTION), "")
    SettingsStore(own).save(Settings((other,), "managed-acme"))
    assert first_frame_settings(own, managed)[:2] == (sandbox, "")
    # What others could have written is not the company's.
    managed.chmod(0o666)
    assert first_frame_settings(own, managed).header.account == ""
