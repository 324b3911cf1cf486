"""`--copy-link`: a lookup without a window, for scripts and ERP systems.

The link goes to stdout, words to stderr, and the exit status tells what kind of thing went wrong.
"""

import sys
from functools import partial
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QCoreApplication

from gui.core.accounts import Account
from gui.core.cancellation import Cancellation
from gui.core.credentials import STORE_PATIENCE_MS, Credentials
from gui.core.errors import (
    InvalidInvoiceId,
    InvoiceNotFound,
    LookupFailure,
    NoCredentials,
    StoreLocked,
    TimedOut,
    TlsRejected,
    Unauthorized,
    Unreachable,
)
from gui.core.exchange import Limits
from gui.core.invoice import InvoiceId
from gui.core.keyring_store import KeyringStore
from gui.core.logs import hold_records, write_log
from gui.core.paths import APP_NAME, log_folder, managed_file, settings_file
from gui.core.policy import Policy, load_policy
from gui.core.preferences import Preferences
from gui.core.scheme import AddressHoldsMore, invoice_id_in
from gui.core.session_bus import leave_out_a_silent_bus
from gui.core.settings import Settings, SettingsStore
from gui.environment import clean_environment
from gui.hardening import refuse_memory_reads
from gui.presenters import messages
from gui.presenters.messages import Place
from gui.presenters.support import explained
from gui.timelimit import TookTooLong, within
from gui.widgets.translations import Translations

if TYPE_CHECKING:
    from gui.core.client import CheckoutClient

OTHER, USAGE, NOT_FOUND, UNAUTHORIZED, NETWORK = 1, 2, 3, 4, 5


def exit_status(failure: LookupFailure) -> int:
    """Return the status that tells a script what kind of failure it is."""
    match failure:
        case InvalidInvoiceId():
            return USAGE
        case InvoiceNotFound():
            return NOT_FOUND
        case Unauthorized() | NoCredentials():
            return UNAUTHORIZED
        case Unreachable() | TimedOut() | TlsRejected():
            return NETWORK
        case _:
            return OTHER


def copy_link(typed: str, account_name: str = "") -> int:
    """Print the checkout link of an invoice; returns the exit status."""
    clean_environment()
    hold_records()
    leave_out_a_silent_bus()
    # Everything of Qt's that is used here are translations.
    qt = QCoreApplication([APP_NAME])
    translations = Translations(qt)
    settings = SettingsStore(settings_file()).load().settings
    translations.use(settings.preferences.language)
    write_log(log_folder())
    refuse_memory_reads()
    try:
        return _copy_link(settings, typed, account_name)
    finally:
        del translations, qt


def _copy_link(own: Settings, typed: str, account_name: str) -> int:
    policy = load_policy(managed_file())
    if policy.is_unreadable:
        _say(messages.managed_settings_unusable())
    settings = policy.applied_to(own)
    account = _chosen(settings, account_name)
    try:
        if account is None and account_name:
            _say(messages.no_such_account(account_name))
            return USAGE
        invoice_id = InvoiceId.parse(invoice_id_in(typed))
        if account is None:
            raise NoCredentials(account_exists=False)
        client = _client(policy, own.preferences)
        address = client.fetch(_credentials(account), invoice_id, Cancellation()).address
    except AddressHoldsMore:
        _say(messages.address_refused())
        return USAGE
    except Exception as error:  # noqa: BLE001  (whatever it was, it gets words and a status)
        failure, message = explained(error, Place(typed.strip(), account), "copy link")
        _say(f"{message.title}\n{message.text}")
        return exit_status(failure)
    if not account.is_production:
        _say(messages.test_link(account))
    _write(sys.stdout, address)
    return 0


def _chosen(settings: Settings, name: str) -> Account | None:
    if not name:
        return settings.current
    wanted = name.strip().casefold()
    return next((a for a in settings.accounts if a.name.casefold() == wanted), None)


def _client(policy: Policy, preferences: Preferences) -> "CheckoutClient":
    # Imported now: what it takes is not needed to refuse a wrong id.
    from gui.core.client import CheckoutClient

    limits = Limits(preferences.connect_s, preferences.total_s)
    return CheckoutClient(limits=limits, proxy=policy.proxy or preferences.proxy)


def _credentials(account: Account) -> Credentials:
    """Load them with the patience the window has, too: the keyring may wait for a password.

    Raises:
        Failure: as `CredentialStore.load` does.
    """
    store = KeyringStore()
    try:
        return within(
            STORE_PATIENCE_MS / 1000, partial(store.load, account.key, account.base_address)
        )
    except TookTooLong:
        raise StoreLocked(waiting=True) from None


def _say(text: str) -> None:
    _write(sys.stderr, text)


def _write(stream: TextIO | None, text: str) -> None:
    # A windowed program on Windows has no streams unless they are redirected.
    if stream is not None:
        print(text, file=stream, flush=True)
