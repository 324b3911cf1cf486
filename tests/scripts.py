"""The program as scripts run it: without a display, its streams led elsewhere."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gui.demo.practice_service import DEMO_ACCOUNT_ID, PracticeService
from tests.desktop import environments, program
from tests.keyrings import KeyringSession

LINK = f"https://www.bluetape.com/i/r?account={DEMO_ACCOUNT_ID}&id="


@contextmanager
def practice(**options: object) -> Iterator[PracticeService]:
    service = PracticeService(
        **{"link_origin": "https://www.bluetape.com", "delay_s": (0, 0), **options}  # type: ignore[arg-type]
    )
    service.start()
    try:
        yield service
    finally:
        service.stop()


def run(
    folder: Path, *arguments: str, session: KeyringSession | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The program without any display, as a script runs it."""
    values = {**os.environ, **environments(folder), **(session.environment if session else {})}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        values.pop(name, None)
    return subprocess.run(
        [*program(), *arguments],
        env={**values, "LANG": "C.UTF-8", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=50,
    )


def redirected(folder: Path, which: int, where: str, *arguments: str) -> tuple[int, str, str]:
    """Run with stdout (1) or stderr (2) led elsewhere; returns the exit status and both."""
    read_end, unread = os.pipe()
    os.close(read_end)
    led = {"a pipe nobody reads": f"{which}>&{unread}", "full": f"{which}>/dev/full"}
    command = ["bash", "-c", f'"$@" {led.get(where, f"{which}>&-")}', "bash"]
    values = {**os.environ, **environments(folder), "LANG": "C.UTF-8"}
    # With it nothing waits to be written at the interpreter's end.
    values.pop("PYTHONUNBUFFERED", None)
    done = subprocess.run(
        [*command, *program(), *arguments],
        env=values,
        pass_fds=[unread],
        capture_output=True,
        text=True,
        timeout=50,
    )
    os.close(unread)
    return done.returncode, done.stdout, done.stderr
