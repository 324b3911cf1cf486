"""Where things are: the program's own files, and the user's folders."""

import sys
from pathlib import Path

APP_NAME = "checkout-desk"


def resource(name: str) -> Path:
    """A plain file of `resources/`, from a checkout, a wheel or the packaged program."""
    frozen = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).resolve().parent.parent
    candidates = [Path(frozen)] if frozen else [here, here.parent]
    for base in candidates:
        path = base / "resources" / name
        if path.exists():
            return path
    raise FileNotFoundError(name)


def config_folder() -> Path:
    """The user's folder for settings, per system convention. Not created."""
    import platformdirs

    return platformdirs.user_config_path(APP_NAME, appauthor=False, roaming=True)


def log_folder() -> Path:
    """The user's folder for logs, per system convention. Not created."""
    import platformdirs

    return platformdirs.user_log_path(APP_NAME, appauthor=False)
