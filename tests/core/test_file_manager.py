"""A file is shown in its folder by the system's file manager, or its folder is."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gui.core import file_manager
from gui.core.file_manager import NotShown, show_in_folder
from tests.desktop import ROOT, fake_browser, opened
from tests.systems import linux_desktop, windows_of_its_own

NAME = "QR – 50 % é, #1.png"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "a folder" / NAME
    file.parent.mkdir()
    file.write_bytes(b"png")
    return file


@contextmanager
def running(kind: str = "") -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, ROOT / "tests" / "file_manager.py", *([kind] if kind else [])],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "there\n"
        try:
            yield process
        finally:
            process.kill()


@linux_desktop
@pytest.mark.needs_desktop
def test_the_file_manager_of_the_desktop_is_asked(file: Path) -> None:
    with running() as manager:
        show_in_folder(file)
        manager.kill()
        assert manager.stdout is not None
        assert json.loads(manager.stdout.read() or "null") == [file.as_uri()]


@linux_desktop
@pytest.mark.needs_desktop
@pytest.mark.parametrize("kind", ["refuses", "silent", "none", "no bus"])
def test_where_it_does_not_answer_the_folder_is_opened(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    record = fake_browser(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    monkeypatch.setattr(file_manager, "_ANSWER_S", 0.3)
    if kind == "no bus":
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    if kind in {"none", "no bus"}:
        show_in_folder(file)
    else:
        with running(kind):
            show_in_folder(file)
    assert opened(record)["arguments"] == [str(file.parent)]


@linux_desktop
def test_without_any_it_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(file.parent))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with pytest.raises(NotShown):
        show_in_folder(file)


@linux_desktop
@pytest.mark.parametrize("is_there", [True, False])
def test_windows_explorer_gets_it_in_quotes(
    monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    asked: list[str] = []

    real = subprocess.Popen

    def start(command: str) -> "subprocess.Popen[bytes]":
        asked.append(command)
        if not is_there:
            raise FileNotFoundError
        return real([sys.executable, "-c", ""])

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("SYSTEMROOT", "/Windows")
    monkeypatch.setattr(subprocess, "Popen", start)
    if is_there:
        show_in_folder(Path("/Documents", NAME))
    else:
        with pytest.raises(NotShown):
            show_in_folder(Path("/Documents", NAME))
    assert asked == [f'"/Windows/explorer.exe" /select,"/Documents/{NAME}"']


@linux_desktop
def test_the_macs_finder_reveals_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(file_manager, "starts", lambda command, _: not asked.append(command))
    show_in_folder(Path("/Documents", NAME))
    assert asked == [["open", "-R", f"/Documents/{NAME}"]]


@windows_of_its_own
def test_there_is_an_explorer(file: Path) -> None:
    show_in_folder(file)
