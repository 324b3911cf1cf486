"""A Windows whose server crashes, as Wine's does now and then: what runs in it ends."""

import os
import signal
from pathlib import Path

from tests.desktop import until
from tests.on_windows.computer import computer

WAITS = "import time; print('begun', flush=True); time.sleep(1e6)"


def in_prefix(folder: str) -> dict[int, bytes]:
    """The command lines of Wine's processes with this prefix, by their ids."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            variables = (process / "environ").read_bytes().split(b"\0")
            is_wines = (process / "exe").readlink().name.startswith("wine")
            command = (process / "cmdline").read_bytes()
        except OSError:
            # It is gone.
            continue
        if f"WINEPREFIX={folder}".encode() in variables and is_wines:
            found[int(process.name)] = command
    return found


def test_programs_without_a_server_end() -> None:
    with computer() as windows:
        folder = windows.environment["WINEPREFIX"]
        waiting = windows.start("python.exe", "-c", WAITS)
        assert waiting.stdout is not None
        assert waiting.stdout.readline() == "begun\n"
        # Others only wait for its end.
        running = in_prefix(folder).items()
        [server] = [pid for pid, command in running if b"/wineserver" in command.split(b"\0")[0]]
        os.kill(server, signal.SIGKILL)
        until(lambda: waiting.poll() is not None, "it is ended")
        assert waiting.returncode != 0
        waiting.communicate()
        until(lambda: in_prefix(folder) == {}, "the others are, too")
    assert not Path(folder).exists()
