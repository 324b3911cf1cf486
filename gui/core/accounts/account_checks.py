"""What accounts are checked by: names that can be read, addresses that credentials may go to."""

import ipaddress
import re
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

from gui.core.accounts.account import Account, AccountProblem, Environment
from gui.core.text import is_invisible

NAME_LIMIT = 60
ADDRESS_LIMIT = 200


class AddressProblem(Enum):
    EMPTY = "empty"
    FORM = "form"
    NOT_HTTPS = "not https"
    TOO_LONG = "too long"


@dataclass(eq=False)
class InvalidServerAddress(Exception):
    problem: AddressProblem


class NameProblem(Enum):
    EMPTY = "empty"
    TOO_LONG = "too long"
    INVISIBLE_CHARACTER = "invisible character"


@dataclass(eq=False)
class InvalidAccountName(Exception):
    problem: NameProblem


def new_account_key() -> str:
    """Return a key that no other account has."""
    import uuid

    return uuid.uuid4().hex


def checked_account(account: Account) -> Account:
    """Return an account from a file with name and server in their one spelling.

    Raises:
        AccountProblem: one of them cannot be used.
    """
    is_custom = account.environment is Environment.CUSTOM
    try:
        return account._replace(
            name=parse_account_name(account.name),
            server=parse_server_address(account.server) if is_custom else "",
        )
    except InvalidAccountName:
        raise AccountProblem("name cannot be used") from None
    except InvalidServerAddress:
        raise AccountProblem("server cannot be used") from None


def parse_account_name(typed: str) -> str:
    """Return the name on one line.

    Raises:
        InvalidAccountName: empty, too long, or with characters that cannot be seen.
    """
    name = " ".join(typed.split())
    if not name:
        raise InvalidAccountName(NameProblem.EMPTY)
    if len(name) > NAME_LIMIT:
        raise InvalidAccountName(NameProblem.TOO_LONG)
    if any(map(is_invisible, name)):
        raise InvalidAccountName(NameProblem.INVISIBLE_CHARACTER)
    return name


def parse_server_address(typed: str) -> str:
    """Return a custom server's base address in its one spelling.

    `https` anywhere, `http` on the loopback interface only: the credentials are sent there.

    Raises:
        InvalidServerAddress: with the problem as a fact.
    """
    address = typed.strip().rstrip("/")
    if not address:
        raise InvalidServerAddress(AddressProblem.EMPTY)
    if len(address) > ADDRESS_LIMIT:
        raise InvalidServerAddress(AddressProblem.TOO_LONG)
    # No user-info, query, fragment, quoting or dot segments: a base address needs none of them.
    form = re.fullmatch(
        r"(?P<scheme>https?)://(?P<host>[a-z0-9.\-]+|\[[0-9a-f:.]+\])(?P<port>:[0-9]{1,5})?"
        r"(?P<path>(?:/[A-Za-z0-9._~\-]+)*)",
        _lower_origin(address),
    )
    if form is None or "/." in form["path"]:
        raise InvalidServerAddress(AddressProblem.FORM)
    try:
        port = urlsplit(form[0]).port
    except ValueError:
        raise InvalidServerAddress(AddressProblem.FORM) from None
    if port == 0:
        raise InvalidServerAddress(AddressProblem.FORM)
    if form["scheme"] == "http" and not is_loopback(form["host"].strip("[]")):
        raise InvalidServerAddress(AddressProblem.NOT_HTTPS)
    return form[0]


def _lower_origin(address: str) -> str:
    scheme, separator, rest = address.partition("://")
    authority, slash, path = rest.partition("/")
    return scheme.lower() + separator + authority.lower() + slash + path


def is_loopback(host: str) -> bool:
    """Return whether a host can only be this computer."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
