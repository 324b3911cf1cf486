"""What a fault is: how the other side behaves, and how the lookup has to end."""

import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from _pytest.mark import ParameterSet

from gui.core.errors import Failure
from gui.core.link import CheckoutLink
from tests.wire import Authority, Connection, Script, always, answering, reply

# A type of the closed union and the first of its facts, as far as the fault fixes them.
Expected = tuple[object, ...]

SUCCEEDS: Expected = (CheckoutLink,)
ID = "2eb1acd98a86"


@dataclass(frozen=True)
class Fault:
    """One row of a table.

    `requests` are the requests the server sees, tries again included. `tls` makes the context of
    a server that speaks TLS.
    """

    name: str
    script: Script
    expected: Expected
    requests: int = 1
    tls: Callable[[Authority], ssl.SSLContext] | None = None


def is_as_expected(outcome: Failure | CheckoutLink, expected: Expected) -> bool:
    facts = (
        (outcome.address,) if isinstance(outcome, CheckoutLink) else tuple(vars(outcome).values())
    )
    return type(outcome) is expected[0] and facts[: len(expected) - 1] == expected[1:]


def exhaustive(*values: object) -> ParameterSet:
    """One more of a kind, for `make test-all`."""
    return pytest.param(*values, marks=pytest.mark.exhaustive)


def one_for_each_ending(table: Sequence[Fault]) -> list[Fault]:
    first: dict[object, Fault] = {}
    for fault in table:
        first.setdefault(fault.expected[0], fault)
    return list(first.values())


def by_ending(table: Sequence[Fault]) -> list[ParameterSet]:
    """The rows as parameters: one for each ending there is, and the others for `make test-all`."""
    chosen = one_for_each_ending(table)
    return [
        pytest.param(fault, id=fault.name, marks=() if fault in chosen else pytest.mark.exhaustive)
        for fault in table
    ]


def answer(name: str, raw: bytes, expected: Expected, requests: int = 1) -> Fault:
    """A server that answers every request with these bytes and closes."""
    return Fault(name, answering(raw), expected, requests)


def keeping(name: str, raw: bytes, expected: Expected, requests: int = 1) -> Fault:
    """A server that answers with these bytes and keeps the connection open."""
    return Fault(name, always(raw), expected, requests)


def body(name: str, content: bytes, *expected: object) -> Fault:
    """A well-framed answer whose body is the fault."""
    return keeping(name, reply(content), expected)


def after_request(*actions: Callable[[Connection], None]) -> Script:
    """Read one request, then do these things, then close."""

    def script(connection: Connection) -> None:
        if connection.read_request():
            for action in actions:
                action(connection)

    return script


def sends(data: bytes, every_s: float | None = None) -> Callable[[Connection], None]:
    """Send at once, or a byte at a time with a pause after each."""

    def action(connection: Connection) -> None:
        if every_s is None:
            connection.send(data)
        else:
            connection.send_slowly(data, every_s)

    return action


def resets(connection: Connection) -> None:
    connection.abort()


def is_silent(connection: Connection) -> None:
    connection.wait_for_close()
