"""What the process refuses to the rest of the computer: core dumps and reads of its memory."""

import contextlib
import logging
import sys

log = logging.getLogger(__name__)

# linux/prctl.h
_PR_SET_DUMPABLE = 4


def refuse_memory_reads() -> bool:
    """Keep the user's other programs out of this process's memory; returns whether that worked.

    On Linux only: Windows has no such switch for a program to set, and macOS refuses by default
    where a program is signed with a hardened runtime. What it costs: no core dump of a crash, no
    debugger or profiler on a running program, and desktop portals that look a caller up in `/proc`
    answer it no more. It is called after Qt has asked them for the colour scheme, and before any
    secret is in memory. Programs started from this one are not covered and not restricted, but
    for the soft limit on core dumps, which they inherit and may raise.
    """
    if sys.platform != "linux":
        return False
    import ctypes
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    try:
        refused = ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0
    except (OSError, AttributeError) as error:
        log.warning("memory reads are not refused: %s", type(error).__name__)
        return False
    return bool(refused)
