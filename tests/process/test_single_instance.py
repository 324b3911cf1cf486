"""The meeting point of two starts."""

import json
import socket
import stat
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from gui.process import single_instance
from gui.process.options import ActivationRequest
from gui.process.single_instance import SingleInstance

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def first(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SingleInstance]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    instance = SingleInstance(tmp_path / "config")
    assert not instance.hand_over(ActivationRequest())
    instance.listen()
    yield instance
    instance.close()


def say(instance: SingleInstance, message: bytes) -> bytes:
    """Say something to the first program as any program could; returns its answer.

    It ends the connection, whatever was said.
    """
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(instance.name)
        client.sendall(message)
        client.setblocking(False)
        answer = b""
        while True:
            QCoreApplication.processEvents()
            try:
                received = client.recv(100)
            except BlockingIOError:
                continue
            except ConnectionError:
                return b""
            if not received:
                return answer
            answer += received


def test_a_wish_is_taken(first: SingleInstance) -> None:
    requests: list[ActivationRequest] = []
    first.requested.connect(requests.append)
    message = json.dumps({"invoice_id": "an-id", "activation_token": "t"}).encode() + b"\n"
    assert say(first, message) == b"ok\n"
    assert requests == [ActivationRequest("an-id", "t")]


def test_an_address_is_told_from_a_command(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    requests: list[ActivationRequest] = []
    first.requested.connect(requests.append)
    # In a process of its own, as it is: the first one has to answer meanwhile.
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; "
        "from gui.process.options import ActivationRequest; "
        "from gui.process.single_instance import SingleInstance; "
        "qt = QCoreApplication([]); "
        "second = SingleInstance(Path(sys.argv[1])); "
        "taken = second.hand_over(ActivationRequest('x', is_address=sys.argv[2] == 'a')); "
        "sys.exit(not taken or second.is_crowded)"
    )
    for kind, is_address in (("a", True), ("c", False)):
        command = [sys.executable, "-c", code, str(tmp_path / "config"), kind]
        second = subprocess.Popen(command, cwd=ROOT)
        qtbot.waitUntil(lambda: second.poll() is not None)  # noqa: B023
        assert second.returncode == 0
        assert requests.pop() == ActivationRequest("x", is_address=is_address)


@pytest.mark.parametrize("platform", [sys.platform, "win32"])
def test_a_start_that_waited_in_vain_knows_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(single_instance, "_PATIENCE_MS", 30)
    # Pipes are looked for where this system has no folder.
    monkeypatch.setattr(single_instance, "_is_there", lambda name: False)
    monkeypatch.setattr(single_instance.sys, "platform", platform)
    first = SingleInstance(tmp_path / "config")
    second = SingleInstance(tmp_path / "config")
    for instance, is_crowded in ((first, False), (second, True)):
        assert not instance.hand_over(ActivationRequest())
        assert instance.is_crowded is is_crowded
    for instance in (first, second):
        instance.close()


# A start: it takes its time until it listens, and ends when it has heard from so many others.
START = """
    import os, sys, time
    from pathlib import Path
    from types import SimpleNamespace
    from PySide6.QtCore import QCoreApplication, QDir, QTimer
    from gui.process import single_instance
    from gui.process.options import ActivationRequest
    from gui.process.single_instance import SingleInstance

    folder, name, others = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    if sys.argv[4] == "win32" != sys.platform:
        single_instance.sys = SimpleNamespace(platform="win32")
        # What has a name and no path, Qt keeps here where there are no pipes.
        single_instance._is_there = lambda name: Path(QDir.tempPath(), name).exists()
    qt = QCoreApplication([])
    instance = SingleInstance(folder)
    if instance.hand_over(ActivationRequest(name)):
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
        time.sleep(0.9)
        instance.listen()
        QTimer.singleShot(20_000, qt.quit)
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


@pytest.mark.parametrize("platform", [sys.platform, "win32"])
def test_of_several_starts_at_once_one_becomes_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    starts = [start(tmp_path / "config", str(number), 3, platform) for number in range(4)]
    said = [one.communicate(timeout=60)[0].split() for one in starts]
    [first] = [number for number, words in enumerate(said) if words]
    assert said[first] == ["first", *(str(number) for number in range(4) if number != first)]


def test_a_start_that_crashed_keeps_nobody_waiting(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with start(tmp_path / "config", "crashes", 0) as crashed:
        assert crashed.stdout is not None
        assert crashed.stdout.readline() == "first\n"
        # What does not crash is waited for in vain.
        monkeypatch.setattr(single_instance, "_PATIENCE_MS", 0)
        waiting = SingleInstance(tmp_path / "config")
        assert not waiting.hand_over(ActivationRequest())
        assert waiting.is_crowded
        crashed.kill()
    assert not waiting.hand_over(ActivationRequest())
    assert not waiting.is_crowded
    waiting.close()
    assert list(tmp_path.iterdir()) == []


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


def test_the_socket_is_the_users_own(first: SingleInstance) -> None:
    assert stat.S_IMODE(Path(first.name).stat().st_mode) & 0o077 == 0


def test_a_socket_left_behind_is_taken_over(first: SingleInstance, tmp_path: Path) -> None:
    name = first.name
    first.close()
    with socket.socket(socket.AF_UNIX) as crashed:
        crashed.bind(name)
    second = SingleInstance(tmp_path / "config")
    assert not second.hand_over(ActivationRequest())
    second.listen()
    assert say(second, b"{}\n") == b"ok\n"
    second.close()


def test_a_path_too_long_for_a_socket_does_without(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    instance = SingleInstance(tmp_path / ("x" * 120))
    assert instance.name == ""
    assert not instance.hand_over(ActivationRequest())


def test_a_folder_that_others_may_write_to_is_no_meeting_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(shared))
    shared.chmod(0o700)
    assert single_instance.meeting_point(tmp_path / "own").startswith(str(shared))
    shared.chmod(0o1777)
    assert single_instance.meeting_point(tmp_path / "own").startswith(str(tmp_path / "own"))


def test_windows_has_a_name_and_no_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance.sys, "platform", "win32")
    name = single_instance.meeting_point(tmp_path)
    assert name.startswith("checkout-desk-")
    assert "/" not in name
