"""`--copy-link`: a lookup without a window, for scripts and ERP systems.

The link goes to stdout, words to stderr, and the exit status tells what kind of thing went wrong.
"""

import sys

from PySide6.QtCore import QCoreApplication

from gui.commands.exit_status import NOT_OWED, NOT_WRITTEN, OTHER, USAGE, exit_status
from gui.core.accounts.account import Account
from gui.core.accounts.session_bus import leave_out_a_silent_bus
from gui.core.errors import NoCredentials
from gui.core.invoice import InvoiceId
from gui.core.logfile import write_log
from gui.core.logs import hold_records
from gui.core.lookup import Found
from gui.core.paths import APP_NAME, log_folder
from gui.core.settings import Settings
from gui.core.text import plain
from gui.presenters.accounts.header_state import TEST_MARK
from gui.presenters.lookup.verdict_state import Advice, verdict_on
from gui.presenters.lookup.words import ADDRESS_REFUSED, understood_as
from gui.presenters.messages import FailureContext
from gui.presenters.settings.words import COMPANY_FILE_UNUSABLE, put_aside
from gui.presenters.support import explained
from gui.presenters.translation import translate
from gui.process.addresses import AddressHoldsMore, invoice_id_in
from gui.process.environment import clean_environment
from gui.process.hardening import refuse_memory_reads
from gui.process.streams import write_line
from gui.sources import Sources, demo_sources, users_sources
from gui.widgets.common.translations import Translations


def copy_link(
    typed: str,
    account_name: str = "",
    *,
    is_demo: bool = False,
    even_if_paid: bool = False,
    is_debug: bool = False,
) -> int:
    """Print the checkout link of an invoice; returns the exit status.

    One that is paid or canceled is printed with `even_if_paid` only.
    """
    clean_environment()
    hold_records(is_debug=is_debug)
    leave_out_a_silent_bus()
    # Everything of Qt's that is used here are translations.
    qt = QCoreApplication([APP_NAME])
    translations = Translations(qt)
    write_log(None if is_demo else log_folder())
    refuse_memory_reads()
    translations.use("")
    sources = None
    try:
        sources = _sources(is_demo=is_demo)
        if sources is None:
            return OTHER
        translations.use(sources.settings.preferences.language)
        return _copy_link(sources, typed, account_name, even_if_paid=even_if_paid)
    finally:
        if sources is not None:
            sources.stop()
        del translations, qt


def _sources(*, is_demo: bool) -> Sources | None:
    """Return where everything comes from; `None` where that has been said to be missing."""
    try:
        return demo_sources() if is_demo else users_sources()
    except Exception as error:  # noqa: BLE001  (whatever it was, it gets words and a status)
        _, message = explained(error, FailureContext(), "copy link")
        said = f"{message.title}\n{message.text}"
        if is_demo:
            said = translate(
                "copy link",
                "The practice service could not be started. Close other programs and try again.",
            )
        _say(said)
        return None


def _copy_link(sources: Sources, typed: str, account_name: str, *, even_if_paid: bool) -> int:
    if sources.policy.is_unreadable:
        _say(COMPANY_FILE_UNUSABLE())
    if sources.loaded.put_aside is not None:
        _say(put_aside(sources.loaded.put_aside.name))
    settings = sources.settings
    account = _chosen(settings, account_name)
    if account is None and account_name:
        said = translate("copy link", "There is no account with the name “{name}”.")
        _say(said.format(name=plain(account_name, 60)))
        return USAGE
    named = typed.strip()
    try:
        asked_for = invoice_id_in(typed)
        invoice_id = InvoiceId.parse(asked_for)
        named = invoice_id.value
        if invoice_id.value != asked_for.strip():
            _say(understood_as(invoice_id.value))
        if account is None:
            raise NoCredentials(account_exists=False)
        sources.ask_as(settings.preferences)
        limit_s = settings.preferences.total_s
        found = sources.lookup.find_with_status(account, invoice_id, limit_s)
    except AddressHoldsMore:
        _say(ADDRESS_REFUSED())
        return USAGE
    except Exception as error:  # noqa: BLE001  (whatever it was, it gets words and a status)
        failure, message = explained(error, FailureContext(named, account), "copy link")
        _say(f"{message.title}\n{message.text}")
        return exit_status(failure)
    return _hand_out(found, settings.preferences.decimals, even_if_paid=even_if_paid)


def _hand_out(found: Found, decimals: int, *, even_if_paid: bool) -> int:
    verdict = verdict_on(found.status, decimals)
    if verdict.advice is not Advice.SHARE:
        _say(verdict.text)
    if verdict.needs_confirmation and not even_if_paid:
        _say(translate("copy link", "No link was printed. Use --even-if-paid to print it anyway."))
        return NOT_OWED
    if not found.account.is_production:
        said = translate("copy link", "{mark}: {account} is no production account.")
        _say(said.format(mark=translate("messages", TEST_MARK), account=found.account.name))
    if write_line(sys.stdout, found.link.address):
        return 0
    _say(translate("copy link", "The link could not be written to the output."))
    return NOT_WRITTEN


def _chosen(settings: Settings, name: str) -> Account | None:
    if not name:
        return settings.current
    wanted = name.strip().casefold()
    return next((a for a in settings.accounts if a.name.casefold() == wanted), None)


def _say(text: str) -> None:
    write_line(sys.stderr, text)
