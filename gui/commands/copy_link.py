"""`--copy-link`: a lookup without a window, for scripts and ERP systems.

The link goes to stdout, words to stderr, and the exit status tells what kind of thing went wrong.
"""

import sys

from gui.commands.earlier import earlier_hand_overs
from gui.commands.exit_status import exit_status
from gui.commands.note import note
from gui.commands.results import result_json
from gui.commands.windowless import (
    UnknownAccount,
    chosen_account,
    opened_sources,
    say,
    say_if_test,
)
from gui.core.batch.outcome import found as outcome_of
from gui.core.batch.outcome import not_found
from gui.core.errors import NoCredentials
from gui.core.invoice import InvoiceId
from gui.core.lookup import Found
from gui.presenters.history.ways_then import COPY_LINK_COMMAND
from gui.presenters.link_words import note_on_link
from gui.presenters.lookup.verdict_state import Advice, verdict_on
from gui.presenters.lookup.words import ADDRESS_REFUSED, understood_as
from gui.presenters.messages import FailureContext
from gui.presenters.support import explained
from gui.presenters.translation import translate
from gui.process.addresses import AddressHoldsMore, invoice_id_in
from gui.process.exit_codes import NOT_OWED, NOT_WRITTEN, OTHER, USAGE
from gui.process.streams import write_line
from gui.sources import Sources


def copy_link(
    typed: str,
    account_name: str = "",
    *,
    is_demo: bool = False,
    even_if_paid: bool = False,
    as_json: bool = False,
    is_debug: bool = False,
) -> int:
    """Print the checkout link of an invoice; returns the exit status.

    One that is paid or canceled is printed with `even_if_paid` only. `as_json` prints all that is
    known of the invoice, whatever came of it.
    """
    with opened_sources(is_demo=is_demo, is_debug=is_debug) as sources:
        if sources is None:
            return OTHER
        return _copy_link(sources, typed, account_name, even_if_paid=even_if_paid, as_json=as_json)


def _copy_link(
    sources: Sources, typed: str, account_name: str, *, even_if_paid: bool, as_json: bool
) -> int:
    settings = sources.settings
    account = None
    named = typed.strip()
    try:
        account = chosen_account(settings, sources.policy, account_name)
        asked_for = invoice_id_in(typed)
        invoice_id = InvoiceId.parse(asked_for)
        named = invoice_id.value
        if invoice_id.value != asked_for.strip():
            say(understood_as(invoice_id.value))
        if account is None:
            raise NoCredentials(account_exists=False)
        sources.ask_as(settings.preferences)
        limit_s = settings.preferences.total_s
        found = sources.lookup.find_with_status(account, invoice_id, limit_s)
    except UnknownAccount:
        return USAGE
    except AddressHoldsMore:
        say(ADDRESS_REFUSED())
        return USAGE
    except Exception as error:  # noqa: BLE001  (whatever it was, it gets words and a status)
        failure, message = explained(error, FailureContext(named, account), "copy link")
        say(message.in_full)
        if as_json:
            write_line(sys.stdout, result_json(named, not_found(failure), has_link=False))
        return exit_status(failure)
    return _hand_out(sources, found, even_if_paid=even_if_paid, as_json=as_json)


def _hand_out(sources: Sources, found: Found, *, even_if_paid: bool, as_json: bool) -> int:
    verdict = verdict_on(found.status, sources.settings.preferences.decimals)
    if verdict.advice is not Advice.SHARE:
        say(verdict.text)
    is_kept_back = verdict.needs_confirmation and not even_if_paid
    line = found.link.address
    if as_json:
        outcome = outcome_of(found.link, found.status, found.why_no_status)
        named = found.invoice_id.value
        with earlier_hand_overs(sources, found.account) as earlier:
            last = earlier(named, found.link)
        line = result_json(named, outcome, has_link=not is_kept_back, handed_over=last)
    if is_kept_back:
        say(translate("copy link", "No link was printed. Use --even-if-paid to print it anyway."))
        if as_json:
            write_line(sys.stdout, line)
        return NOT_OWED
    say_if_test(found.account)
    if odd := note_on_link(found.link, found.invoice_id.value):
        say(odd)
    if write_line(sys.stdout, line):
        row = found.invoice_id.value, found.link, found.status
        note(sources, found.account, [row], COPY_LINK_COMMAND)
        return 0
    say(translate("copy link", "The link could not be written to the output."))
    return NOT_WRITTEN
