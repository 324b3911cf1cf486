"""Working without a window: how a command begins, and whose settings and credentials it has."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from gui.core.accounts.account import Account
from gui.core.accounts.policy import Policy
from gui.core.accounts.session_bus import leave_out_a_silent_bus
from gui.core.logfile import write_log
from gui.core.logs import hold_records
from gui.core.paths import APP_NAME, log_folder
from gui.core.settings import Settings
from gui.core.text import plain
from gui.presenters.accounts.header_state import TEST_MARK, environment_name
from gui.presenters.messages import FailureContext
from gui.presenters.settings.words import COMPANY_FILE_UNUSABLE, on_reading
from gui.presenters.support import explained
from gui.presenters.translation import translate
from gui.process.environment import clean_environment
from gui.process.hardening import refuse_memory_reads
from gui.process.streams import write_line
from gui.sources import Sources, demo_sources, users_sources
from gui.widgets.common.translations import Translations

Q = TypeVar("Q", bound=QCoreApplication)


class UnknownAccount(Exception):
    """The name that was given is no account's, or that of several."""


def begin(kind: type[Q]) -> Q:
    """Make the process ready for credentials; returns its Qt, for the caller to hold to the end."""
    clean_environment()
    leave_out_a_silent_bus()
    qt = kind([APP_NAME])
    refuse_memory_reads()
    return qt


@contextmanager
def opened_sources(*, is_demo: bool, is_debug: bool) -> Iterator[Sources | None]:
    """Have what lookups need while the block runs; `None` where it was said that there is none.

    What is to be known of the files was said, too, in the user's language.
    """
    hold_records(is_debug=is_debug)
    # Everything of Qt's that is used here are translations.
    qt = begin(QCoreApplication)
    translations = Translations(qt)
    write_log(None if is_demo else log_folder())
    translations.use("")
    sources = _sources(is_demo=is_demo)
    try:
        if sources is not None:
            translations.use(sources.settings.preferences.language)
            if sources.policy.is_unreadable:
                say(COMPANY_FILE_UNUSABLE())
            if (words := on_reading(sources.loaded)) is not None:
                say(words())
        yield sources
    finally:
        if sources is not None:
            sources.stop()
        del translations, qt


def chosen_account(settings: Settings, policy: Policy, name: str) -> Account | None:
    """Return the account with this name, or without a name the one in use, if there is one.

    Raises:
        UnknownAccount: there is none with this name, or several, which was said.
    """
    if not name:
        return settings.current
    wanted = name.strip().casefold()
    named = [a for a in settings.accounts if a.name.casefold() == wanted]
    if len(named) == 1:
        return named[0]
    said = translate("copy link", "There is no account named “{name}”.")
    if named:
        # No two of the company's have one name, but one that is added later may have that of one of
        # the user's.
        said = translate(
            "copy link",
            "More than one account is named “{name}”: {accounts}. Rename one of your own in the "
            "window.",
        )
    accounts = ", ".join(_told_apart(account, policy) for account in named)
    say(said.format(name=plain(name, 60), accounts=accounts))
    raise UnknownAccount


def say_if_test(account: Account) -> None:
    """Say that nothing can be paid of what an account has, where that is so."""
    if not account.is_production:
        said = translate("copy link", "{mark}: {account} is not a production account.")
        say(said.format(mark=translate("messages", TEST_MARK), account=account.name))


def say(text: str) -> None:
    """Tell the user: stdout is for what was asked for."""
    write_line(sys.stderr, text)


def _told_apart(account: Account, policy: Policy) -> str:
    text = translate("copy link", "{account} ({environment}, your own)")
    if policy.fixes(account):
        text = translate("copy link", "{account} ({environment}, set by your company)")
    return text.format(account=account.name, environment=environment_name(account.environment))


def _sources(*, is_demo: bool) -> Sources | None:
    try:
        return demo_sources() if is_demo else users_sources()
    except Exception as error:  # noqa: BLE001  (whatever it was, it gets words and a status)
        _, message = explained(error, FailureContext(), "copy link")
        said = message.in_full
        if is_demo:
            said = translate(
                "copy link",
                "The practice service could not be started. Close other programs and try again.",
            )
        say(said)
        return None
