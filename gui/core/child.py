"""Processes that are waited for, and ended where they hang; and programs that are only started."""

import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from gui.core.cancellation import Cancellation
from gui.core.errors import ProgramFault
from gui.core.helper_thread import start_helper

_ROOT = Path(__file__).resolve().parents[2]


class ChildIsSilent(Exception):
    """It did not end in time, or the work was canceled; it is ended by now."""


def run_child(
    arguments: list[str], data: bytes, limit_s: float, cancellation: Cancellation
) -> tuple[int, bytes]:
    """Run this program with these arguments and input; returns its exit status and its output.

    Arguments can be read by everybody on this computer: what is nobody's business goes in as data.

    Raises:
        ChildIsSilent
        OSError: it cannot be started.
    """
    is_packaged = getattr(sys, "frozen", False)
    program = [sys.executable] if is_packaged else [sys.executable, "-m", "gui"]
    # From source, where the package is found.
    folder = None if is_packaged else _ROOT
    return run_command([*program, *arguments], data, limit_s, cancellation, folder)


def run_command(
    command: list[str],
    data: bytes,
    limit_s: float,
    cancellation: Cancellation,
    folder: Path | None = None,
) -> tuple[int, bytes]:
    """Do the same with any program, in this folder; returns the same.

    Raises:
        ChildIsSilent
        OSError: it cannot be started.
    """
    with subprocess.Popen(  # noqa: S603  (ours, or the system's, and no shell)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        with cancellation.calling(child.kill):
            try:
                output, _ = child.communicate(data, limit_s)
            except subprocess.TimeoutExpired:
                child.kill()
                raise ChildIsSilent from None
        if cancellation.is_canceled:
            raise ChildIsSilent
        return child.returncode, output


def starts(command: list[str], patience_s: float) -> bool:
    """Start a program that outlives this one; returns whether it took what it was given.

    One that still runs after that time did.
    """
    try:
        child = subprocess.Popen(  # noqa: S603  (the system's own, and no shell)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Whatever ends this one.
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return child.wait(patience_s) == 0
    except subprocess.TimeoutExpired:
        leave_running(child)
        return True


def leave_running(child: "subprocess.Popen[bytes]") -> None:
    """Take note of its end, whenever that is."""
    # It is there, whether somebody takes note or not.
    with suppress(ProgramFault):
        start_helper(partial(_let_end, child), "started program")


def _let_end(child: "subprocess.Popen[bytes]") -> None:
    child.wait()
