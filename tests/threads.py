"""A system that gives out no more threads, and what a thread holds."""

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, FunctionType, ModuleType


@contextmanager
def no_more_threads() -> Iterator[None]:
    """The system refuses every thread: it has no room for such a stack."""
    threading.stack_size(2**46)
    try:
        yield
    finally:
        threading.stack_size(0)


def strings_held_by(thread: threading.Thread) -> set[str]:
    """Every text that the frames of a thread hold, or what they hold does.

    Not what modules and classes hold: those are not the call's.
    """
    # None of one that has ended by now.
    frame = sys._current_frames().get(thread.ident or 0)
    waiting: list[object] = []
    while frame is not None:
        waiting += frame.f_locals.values()
        frame = frame.f_back
    found: set[str] = set()
    seen: dict[int, object] = {}
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, ModuleType | type | FrameType):
            continue
        seen[id(thing)] = thing
        if isinstance(thing, str):
            found.add(thing)
        elif isinstance(thing, FunctionType):
            waiting += [thing.__closure__, thing.__defaults__, thing.__kwdefaults__]
        else:
            waiting += gc.get_referents(thing)
    return found
