"""What a company fixes for everybody at a computer: one file that only its administrators write.

The file is JSON (docs/deployment.md has an example) and is read strictly: a name that is not known
or a value that cannot be used makes all of it unusable. A switch that is misspelled must not count
as a switch that is off. A file that anybody else could have written is not the company's.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from gui.core.accounts.account import (
    MANAGED_KEY_PREFIX,
    Account,
    AccountProblem,
    Environment,
    account_from_json,
)
from gui.core.accounts.account_checks import checked_account
from gui.core.accounts.administered import read_administered
from gui.core.foreign_files import UnusableFile
from gui.core.preferences import InvalidPreference, Preference, Preferences
from gui.core.settings import Settings
from gui.core.strict_json import JsonProblem, read_object

log = logging.getLogger(__name__)

_VERSION = 1
_SIZE_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Policy:
    """What is fixed; without anything in it, nothing is.

    `environment` is the one that accounts added here may have, `preferences` what the
    company chose, by name. With `is_unreadable` there is a file that cannot be used: nobody knows
    what it says. Other servers are forbidden then; of the rest, nothing is fixed.
    """

    accounts: tuple[Account, ...] = ()
    environment: Environment | None = None
    preferences: Mapping[str, Any] = field(default_factory=dict)
    allows_custom: bool = True
    is_unreadable: bool = False

    @property
    def environments(self) -> tuple[Environment, ...]:
        """Those an account may have that a user adds or edits."""
        if self.environment is not None:
            return (self.environment,)
        may = [e for e in Environment if self.allows_custom or e is not Environment.CUSTOM]
        return tuple(may)

    def fixes(self, account: Account | None) -> bool:
        """Return whether the company has fixed this account."""
        return account is not None and any(a.key == account.key for a in self.accounts)

    def applied_to(self, settings: Settings) -> Settings:
        """Return the settings as they count here: what is fixed, then what is allowed of others."""
        own = [a for a in settings.accounts if a.environment in self.environments]
        accounts = (*self.accounts, *own)
        keys = [account.key for account in accounts]
        current = settings.current_key
        if current not in keys:
            current = keys[0] if keys else ""
        preferences = settings.preferences.changed(**self.preferences)
        return replace(settings, accounts=accounts, current_key=current, preferences=preferences)


class PolicyProblem(Exception):
    """What is wrong with the file, in words for administrators; for the log and the self-test."""


def load_policy(path: Path) -> Policy:
    """Return what the file fixes; nothing where there is none. Never raises."""
    try:
        return read_policy(path)
    except PolicyProblem as problem:
        log.error("managed settings cannot be used: %s", problem)  # noqa: TRY400  (no trace wanted)
        return Policy(allows_custom=False, is_unreadable=True)


def read_policy(path: Path) -> Policy:
    """Return what the file fixes; nothing where there is none.

    Raises:
        PolicyProblem: there is a file, and it cannot be used.
    """
    try:
        content = read_administered(path, _SIZE_LIMIT)
    except UnusableFile as problem:
        raise PolicyProblem(str(problem)) from None
    except OSError as error:
        raise PolicyProblem(f"it cannot be read ({type(error).__name__})") from None
    return Policy() if content is None else parse_policy(content)


def parse_policy(content: bytes) -> Policy:
    """Return what the bytes of such a file fix.

    Raises:
        PolicyProblem: they cannot be used.
    """
    try:
        found = read_object(content)
    except JsonProblem:
        raise PolicyProblem("it is no JSON object, or names something twice") from None
    fixable = {p.name: p for p in Preferences.declared() if p.fixable}
    _refuse_unknown(found, {"version", "accounts", "environment", "custom_servers", *fixable})
    if found.get("version") != _VERSION:
        raise PolicyProblem(f"version is not {_VERSION}")
    policy = Policy(
        accounts=_accounts(found.get("accounts", [])),
        environment=_environment(found.get("environment")),
        preferences={
            name: _fixed(preference, found[name])
            for name, preference in fixable.items()
            if found.get(name) is not None
        },
        allows_custom=found.get("custom_servers", True),
    )
    if not isinstance(policy.allows_custom, bool):
        raise PolicyProblem("custom_servers is neither true nor false")
    return policy


def _accounts(found: object) -> tuple[Account, ...]:
    if not isinstance(found, list):
        raise PolicyProblem("accounts is no list")
    accounts = tuple(map(_account, found))
    for what in ("key", "name"):
        values = [getattr(account, what).casefold() for account in accounts]
        if len(set(values)) != len(values):
            raise PolicyProblem(f"two accounts have the same {what}")
    return accounts


def _account(found: Any) -> Account:
    if isinstance(found, dict):
        _refuse_unknown(found, Account._fields)
    try:
        account = account_from_json(found)
    except AccountProblem as problem:
        raise PolicyProblem(f"accounts: {problem}") from None
    key = account.key
    if not key.isascii() or not key.replace("-", "").isalnum():
        raise PolicyProblem("an account's key is not letters, digits and hyphens")
    if (account.environment is Environment.CUSTOM) != (found.get("server") is not None):
        raise PolicyProblem(f"account {key}: a server goes with environment custom only")
    try:
        return checked_account(account)._replace(key=MANAGED_KEY_PREFIX + key)
    except AccountProblem as problem:
        raise PolicyProblem(f"account {key}: {problem}") from None


def _environment(found: object) -> Environment | None:
    if found is None:
        return None
    for environment in (Environment.PRODUCTION, Environment.SANDBOX):
        if found == environment.value:
            return environment
    raise PolicyProblem("environment cannot be used: it is neither production nor sandbox")


def _fixed(preference: Preference[Any], found: object) -> Any:
    try:
        return preference.from_json(found)
    except InvalidPreference as problem:
        raise PolicyProblem(f"{preference.name} cannot be used: it is {problem}") from None


def _refuse_unknown(found: Mapping[str, Any], known: Iterable[str]) -> None:
    for name in found.keys() - {*known}:
        # The name comes from the file, which only administrators write.
        raise PolicyProblem(f"{json.dumps(name)} is not known")
