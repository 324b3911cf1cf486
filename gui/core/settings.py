"""Settings: everything that is kept and is not secret, in one JSON file.

Reading never stops the start: a file that cannot be used is put aside as it is, and one that cannot
be read is never replaced without being kept. Writing is atomic: after a power cut there is the old
file or the new one. Where the file is a symbolic link, as those who keep such files elsewhere make
it, the file it leads to is the one that is meant.
"""

import contextlib
import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from gui.core.accounts.account import Account, account_from_json, account_to_json
from gui.core.accounts.account_checks import checked_account
from gui.core.files import write_whole
from gui.core.foreign_files import ChangedMeanwhile, UnusableFile, is_users_own, read_foreign
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
# ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND
_NOT_FOUND = (2, 3)


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
    """What was read.

    `put_aside` is where a file whose content cannot be used was moved to. With `is_unread` there
    is, or may be, a file that could not be read now; it is where it was.
    """

    settings: Settings
    put_aside: Path | None = None
    is_unread: bool = False

    @property
    def is_the_users(self) -> bool:
        """Return whether this is what the user chose, as far as anybody can know."""
        return self.put_aside is None and not self.is_unread


class SettingsNotSaved(Exception):
    """The settings could not be written; the class name of the reason and nothing of its text."""


class SettingsWriter(Protocol):
    """What keeps settings, where anything does."""

    def save(self, settings: Settings) -> Path | None:
        """Return where a file was moved to that was in the way; raises SettingsNotSaved."""
        ...


class SettingsStore:
    """The settings file of one user.

    What is there is replaced only if this store has read or written a file there before; among
    programs that have, the last one to write wins. Anything else is kept under another name: a
    share may have been away, or a file locked, when it was to be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._is_known = False

    def load(self) -> LoadedSettings:
        """Return what the file has, or defaults. Never raises.

        A content that cannot be used is put aside, but not what could only not be read: it may be
        whole.
        """
        self._is_known = False
        try:
            settings = _from_json(read_object(read_foreign(self.path, _SIZE_LIMIT)))
        except FileNotFoundError:
            return LoadedSettings(Settings(), is_unread=_is_out_of_reach(self.path))
        except (OSError, ChangedMeanwhile):
            return LoadedSettings(Settings(), is_unread=True)
        except (UnusableFile, ValueError, KeyError, TypeError, AttributeError):
            try:
                return LoadedSettings(Settings(), _put_aside(self._meant()))
            except OSError:
                return LoadedSettings(Settings(), is_unread=True)
        self._is_known = True
        return LoadedSettings(settings)

    def save(self, settings: Settings) -> Path | None:
        """Write the file whole, readable by its owner only.

        Returns where the file was moved to that was there unknown. It is not moved, and nothing is
        written, for what the program notes by itself.

        Raises:
            SettingsNotSaved: nothing was changed.
        """
        text = json.dumps(_to_json(settings), indent=2, ensure_ascii=False) + "\n"
        aside = None
        try:
            file = self._meant()

            def make_room() -> None:
                nonlocal aside
                if self._is_in_the_way(file):
                    aside = _put_aside(file)

            if not _holds_choices(settings) and self._is_in_the_way(file):
                return None
            make_private_folder(file.parent)
            write_whole(file, text.encode("utf-8"), make_room)
        except (OSError, ValueError) as error:
            if aside is not None:
                with contextlib.suppress(OSError):
                    aside.rename(file)
            raise SettingsNotSaved(type(error).__name__) from None
        self._is_known = True
        return aside

    def _meant(self) -> Path:
        """Of a link to a file, or to where none is yet, what it leads to; else what is there."""
        file = _led_to(self.path)
        # A link to /dev/null, say: what it leads to is not ours to replace or move.
        return self.path if file.exists() and not file.is_file() else file

    def _is_in_the_way(self, file: Path) -> bool:
        if self._is_known and file.is_file():
            return False
        with contextlib.suppress(FileNotFoundError):
            file.lstat()
            return True
        return False


def _holds_choices(settings: Settings) -> bool:
    """Return whether there is anything in it that the user chose."""
    return replace(settings, window="", knows_of_history=False) != Settings()


def _is_out_of_reach(path: Path) -> bool:
    """Return whether a file was not found because what it lies on is away."""
    try:
        path.lstat()
    except OSError as error:
        # Opening says of a share that is away that there is no such file; Windows knows better.
        return getattr(error, "winerror", None) not in {None, *_NOT_FOUND}
    # A link to what is away; or it is there again.
    return True


def _put_aside(unusable: Path) -> Path:
    """Return where it is kept now.

    Raises:
        OSError: it stays where it is.
    """
    stamp = time.strftime("%Y%m%d-%H%M%S")
    for number in range(100):
        aside = unusable.with_name(f"settings.unreadable-{stamp}-{number}.json")
        if not os.path.lexists(aside):
            return unusable.rename(aside)
    raise FileExistsError


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
