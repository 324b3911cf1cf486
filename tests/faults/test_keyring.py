"""A keyring that is absent, locked, silent, stopped, killed or changed, before a real window.

For each: the window stays live, says what to do, and the session can go on without the keyring.
"""

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gui.core.accounts.credentials import Credentials
from tests.desktop import save_custom_account, soon, until, xdotool
from tests.desktop import window as x_window
from tests.faults.scenario import ID, exhaustive
from tests.faults.window import ACCOUNT_ID, KEY, Window, window
from tests.keyrings import KeyringSession, keyring_session
from tests.wire import LINK, Server, always, reply, serving

pytestmark = pytest.mark.needs_desktop

PROMPT = "[Uu]nlock|[Kk]eyring"
ACCOUNT_KEY = "faults"
REFUSING = always(reply(b"{}", "401 Unauthorized"))


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(always(reply())) as server:
        yield server


@pytest.fixture
def base(tmp_path: Path, server: Server) -> str:
    return save_custom_account(
        tmp_path, f"http://127.0.0.1:{server.port}", ACCOUNT_KEY
    ).base_address


@pytest.fixture
def session(tmp_path: Path, base: str) -> Iterator[KeyringSession]:
    with keyring_session(tmp_path / "home") as session:
        session.save(ACCOUNT_KEY, Credentials(base, KEY, ACCOUNT_ID))
        yield session


@contextmanager
def opened(folder: Path, environment: dict[str, str]) -> Iterator[Window]:
    """The window in front of this keyring; it closes in time and says nothing on its streams."""
    with window(folder, **environment) as running:
        running.wait_for_window("Checkout Desk")
        running.take_gap()
        yield running
        running.assert_was_alive()
        running.process.send_signal(signal.SIGTERM)
        assert running.ends_within(2) == 0
        assert running.output() == ("", "")


def look_up(running: Window) -> None:
    running.press("ctrl+l")
    running.type(ID)
    running.press("Return")


def fails_with(running: Window, name: str) -> None:
    until(lambda: running.state["phase"] == "failed", "the lookup has failed")
    assert f"Failure: {name}" in running.state["support"]


def dismiss_prompt() -> None:
    patience_s = 2.0

    def is_dismissed() -> bool:
        nonlocal patience_s
        prompt = x_window(PROMPT)
        if not prompt:
            return True
        xdotool("windowfocus", prompt)
        if xdotool("getwindowfocus") == prompt:
            xdotool("key", "Escape")
            # A second one would go to the program as soon as the prompt is gone, and give up what
            # that still waits for.
            soon(lambda: not x_window(PROMPT), patience_s)
            patience_s *= 2
        return False

    until(lambda: bool(x_window(PROMPT)), "the prompt is open")
    until(is_dismissed, "the prompt is gone")


def go_on_for_this_session(running: Window) -> None:
    """Press the message's own button and enter the credentials."""
    state = running.state
    assert "session" in state["text"]
    # What the button does, whatever its place among the others is.
    running.ask("use_session_only")
    running.wait_for_window("Edit account")
    running.press("Tab", "Tab", "Tab")
    running.type(KEY)
    running.press("Tab")
    running.type(ACCOUNT_ID)
    running.press("Return")
    until(lambda: not x_window("Edit account"), "the dialog is closed")
    running.wait_for_window("Checkout Desk")
    look_up(running)
    until(lambda: running.state["link"] == LINK, "the link is there")


def test_no_secret_service(tmp_path: Path, base: str) -> None:
    with opened(tmp_path, {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}) as running:
        look_up(running)
        fails_with(running, "StoreAbsent")
        go_on_for_this_session(running)


def test_locked_and_the_prompt_dismissed(tmp_path: Path, session: KeyringSession) -> None:
    session.lock()
    with opened(tmp_path, session.environment) as running:
        look_up(running)
        dismiss_prompt()
        fails_with(running, "StoreLocked")
        go_on_for_this_session(running)


@pytest.mark.exhaustive
def test_locked_and_the_prompt_left_open(tmp_path: Path, session: KeyringSession) -> None:
    session.lock()
    with opened(tmp_path, session.environment) as running:
        look_up(running)
        until(lambda: "Waiting for the keyring" in str(running.state["progress"]), "it says so")
        fails_with(running, "StoreLocked")
        assert "waiting to be unlocked" in running.state["title"]
        # It holds the keyboard as long as it is open.
        dismiss_prompt()
        go_on_for_this_session(running)


