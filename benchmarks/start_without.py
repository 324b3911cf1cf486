"""Checkout Desk with one trick of its start taken back: run by `benchmarks.start_tricks`.

Writes to stdout how many seconds of the processor the first frame took, when all is there.

Nothing is imported up here that the program itself would not have imported by then.
"""

import contextlib
import gc
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module


def _tools_of_pyside() -> None:
    import_module("gui.startup.pyside_tools").tools_for_later = contextlib.nullcontext  # type: ignore[attr-defined]


def _what_pyside_imports() -> None:
    # What is there already is not put off.
    for name in ("bz2", "ipaddress", "lzma", "shutil", "tempfile", "textwrap"):
        import_module(name)


def _no_garbage_collection() -> None:
    gc.enable()
    gc.disable = lambda: None


def _switch_interval() -> None:
    sys.setswitchinterval = lambda _: None


def _enums_by_number() -> None:
    from PySide6.QtCore import Qt

    assert Qt.AlignmentFlag


def _own_look_at_the_settings() -> None:
    from gui.startup import program

    own_look = program.first_frame_settings

    def and_the_whole(*files: object) -> object:
        import_module("gui.core.settings").SettingsStore(files[0]).load()
        return own_look(*files)  # type: ignore[arg-type]

    program.first_frame_settings = and_the_whole  # type: ignore[assignment]


def _modules_after_the_paint() -> None:
    from gui.startup import program

    for name in program._LATER:  # noqa: SLF001
        import_module(name)


def _parts_after_the_paint() -> None:
    from gui.startup.program import Program
    from gui.widgets.main_window import MainWindow

    made = Program._first_window  # noqa: SLF001

    def made_whole(*arguments: object) -> MainWindow:
        window = made(*arguments)  # type: ignore[arg-type]
        for step in window.completions:
            step()
        MainWindow.completions = ()  # type: ignore[assignment, misc]
        return window

    Program._first_window = made_whole  # type: ignore[method-assign]  # noqa: SLF001


def _style_after_the_parts() -> None:
    from gui.startup import program

    made, theme = program.Program._first_window, program.Theme  # noqa: SLF001

    def made_in_style(self: program.Program, seen: program.FirstFrameSettings) -> object:
        styled = theme(self._qt, seen.theme)
        program.Theme = lambda *_: styled  # type: ignore[assignment, misc]
        return made(self, seen)

    program.Program._first_window = made_in_style  # type: ignore[assignment, method-assign]  # noqa: SLF001


TRICKS: dict[str, Callable[[], None]] = {
    "PySide's tools left for their first use": _tools_of_pyside,
    "what PySide imports and nobody uses, left out": _what_pyside_imports,
    "no garbage collection before the paint": _no_garbage_collection,
    "workers give the interpreter up after 1 ms": _switch_interval,
    "enums of `Qt` by their numbers": _enums_by_number,
    "a look of its own at the settings": _own_look_at_the_settings,
    "modules after the paint": _modules_after_the_paint,
    "menu, panels, keys and icons after the paint": _parts_after_the_paint,
    "the style sheet after the parts": _style_after_the_parts,
}
_BEFORE_QT = {_tools_of_pyside, _what_pyside_imports, _no_garbage_collection}


def _run(trick: Callable[[], None] | None) -> int:
    gc.disable()
    if trick in _BEFORE_QT:
        trick()
    import_module("gui.startup.plain_imports")
    from gui.startup.program import Program

    if trick is not None and trick not in _BEFORE_QT:
        trick()
    from gui.startup.deferred_start import DeferredStart

    begin, begin_steps = Program._begin, DeferredStart._begin  # noqa: SLF001
    painted_s: list[float] = []

    def note_the_first_frame(self: DeferredStart) -> None:
        painted_s.append(time.process_time())
        begin_steps(self)

    def begin_and_say_so(self: Program) -> None:
        begin(self)
        # With the last step behind the first frame.
        os.write(1, f"{painted_s[0]}\n".encode())

    DeferredStart._begin = note_the_first_frame  # type: ignore[method-assign]  # noqa: SLF001

    Program._begin = begin_and_say_so  # type: ignore[method-assign]  # noqa: SLF001
    from gui.__main__ import main

    return main([])


if __name__ == "__main__":
    sys.exit(_run(TRICKS.get(sys.argv[1])))
