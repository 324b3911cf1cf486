"""The lock of a folder: one holder at a time, and none that is dead."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from gui.core.folder_lock import locked
from tests.desktop import PATIENCE_S, ROOT
from tests.systems import symlinks


def test_who_comes_second_waits_for_the_first(tmp_path: Path) -> None:
    order = []
    waiting, held = threading.Event(), threading.Event()

    def second() -> None:
        waiting.set()
        with locked(tmp_path, PATIENCE_S):
            order.append("second")
        held.set()

    thread = threading.Thread(target=second)
    with locked(tmp_path):
        thread.start()
        waiting.wait()
        with pytest.raises(TimeoutError), locked(tmp_path, 0.1):
            pass
        order.append("first")
    assert held.wait(PATIENCE_S)
    thread.join()
    assert order == ["first", "second"]


def test_a_program_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from gui.core.folder_lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
    command = [sys.executable, "-c", code, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, **pipes) as other:  # type: ignore[call-overload]
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(TimeoutError), locked(tmp_path, 0):
            pass
        other.kill()
        other.communicate()
    with locked(tmp_path, PATIENCE_S):
        pass


@symlinks
def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic"), locked(tmp_path):
        pass
    assert not (tmp_path / "elsewhere").exists()


def test_no_folder_has_no_lock(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), locked(tmp_path / "gone"):
        pass
