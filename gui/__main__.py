"""Entry of `python -m gui`, of the `checkout-desk` command and of the packaged program."""

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; returns the exit status."""
    # Nothing that is made before the first paint is garbage; `Program` sees to it later. A command
    # without a window is over too soon to need it, but for lists.
    gc.disable()
    if arguments is None:
        arguments = sys.argv[1:]
    try:
        import gui.startup.plain_imports  # noqa: F401  (before everything that imports Qt)
    except ImportError as error:
        from gui.process.no_window import missing_library, say

        reason = missing_library(error)
        if reason is None:
            raise
        say(reason)
        return 1

    if arguments:
        from gui.commands.command_line import command

        return command(arguments)
    from gui.startup.program import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
