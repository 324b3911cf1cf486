"""When a lookup is tried again, and after how long.

urllib3's own `Retry` is off: it sleeps for as long as `Retry-After` says, up to six hours, where
neither a deadline nor Cancel reaches it.
"""

import random
from dataclasses import dataclass
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
    UnreachableCause,
    UntrustedLink,
    WrongAddress,
)

# RFC 9110: request timeout, bad gateway, service unavailable, gateway timeout.
_PASSING_STATUSES = {408, 502, 503, 504}
# A proxy that said no will say it again.
_SETTLED_CAUSES = {
    UnreachableCause.PROXY_REFUSED,
    UnreachableCause.PROXY_SIGN_IN,
    UnreachableCause.PROXY_KIND,
}


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """At most `limit` retries; before each a random part of `base_s`, doubled every time.

    The whole range is random ("full jitter"), so that the clients of a service that comes back
    do not come back together.
    """

    limit: int = 2
    base_s: float = 0.5

    def pause_s(self, failure: LookupFailure, retry: int) -> float | None:
        """Return the seconds to wait before retry number `retry`, which counts from 1.

        What the server asked for counts as the least. `None` where another try would not help:
        the failure is settled, or there were tries enough. Timeouts are not tried again: the user
        has waited for them already.
        """
        if retry > self.limit or not _may_pass(failure):
            return None
        pause_s = random.uniform(0, self.base_s * 2 ** (retry - 1))  # noqa: S311  (no secret)
        if isinstance(failure, RateLimited | ServiceFailed):
            return max(pause_s, failure.retry_after_s or 0)
        return pause_s


def _may_pass(failure: LookupFailure) -> bool:
    match failure:
        case RateLimited():
            return True
        case Rejected(status) | ServiceFailed(status):
            return status in _PASSING_STATUSES
        case Unreachable(cause):
            return cause not in _SETTLED_CAUSES
        case (
            InvalidInvoiceId()
            | NoCredentials()
            | StoreLocked()
            | StoreAbsent()
            | StoreFailed()
            | Unauthorized()
            | InvoiceNotFound()
            | WrongAddress()
            | TimedOut()
            | TlsRejected()
            | UnexpectedReply()
            | UntrustedLink()
            | Canceled()
            | ProgramFault()
        ):
            return False
        case _:
            assert_never(failure)
