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


def make_private_folder(folder: Path) -> None:
    """Make the folder, and those above it that are missing, for their owner only.

    `Path.mkdir` gives its mode to the last one and leaves the others to the umask.

    Raises:
        OSError: it cannot be made.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError


def config_folder() -> Path:
    """The user's folder for settings, per system convention. Not created."""
    import platformdirs

    return platformdirs.user_config_path(APP_NAME, appauthor=False, roaming=True)


def log_folder() -> Path:
    """The user's folder for logs, per system convention. Not created."""
    import platformdirs

    return platformdirs.user_log_path(APP_NAME, appauthor=False)
