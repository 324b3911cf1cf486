"""Where no window can be opened: one sentence that names what is missing, a status of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import PySide6
import pytest

from gui.process import display_server
from gui.process.no_window import NO_DISPLAY, missing_library
from tests.desktop import environments, program

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
        timeout=30,
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


def test_a_display_that_lets_nobody_in(tmp_path: Path) -> None:
    with closed_display(tmp_path) as display:
        done = start(tmp_path, DISPLAY=display)
    # The first line is of the X library.
    assert done.stderr.splitlines()[-1] == (
        f"checkout-desk: the display {display} does not answer, or does not let this user in"
    )
    assert done.returncode == NO_DISPLAY


@pytest.mark.skipif("CHECKOUT_DESK_PROGRAM" in os.environ, reason="its patience is its own")
def test_a_display_that_accepts_and_stays_silent(tmp_path: Path) -> None:
    code = (
        "import sys; import gui.process.display_server as server; server._PATIENCE_S = 0.2; "
        "from gui.__main__ import main; sys.exit(main([]))"
    )
    place = Path("/tmp/.X11-unix/X4712")
    place.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(place))
        server.listen()
        done = start(tmp_path, command=[sys.executable, "-c", code], DISPLAY=":4712.0")
    place.unlink()
    assert done.stderr == (
        "checkout-desk: the display :4712.0 does not answer, or does not let this user in\n"
    )
    assert done.returncode == NO_DISPLAY


def test_a_display_that_answers_is_not_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    # The session's own, and some that are nowhere.
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not display_server.is_display_silent()
    for named in (":4711", "elsewhere.example:0", "", ":", "nonsense"):
        monkeypatch.setenv("DISPLAY", named)
        assert not display_server.is_display_silent()


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
