"""What goes into the packaged program and what stays out; build.spec asks here.

PyInstaller takes every plugin of a Qt module, and each plugin brings the system libraries it is
linked with: the GTK theme alone brings 25 MB. Here the plugins are named that the program wants;
libraries that nothing wanted needs go with the others.
"""

import fnmatch
import re
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath, PurePosixPath

Entry = tuple[str, str, str]

# Per system, under Qt's folder of plugins. With nothing of a kind, that kind is left out whole.
PLUGINS = {
    "linux": (
        "platforms/libqxcb.so", "platforms/libqwayland*.so", "platforms/libqoffscreen.so",
        # People type other scripts than Latin.
        "platforminputcontexts/lib*.so",
        "platformthemes/libqxdgdesktopportal.so",
        "iconengines/libqsvgicon.so", "imageformats/libqsvg.so",
        "wayland-shell-integration/libxdg-shell.so", "wayland-shell-integration/libqt-shell.so",
        "wayland-decoration-client/lib*.so",
    ),
    "win32": (
        "platforms/qwindows.dll", "platforms/qoffscreen.dll",
        "iconengines/qsvgicon.dll", "imageformats/qsvg.dll", "styles/*.dll",
    ),
    "darwin": (
        "platforms/libqcocoa.dylib", "platforms/libqoffscreen.dylib",
        "iconengines/libqsvgicon.dylib", "imageformats/libqsvg.dylib", "styles/*.dylib",
    ),
}  # fmt: skip

_TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"
_LANGUAGES = [path.stem.rpartition("_")[2] for path in _TRANSLATIONS.glob("*.ts")]

# Without one of these the program does not start, or not everywhere, or keeps no journal of a list;
# the build fails. What prints on Windows and macOS is in Qt's library for it, and no plugin.
MUST_BE_THERE = {
    "linux": (
        "libqxcb.so", "libqwayland*.so", "libqoffscreen.so", "libxcb-cursor.so.0",
        "libqsvgicon.so", "libqsvg.so", "libqxdgdesktopportal.so",
        "libcomposeplatforminputcontextplugin.so", "libibusplatforminputcontextplugin.so",
        "libxdg-shell.so", "_sqlite3*.so", "libcrypto.so*",
    ),
    "win32": (
        "qwindows.dll", "qoffscreen.dll", "qsvgicon.dll", "qsvg.dll", "*style.dll",
        "Qt6PrintSupport.dll", "_sqlite3*.pyd",
    ),
    "darwin": (
        "libqcocoa.dylib", "libqoffscreen.dylib", "libqsvgicon.dylib", "libqsvg.dylib",
        "*style.dylib", "QtPrintSupport", "_sqlite3*.so",
    ),
}  # fmt: skip

# Modules of the standard library and of dependencies that are found and never imported.
EXCLUDED_MODULES = [
    "tkinter", "unittest", "pydoc", "doctest", "pdb", "lib2to3", "curses", "test",
    "xmlrpc", "ftplib", "imaplib", "smtplib", "poplib", "nntplib", "telnetlib", "turtle",
    "setuptools", "pkg_resources", "pip", "ensurepip", "venv",
    "pytest", "_pytest", "hypothesis", "mypy", "ruff", "PyInstaller",
    "IPython", "chardet", "simplejson", "socks", "OpenSSL", "brotli", "brotlicffi", "zstandard",
    "h2", "shtab", "keyring.cli", "keyring.devpi_client", "keyring.backends.libsecret",
    "keyring.backends.kwallet", "keyring.backends.chainer", "keyring.testing",
    # What zipfile could unpack; workbooks that ask for it are refused. 0.25 MB.
    "lzma", "_lzma", "bz2", "_bz2",
    # PyInstaller runs a hook for it before anything else, which is felt.
    "multiprocessing",
    # What nobody imports, and what takes the place of modules in C, which are there.
    "asyncio", "_asyncio", "_pydecimal", "_pydatetime",
    # Encodings of East Asia: lists are read as Unicode, or as Windows writes in the West. 0.9 MB.
    "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw",
    "_multibytecodec",
    # For type checkers, for Python in a browser, for older Pythons, for a test in `random`, and for
    # showing a code in a browser. 0.2 MB.
    "typing_extensions", "urllib3.contrib.emscripten", "urllib3.contrib.pyopenssl",
    "urllib3.contrib.socks", "win32ctypes.core.cffi", "statistics", "webbrowser",
    # See gui/core/http/plain_requests.py, and gui/core/accounts/openssl_aes.py. 0.6 and 12 MB.
    "charset_normalizer", "cryptography", "cffi", "_cffi_backend", "pycparser",
]  # fmt: skip
if sys.platform == "linux":
    # CUPS is asked through its own library, which is the system's: see gui/commands/print_child.py.
    EXCLUDED_MODULES.append("PySide6.QtPrintSupport")

if sys.platform != "win32":
    # See gui/process/unix_sockets.py. 5 MB with what it is linked with.
    EXCLUDED_MODULES.append("PySide6.QtNetwork")

if sys.platform == "win32":
    # keyring brings it for examples alone; see gui/core/accounts/windows_vault.py. 0.1 MB.
    EXCLUDED_MODULES.append("more_itertools")

if sys.platform != "linux":
    # There is no portal to ask.
    EXCLUDED_MODULES.append("PySide6.QtDBus")

