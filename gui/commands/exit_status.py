"""What the exit status of a command tells a script."""

from typing import assert_never

from gui.core.errors import (
    Canceled,
    InvalidInvoiceId,
    InvoiceNotFound,
    LookupFailure,
    NoCredentials,
    ProgramFault,
    RateLimited,
    Rejected,
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
)
from gui.process.exit_codes import NETWORK, NOT_FOUND, OTHER, UNAUTHORIZED, USAGE


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
        case (
            StoreLocked()
            | StoreAbsent()
            | StoreFailed()
            | WrongAddress()
            | Rejected()
            | RateLimited()
            | ServiceFailed()
            | UnexpectedReply()
            | UntrustedLink()
            | Canceled()
            | ProgramFault()
        ):
            return OTHER
        case _:
            assert_never(failure)
