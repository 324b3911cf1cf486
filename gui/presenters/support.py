"""A failure on its way to the user: into the closed union, into the log, into words.

Also what a user can copy for whoever helps: facts without headers, keys, links or the server's
prose. In English on purpose: it is read by support staff, whatever the user's language is.
"""

import logging
from dataclasses import replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from platform import python_version
from typing import assert_never

from PySide6.QtCore import QSysInfo, qVersion

from gui import __version__
from gui.core.accounts.account import Account
from gui.core.errors import (
    Canceled,
    Failure,
    InvalidInvoiceId,
    InvoiceNotFound,
    LookupFailure,
    NoCredentials,
    ProgramFault,
    RateLimited,
    Rejected,
    ServerWords,
    ServiceFailed,
    StoreAbsent,
    StoreFailed,
    StoreLocked,
    TimedOut,
    TlsRejected,
    Unauthorized,
    UnexpectedReply,
    Unreachable,
    UntrustedLink,
    WrongAddress,
    in_union,
)
from gui.core.logfile import redacted
from gui.core.logs import describe
from gui.presenters.message_state import Message
from gui.presenters.messages import FailureContext, lookup_message
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate

log = logging.getLogger(__name__)

_CHECKOUT_PATH = "/integration/invoice/{id}/checkout"

VERSION = __version__

DETAILS_COPIED = QT_TRANSLATE_NOOP("support", "Details for support copied")
VERSION_COPIED = QT_TRANSLATE_NOOP("support", "Version copied")


def explained(
    error: BaseException, context: FailureContext, doing: str
) -> tuple[LookupFailure, Message]:
    """Note what went wrong while `doing`; return it as a failure, and as a message with support.

    What is no failure of the closed union is a mistake of the program. With an id that is none,
    nobody else can help.
    """
    failure = note_failure(error, doing)
    message = lookup_message(failure, context)
    if isinstance(failure, InvalidInvoiceId):
        return failure, message
    return failure, replace(message, support=support_details(failure, context.account))


def note_failure(error: BaseException, doing: str) -> LookupFailure:
    """Note what went wrong while `doing`; return it as a failure."""
    if isinstance(error, Failure):
        log.info("%s: %s", doing, _name(error))
        return in_union(error)
    log.error("%s: %s", doing, describe(error))
    return ProgramFault(type(error).__name__)


def support_details(failure: LookupFailure, account: Account | None) -> str:
    """Return the lines of "Copy details for support"."""
    words = getattr(failure, "words", None)
    code = words.code if isinstance(words, ServerWords) else ""
    facts = {
        "Endpoint": f"GET {account.base_address}{_CHECKOUT_PATH}" if account else "none",
        "HTTP status": _status(failure),
        "Failure": _name(failure),
        # The server chooses it, and could put an address there.
        "Server's code": redacted(code) or "none",
    }
    return _lines(facts)


def fault_details(description: str) -> str:
    """Return what can be copied about an unhandled exception, as `logs.describe` described it."""
    return _lines({"Fault": description})


def version_details() -> str:
    """Return which program this is, and on what it runs."""
    return _joined(_versions())


def _versions() -> dict[str, str]:
    return {
        "Program": f"Checkout Desk {__version__}",
        "System": f"{QSysInfo.prettyProductName()}, {QSysInfo.kernelType()} "
        f"{QSysInfo.kernelVersion()}, {QSysInfo.currentCpuArchitecture()}",
        "Runtime": f"Python {python_version()}, Qt {qVersion()}",
    }


def _lines(facts: dict[str, str]) -> str:
    time = {"Time": datetime.now().astimezone().isoformat(timespec="seconds")}
    return _joined(time | _versions() | facts)


def _joined(facts: dict[str, str]) -> str:
    return "\n".join(f"{name}: {fact}" for name, fact in facts.items())


def _status(failure: LookupFailure) -> str:
    match failure:
        case InvoiceNotFound() | WrongAddress():
            return "404"
        case RateLimited():
            return "429"
        case Unauthorized(status) | Rejected(status) | ServiceFailed(status):
            return str(status)
        case UnexpectedReply(_, status):
            return "none" if status is None else str(status)
        case (
            InvalidInvoiceId()
            | NoCredentials()
            | StoreLocked()
            | StoreAbsent()
            | StoreFailed()
            | Unreachable()
            | TimedOut()
            | TlsRejected()
            | UntrustedLink()
            | Canceled()
            | ProgramFault()
        ):
            return "none"
        case _:
            assert_never(failure)


def _name(failure: BaseException) -> str:
    """The failure's class, and its facts as far as they are words of our own."""
    causes = [fact.value for fact in vars(failure).values() if isinstance(fact, Enum)]
    return " – ".join([type(failure).__name__, *causes])


def said_of_copying(*, is_copied: bool, done: str = DETAILS_COPIED) -> str:
    """Return what became of the details that were to go on the clipboard."""
    if is_copied:
        return translate("support", done)
    return translate(
        "support", "The details were not copied: another program is using the clipboard."
    )


def folder_not_opened(folder: Path) -> str:
    """Return where a folder is that no file manager showed."""
    text = translate("support", "The folder could not be opened. It is {folder}")
    return text.format(folder=folder)
