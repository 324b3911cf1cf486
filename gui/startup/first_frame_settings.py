"""The settings of the first frame: what it shows of them, and no more.

Settings are read and checked by `core.settings`, right after the first paint; that takes JSON,
dataclasses and Unicode's tables, which together are a tenth of a bare window's start, and so do the
declarations of `core.preferences`: theme and language are taken here as they stand. Accounts are
read as there, by a module that does without, from what Qt has loaded anyway. Where the two differ,
in a file somebody damaged, the window says what `core.settings` found, some hundredth of a second
later.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QJsonDocument

from gui.core.accounts.account import MANAGED_KEY_PREFIX, account_from_json
from gui.core.accounts.administered import read_administered
from gui.core.foreign_files import UnusableFile, read_foreign
from gui.presenters.accounts.header_state import Header

_SIZE_LIMIT = 64 * 1024


class FirstFrameSettings(NamedTuple):
    """The account in use, the window's geometry, and what was chosen of looks and language."""

    header: Header = Header()
    geometry: str = ""
    theme: str = ""
    language: str = ""


def first_frame_settings(own: Path, managed: Path) -> FirstFrameSettings:
    """Return what the files have.

    `own` are the user's settings, `managed` the company's, see `core.policy`. Never raises.
    """
    try:
        # Mostly there is none, and on Windows it takes more than a moment to know whose it is.
        fixed = _object(read_administered, managed) if managed.exists() else {}
        found = _object(read_foreign, own)
        of_company = [
            account._replace(key=MANAGED_KEY_PREFIX + account.key)
            for account in map(account_from_json, fixed.get("accounts", ()))
        ]
        accounts = [*of_company, *map(account_from_json, found.get("accounts", ()))]
        in_use = [a for a in accounts if a.key == found.get("current_account")] or of_company
        header = Header(in_use[0].name, in_use[0].environment) if in_use else Header()
        chosen = found.get("preferences", {})
        return FirstFrameSettings(
            header,
            str(found.get("window", "")),
            str(chosen.get("theme", "")),
            str(chosen.get("language", "")),
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return FirstFrameSettings()


def _object(read: Callable[[Path, int], bytes | None], path: Path) -> dict[str, Any]:
    try:
        return QJsonDocument.fromJson(read(path, _SIZE_LIMIT) or b"").object()
    except (OSError, UnusableFile):
        return {}
