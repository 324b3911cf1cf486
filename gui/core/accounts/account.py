"""Accounts: whose credentials, and for which server. Nothing in here is secret.

The first frame shows an account's name: this imports next to nothing, and makes no dataclass. What
a name and an address have to be is in `account_checks`.
"""

from enum import Enum
from typing import Any, NamedTuple

# In front of the key of an account that the company set; no account that a user adds has such a
# key.
MANAGED_KEY_PREFIX = "managed-"


class Environment(Enum):
    PRODUCTION = "production"
    SANDBOX = "sandbox"
    CUSTOM = "custom"


# Those of the vendor's documentation.
_BASE_ADDRESSES = {
    Environment.PRODUCTION: "https://api.bluetape.com/genericBthubService",
    Environment.SANDBOX: "https://beta-api.bluetape.com/genericBthubService",
}


class Account(NamedTuple):
    """A named account. `key` names its entry in the credential store and never changes.

    `server` is the base address of a `CUSTOM` account, as `parse_server_address` returns it,
    and empty for the others. In files the fields have the names that they have here.
    """

    key: str
    name: str
    environment: Environment
    server: str = ""

    @property
    def base_address(self) -> str:
        """The address in front of `/integration/…`, without a slash at its end."""
        return _BASE_ADDRESSES.get(self.environment) or self.server

    @property
    def host(self) -> str:
        from urllib.parse import urlsplit

        return urlsplit(self.base_address).hostname or ""

    @property
    def is_production(self) -> bool:
        return self.environment is Environment.PRODUCTION


class AccountProblem(ValueError):
    """What of an account in a file cannot be used; in words for administrators, without values."""


def account_to_json(account: Account) -> dict[str, Any]:
    """Return an account as it stands in a file."""
    return account._asdict() | {"environment": account.environment.value}


def account_from_json(found: Any) -> Account:
    """Return an account as a file has it, its name and server as they are.

    Raises:
        AccountProblem: something is missing, or is of another type.
    """
    if not isinstance(found, dict):
        raise AccountProblem("an account is no object")
    for name in Account._fields:
        value = found.get(name)
        if value is None and name != "server":
            raise AccountProblem(f"no {name}")
        if not isinstance(value, str | None):
            raise AccountProblem(f"{name} cannot be used")
    try:
        environment = Environment(found["environment"])
    except ValueError:
        raise AccountProblem("environment cannot be used") from None
    return Account(found["key"], found["name"], environment, found.get("server") or "")