# Libraries that are never loaded, by system, in small letters.
LEFT_OUT = {
    "win32": (
        # OpenGL without a graphics card, for Qt Quick and OpenGL widgets: there are none. 20 MB.
        "opengl32sw.dll",
        # Second copies of the runtime of C++: Windows takes the library of a name that is loaded
        # already, wherever from. Those come first that Python and shiboken6 bring. 0.8 MB.
        "pyside6/msvcp140.dll", "pyside6/vcruntime140.dll", "pyside6/vcruntime140_1.dll",
        "shiboken6/vcruntime140.dll",
    ),
}  # fmt: skip
# Who can be trusted is the system's to say. 0.2 MB.
ROOTS = "certifi/cacert.pem"

# PySide 6.12.0 aborts on Python 3.10 and 3.11 (PYSIDE-3474).
BROKEN_PYSIDE = "6.12.0"
BROKEN_ON = ((3, 10), (3, 11))


class CannotBuild(SystemExit):
    """What is missing, for whoever builds."""


def check_versions(pyside: str, python: tuple[int, int]) -> None:
    """Fail on the pair of PySide and Python that ends in an abort."""
    if pyside == BROKEN_PYSIDE and python in BROKEN_ON:
        raise CannotBuild(
            f"PySide6 {pyside} on Python {python[0]}.{python[1]} aborts on signals (PYSIDE-3474): "
            "take another version of either"
        )


def wanted(entries: Iterable[Entry], platform: str = sys.platform) -> list[Entry]:
    """Leave out what is not wanted: libraries, plugins of Qt, translations that are not shipped."""
    return [entry for entry in entries if _is_wanted(PurePath(entry[0]).as_posix(), platform)]


def _is_wanted(name: str, platform: str) -> bool:
    if name == ROOTS or name.lower().endswith(LEFT_OUT.get(platform, ())):
        return False
    plugin = re.search(r"/(?:Qt/)?plugins/(.+)$", name)
    if plugin and name.startswith("PySide6/"):
        return any(fnmatch.fnmatch(plugin[1], pattern) for pattern in PLUGINS[platform])
    if re.search(r"/translations/", name) and name.startswith("PySide6/"):
        # Qt's own dialogs, in the languages the program speaks.
        return PurePath(name).name in {f"qtbase_{code}.qm" for code in _LANGUAGES}
    return True


def reachable(entries: Iterable[Entry]) -> set[str]:
    """Return the names of the shared libraries that something in the bundle is linked with (Linux).

    What the program or Qt loads by its path, Python's modules, Qt's plugins and Python itself, is
    where the search begins.
    """
    binaries = [e for e in entries if e[2] in {"BINARY", "EXTENSION"}]
    libraries = {PurePath(name).name: path for name, path, _ in binaries if _is_library(name)}
    waiting = [path for name, path, _ in binaries if not _is_library(name)]
    reached: set[str] = set()
    while waiting:
        for name in _imports(waiting.pop()):
            if name in libraries and name not in reached:
                reached.add(name)
                waiting.append(libraries[name])
    return reached


def _imports(binary: str) -> set[str]:
    """The names of all that is loaded with a binary, without what is the system's own."""
    from PyInstaller.depend.bindepend import get_imports

    return {PurePath(name).name for name, _ in get_imports(binary)}


def needed(entries: Iterable[Entry], reached: set[str]) -> list[Entry]:
    """Leave out libraries that are not reached, and the links to them at the bundle's top."""
    return [
        entry
        for entry in entries
        if entry[2] not in {"BINARY", "SYMLINK"}
        or not _is_library(entry[0])
        or PurePath(entry[0]).name in reached
    ]


def _is_library(name: str) -> bool:
    """Whether others are linked with it; a plugin or a Python module is loaded by its path."""
    path = PurePath(name)
    is_library = bool(re.match(r"lib[^/]+\.so(\.|$)", path.name))
    return is_library and "plugins" not in path.parts and not path.name.startswith("libpython")


def with_smaller_icu(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Put the smaller data library in the place of ICU's (Linux)."""
    from icu_data import trimmed

    return [
        (name, str(trimmed(Path(source), folder)), kind)
        if kind == "BINARY" and PurePath(name).name.startswith("libicudata.so")
        else (name, source, kind)
        for name, source, kind in entries
    ]


def check_complete(entries: Iterable[Entry], platform: str = sys.platform) -> None:
    """Fail where something is missing without which the program would not start."""
    names = [PurePath(name).name for name, _, _ in entries]
    missing = [p for p in MUST_BE_THERE[platform] if not fnmatch.filter(names, p)]
    if missing:
        raise CannotBuild(f"not in the bundle: {', '.join(missing)}")


def resources(folder: Path) -> list[tuple[str, str]]:
    """The plain files that the running program reads, as PyInstaller's `datas`."""
    files = [folder / "style.qss", *folder.glob("icons/*.svg"), *folder.glob("translations/*.qm")]
    found = [(str(f), f.parent.relative_to(folder.parent).as_posix()) for f in sorted(files)]
    docs = folder.parent / "docs"
    # The guide with the pictures it shows, and what explains messages, for Help.
    pictures = ("pictures/*-light/*.png", "pictures/pasted/*.png")
    shown = ("user-guide*.md", "troubleshooting*.md", *pictures)
    guide = sorted(path for pattern in shown for path in docs.glob(pattern))
    target = PurePosixPath("resources/guide")
    return found + [(str(f), str(target / f.parent.relative_to(docs).as_posix())) for f in guide]
