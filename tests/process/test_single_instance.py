"""The meeting point of two starts."""

import json
import os
import socket
import stat
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDir
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from gui.process import meeting_points, pipes, single_instance
from gui.process.meeting_points import PipePoint, meeting_point
from gui.process.options import ActivationRequest
from gui.process.single_instance import SingleInstance
from tests.systems import posix_modes, unix_sockets, windows

ROOT = Path(__file__).resolve().parent.parent.parent


# Where starts meet: of this system, and as on Windows.
KINDS = sorted({sys.platform, "win32"})


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for what the tests' starts leave behind."""
    for name in ("XDG_RUNTIME_DIR", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    # A socket's path cannot be long.
    with tempfile.TemporaryDirectory() as short:
        for name in ("TMPDIR", "TEMP", "TMP"):
            monkeypatch.setenv(name, short)
        yield tmp_path


@pytest.fixture
def as_windows(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its way to meet, with what Qt has for pipes on this system."""
    if sys.platform != "win32":
        monkeypatch.setattr(meeting_points.sys, "platform", "win32")
        # What has a name and no path, Qt keeps here.
        monkeypatch.setattr(
            pipes, "answers", lambda name, patience_ms: Path(QDir.tempPath(), name).exists()
        )
        monkeypatch.setattr(pipes, "belongs_to_this_user", lambda pipe: True)
        monkeypatch.setattr(pipes, "server_of", lambda pipe: os.getpid())


@pytest.fixture
def first(qtbot: QtBot, place: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(place / "config")
    assert not instance.pass_to_first(ActivationRequest())
    instance.listen()
    yield instance
    instance.close()


def name_of(instance: SingleInstance) -> str:
    listener = instance._listener
    assert listener is not None
    return listener.place


def say(instance: SingleInstance, message: bytes) -> bytes:
    """Say something to the first program as any program could; returns its answer.

    It ends the connection, whatever was said.
    """
    client = QLocalSocket()
    client.connectToServer(name_of(instance))
    client.write(message)
    answer = b""
    while client.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
        QCoreApplication.processEvents()
        # At once: on Windows, what was not read is gone with the connection.
        if client.isOpen():
            answer += bytes(client.readAll().data())
    return answer


def test_a_wish_is_taken(first: SingleInstance) -> None:
    requests: list[ActivationRequest] = []
    first.requested.connect(requests.append)
    message = json.dumps({"invoice_id": "an-id", "activation_token": "t"}).encode() + b"\n"
    assert say(first, message) == b"ok\n"
    assert requests == [ActivationRequest("an-id", "t")]


@pytest.mark.parametrize("token", ["a\0b", "a\nb", "x" * 1_001])
def test_what_can_be_no_token_is_left_out(first: SingleInstance, token: str) -> None:
    requests: list[ActivationRequest] = []
    first.requested.connect(requests.append)
    message = json.dumps({"invoice_id": "an-id", "activation_token": token}).encode() + b"\n"
    assert say(first, message) == b"ok\n"
    assert requests == [ActivationRequest("an-id")]


def test_an_address_is_told_from_a_command(
    first: SingleInstance, place: Path, qtbot: QtBot
) -> None:
    requests: list[ActivationRequest] = []
    first.requested.connect(requests.append)
    # In a process of its own, as it is: the first one has to answer meanwhile. On a busy machine,
    # too.
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; "
        "from gui.process import single_instance; "
        "from gui.process.options import ActivationRequest; "
        "from gui.process.single_instance import SingleInstance; "
        "single_instance._PATIENCE_MS = 60_000; "
        "qt = QCoreApplication([]); "
        "second = SingleInstance(Path(sys.argv[1])); "
        "taken = second.pass_to_first(ActivationRequest('x', is_address=sys.argv[2] == 'a')); "
        "sys.exit(not taken or second.is_crowded)"
    )
    for kind, is_address in (("a", True), ("c", False)):
        command = [sys.executable, "-c", code, str(place / "config"), kind]
        second = subprocess.Popen(command, cwd=ROOT)
        qtbot.waitUntil(lambda: second.poll() is not None)  # noqa: B023
        assert second.returncode == 0
        assert requests.pop() == ActivationRequest("x", is_address=is_address)


@pytest.mark.parametrize("kind", KINDS)
def test_a_start_that_waited_in_vain_knows_it(
    qtbot: QtBot,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    kind: str,
) -> None:
    if kind == "win32":
        request.getfixturevalue("as_windows")
    monkeypatch.setattr(single_instance, "_PATIENCE_MS", 30)
    first = SingleInstance(place / "config")
    second = SingleInstance(place / "config")
    for instance, is_crowded in ((first, False), (second, True)):
        assert not instance.pass_to_first(ActivationRequest())
        assert instance.is_crowded is is_crowded
    for instance in (first, second):
        instance.close()


# A start: it listens when the others have begun, too, and ends when it has heard from so many.
START = """
    import os, sys, time
    from pathlib import Path
    from types import SimpleNamespace
    from PySide6.QtCore import QCoreApplication, QDir, QTimer
    from gui.process import meeting_points, pipes, single_instance
    from gui.process.options import ActivationRequest
    from gui.process.single_instance import SingleInstance

    # On a busy machine, too.
    single_instance._PATIENCE_MS = 60_000
    folder, name, others = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    if sys.argv[4] == "win32" != sys.platform:
        meeting_points.sys = SimpleNamespace(platform="win32")
        pipes.answers = lambda name, patience_ms: Path(QDir.tempPath(), name).exists()
        pipes.belongs_to_this_user = lambda pipe: True
        pipes.server_of = lambda pipe: None
    qt = QCoreApplication([])
    instance = SingleInstance(folder)
    if others:
        folder.with_name("begun-" + name).touch()
    if instance.pass_to_first(ActivationRequest(name)):
        sys.exit()
    print("crowded" if instance.is_crowded else "first", flush=True)
    heard = []

    def hear(request):
        heard.append(request.invoice_id)
        if len(heard) == others:
            print(*sorted(heard), flush=True)
            qt.quit()

    instance.requested.connect(hear)
    if others:
        while len([*folder.parent.glob("begun-*")]) <= others:
            time.sleep(0.01)
        instance.listen()
        QTimer.singleShot(60_000, qt.quit)
        qt.exec()
        instance.close()
    else:
        time.sleep(60)
"""


def start(
    folder: Path, name: str, others: int, platform: str = sys.platform
) -> "subprocess.Popen[str]":
    arguments = [str(folder), name, str(others), platform]
    command = [sys.executable, "-c", textwrap.dedent(START), *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("kind", KINDS)
def test_of_several_starts_at_once_one_becomes_the_first(place: Path, kind: str) -> None:
    starts = [start(place / "config", str(number), 3, kind) for number in range(4)]
    said = [one.communicate(timeout=60)[0].split() for one in starts]
    [first] = [number for number, words in enumerate(said) if words]
    assert said[first] == ["first", *(str(number) for number in range(4) if number != first)]


def test_a_start_that_crashed_keeps_nobody_waiting(
    qtbot: QtBot, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with start(place / "config", "crashes", 0) as crashed:
        assert crashed.stdout is not None
        assert crashed.stdout.readline() == "first\n"
        # What does not crash is waited for in vain.
        monkeypatch.setattr(single_instance, "_PATIENCE_MS", 0)
        waiting = SingleInstance(place / "config")
        assert not waiting.pass_to_first(ActivationRequest())
        assert waiting.is_crowded
        crashed.kill()
    assert not waiting.pass_to_first(ActivationRequest())
    assert not waiting.is_crowded
    waiting.close()
    assert [path for path in place.rglob("*") if not path.is_dir()] == []


@pytest.mark.parametrize(
    "message",
    [
        b"\n",
        b"raise\n",
        b"[]\n",
        b'{"invoice_id": 1}\n',
        b'{"invoice": "x"}\n',
        b'{"invoice_id": "x", "is_address": 1}\n',
        b'{"invoice_id": "x", "is_refused": "no"}\n',
        b'{"invoice_id": "x", "invoice_id": "y"}\n',
        b"\xff\xfe\n",
        b"x" * 100_000,
    ],
)
def test_nonsense_is_not(first: SingleInstance, message: bytes) -> None:
    requests: list[ActivationRequest] = []
    first.requested.connect(requests.append)
    assert say(first, message) == b""
    assert requests == []


@unix_sockets
def test_a_wish_may_come_in_pieces_and_beside_others(first: SingleInstance, qtbot: QtBot) -> None:
    requests: list[ActivationRequest] = []
    first.requested.connect(requests.append)
    message = b'{"invoice_id": "an-id"}\n'
    clients = [socket.socket(socket.AF_UNIX) for _ in range(5)]
    for client in clients:
        client.connect(name_of(first))
    # One goes away, and one says nothing.
    clients.pop().close()
    silent = clients.pop()
    for piece in (message[:1], message[1:-1], message[-1:]):
        assert requests == []
        for client in clients:
            client.sendall(piece)
        for _ in range(20):
            QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: len(requests) == 3)
    assert requests == 3 * [ActivationRequest("an-id")]
    for client in clients:
        assert client.recv(10) == b"ok\n"
        assert client.recv(10) == b""
        client.close()
    first.close()
    assert silent.recv(10) == b""
    silent.close()
    assert not Path(name_of(first)).exists()


@unix_sockets
def test_a_start_that_fails_to_answer_is_asked_no_more(
    first: SingleInstance, qtbot: QtBot, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It is busy: this thread does nothing but ask.
    monkeypatch.setattr(single_instance, "_PATIENCE_MS", 30)
    second = SingleInstance(place / "config")
    assert not second.pass_to_first(ActivationRequest("an-id"))
    second.listen()
    assert say(second, b"{}\n") == b"ok\n"
    second.close()


@unix_sockets
def test_sockets_take_no_library_for_networks(place: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from PySide6.QtCore import QCoreApplication
        from gui.process.options import ActivationRequest
        from gui.process.single_instance import SingleInstance
        qt = QCoreApplication([])
        instance = SingleInstance(Path(sys.argv[1]))
        assert not instance.pass_to_first(ActivationRequest())
        instance.listen()
        assert not SingleInstance(Path(sys.argv[1])).pass_to_first(ActivationRequest())
        print("PySide6.QtNetwork" in sys.modules)
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(place / "config")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout == "False\n", done.stderr


@posix_modes
def test_the_socket_is_the_users_own(first: SingleInstance) -> None:
    assert stat.S_IMODE(Path(name_of(first)).stat().st_mode) & 0o077 == 0


@unix_sockets
def test_a_socket_left_behind_is_taken_over(first: SingleInstance, place: Path) -> None:
    name = name_of(first)
    first.close()
    with socket.socket(socket.AF_UNIX) as crashed:
        crashed.bind(name)
    second = SingleInstance(place / "config")
    assert not second.pass_to_first(ActivationRequest())
    second.listen()
    assert say(second, b"{}\n") == b"ok\n"
    second.close()


@unix_sockets
def test_a_path_too_long_for_a_socket_does_without(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert meeting_point(tmp_path / ("x" * 120)) is None
    instance = SingleInstance(tmp_path / ("x" * 120))
    assert not instance.pass_to_first(ActivationRequest())
    instance.listen()
    instance.close()


@posix_modes
def test_a_folder_that_others_may_write_to_is_no_meeting_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(shared))
    for mode, folder in ((0o700, shared), (0o1777, tmp_path / "own")):
        shared.chmod(mode)
        point = meeting_point(tmp_path / "own")
        assert point is not None
        assert point.lock_file.parent == folder


def test_a_pipe_has_a_new_name_each_time_that_nobody_can_guess(
    qtbot: QtBot, place: Path, as_windows: None
) -> None:
    names = set()
    for _ in range(3):
        instance = SingleInstance(place / "config")
        assert not instance.pass_to_first(ActivationRequest())
        instance.listen()
        names.add(Path(name_of(instance)).name)
        [kept] = [path for path in (place / "checkout-desk").iterdir() if path.suffix != ".lock"]
        assert kept.read_text() in names
        # Another start finds it there.
        assert PipePoint(kept).where_to_ask(1_000) in names
        instance.close()
    assert len(names) == 3
    assert all(len(name) == len("checkout-desk-") + 32 for name in names)


def test_a_pipe_of_somebody_else_is_told_nothing(
    qtbot: QtBot, place: Path, as_windows: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The name was seen while the first program ran, and taken when that was gone.
    point = meeting_point(place / "config")
    assert isinstance(point, PipePoint)
    theirs = QLocalServer()
    assert theirs.listen(point.where_to_listen())
    monkeypatch.setattr(pipes, "belongs_to_this_user", lambda pipe: False)
    start = SingleInstance(place / "config")
    assert not start.pass_to_first(ActivationRequest("secret-id"))
    assert theirs.waitForNewConnection(1_000)
    connection = theirs.nextPendingConnection()
    while connection.state() is QLocalSocket.LocalSocketState.ConnectedState:
        QCoreApplication.processEvents()
    assert connection.bytesAvailable() == 0
    start.listen()
    assert say(start, b"{}\n") == b"ok\n"
    assert Path(name_of(start)).name != Path(theirs.fullServerName()).name
    start.close()


def test_on_windows_the_first_may_come_forward_before_it_is_asked_to(
    qtbot: QtBot, place: Path, as_windows: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = meeting_point(place / "config")
    assert isinstance(point, PipePoint)
    running = QLocalServer()
    running.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    assert running.listen(point.where_to_listen())
    asked: list[bool] = []

    def let(process: int) -> None:
        assert process == os.getpid()
        assert running.waitForNewConnection(1_000)
        asked.append(running.nextPendingConnection().waitForReadyRead(0))

    monkeypatch.setattr(pipes, "let_come_forward", let)
    monkeypatch.setattr(single_instance, "_PATIENCE_MS", 50)
    SingleInstance(place / "config").pass_to_first(ActivationRequest("an-id"))
    assert asked == [False]


@pytest.mark.parametrize(
    "content", ["", "x", "checkout-desk-", "\\\\evil\\pipe\\" + "a" * 32, "a" * 200]
)
def test_what_is_no_name_of_a_pipe_is_not_asked_for(
    place: Path, as_windows: None, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    monkeypatch.setattr(pipes, "answers", lambda name, patience_ms: pytest.fail(name))
    file = place / "point"
    assert PipePoint(file).where_to_ask(1_000) == ""
    file.write_text(content)
    assert PipePoint(file).where_to_ask(1_000) == ""


# Of the lock, which cannot be there either.
@pytest.mark.qt_log_ignore("unexpected locking error", extend=True)
def test_a_pipe_whose_name_cannot_be_kept_is_had_all_the_same(
    qtbot: QtBot, place: Path, as_windows: None
) -> None:
    (place / "checkout-desk").write_text("in the way")
    instance = SingleInstance(place / "config")
    assert not instance.pass_to_first(ActivationRequest())
    instance.listen()
    assert say(instance, b"{}\n") == b"ok\n"
    instance.close()


@windows
def test_windows_is_asked_for_one_pipe_and_whose_it_is(qtbot: QtBot, first: SingleInstance) -> None:
    name = Path(name_of(first)).name
    assert pipes.answers(name, 1_000)
    assert not pipes.answers(f"{name}x", 1_000)
    client = QLocalSocket()
    client.connectToServer(name)
    assert pipes.belongs_to_this_user(client.socketDescriptor())
    # A handle of something else.
    assert not pipes.belongs_to_this_user(0)
    client.abort()
