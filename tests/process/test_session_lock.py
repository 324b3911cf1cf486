"""What tells that a desktop or a keyring is locked: real buses, and on Windows a real window."""

import ctypes
import signal
import socket
import threading
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication

from gui.core.accounts.credentials import Credentials
from gui.process import windows_session
from gui.process.session_lock import SessionLock
from gui.process.windows_library import windows_library
from gui.process.windows_session import SessionWindow
from tests.buses import (
    SESSION_BUS,
    SYSTEM_BUS,
    is_listened_for,
    logind,
    own_bus,
    screen_saver,
)
from tests.desktop import until
from tests.keyrings import keyring_session
from tests.systems import linux_desktop, session_bus, windows
from tests.waiting import until_here

WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, WTS_SESSION_UNLOCK = 0x02B1, 7, 8
CREDENTIALS = Credentials("http://127.0.0.1:9/", "key", "id")


class Listener:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.lock = SessionLock()
        self.lock.locked.connect(lambda: self.heard.append("desktop"))
        self.lock.keyring_locked.connect(lambda: self.heard.append("keyring"))
        self.lock.keyring_gone.connect(lambda: self.heard.append("gone"))
        self.lock.listen()

    def wait(self) -> None:
        until_here(lambda: bool(self.heard), "it is heard of")


class Buses(NamedTuple):
    session: str
    system: str

    def wait_for_listener(self) -> None:
        for member, bus in (("ActiveChanged", self.session), ("Lock", self.system)):
            until_here(lambda: is_listened_for(member, bus), "somebody listens")  # noqa: B023


def helpers_end() -> None:
    """Those that listen end with their bus."""
    until(
        lambda: not any(thread.name == "locks" for thread in threading.enumerate()),
        "nobody listens any more",
    )


@pytest.fixture
def buses(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Buses]:
    with own_bus() as session, own_bus() as system:
        monkeypatch.setenv(SESSION_BUS, session)
        monkeypatch.setenv(SYSTEM_BUS, system)
        yield Buses(session, system)
    helpers_end()


@session_bus
@pytest.mark.parametrize(
    "name",
    ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver"],
)
def test_every_desktops_screen_saver_is_heard(buses: Buses, name: str) -> None:
    listener = Listener()
    buses.wait_for_listener()
    with screen_saver(name, buses.session) as saver:
        for is_active in (False, True):
            saver.tell(is_active=is_active)
        listener.wait()
    # An unlocked screen is nothing.
    assert listener.heard == ["desktop"]


@session_bus
def test_the_lock_that_logind_asks_for_is_heard(buses: Buses) -> None:
    listener = Listener()
    buses.wait_for_listener()
    with logind(buses.system) as sessions:
        sessions.ask_for_lock()
        listener.wait()
    assert listener.heard == ["desktop"]


@session_bus
def test_a_bus_that_does_not_answer_holds_nobody_up(
    buses: Buses, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "silent"))
        silent.listen()
        monkeypatch.setenv(SYSTEM_BUS, f"unix:path={tmp_path / 'silent'}")
        listener = Listener()
        until_here(lambda: is_listened_for("ActiveChanged", buses.session), "somebody listens")
        with screen_saver(bus=buses.session) as saver:
            saver.tell(is_active=True)
            listener.wait()


@session_bus
@pytest.mark.parametrize("address", ["unix:path=/nowhere", "disabled:", ""])
def test_without_a_bus_nothing_is_said(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv(SESSION_BUS, address)
    monkeypatch.setenv(SYSTEM_BUS, "unix:path=/nowhere")
    listener = Listener()
    helpers_end()
    assert listener.heard == []


@linux_desktop
@pytest.mark.needs_desktop
def test_a_keyring_that_gets_locked_is_heard(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(SYSTEM_BUS, "unix:path=/nowhere")
    with keyring_session(tmp_path / "home") as session:
        session.save("acme", CREDENTIALS)
        address = session.environment[SESSION_BUS]
        monkeypatch.setenv(SESSION_BUS, address)
        listener = Listener()
        until_here(lambda: is_listened_for("CollectionChanged", address), "somebody listens")
        # An entry more is no lock.
        session.save("other", CREDENTIALS)
        session.lock()
        listener.wait()
        # Nor is it one when it is unlocked.
        session.unlock()
        session.save("other", CREDENTIALS)
    helpers_end()
    QApplication.processEvents()
    # Its program ends with the session.
    assert [each for each in listener.heard if each != "gone"] == ["keyring"]


@linux_desktop
@pytest.mark.needs_desktop
def test_a_keyring_that_crashes_is_heard(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(SYSTEM_BUS, "unix:path=/nowhere")
    with keyring_session(tmp_path / "home") as session:
        session.save("acme", CREDENTIALS)
        address = session.environment[SESSION_BUS]
        monkeypatch.setenv(SESSION_BUS, address)
        listener = Listener()
        until_here(lambda: is_listened_for("CollectionChanged", address), "somebody listens")
        session.send(signal.SIGKILL)
        listener.wait()
        # The bus begins the next one, and that is no crash.
        session.unlock()
        session.lock()
        until_here(lambda: "keyring" in listener.heard, "the lock is heard of")
        assert listener.heard == ["gone", "keyring"]
    helpers_end()


@windows
def test_windows_tells_a_window(qapp: QApplication) -> None:
    listener = Listener()
    user32 = windows_library("user32")
    user32.PostMessageW.argtypes = [
        wintypes.HWND,
        wintypes.UINT,
        wintypes.WPARAM,
        wintypes.LPARAM,
    ]
    window = listener.lock._window
    assert not window.isVisible()
    for what in (WTS_SESSION_UNLOCK, WTS_SESSION_LOCK):
        assert user32.PostMessageW(int(window.winId()), WM_WTSSESSION_CHANGE, what, 1)
    until_here(lambda: bool(listener.heard), "the lock is heard of")
    assert listener.heard == ["desktop"]


class TerminalServices:
    """What is asked of Windows' library."""

    def __init__(self) -> None:
        self.registered: list[tuple[int, int]] = []

        def register(window: int, flags: int) -> int:
            self.registered.append((window, flags))
            return 1

        self.WTSRegisterSessionNotification = register


def test_the_window_is_registered_and_hears_of_locks_alone(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = TerminalServices()
    monkeypatch.setattr(windows_session, "windows_library", {"wtsapi32": library}.__getitem__)
    heard: list[str] = []
    window = SessionWindow(lambda: heard.append("desktop"))
    helpers_end()
    assert library.registered == [(int(window.winId()), 0)]
    for kind, what in (
        (WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK),
        (WM_WTSSESSION_CHANGE + 1, WTS_SESSION_LOCK),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
    ):
        told = wintypes.MSG(message=kind, wParam=what)
        # Qt's own answer is left as it is.
        assert window.nativeEvent(b"windows_generic_MSG", ctypes.addressof(told)) == (False, 0)
    assert heard == ["desktop"]
    window.destroy()
