"""Words of what stops a run before its end, or has it wait."""

from collections.abc import Iterable

from gui.core.accounts.account import Account
from gui.core.errors import LookupFailure
from gui.presenters.message_state import Message, Severity
from gui.presenters.messages import FailureContext
from gui.presenters.support import explained
from gui.presenters.translation import translate


def why_stopped(failure: LookupFailure, account: Account | None) -> Message:
    """Return what went wrong, and what to do."""
    return explained(failure, FailureContext("", account), "batch")[1]


def another_account() -> Message:
    """Return why a run ended that nobody canceled."""
    return Message(
        translate("batch", "Stopped: another account is in use now"),
        translate(
            "batch",
            "What was found so far stays here. To look up the rest, switch back and retry.",
        ),
        Severity.LOOK_FIRST,
    )


def if_removed(account: Account | None, there: Iterable[Account | None]) -> Message | None:
    """Return why a run over the invoices of an account ended, if that is none of these any more."""
    # By their keys: one that was edited is there.
    keys = {each.key for each in there if each is not None}
    return None if account is None or account.key in keys else removed_account()


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
