"""What became of one invoice of a list."""

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from gui.core.errors import InvoiceNotFound, LookupFailure
from gui.core.link import CheckoutLink
from gui.core.status import InvoiceStatus, StatusKind


class RowState(Enum):
    """The values are what scripts are told; they are documented, and only ever added to."""

    WAITING = "waiting"
    ASKING = "asking"
    READY = "ready"
    PAID = "paid"
    CANCELED = "canceled"
    OTHER_STATUS = "other_status"
    NO_STATUS = "no_status"
    NOT_FOUND = "not_found"
    FAILED = "failed"
    REFUSED = "refused"
    SKIPPED = "skipped"

    @property
    def is_failure(self) -> bool:
        """Whether there is no link, and there should be one."""
        return self in _FAILURES

    @property
    def is_owed(self) -> bool:
        """Whether its link may be handed out without being asked for twice."""
        return self in _OWED


_FAILURES = {RowState.NOT_FOUND, RowState.FAILED, RowState.REFUSED, RowState.SKIPPED}
_OWED = {RowState.READY, RowState.OTHER_STATUS, RowState.NO_STATUS}


@dataclass(frozen=True, slots=True)
class Outcome:
    """`link` and `status` are there as far as BlueTape said them; `failure` says why one is not."""

    state: RowState
    link: CheckoutLink | None = None
    status: InvoiceStatus | None = None
    failure: LookupFailure | None = None


SKIPPED = Outcome(RowState.SKIPPED)


def found(
    link: CheckoutLink, status: InvoiceStatus | None, failure: LookupFailure | None = None
) -> Outcome:
    """Return the outcome of an invoice that has a link; `failure` says why it has no status."""
    return Outcome(_state_by(status), link, status, failure)


def not_found(failure: LookupFailure) -> Outcome:
    """Return the outcome of an invoice that has none."""
    is_unknown = isinstance(failure, InvoiceNotFound)
    return Outcome(RowState.NOT_FOUND if is_unknown else RowState.FAILED, failure=failure)


def _state_by(status: InvoiceStatus | None) -> RowState:
    if status is None:
        return RowState.NO_STATUS
    match status.kind:
        case StatusKind.PAYABLE:
            return RowState.READY
        case StatusKind.PAID:
            return RowState.PAID
        case StatusKind.CANCELED:
            return RowState.CANCELED
        case StatusKind.OTHER:
            return RowState.OTHER_STATUS
        case _:
            assert_never(status.kind)
