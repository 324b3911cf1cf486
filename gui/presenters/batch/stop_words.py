"""Words of what stops a run before its end, or has it wait."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from gui.core.accounts.account import Account
from gui.core.errors import LookupFailure
from gui.presenters.message_state import Message, Severity
from gui.presenters.messages import FailureContext, lookup_message
from gui.presenters.support import explained
from gui.presenters.translation import translate

Why: TypeAlias = Callable[[], Message]
"""Says it in the language that is in force when it is called."""


def why_stopped(failure: LookupFailure, account: Account | None) -> Why:
    """Note what went wrong; returns what says it, and what to do."""
    context = FailureContext("", account)
    # Who helps is told when it was, not when it was read.
    support = explained(failure, context, "batch")[1].support
    return lambda: replace(lookup_message(failure, context), support=support)


def another_account() -> Message:
    """Return why a run ended that nobody canceled."""
    return Message(
        translate("batch", "Stopped: another account is in use now"),
        translate(
            "batch",
            "What was found so far stays here. Switch back to look up the rest.",
        ),
        Severity.LOOK_FIRST,
    )


def if_removed(account: Account | None, there: Iterable[Account | None]) -> Why | None:
    """Return what says why a run over the invoices of an account ended, if that is none of these
    any more."""
    # By their keys: one that was edited is there.
    keys = {each.key for each in there if each is not None}
    return None if account is None or account.key in keys else removed_account


def removed_account() -> Message:
    """Return why a run ended that nobody canceled."""
    return Message(
        translate("batch", "Stopped: the account was removed"),
        translate(
            "batch",
            "What was found so far stays here. To look up the rest, add the account again and "
            "start a new list.",
        ),
        Severity.LOOK_FIRST,
    )


def keyring_locked() -> Message:
    """Return why a run ended that nobody canceled."""
    return Message(
        translate("batch", "Stopped: the keyring was locked"),
        translate(
            "batch",
            "What was found so far stays here. Look up the rest, and unlock the keyring when it "
            "asks.",
        ),
        Severity.LOOK_FIRST,
    )


def other_credentials() -> Message:
    """Return why a run ended that nobody canceled."""
    return Message(
        translate("batch", "Stopped: the account has new credentials"),
        translate(
            "batch",
            "What was found so far stays here. Look up the rest to use the new credentials.",
        ),
        Severity.LOOK_FIRST,
    )
