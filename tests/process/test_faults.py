"""Unhandled exceptions, Qt's messages and the log file."""

import logging
import os
import signal
import stat
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

from gui.core.logfile import write_log
from gui.core.logs import describe, hold_records
from gui.process import hardening
from gui.process.environment import clean_environment
from gui.process.faults import FaultReporter
from gui.process.termination import TerminationSignals
from tests.systems import IS_WINDOWS, signals_of_processes


@pytest.fixture
def clean_root() -> Iterator[logging.Logger]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield root
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.fixture
def reporter(qapp: QCoreApplication) -> Iterator[FaultReporter]:
    hooks = sys.excepthook, threading.excepthook
    reporter = FaultReporter()
    reporter.install()
    yield reporter
    sys.excepthook, threading.excepthook = hooks
    qInstallMessageHandler(None)


@pytest.mark.expects_log("ValueError")
def test_an_exception_in_a_slot_is_noted_without_its_text(
    qtbot: QtBot, reporter: FaultReporter, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "canary"
    with qtbot.waitSignal(reporter.fault_occurred):
        try:
            raise ValueError(secret)
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
    assert "test_an_exception_in_a_slot" in caplog.text
    assert "canary" not in caplog.text


@pytest.mark.expects_log("ZeroDivisionError")
def test_an_exception_in_a_thread_reaches_the_window(qtbot: QtBot, reporter: FaultReporter) -> None:
    def work() -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(reporter.fault_occurred):
        threading.Thread(target=work).start()


def test_qt_messages_go_to_the_log(
    reporter: FaultReporter, caplog: pytest.LogCaptureFixture
) -> None:
    qWarning("a warning from Qt")
    assert ("qt", logging.WARNING, "a warning from Qt") in caplog.record_tuples


def test_describe_tells_the_place_and_not_the_text() -> None:
    try:
        raise KeyError("canary")
    except KeyError as error:
        told = describe(error)
    assert told.startswith("KeyError < test_faults.py:")
    assert "canary" not in told


def started(folder: Path, *, is_debug: bool = False) -> Path | None:
    hold_records(is_debug=is_debug)
    return write_log(folder)


def test_what_came_before_the_file_is_in_it(tmp_path: Path, clean_root: logging.Logger) -> None:
    hold_records()
    logging.getLogger("gui.early").info("before there was a file")
    path = write_log(tmp_path)
    assert path is not None
    assert path.read_text("utf-8").endswith("gui.early before there was a file\n")


def test_one_record_is_one_line_and_the_file_is_private(
    tmp_path: Path, clean_root: logging.Logger
) -> None:
    previous = os.umask(0)
    try:
        path = started(tmp_path / "logs")
    finally:
        os.umask(previous)
    assert path is not None
    logging.getLogger("gui.x").info("first\r\nforged record\x1b[2J\u202e %s", "tail")
    [line] = path.read_text("utf-8").splitlines()
    assert line.endswith("first | forged record\ufffd[2J\ufffd tail")
    assert IS_WINDOWS or stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.expects_log("url=canary")
def test_what_others_put_into_their_records_is_left_out(
    tmp_path: Path, clean_root: logging.Logger
) -> None:
    path = started(tmp_path, is_debug=True)
    assert path is not None
    try:
        raise ValueError("canary")
    except ValueError:
        logging.getLogger("urllib3.connection").warning(
            "url=%s in the template", "canary", exc_info=True
        )
    logging.getLogger("gui.x").info(
        "at https://a.example/path?q=1#x and x-bluetape-key: %s", "canary"
    )
    first, second = path.read_text("utf-8").splitlines()
    assert "url=%s in the template | ValueError < test_faults.py" in first
    assert second.endswith("at https://a.example/••• and x-bluetape-key: •••")


MAILTO = "mailto:?subject=Acme%20Supply%20canary-7&body=https%3A%2F%2Fwww.bluetape.com%2Fi%3Fid%3D7"


def test_of_qts_messages_only_what_is_qts_is_kept(
    tmp_path: Path, clean_root: logging.Logger, reporter: FaultReporter
) -> None:
    path = started(tmp_path, is_debug=True)
    assert path is not None
    qWarning(f"Unable to detect a launcher for '{MAILTO}'")
    qWarning(f"Launch failed (xdg-open {MAILTO})")
    qWarning(f"Could not open {MAILTO}")
    qWarning(MAILTO)
    qWarning("QPainter::begin: Paint device returned engine == 0, type: 2")
    qWarning("Could not load Acme Supply from %s")
    written = path.read_text("utf-8")
    lines = [line.split(" qt ")[1] for line in written.splitlines() if " qt " in line]
    assert lines == [
        "Unable to detect a launcher for …",
        "Launch failed ( …",
        "Could not open …",
        "…",
        "QPainter::begin: Paint device returned engine == …",
        "Could not load …",
    ]
    for outside in ("canary", "Acme", "bluetape", "mailto", "%3A", "id="):
        assert outside not in written


OPENING = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices, QGuiApplication
    from gui.core.logfile import write_log
    from gui.core.logs import hold_records
    from gui.process.faults import FaultReporter
    hold_records()
    reporter = FaultReporter()
    reporter.install()
    app = QGuiApplication(sys.argv[:1])
    assert not QDesktopServices.openUrl(QUrl(sys.argv[2]))
    write_log(Path(sys.argv[1]))
"""


def test_an_address_that_qt_cannot_open_is_not_in_the_log(tmp_path: Path) -> None:
    """In a process of its own, on a platform of Qt that opens nothing, and says what."""
    subprocess.run(
        [sys.executable, "-c", textwrap.dedent(OPENING), tmp_path, MAILTO],
        cwd=Path(__file__).parent.parent.parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        timeout=60,
    )
    [written] = (tmp_path / "checkout-desk.log").read_text("utf-8").splitlines()
    assert written.endswith(" WARNING qt This plugin does not support …")


@pytest.mark.expects_log("canary")
def test_a_text_that_a_library_made_itself_is_no_template(
    tmp_path: Path, clean_root: logging.Logger
) -> None:
    path = started(tmp_path, is_debug=True)
    assert path is not None
    library = logging.getLogger("urllib3.connection")
    for text in (f"cannot open {MAILTO}", 'reply "canary"', "canary", "sms:canary", "x: canary"):
        library.warning(text)
    assert "canary" not in path.read_text("utf-8")
    assert "urllib3.connection cannot open …" in path.read_text("utf-8")


@pytest.mark.parametrize("address", [MAILTO, "sms:canary", "checkout-desk:canary", "tel:7canary"])
def test_an_address_of_any_scheme_is_cut(
    tmp_path: Path, clean_root: logging.Logger, address: str
) -> None:
    path = started(tmp_path)
    assert path is not None
    logging.getLogger("gui.x").info("at %s, KeyError < x.py:12 y", address)
    [line] = path.read_text("utf-8").splitlines()
    assert "canary" not in line
    assert line.endswith(f"at {address.partition(':')[0]}:••• KeyError < x.py:12 y")


def test_a_folder_that_cannot_be_written_does_not_stop_the_start(
    tmp_path: Path, clean_root: logging.Logger
) -> None:
    (tmp_path / "file").write_text("")
    assert started(tmp_path / "file" / "logs") is None


@pytest.fixture
def handlers() -> Iterator[None]:
    """Leave the signals' handlers as they were."""
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    previous = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in previous.items():
        signal.signal(number, handler)


@signals_of_processes
@pytest.mark.usefixtures("handlers")
def test_a_termination_signal_is_an_event(qtbot: QtBot) -> None:
    signals = TerminationSignals()
    signals.install()
    try:
        with qtbot.waitSignal(signals.received):
            os.kill(os.getpid(), signal.SIGTERM)
    finally:
        signals.uninstall()


@signals_of_processes
@pytest.mark.usefixtures("handlers", "qapp")
def test_with_nohup_it_outlives_its_terminal() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signals = TerminationSignals()
    signals.install()
    signals.uninstall()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_the_environment_is_put_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", "keys")
    monkeypatch.setenv("LD_LIBRARY_PATH", "mine")
    clean_environment()
    assert "SSLKEYLOGFILE" not in os.environ
    assert os.environ["LD_LIBRARY_PATH"] == "mine"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("LD_LIBRARY_PATH", "packaged")
    clean_environment()
    assert "LD_LIBRARY_PATH" not in os.environ
    monkeypatch.setenv("LD_LIBRARY_PATH", "packaged")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "the user's")
    clean_environment()
    assert os.environ["LD_LIBRARY_PATH"] == "the user's"


def test_the_command_line() -> None:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = "import sys; from gui.__main__ import main; sys.exit(main(sys.argv[1:]))"
        result = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code), *arguments],
            capture_output=True,
            text=True,
            timeout=55,
        )
        return result.returncode, result.stdout, result.stderr

    status, out, _ = run("--version")
    assert (status, out.split()[0]) == (0, "checkout-desk")
    status, _, err = run("--screenshot", "x.png")
    assert status == 2
    assert "--screenshot needs --demo" in err
    status, _, err = run("--demo", "--screenshot", "/nonexistent/x.png")
    assert status == 2
    assert "cannot be written" in err


def test_hardening_is_for_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hardening.sys, "platform", "win32")
    assert not hardening.refuse_memory_reads()


@pytest.mark.expects_log("ZeroDivisionError")
def test_a_fault_that_comes_with_every_frame_is_said_once(
    reporter: FaultReporter, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []
    reporter.fault_occurred.connect(said.append)
    for _ in range(100):
        try:
            1 / 0  # noqa: B018
        except ZeroDivisionError as error:
            sys.excepthook(ZeroDivisionError, error, error.__traceback__)
    assert len(said) == 1
    assert len(caplog.records) == 5
