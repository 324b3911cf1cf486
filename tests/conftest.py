"""What every test gets: a failure on any warning in the log that it did not announce.

And how the tests are spread over workers (`tests/on-desktops`), each with a desktop of its own.
"""

import gc
import itertools
import logging
import os
import subprocess
from collections.abc import Iterator
from functools import partialmethod
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from xdist.scheduler import LoadScopeScheduling

from tests.oracle import oracle_name
from tests.systems import IS_WINDOWS, IS_WINE, WINE_MESSAGES, linux_desktop

# Their assertions tell the values, too.
pytest.register_assert_rewrite("tests.desktop", "tests.faults.window")


def pytest_report_header() -> str:
    return f"oracle of the link gate: {oracle_name()}"


def pytest_configure(config: pytest.Config) -> None:
    if IS_WINDOWS:
        # Elsewhere the tests' session says so.
        QLocale.setDefault(QLocale.c())
    for message in WINE_MESSAGES if IS_WINE else ():
        config.addinivalue_line("qt_log_ignore", message)


class TogetherByFile(LoadScopeScheduling):
    """What shares a window stays in one worker: the tests of a file, or of one table in it."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        return f"{file}::{test.partition('[')[0]}" if file in _TABLES else file


# Each of their functions has a window of its own, and takes its time.
_TABLES = {"tests/faults/test_window.py"}


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> TogetherByFile:
    return TogetherByFile(config, log)  # type: ignore[arg-type]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items if IS_WINDOWS else ():
        if item.get_closest_marker("needs_desktop"):
            item.add_marker(linux_desktop)
    # The long ones first, so that the workers end together.
    items.sort(key=lambda item: item.get_closest_marker("needs_desktop") is None)


@pytest.fixture(autouse=True)
def fail_on_log_warnings(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    yield
    marker = request.node.get_closest_marker("expects_log")
    expected = marker.args[0] if marker else None
    records = [
        record
        for phase in ("setup", "call", "teardown")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING and record.name.partition(".")[0] != "qt"
    ]
    unexpected = [r.getMessage() for r in records if not expected or expected not in r.getMessage()]
    assert not unexpected
    assert expected is None or records, f"nothing in the log holds {expected!r}"


# As in the program (`gui/process/garbage.py`): not on a worker of it, nor while Qt has something on
# its hands.
_COLLECTED_WHOLE_EVERY = 50
_tests = itertools.count(1)


def pytest_runtest_logfinish() -> None:
    gc.collect(2 if next(_tests) % _COLLECTED_WHOLE_EVERY == 0 else 1)


def pytest_collection_finish() -> None:
    gc.disable()
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    # Else a library takes what is left at the end for a leak of its own.
    gc.unfreeze()


@pytest.fixture(autouse=True, scope="session")
def hurry_the_practice_service() -> None:
    """In this process it thinks no longer than it takes to see that something waits."""
    from gui.demo import practice_service

    practice_service.USUAL_DELAY_S = (0.02, 0.05)


@pytest.fixture(autouse=True)
def leave_the_clipboard() -> Iterator[None]:
    """Give it back: another program that reads it would wait for this process to answer."""
    yield
    import sys

    gui = sys.modules.get("PySide6.QtGui")
    if gui and gui.QGuiApplication.instance():
        clipboard = gui.QGuiApplication.clipboard()
        # A test may have put something else in its place.
        if isinstance(clipboard, gui.QClipboard) and clipboard.ownsClipboard():
            clipboard.clear()


if IS_WINE:

    @pytest.fixture(autouse=True)
    def give_files_owners(monkeypatch: pytest.MonkeyPatch) -> None:
        """Wine cannot: to it, every file is the user's, the system's own, too."""
        from gui.core.accounts import windows_rights

        monkeypatch.setattr(windows_rights, "_descriptor", lambda handle: "O:SYD:(A;;FA;;;SY)")


@pytest.fixture(autouse=True, scope="module")
def leave_no_window() -> Iterator[None]:
    """What is left open, by whatever process, keeps the keys that a later test presses."""
    yield
    if os.environ.get("DISPLAY") and not IS_WINDOWS:
        from tests.desktop import PATIENCE_S, soon

        # The X server takes them away some moments after their process has ended.
        soon(lambda: not _left(), PATIENCE_S)
        assert _left() == ""


def _left() -> str:
    look = ["xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@"]
    return subprocess.run(look, capture_output=True, text=True).stdout


class PatientBot(QtBot):
    """Waits as long as everybody here: five seconds, its own, is not long on a busy machine.

    It keeps its widgets until they are closed. A window that nothing in Python refers to is deleted
    by whichever collection comes, and that may come in a method that Qt calls to lay it out.
    """

    _PATIENCE_MS = 60_000

    waitUntil = partialmethod(QtBot.waitUntil, timeout=_PATIENCE_MS)  # noqa: N815
    waitSignal = partialmethod(QtBot.waitSignal, timeout=_PATIENCE_MS)  # noqa: N815
    waitExposed = partialmethod(QtBot.waitExposed, timeout=_PATIENCE_MS)  # noqa: N815

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self._kept: list[QWidget] = []

    def addWidget(self, widget: QWidget, **options: Any) -> None:
        self._kept.append(widget)
        super().addWidget(widget, **options)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    if IS_WINDOWS:
        # What is looked at are Qt's own dialogs.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    return PatientBot(request)
