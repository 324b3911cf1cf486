"""Where no window can be opened: one sentence that names what is missing, a status of its own."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import PySide6
import pytest

from gui.process import display_server
from gui.process.exit_codes import NO_DISPLAY
from gui.process.no_window import missing_library
from tests.desktop import PATIENCE_S, environments, program

pytestmark = [
    pytest.mark.needs_desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="X11 and the loader of Linux"),
]


def start(
    folder: Path, *arguments: str, command: list[str] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    values = {**os.environ, **environments(folder)}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        values.pop(name, None)
    return subprocess.run(
        [*(command or program()), *arguments],
        env={**values, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )


def assembled(folder: Path, name: str, *linked_with: str) -> Path:
    """A real shared library that is linked with these, which nobody has."""
    folder.mkdir(parents=True, exist_ok=True)
    # Newer loaders refuse what does not say that its stack holds no code.
    (folder / "empty.s").write_text('.section .note.GNU-stack,"",%progbits\n')
    subprocess.run(["as", "-o", "empty.o", "empty.s"], cwd=folder, check=True)
    for library in linked_with:
        subprocess.run(
            ["ld", "-shared", "-soname", library, "-o", library, "empty.o"], cwd=folder, check=True
        )
    command = ["ld", "-shared", "--no-as-needed", "-o", name, "empty.o", *linked_with]
    subprocess.run(command, cwd=folder, check=True)
    for library in linked_with:
        (folder / library).unlink()
    return folder / name


@contextmanager
def closed_display(folder: Path) -> Iterator[str]:
    """An X server that lets nobody in who has not its cookie."""
    cookies = folder / "cookies"
    # One cookie of 16 bytes for MIT-MAGIC-COOKIE-1 and any display, as xauth writes them.
    method = b"MIT-MAGIC-COOKIE-1"
    cookies.write_bytes(
        b"\xff\xff\0\0\0\0" + len(method).to_bytes(2, "big") + method + b"\0\x10" + os.urandom(16)
    )
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-auth", cookies],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield ":" + said.readline().strip()
    finally:
        server.kill()
        server.wait()


@pytest.mark.parametrize("arguments", [(), ("--demo",), ("2eb1acd98a86",)])
def test_a_display_that_does_not_answer(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = start(tmp_path, *arguments, DISPLAY=":4711")
    assert done.stderr == (
        "checkout-desk: the display :4711 does not answer, or does not let this user in\n"
    )
    assert done.returncode == NO_DISPLAY


@pytest.mark.parametrize("arguments", [(), ("--demo",), ("--demo", "--debug", "checkout-desk:a/b")])
def test_no_display_at_all(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = start(tmp_path, *arguments)
    assert done.stderr == (
        "checkout-desk: there is no display to open a window on; --demo --invoice ID needs none\n"
    )
    assert (done.returncode, done.stdout) == (NO_DISPLAY, "")


def test_what_needs_no_display_ends_without_one(tmp_path: Path) -> None:
    done = start(tmp_path, "--demo", "--invoice", "2eb1acd98a86")
    assert done.stdout.endswith("id=2eb1acd98a86\n")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_display_that_lets_nobody_in(tmp_path: Path) -> None:
    with closed_display(tmp_path) as display:
        done = start(tmp_path, DISPLAY=display)
    # The first line is of the X library.
    assert done.stderr.splitlines()[-1] == (
        f"checkout-desk: the display {display} does not answer, or does not let this user in"
    )
    assert done.returncode == NO_DISPLAY


PORT = 6000
IMPATIENT = """
import sys
import gui.process.display_server as server
server._PATIENCE_S = 0.2
from gui.__main__ import main
sys.exit(main([]))
"""


@contextmanager
def local(place: Path, answer: bytes | None = None) -> Iterator[str]:
    """A display server at a local socket, which says nothing or this."""
    place.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(place))
        with listening(server, answer):
            yield str(place)
    place.unlink()


@contextmanager
def by_tcp(family: int, host: str, answer: bytes | None = None) -> Iterator[int]:
    """The same by TCP; gives the number of the display."""
    with socket.socket(family) as server:
        server.bind((host, 0))
        with listening(server, answer):
            yield server.getsockname()[1] - PORT


@contextmanager
def listening(server: socket.socket, answer: bytes | None) -> Iterator[None]:
    asked: list[socket.socket] = []

    def serve() -> None:
        while True:
            try:
                asked.append(server.accept()[0])
                if answer is not None and len(asked[-1].recv(100)) >= 12:
                    asked[-1].sendall(answer)
            except OSError:
                return

    server.listen()
    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield
    finally:
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
        for connection in asked:
            connection.close()


def impatient(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return start(folder, command=[sys.executable, "-c", IMPATIENT], **environment)


def says_nothing(name: str) -> tuple[int, str]:
    words = f"checkout-desk: the display {name} does not answer, or does not let this user in\n"
    return NO_DISPLAY, words


@pytest.mark.skipif("CHECKOUT_DESK_PROGRAM" in os.environ, reason="its patience is its own")
def test_a_display_that_accepts_and_stays_silent(tmp_path: Path) -> None:
    with local(Path("/tmp/.X11-unix/X4712")):
        done = impatient(tmp_path, DISPLAY=":4712.0")
    assert (done.returncode, done.stderr) == says_nothing(":4712.0")


@pytest.mark.skipif("CHECKOUT_DESK_PROGRAM" in os.environ, reason="its patience is its own")
def test_so_by_tcp(tmp_path: Path) -> None:
    with by_tcp(socket.AF_INET, "127.0.0.1") as number:
        done = impatient(tmp_path, DISPLAY=f"localhost:{number}.0")
    assert (done.returncode, done.stderr) == says_nothing(f"localhost:{number}.0")


@pytest.mark.skipif("CHECKOUT_DESK_PROGRAM" in os.environ, reason="its patience is its own")
def test_so_with_wayland(tmp_path: Path) -> None:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    # The one of X11 would be there, but Qt does not come to it.
    with local(runtime / "wayland-7"):
        done = impatient(
            tmp_path,
            DISPLAY=os.environ["DISPLAY"],
            WAYLAND_DISPLAY="wayland-7",
            XDG_RUNTIME_DIR=str(runtime),
        )
    assert (done.returncode, done.stderr) == says_nothing("wayland-7")


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., str]:
    """Asks which display is silent, of those that these variables name."""
    monkeypatch.setattr(display_server, "_PATIENCE_S", 0.2)
    names = "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE"

    def ask(**environment: str) -> str:
        for name in names:
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return display_server.silent_display()

    return ask


# What a compositor answers: `wl_callback.done` for object 2.
DONE = b"".join(number.to_bytes(4, sys.byteorder) for number in (2, 12 << 16, 1))
SESSION = os.environ.get("DISPLAY", "")


def test_a_display_that_answers_is_not_silent(screens: Callable[..., str], tmp_path: Path) -> None:
    # The session's own, and some that are nowhere.
    places = (
        SESSION,
        "127.0.0.1:4711",
        ":4711",
        "a..b:0",
        ":99999",
        "localhost:99999",
        "",
        ":",
        "x",
    )
    for place in places:
        assert not screens(DISPLAY=place)
        assert not screens(DISPLAY=place, WAYLAND_DISPLAY="wayland-6")
    with (
        local(tmp_path / "wayland-8", DONE) as place,
        by_tcp(socket.AF_INET, "127.0.0.1") as number,
    ):
        silent = f"127.0.0.1:{number}"
        # Qt takes the first that answers.
        assert not screens(WAYLAND_DISPLAY="wayland-8", DISPLAY=silent)
        assert not screens(WAYLAND_DISPLAY=place, DISPLAY=silent)
        assert not screens(QT_QPA_PLATFORM="wayland;xcb", WAYLAND_DISPLAY=place, DISPLAY=silent)
        assert not screens(QT_QPA_PLATFORM="offscreen", DISPLAY=silent)


@pytest.mark.exhaustive
def test_the_silent_one_is_the_one_that_qt_comes_to(
    screens: Callable[..., str], tmp_path: Path
) -> None:
    with by_tcp(socket.AF_INET, "127.0.0.1") as number:
        for place in ("127.0.0.1", "localhost", "tcp/localhost", "inet/localhost", ""):
            # Nobody is at the first, or at the local socket of that number.
            silent = f"{place}:{number}"
            assert screens(WAYLAND_DISPLAY="wayland-6", DISPLAY=silent) == silent
            assert screens(QT_QPA_PLATFORM="xcb", DISPLAY=silent) == silent
    with local(tmp_path / "wayland-0"):
        for named in ({"XDG_SESSION_TYPE": "wayland"}, {"QT_QPA_PLATFORM": "wayland"}):
            assert screens(DISPLAY=SESSION, **named) == "wayland-0"
        assert not screens(DISPLAY=SESSION)
        assert not screens(DISPLAY=SESSION, QT_QPA_PLATFORM="xcb;wayland")


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_ipv6(), reason="no IPv6")
def test_a_silent_one_by_ipv6(screens: Callable[..., str]) -> None:
    with by_tcp(socket.AF_INET6, "::1") as number:
        for place in ("::1", "[::1]"):
            assert screens(DISPLAY=f"{place}:{number}") == f"{place}:{number}"


def test_a_platform_that_qt_does_not_have(tmp_path: Path) -> None:
    done = start(tmp_path, QT_QPA_PLATFORM="abacus")
    assert done.stderr == (
        "checkout-desk: Qt cannot use the platform abacus, which QT_QPA_PLATFORM names\n"
    )
    assert done.returncode == NO_DISPLAY


def test_a_library_that_the_display_needs_is_named(tmp_path: Path) -> None:
    # Qt's own part for X11, linked with one library more, which is not there.
    qt = Path(PySide6.__file__).parent / "Qt"
    plugins = tmp_path / "Qt" / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    (tmp_path / "Qt" / "lib").symlink_to(qt / "lib")
    content = (qt / "plugins" / "platforms" / "libqxcb.so").read_bytes()
    wanted, other = b"libQt6XcbQpa.so.6\0", b"libxcb-nobody.so\0\0"
    assert content.count(wanted) == 1
    (plugins / "libqxcb.so").write_bytes(content.replace(wanted, other))
    done = start(tmp_path, QT_PLUGIN_PATH=str(plugins.parent), DISPLAY=os.environ["DISPLAY"])
    assert done.stderr == (
        "checkout-desk: the system library libxcb-nobody.so is missing, which Qt needs\n"
    )
    assert done.returncode == NO_DISPLAY


@pytest.mark.skipif("CHECKOUT_DESK_PROGRAM" in os.environ, reason="its libraries are in it")
def test_a_library_that_qt_needs_is_named(tmp_path: Path) -> None:
    package = tmp_path / "PySide6"
    assembled(package, "QtWidgets.abi3.so", "libnobody-2.0.so.0")
    (package / "__init__.py").touch()
    done = start(tmp_path, PYTHONPATH=str(tmp_path), command=[sys.executable, "-m", "gui"])
    assert done.stderr == (
        "checkout-desk: the system library libnobody-2.0.so.0 is missing, which Qt needs\n"
    )
    assert done.returncode == 1


def test_a_system_that_is_too_old_is_told() -> None:
    text = "/lib/libc.so.6: version `GLIBC_2.99' not found (required by /x/libQt6Core.so.6)"
    assert missing_library(ImportError(text)) == "this system is too old: Qt needs GLIBC 2.99"
    assert missing_library(ImportError("cannot import name 'QWidget'")) is None
