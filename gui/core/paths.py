"""Where things are: the program's own files, and the user's folders.

The folders are asked for before the first paint. That is why they are worked out here: a library
for them takes as long to import as all of the program's own modules for the first frame.
`QStandardPaths` would take no time, but says something else on each system: settings are
`GenericConfigLocation` on Linux and `AppDataLocation` on the others, of the folders for logs and
drafts it knows none on macOS, without `HOME` it begins at the root, and on Windows it cannot be
sent elsewhere by `APPDATA`. What is right in it would be a table as long as this one.
"""

import contextlib
import os
import sys
from functools import cache
from pathlib import Path

APP_NAME = "checkout-desk"
# The one identifier by which desktops know the program: desktop entry, icons, AppStream, bundle,
# AppUserModelID.
APP_ID = "io.github.checkout_desk.CheckoutDesk"


def resource(name: str) -> Path:
    """Return a plain file of `resources/`, in a checkout, a wheel or the packaged program."""
    return _resources() / name


def guide_folder() -> Path:
    """Return where the user guide and its pictures are: the resources, or a checkout's docs."""
    shipped = resource("guide")
    return shipped if shipped.is_dir() else _resources().parent / "docs"


@cache
def _resources() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).resolve().parent.parent
    candidates = [Path(frozen)] if frozen else [here, here.parent]
    return next(base / "resources" for base in candidates if (base / "resources").is_dir())


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
    """Return the user's folder for settings, by the system's convention. It need not exist."""
    match sys.platform:
        case "win32":
            base = _named("APPDATA", "AppData/Roaming")
        case "darwin":
            base = _home() / "Library/Application Support"
        case _:
            base = _named("XDG_CONFIG_HOME", ".config")
    return base / APP_NAME


def settings_file() -> Path:
    """Return the file of the user's settings. It need not exist."""
    return config_folder() / "settings.json"


def local_folder() -> Path:
    """Return the user's folder on Windows for what stays on this computer. It need not exist."""
    return _named("LOCALAPPDATA", "AppData/Local") / APP_NAME


def log_folder() -> Path:
    """Return the user's folder for logs, by the system's convention. It need not exist."""
    match sys.platform:
        case "win32":
            return local_folder() / "Logs"
        case "darwin":
            return _home() / "Library/Logs" / APP_NAME
        case _:
            return _named("XDG_STATE_HOME", ".local/state") / APP_NAME / "log"


def drafts_folder() -> Path:
    """Return the user's folder for mails that a mail program is to read. It need not exist."""
    match sys.platform:
        case "win32":
            return local_folder() / "Drafts"
        case "darwin":
            return _home() / "Library/Caches" / APP_NAME / "Drafts"
        case _:
            # No hidden folder, if there is one: Evolution warns of attachments from there.
            runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
            is_usable = runtime.is_absolute() and os.access(runtime, os.W_OK)
            base = runtime if is_usable else _named("XDG_STATE_HOME", ".local/state")
            return base / APP_NAME / "drafts"


def journals_folder() -> Path:
    """Return the user's folder for runs over lists that are not over. It need not exist.

    On this computer alone: what is in it is locked while it is written, and holds links.
    """
    match sys.platform:
        case "win32":
            return local_folder() / "Journals"
        case "darwin":
            return _home() / "Library/Application Support" / APP_NAME / "Journals"
        case _:
            return _named("XDG_STATE_HOME", ".local/state") / APP_NAME / "journals"


def unfinished_folder() -> Path:
    """Return the user's folder for notes of files that are being written. It need not exist.

    On this computer alone, as with journals.
    """
    return _beside_journals("unfinished")


def history_folder() -> Path:
    """Return the user's folder for the history of hand-overs. It need not exist.

    On this computer alone, as with journals.
    """
    return _beside_journals("history")


def managed_file() -> Path:
    """Return the file of the machine-wide settings, in a place that only administrators write to.

    No environment variable has a say in it: users can set those.
    """
    match sys.platform:
        case "win32":
            return _program_data() / APP_NAME / "managed.json"
        case "darwin":
            return Path("/Library/Application Support", APP_NAME, "managed.json")
        case _:
            return Path("/etc", APP_NAME, "managed.json")


def _beside_journals(name: str) -> Path:
    is_named_so = sys.platform in {"win32", "darwin"}
    return journals_folder().with_name(name.title() if is_named_so else name)


def _program_data() -> Path:
    if sys.platform == "win32":
        import winreg

        place = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
        with (
            contextlib.suppress(OSError),
            winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as folders,
        ):
            return Path(str(winreg.QueryValueEx(folders, "Common AppData")[0]))
    return Path(r"C:\ProgramData")


def _named(variable: str, below_home: str) -> Path:
    """The folder an environment variable names; relative ones count for nothing (XDG says so)."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else _home() / below_home


def _home() -> Path:
    home = Path("~").expanduser()
    # Windows has no other list.
    if sys.platform == "win32" or (home.is_absolute() and home != Path(home.anchor)):
        return home
    # HOME is empty: the user's entry in the system's list has it, too.
    import pwd

    return Path(pwd.getpwuid(os.getuid()).pw_dir)
