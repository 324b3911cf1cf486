"""Entry of `python -m gui`, of the `checkout-desk` command and of the packaged program."""

import argparse
import os
import sys
from collections.abc import Sequence

from gui import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the command line, run the program, return its exit status."""
    parser = argparse.ArgumentParser(
        prog="checkout-desk", description="Get the payment link of a BlueTape invoice."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument(
        "--demo",
        action="store_true",
        help="run against a practice service on this computer; no account is needed or touched",
    )
    parser.add_argument("--invoice", metavar="ID", help="look this invoice up at the start")
    parser.add_argument(
        "--screenshot",
        metavar="FILE.png",
        help="with --demo: look up, print the link, save a picture of the window, and end",
    )
    parser.add_argument("--debug", action="store_true", help="write more to the log")
    options = parser.parse_args(arguments)
    if options.screenshot and not options.demo:
        parser.error("--screenshot needs --demo")
    if not _has_display():
        if not options.demo:
            parser.error("there is no display to open a window on; --demo works without one")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"

    from gui.app import Options
    from gui.start import run

    return run(
        Options(
            is_demo=options.demo,
            invoice_id=options.invoice or "",
            screenshot=options.screenshot or "",
            ends_after_lookup=bool(options.screenshot)
            or (not _has_display() and bool(options.invoice)),
            is_debug=options.debug,
        )
    )


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM")
    return bool(chosen or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