@contextmanager
def silent_bus(path: Path, *, authenticates: bool) -> Iterator[dict[str, str]]:
    """A session bus that accepts connections, perhaps lets a client in, and then says nothing."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen(20)
        accepted: list[socket.socket] = []

        def serve(client: socket.socket) -> None:
            try:
                while data := client.recv(4096):
                    if authenticates and b"AUTH" in data:
                        client.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
            except OSError:
                return

        def accept() -> None:
            while True:
                try:
                    client, _ = listener.accept()
                except OSError:
                    return
                accepted.append(client)
                threading.Thread(target=serve, args=(client,), daemon=True).start()

        acceptor = threading.Thread(target=accept, daemon=True)
        acceptor.start()
        try:
            yield {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={path}"}
        finally:
            # A test that fails must not take the next one with it.
            listener.shutdown(socket.SHUT_RDWR)
            acceptor.join(5)
            for client in accepted:
                client.close()


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "authenticates", [False, exhaustive(True)], ids=["before", "after authentication"]
)
@pytest.mark.parametrize(
    "is_read_aloud", [True, exhaustive(False)], ids=["with a screen reader", ""]
)
def test_the_bus_is_silent(
    tmp_path: Path, base: str, *, authenticates: bool, is_read_aloud: bool
) -> None:
    with silent_bus(tmp_path / "bus", authenticates=authenticates) as environment:
        if is_read_aloud:
            environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        with opened(tmp_path, environment) as running:
            look_up(running)
            fails_with(running, "StoreFailed")
            go_on_for_this_session(running)


@pytest.mark.exhaustive
def test_the_service_is_stopped_and_goes_on(tmp_path: Path, session: KeyringSession) -> None:
    with opened(tmp_path, session.environment) as running:
        session.send(signal.SIGSTOP)
        look_up(running)
        fails_with(running, "StoreLocked")
        session.send(signal.SIGCONT)
        running.press("F5")
        until(lambda: running.state["link"] == LINK, "the link is there")


def test_the_service_is_killed(tmp_path: Path, session: KeyringSession, server: Server) -> None:
    with opened(tmp_path, session.environment) as running:
        look_up(running)
        until(lambda: running.state["link"] == LINK, "the link is there")
        asked = server.requests
        session.send(signal.SIGKILL)
        until(lambda: "the keyring is gone" in running.log(), "it has heard of that")
        running.press("F5")
        # The bus starts another daemon, which is locked and asks.
        dismiss_prompt()
        fails_with(running, "StoreLocked")
        assert server.requests == asked, "nothing is sent with what was kept"
        go_on_for_this_session(running)


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "entry",
    [None, *map(exhaustive, ["", "1 a b", "not ours", "1 https://other.example key id"])],
)
def test_the_entry_is_changed_outside(
    tmp_path: Path, session: KeyringSession, server: Server, entry: str | None
) -> None:
    with opened(tmp_path, session.environment) as running:
        look_up(running)
        until(lambda: running.state["link"] == LINK, "the link is there")
        session.write(ACCOUNT_KEY, entry)
        server.play(REFUSING)
        running.press("F5")
        fails_with(running, "NoCredentials")
        assert server.requests == 1, "what was kept was tried"


def test_a_backend_named_outside_is_ignored(tmp_path: Path, session: KeyringSession) -> None:
    """The null backend by environment, a foreign one by the library's configuration file."""
    config = tmp_path / "config" / "python_keyring"
    config.mkdir(parents=True)
    (config / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring=evil_backend.Keyring\nkeyring-path={tmp_path}\n"
    )
    loaded = tmp_path / "loaded"
    (tmp_path / "evil_backend.py").write_text(f"open({str(loaded)!r}, 'w')\n")
    environment = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    with opened(tmp_path, session.environment | environment) as running:
        look_up(running)
        until(lambda: running.state["link"] == LINK, "the link is there")
    assert not loaded.exists()


def test_memory_is_not_to_be_read(tmp_path: Path, base: str) -> None:
    with opened(tmp_path, {}) as running:
        assert running.ask("dumpable") == 0
        limits = Path(f"/proc/{running.process.pid}/limits").read_text("ascii")
        [line] = [line for line in limits.splitlines() if line.startswith("Max core file size")]
        assert line.split()[4] == "0"
