"""The closed union of what can go wrong: facts as fields, no prose, no secrets.

Words for people are made in `presenters/messages.py` and nowhere else.
"""

from dataclasses import dataclass, field
from enum import Enum


class InvoiceIdProblem(Enum):
    EMPTY = "empty"
    SEVERAL_LINES = "several lines"
    SEVERAL_LINKS = "several links"
    TOO_LONG = "too long"
    INVISIBLE_CHARACTER = "invisible character"
    DOT_SEGMENT = "dot segment"


class UnreachableCause(Enum):
    NAME = "name not found"
    REFUSED = "connection refused"
    RESET = "connection closed"
    NO_ROUTE = "no route"
    PROXY = "proxy unreachable"
    PROXY_REFUSED = "proxy refused"
    PROXY_SIGN_IN = "proxy wants a sign-in"
    PROXY_KIND = "proxy of another kind"
    OTHER = "other"


class TimeoutPhase(Enum):
    NAME = "name"
    CONNECT = "connect"
    ANSWER = "answer"


class TlsCause(Enum):
    UNKNOWN_ROOT = "unknown root"
    SELF_SIGNED = "self-signed"
    EXPIRED = "expired"
    NOT_YET_VALID = "not yet valid"
    WRONG_HOST = "wrong host"
    OLD_PROTOCOL = "no common protocol or cipher"
    CLIENT_CERTIFICATE = "client certificate wanted"
    NOT_TLS = "not TLS"
    OTHER = "other"


class ReplyProblem(Enum):
    REDIRECT = "redirect"
    WEB_PAGE = "web page"
    STATUS = "status"
    FRAMING = "framing"
    ENCODED = "content encoding"
    BAD_JSON = "bad JSON"
    LINK_MISSING = "link missing"
    STATUS_MISSING = "status missing"
    OTHER_INVOICE = "other invoice"
    TOO_LARGE = "too large"
    CUT = "cut"


class LinkProblem(Enum):
    SCHEME = "scheme"
    HOST = "host"
    USER_INFO = "user info"
    PORT = "port"
    FRAGMENT = "fragment"
    CHARACTERS = "characters"
    LENGTH = "length"
    FORM = "form"
    KEY_INSIDE = "API key inside"


@dataclass(frozen=True, slots=True)
class ServerWords:
    """What the server said about a failure: plain, short, for the Details only."""

    code: str = ""
    reason: str = ""


NO_WORDS = ServerWords()


@dataclass(eq=False)
class Failure(Exception):
    """Base of everything the program expects to go wrong; never raised itself.

    Not frozen: Python sets `__traceback__` on an exception while it travels.
    """


@dataclass(eq=False)
class InvalidInvoiceId(Failure):
    problem: InvoiceIdProblem


@dataclass(eq=False)
class NoCredentials(Failure):
    """There is no account, or nothing is stored for it, or what is stored is for another server."""

    account_exists: bool
    other_server: bool = False


@dataclass(eq=False)
class StoreLocked(Failure):
    """The credential store is locked; `waiting` while its own prompt may still be open."""

    waiting: bool = False


@dataclass(eq=False)
class StoreAbsent(Failure):
    """This computer has no credential store that the program may use."""


@dataclass(eq=False)
class StoreFailed(Failure):
    """The credential store answered with an error, or did not keep what it was given."""

    kind: str


@dataclass(eq=False)
class Unauthorized(Failure):
    status: int
    words: ServerWords = NO_WORDS


@dataclass(eq=False)
class InvoiceNotFound(Failure):
    words: ServerWords = NO_WORDS


@dataclass(eq=False)
class WrongAddress(Failure):
    """404 without the API's JSON: something answered, but it is not the API."""

    host: str


@dataclass(eq=False)
class Rejected(Failure):
    status: int
    words: ServerWords = NO_WORDS


@dataclass(eq=False)
class RateLimited(Failure):
    """`retry_after_s` is what the server asked for, at most `replies.RETRY_AFTER_LIMIT_S`."""

    retry_after_s: int | None
    words: ServerWords = NO_WORDS


@dataclass(eq=False)
class ServiceFailed(Failure):
    status: int
    words: ServerWords = NO_WORDS
    retry_after_s: int | None = None


@dataclass(eq=False)
class Unreachable(Failure):
    cause: UnreachableCause
    host: str


@dataclass(eq=False)
class TimedOut(Failure):
    phase: TimeoutPhase
    limit_s: float
    host: str


@dataclass(eq=False)
class TlsRejected(Failure):
    cause: TlsCause
    host: str


@dataclass(eq=False)
class UnexpectedReply(Failure):
    problem: ReplyProblem
    status: int | None = None
    detail: str = ""


@dataclass(eq=False)
class UntrustedLink(Failure):
    """The address failed the gate. `raw` is plain text already, for the Details only."""

    problem: LinkProblem
    host: str
    raw: str = field(repr=False)


@dataclass(eq=False)
class Canceled(Failure):
    pass


@dataclass(eq=False)
class ProgramFault(Failure):
    """A mistake of this program: the class name of the exception and nothing of its text."""

    kind: str


LookupFailure = (
    InvalidInvoiceId
    | NoCredentials
    | StoreLocked
    | StoreAbsent
    | StoreFailed
    | Unauthorized
    | InvoiceNotFound
    | WrongAddress
    | Rejected
    | RateLimited
    | ServiceFailed
    | Unreachable
    | TimedOut
    | TlsRejected
    | UnexpectedReply
    | UntrustedLink
    | Canceled
    | ProgramFault
)


def in_union(failure: Failure) -> LookupFailure:
    """Return the same failure, typed as the union that a `match` can be held to."""
    return failure  # type: ignore[return-value]  # the union is every subclass there is
