"""A glance at the settings: what the first frame shows of them, and no more.

Settings are read and checked by `core.settings`, right after the first paint; that takes JSON,
dataclasses and Unicode's tables, which together are a tenth of a bare window's start. This takes
what Qt has loaded anyway. Where the two differ, in a file somebody damaged, the window says what
`core.settings` found, some hundredth of a second later.
"""

from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QJsonDocument

from gui.core.accounts.administered import NotAdministered, read_administered
from gui.core.accounts.environments import MANAGED_KEY_PREFIX, Environment
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
        found, fixed = _read(own), _fixed(managed)
        accounts = {
            MANAGED_KEY_PREFIX + account["key"]: account for account in fixed.get("accounts", ())
        }
        first: dict[str, Any] = next(iter(accounts.values()), {})
        accounts |= {account["key"]: account for account in found.get("accounts", ())}
        account = accounts.get(found.get("current_account"), first)
        environment = Environment(account.get("environment", Environment.PRODUCTION))
        header = Header(str(account.get("name", "")), environment)
        chosen = found.get("preferences", {})
        return FirstFrameSettings(
            header,
            str(found.get("window", "")),
            str(chosen.get("theme", "")),
            str(chosen.get("language", "")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return FirstFrameSettings()


def _fixed(path: Path) -> dict[str, Any]:
    try:
        # Mostly there is none, and on Windows it takes more than a moment to know whose it is.
        content = read_administered(path, _SIZE_LIMIT) if path.exists() else None
    except (OSError, NotAdministered):
        return {}
    return QJsonDocument.fromJson(content or b"").object()


def _read(path: Path) -> dict[str, Any]:
    # A pipe would be waited for.
    if not path.is_file() or path.stat().st_size > _SIZE_LIMIT:
        return {}
    return QJsonDocument.fromJson(path.read_bytes()).object()
