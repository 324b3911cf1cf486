"""Credentials: the two header values of an account, and the stores that can keep them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol, TypeAlias
from urllib.parse import quote

from gui.core.cancellation import Cancellation
from gui.core.errors import NoCredentials

VALUE_LIMIT = 512

_VALUE = re.compile(rf"[\x21-\x7e]{{1,{VALUE_LIMIT}}}")


class CredentialField(Enum):
    API_KEY = "API key"
    ACCOUNT_ID = "account id"


class CredentialProblem(Enum):
    EMPTY = "empty"
    TOO_LONG = "too long"
    CHARACTERS = "characters"


@dataclass(eq=False)
class InvalidCredential(Exception):
    """Which field and why; never the value."""

    field: CredentialField
    problem: CredentialProblem


@dataclass(frozen=True, slots=True)
class Credentials:
    """Both header values of an account, and the server they were entered for.

    The client sends them to `base_address` and nowhere else. Neither value is in the `repr`.
    """

    base_address: str
    api_key: str = field(repr=False)
    account_id: str = field(repr=False)

    @property
    def never_shown(self) -> tuple[str, ...]:
        """What no text from outside may bring onto the screen: both values, also as in a URL."""
        values = (self.api_key, self.account_id)
        return (*values, *(quote(value, safe="") for value in values))


def parse_credential(typed: str, which: CredentialField) -> str:
    """Return a header value as it may be sent.

    `requests` prints a header value it cannot send in its exception, so what it could not send
    never gets that far: visible ASCII without spaces only.

    Raises:
        InvalidCredential: without the value.
    """
    value = typed.strip()
    if not value:
        raise InvalidCredential(which, CredentialProblem.EMPTY)
    if len(value) > VALUE_LIMIT:
        raise InvalidCredential(which, CredentialProblem.TOO_LONG)
    if not _VALUE.fullmatch(value):
        raise InvalidCredential(which, CredentialProblem.CHARACTERS)
    return value


def for_server(credentials: Credentials, base_address: str) -> Credentials:
    """Return the credentials if they were entered for that server.

    What is stored names its server, so a settings file that was tampered with cannot send a key
    elsewhere.

    Raises:
        NoCredentials: they are for another one.
    """
    if credentials.base_address != base_address:
        raise NoCredentials(account_exists=True, other_server=True)
    return credentials


Saved: TypeAlias = Credentials | Callable[[], Credentials]


def given(credentials: Saved) -> Credentials:
    """Return the credentials, by calling the function that has them if it is one."""
    return credentials if isinstance(credentials, Credentials) else credentials()


class CredentialStore(Protocol):
    """Keeps the credentials of each account under the account's key.

    Every method may block for as long as the user looks at a prompt, and raises
    `StoreLocked`, `StoreAbsent`, `StoreFailed` or, after `cancellation`, `Canceled`. What was
    canceled has changed nothing, and never will; what was done cannot be canceled any more.
    """

    def load(
        self, account_key: str, base_address: str, cancellation: Cancellation | None = None
    ) -> Credentials:
        """Return the credentials that are kept for this server; raises `NoCredentials`, too."""
        ...

    def save(
        self, account_key: str, credentials: Saved, cancellation: Cancellation | None = None
    ) -> None:
        """A function is called for them when the first change begins, and not before."""
        ...

    def remove(self, account_key: str, cancellation: Cancellation | None = None) -> None:
        """Removing what is not there is not an error."""
        ...

    def let_end(self, timeout_s: float) -> bool:
        """Wait until every change is done or undone; returns whether that came in time."""
        ...


class MemoryStore:
    """Keeps credentials to the end of the program."""

    def __init__(self) -> None:
        self._entries: dict[str, Credentials] = {}

    def load(
        self, account_key: str, base_address: str, cancellation: Cancellation | None = None
    ) -> Credentials:
        credentials = self._entries.get(account_key)
        if credentials is None:
            raise NoCredentials(account_exists=True)
        return for_server(credentials, base_address)

    def save(
        self, account_key: str, credentials: Saved, cancellation: Cancellation | None = None
    ) -> None:
        if cancellation is not None:
            cancellation.commit()
        self._entries[account_key] = given(credentials)

    def remove(self, account_key: str, cancellation: Cancellation | None = None) -> None:
        if cancellation is not None:
            cancellation.commit()
        self._entries.pop(account_key, None)

    def let_end(self, timeout_s: float) -> bool:
        return True
