"""The command line: what it may hold, and which of the program's ways to run it asks for."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from gui import __version__
from gui.process.addresses import SCHEME, AddressHoldsMore, invoice_id_in, is_address
from gui.process.environment import is_display_there
from gui.process.exit_codes import INTERRUPTED, USAGE
from gui.process.options import Options
from gui.process.streams import flush_streams

if TYPE_CHECKING:
    import argparse


def command(arguments: Sequence[str]) -> int:
    """Do what the arguments say; returns the exit status.

    Raises:
        SystemExit: wrong arguments, `--help` and `--version`, as the library does it.
    """
    try:
        return _command(arguments)
    except KeyboardInterrupt:
        # Ctrl+C where there is no window; the window has signals of its own.
        return INTERRUPTED
    finally:
        flush_streams()


def _command(arguments: Sequence[str]) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    _refuse_contradictions(parser, options)
    if options.self_test:
        from gui.commands.self_test import self_test

        return self_test(options.json or None)
    if options.print_service:
        from gui.commands.print_child import print_child

        return print_child(options.print_service)
    if options.copy_link is not None:
        from gui.commands.copy_link import copy_link

        return copy_link(
            options.copy_link,
            options.account or "",
            is_demo=options.demo,
            even_if_paid=options.even_if_paid,
            as_json=options.json is not None,
            is_debug=options.debug,
        )
    if options.batch is not None:
        from gui.commands.batch import BatchOptions, batch

        asked = BatchOptions(
            options.batch,
            column=options.column or "",
            account_name=options.account or "",
            output=options.output or "",
            as_json=options.json is not None,
            even_if_paid=options.even_if_paid,
        )
        return batch(asked, is_demo=options.demo, is_debug=options.debug)
    if options.history:
        from gui.commands.history import history

        return history(
            options.account or "",
            is_demo=options.demo,
            as_json=options.json is not None,
            is_debug=options.debug,
        )
    invoice_id, is_refused = options.invoice or "", False
    if options.invoice_id is not None:
        try:
            invoice_id = invoice_id_in(options.invoice_id)
        except AddressHoldsMore:
            is_refused = True
    has_display = is_display_there()
    if options.demo and not has_display and (invoice_id or options.screenshot):
        # It ends by itself. Without an id nobody could see that it runs, nor end it.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from gui.startup.program import run

    return run(
        Options(
            is_demo=options.demo,
            invoice_id=invoice_id,
            is_address=is_address(options.invoice_id or ""),
            is_refused=is_refused,
            screenshot=options.screenshot or "",
            ends_after_lookup=bool(options.screenshot) or (not has_display and bool(invoice_id)),
            is_debug=options.debug,
        )
    )


def _parser() -> "argparse.ArgumentParser":
    import argparse

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            # A windowed program has no stderr on Windows.
            if sys.stderr is None:
                sys.exit(USAGE)
            super().error(message)

    parser = Parser(prog="checkout-desk", description="Get the payment link of a BlueTape invoice.")
    parser.add_argument(
        "invoice_id",
        metavar="INVOICE_ID",
        nargs="?",
        help=f"look this invoice up, in the window that is open if there is one; "
        f"an address like {SCHEME}:INVOICE_ID is understood, too",
    )
    parser.add_argument("--invoice", metavar="ID", help="the same, as an option")
    parser.add_argument(
        "--copy-link",
        metavar="INVOICE_ID",
        help="print the invoice's payment link and end, without a window; exit status 0 with a "
        "link, 2 wrong usage, 3 not found, 4 not authorized, 5 network, 6 paid or canceled (no "
        "link is printed), 7 the output cannot be written to, 1 anything else",
    )
    parser.add_argument(
        "--batch",
        metavar="FILE",
        help="look up a list of invoices, CSV or XLSX, - for stdin: a line for each row as it "
        "comes, with tabs between ID, state, status, amount, link and error; exit status as "
        "with --copy-link if something stops the whole list, 6 if some rows have no answer",
    )
    parser.add_argument(
        "--column",
        metavar="NAME",
        help="with --batch: the column of the IDs, by its heading or its letter",
    )
    parser.add_argument(
        "--output",
        metavar="FILE",
        help="with --batch: write a workbook (.xlsx) or a list (.csv) instead of lines",
    )
    parser.add_argument(
        "--even-if-paid",
        action="store_true",
        help="with --copy-link and --batch: include links of paid and canceled invoices",
    )
    parser.add_argument(
        "--account",
        metavar="NAME",
        help="with --copy-link and --batch: use this account, not the one in use; with --history: "
        "print its entries only",
    )
    parser.add_argument(
        "--history",
        action="store_true",
        help="print what was handed over, the latest first: a line for each, with tabs between "
        "time, ID, way, verdict, status, amount, whether the link has changed, link, account, "
        "environment and person",
    )
    parser.add_argument(
        "--demo",
        action="store_true",
        help="run against a practice service on this computer; no account is needed or touched",
    )
    parser.add_argument(
        "--screenshot",
        metavar="FILE.png",
        help="with --demo: look up, print the link, save a picture of the window, and end",
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="check that everything the program needs works here, and end; no window",
    )
    # The program's own, in a process of its own.
    parser.add_argument("--print-service", choices=("list", "send"), help=argparse.SUPPRESS)
    parser.add_argument(
        "--json",
        metavar="FILE",
        nargs="?",
        const="",
        help="with --copy-link, --batch and --history: print a JSON object for each; with "
        "--self-test: write the results into this file",
    )
    parser.add_argument("--debug", action="store_true", help="write more to the log")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _refuse_contradictions(
    parser: "argparse.ArgumentParser", options: "argparse.Namespace"
) -> None:
    is_lookup = options.copy_link is not None or options.batch is not None
    is_windowless = options.self_test or is_lookup or options.history
    others = vars(options) | {"print_service": None}
    has_others = any(value not in {None, False} for value in others.values())
    asked = [
        asked is not None
        for asked in (options.copy_link, options.batch, options.invoice, options.invoice_id)
    ]
    of_accounts = is_lookup or options.history
    has_output, output = options.output is not None, (options.output or "").lower()
    for is_wrong, words in (
        (options.screenshot and not options.demo, "--screenshot needs --demo"),
        (options.screenshot and is_windowless, "--screenshot needs the window"),
        (sum(asked) > 1, "one invoice, or one list, at a time"),
        (options.self_test and any(asked), "--self-test takes no invoice and no list"),
        (options.history and any(asked), "--history takes no invoice and no list"),
        (options.history and options.self_test, "--history and --self-test do not go together"),
        (options.self_test and options.debug, "--self-test writes no log"),
        # It is about this computer: its keyring, its folders.
        (options.self_test and options.demo, "--self-test and --demo do not go together"),
        (options.print_service and has_others, "--print-service stands alone"),
        (options.json == "" and options.self_test, "--self-test --json needs a file"),
        (options.json and not options.self_test, "--json takes a file with --self-test only"),
        (
            options.json is not None and not is_windowless,
            "--json needs --copy-link, --batch, --history or --self-test",
        ),
        (options.account and not of_accounts, "--account needs --copy-link, --batch or --history"),
        (options.even_if_paid and not is_lookup, "--even-if-paid needs --copy-link or --batch"),
        (options.column and options.batch is None, "--column needs --batch"),
        (has_output and options.batch is None, "--output needs --batch"),
        (
            has_output and not output.endswith((".xlsx", ".csv")),
            "--output takes a name that ends in .xlsx or .csv",
        ),
        (has_output and options.json is not None, "--output and --json do not go together"),
    ):
        if is_wrong:
            parser.error(words)
