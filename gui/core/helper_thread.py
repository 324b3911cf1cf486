"""Helper threads: beside the worker that a lookup runs on, and left behind where they hang."""

import threading
from collections.abc import Callable

from gui.core.errors import ProgramFault


def start_helper(work: Callable[[], None], name: str) -> threading.Thread:
    """Start and return a thread that does not keep the program from ending.

    Raises:
        ProgramFault: the system gives out no more threads.
    """
    thread = threading.Thread(target=work, name=name, daemon=True)
    try:
        thread.start()
    except (RuntimeError, MemoryError) as error:
        raise ProgramFault(type(error).__name__) from None
    return thread
