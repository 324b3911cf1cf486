"""Settings: everything that is kept and is not secret, in one JSON file.

Reading never stops the start: a file that cannot be used is put aside as it is. Writing is
atomic: after a power cut there is the old file or the new one. Where the file is a symbolic link,
as those who keep such files elsewhere make it, the file it leads to is the one that is meant.
"""

import contextlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from gui.core.accounts.account import Account, account_from_json, account_to_json
from gui.core.accounts.account_checks import checked_account
from gui.core.files import write_whole
from gui.core.foreign_files import UnusableFile, is_users_own, read_foreign
from gui.core.handover.templates import (
    InvalidTemplate,
    MessageTemplate,
    TemplateKind,
    check_body,
    check_subject,
)
from gui.core.paths import make_private_folder
from gui.core.preferences import Preferences
from gui.core.strict_json import read_object

_VERSION = 1
_SIZE_LIMIT = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """`current_key` is the key of the account in use, empty without one.

    `window` is what Qt's `saveGeometry` returned, in base64. `templates` holds those that the user
    changed. `knows_of_history`: it was said that there is one.
    """

    accounts: tuple[Account, ...] = ()
    current_key: str = ""
    window: str = ""
    templates: Mapping[TemplateKind, MessageTemplate] = field(default_factory=dict)
    preferences: Preferences = field(default_factory=Preferences)
    knows_of_history: bool = False

    @property
    def current(self) -> Account | None:
        return next((a for a in self.accounts if a.key == self.current_key), None)

    def with_account(self, account: Account) -> "Settings":
        """Return these with the account added, or in the place of the one with its key."""
        known = any(a.key == account.key for a in self.accounts)
        accounts = (
            tuple(account if a.key == account.key else a for a in self.accounts)
            if known
            else (*self.accounts, account)
        )
        return replace(self, accounts=accounts)

    def without_account(self, key: str) -> "Settings":
        """Return these without an account; if that was current, the first of the others is now."""
        accounts = tuple(a for a in self.accounts if a.key != key)
        current_key = self.current_key
        if current_key == key:
            current_key = accounts[0].key if accounts else ""
        return replace(self, accounts=accounts, current_key=current_key)


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """What was read; `put_aside` is where a file that could not be used was moved to."""

    settings: Settings
    put_aside: Path | None = None


class SettingsNotSaved(Exception):
    """The settings could not be written; the class name of the reason and nothing of its text."""


class SettingsWriter(Protocol):
    """What keeps settings, where anything does."""

    def save(self, settings: Settings) -> None:
        """Raises SettingsNotSaved."""
        ...


class SettingsStore:
    """The settings file of one user."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> LoadedSettings:
        """Return what the file has. Never raises: what cannot be used is put aside for defaults."""
        if not self.path.exists():
            return LoadedSettings(Settings())
        try:
            return LoadedSettings(_from_json(read_object(read_foreign(self.path, _SIZE_LIMIT))))
        except (OSError, UnusableFile, ValueError, KeyError, TypeError, AttributeError):
            return LoadedSettings(Settings(), self._put_aside())

    def save(self, settings: Settings) -> None:
        """Write the file whole, readable by its owner only.

        Raises:
            SettingsNotSaved: nothing was changed.
        """
        text = json.dumps(_to_json(settings), indent=2, ensure_ascii=False) + "\n"
        try:
            file = _led_to(self.path)
            if file.exists() and not file.is_file():
                # A link to /dev/null, say: what it leads to is not ours to replace.
                raise OSError
            make_private_folder(file.parent)
            write_whole(file, text.encode("utf-8"))
        except (OSError, ValueError) as error:
            raise SettingsNotSaved(type(error).__name__) from None

    def _put_aside(self) -> Path:
        stamp = time.strftime("%Y%m%d-%H%M%S")
        # OSError: not ours to move. It stays where it is, and saving says so again.
        with contextlib.suppress(OSError):
            # Of a link to a file the file, so that the link leads to the next one; else the link.
            unusable = _led_to(self.path) if self.path.is_file() else self.path
            for number in range(100):
                aside = unusable.with_name(f"settings.unreadable-{stamp}-{number}.json")
                if not aside.exists():
                    return unusable.rename(aside)
        return self.path


def _led_to(path: Path) -> Path:
    """Follow the links that the user made.

    Another's link is none: an administrator at work in a user's home would write where it says.
    """
    for _ in range(40):
        if not (path.is_symlink() and is_users_own(path.lstat())):
            break
        path = path.parent / path.readlink()
    return path


def _to_json(settings: Settings) -> dict[str, Any]:
    return {
        "version": _VERSION,
        "accounts": [*map(account_to_json, settings.accounts)],
        "current_account": settings.current_key,
        "window": settings.window,
        "templates": {
            kind.value: {"subject": template.subject, "body": template.body}
            for kind, template in settings.templates.items()
        },
        "preferences": settings.preferences.to_json(),
        "knows_of_history": settings.knows_of_history,
    }


def _from_json(found: Any) -> Settings:
    if not isinstance(found, dict) or found["version"] != _VERSION:
        raise ValueError("not a settings file of this version")
    if not isinstance(found["accounts"], list):
        raise TypeError("accounts")
    accounts = tuple(checked_account(account_from_json(entry)) for entry in found["accounts"])
    if len({account.key for account in accounts}) != len(accounts):
        raise ValueError("account key given twice")
    # Earlier versions kept it beside the other preferences.
    of_old = {"copy_form": found["copy_form"]} if "copy_form" in found else {}
    return Settings(
        accounts=accounts,
        current_key=_string(found["current_account"]),
        window=_string(found.get("window", "")),
        templates=_templates_from_json(found.get("templates", {})),
        preferences=Preferences.from_json(of_old | found.get("preferences", {})),
        knows_of_history=found.get("knows_of_history") is True,
    )


def _templates_from_json(found: Any) -> dict[TemplateKind, MessageTemplate]:
    templates = {}
    for name, parts in found.items():
        kind = TemplateKind(name)
        template = MessageTemplate(_string(parts["subject"]), _string(parts["body"]))
        try:
            check_body(template.body)
            if kind.has_subject:
                check_subject(template.subject)
        except InvalidTemplate as error:
            raise ValueError("template") from error
        templates[kind] = template
    return templates


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value
