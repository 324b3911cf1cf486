"""What goes into the package: that nothing needed stays out, and that a gap fails the build."""

import fnmatch
import importlib
import re
import struct
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import PySide6
import pytest

from tests import wheels
from tests.systems import session_bus

ROOT = Path(__file__).resolve().parent.parent
QT = Path(PySide6.__file__).parent / "Qt"


@pytest.fixture(autouse=True)
def _build_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(ROOT / ".ci"))
    yield
    for name in ("bundling", "icons", "icu_data", "packed_modules"):
        sys.modules.pop(name, None)


@pytest.fixture
def bundling() -> ModuleType:
    return importlib.import_module("bundling")


def test_the_broken_pair_cannot_be_built(bundling: ModuleType) -> None:
    for python in ((3, 10), (3, 11)):
        with pytest.raises(SystemExit, match=r"6\.12\.0 on Python 3\.1[01] aborts"):
            bundling.check_versions("6.12.0", python)
    bundling.check_versions("6.12.0", (3, 12))
    bundling.check_versions("6.11.3", (3, 11))


def test_plugins_are_chosen(bundling: ModuleType) -> None:
    plugins = "PySide6/Qt/plugins"
    names = {
        f"{plugins}/platforms/libqxcb.so": True,
        f"{plugins}/platforms/libqwayland.so": True,
        f"{plugins}/platforms/libqwayland-generic.so": True,
        f"{plugins}/platforms/libqoffscreen.so": True,
        f"{plugins}/platforms/libqeglfs.so": False,
        f"{plugins}/platforminputcontexts/libibusplatforminputcontextplugin.so": True,
        f"{plugins}/platformthemes/libqgtk3.so": False,
        f"{plugins}/platformthemes/libqxdgdesktopportal.so": True,
        f"{plugins}/iconengines/libqsvgicon.so": True,
        f"{plugins}/imageformats/libqtiff.so": False,
        f"{plugins}/tls/libqopensslbackend.so": False,
        f"{plugins}/printsupport/libcupsprintersupport.so": False,
        "PySide6/Qt/translations/qtbase_es.qm": True,
        "PySide6/Qt/translations/qtbase_fr.qm": False,
        "PySide6/Qt/lib/libQt6Core.so.6": True,
        "resources/translations/checkout-desk_es.qm": True,
    }
    entries = [(name, name, "BINARY") for name in names]
    kept = {entry[0] for entry in bundling.wanted(entries, "linux")}
    assert kept == {name for name, is_kept in names.items() if is_kept}
    windows = [("PySide6\\plugins\\styles\\qmodernwindowsstyle.dll", "", "BINARY")]
    assert bundling.wanted([(n.replace("\\", "/"), s, k) for n, s, k in windows], "win32")


def test_what_is_there_twice_or_never_used_is_left_out(bundling: ModuleType) -> None:
    names = {
        "PySide6/opengl32sw.dll": False,
        # PySide6 imports shiboken6 before anything of its own.
        "PySide6/MSVCP140.dll": False,
        "PySide6/VCRUNTIME140_1.dll": False,
        "PySide6/MSVCP140_1.dll": True,
        "shiboken6/MSVCP140.dll": True,
        "shiboken6/VCRUNTIME140_1.dll": True,
        # Python's own comes before both.
        "PySide6/VCRUNTIME140.dll": False,
        "shiboken6/VCRUNTIME140.dll": False,
        "VCRUNTIME140.dll": True,
        "certifi/cacert.pem": False,
    }
    entries = [(name, name, "BINARY") for name in names]
    kept = {entry[0] for entry in bundling.wanted(entries, "win32")}
    assert kept == {name for name, is_kept in names.items() if is_kept}


def test_pythons_library_is_smaller_where_python_can_open_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    packed = importlib.import_module("packed_modules")
    library = tmp_path / packed.LIBRARY
    code = b"a module that says the same again and again. " * 99
    with zipfile.ZipFile(library, "w") as archive:
        for name in ("os.pyc", "encodings/cp1252.pyc"):
            archive.writestr(zipfile.ZipInfo(name), code)
    entries = [(packed.LIBRARY, str(library), "DATA"), ("style.qss", "style.qss", "DATA")]
    monkeypatch.setattr(sys, "builtin_module_names", ("marshal",))
    assert packed.with_smaller_library(entries, tmp_path / "smaller") == entries
    monkeypatch.setattr(sys, "builtin_module_names", ("marshal", "zlib"))
    [(name, smaller, kind), other] = packed.with_smaller_library(entries, tmp_path / "smaller")
    assert (name, kind, other) == (packed.LIBRARY, "DATA", entries[1])
    assert Path(smaller).stat().st_size < library.stat().st_size / 5
    with zipfile.ZipFile(smaller) as archive:
        assert archive.namelist() == ["os.pyc", "encodings/cp1252.pyc"]
        assert {archive.read(name) for name in archive.namelist()} == {code}
        # The same bytes from every build.
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_each_gap_fails_the_build(bundling: ModuleType, platform: str) -> None:
    whole = [(name.replace("*", "x"), "", "BINARY") for name in bundling.MUST_BE_THERE[platform]]
    bundling.check_complete(whole, platform)
    for index, missing in enumerate(bundling.MUST_BE_THERE[platform]):
        with pytest.raises(SystemExit, match=f"not in the bundle: {re.escape(missing)}$"):
            bundling.check_complete(whole[:index] + whole[index + 1 :], platform)


def test_every_resource_that_is_read_is_taken(bundling: ModuleType) -> None:
    taken = {Path(source).relative_to(ROOT).as_posix(): target for source, target in
             bundling.resources(ROOT / "resources")}  # fmt: skip
    assert taken["resources/style.qss"] == "resources"
    assert taken["resources/icons/checkout-desk.svg"] == "resources/icons"
    assert taken["resources/translations/checkout-desk_es.qm"] == "resources/translations"
    assert not [name for name in taken if name.endswith((".ts", ".iss", ".plist", ".desktop"))]


@session_bus
def test_nothing_that_is_left_out_is_imported() -> None:
    # Everything the program imports, and a backend of the keyring, with the modules that the
    # package does without out of reach.
    code = """
        import importlib, pkgutil, sys
        sys.path[:0] = [".ci", "."]
        import bundling

        class Missing:
            def find_spec(self, name, path=None, target=None):
                if any(name == e or name.startswith(e + ".") for e in bundling.EXCLUDED_MODULES):
                    missing.add(name)
                    raise ModuleNotFoundError(name)

        missing = set()
        sys.meta_path.insert(0, Missing())
        import gui, segno, truststore
        # Imported where they are used.
        import email.message, email.policy, shutil, sqlite3, xlsxwriter, zipfile, zxingcpp
        for module in pkgutil.walk_packages(gui.__path__, "gui."):
            importlib.import_module(module.name)
        from gui.core.accounts.keyring_store import platform_backend
        print(type(platform_backend()).__name__)
    """
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert result.stdout == "SecretService\n", result.stderr


def test_what_is_left_out_is_no_alias_of_pyinstallers(bundling: ModuleType) -> None:
    # It stops where a module is left out and another one is to stand for it: those of setuptools
    # that are nowhere else, some of them on Python 3.12 and newer only.
    found = importlib.import_module("PyInstaller.utils.hooks.setuptools").setuptools_info
    brought = {name.removeprefix("setuptools._vendor.") for name in found.vendored_modules}
    theirs = {name for name in brought if found.is_vendored(name.partition(".")[0])}
    aliases = {name for name, _ in found.get_distutils_aliases()} | theirs
    assert "distutils" in aliases
    assert not aliases & set(bundling.EXCLUDED_MODULES)


@pytest.mark.exhaustive
@pytest.mark.parametrize("is_py312", [False, True])
def test_what_builds_programs_stays_out(tmp_path: Path, *, is_py312: bool) -> None:
    # cffi would ask for it, which parts of the keyring ask for.
    asking = "import cffi, pip, setuptools, keyring.backends.Windows, gui.__main__\n"
    (tmp_path / "program.py").write_text(asking)
    code = """
        import sys
        sys.path[:0] = [".ci", "."]
        import bundling
        from PyInstaller import compat
        from PyInstaller.depend import analysis
        compat.is_py312 = sys.argv[1] == "True"
        graph = analysis.initialize_modgraph(excludes=bundling.EXCLUDED_MODULES)
        graph.add_script(sys.argv[2])
        found = {getattr(node, "identifier", "").partition(".")[0]
                 for node in graph.iter_graph() if type(node).__name__ != "ExcludedModule"}
        print("keyring" in found, *found & {"cffi", "distutils", "setuptools", "wheel", "pip"})
    """
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(is_py312), tmp_path / "program.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert result.stdout == "True\n", result.stderr


@pytest.mark.exhaustive
@pytest.mark.parametrize("platform", wheels.SYSTEMS)
def test_the_wheels_of_a_system_hold_what_its_build_needs(
    bundling: ModuleType, platform: str
) -> None:
    files = wheels.files(platform)
    for pattern in bundling.PLUGINS[platform]:
        assert fnmatch.filter(files, f"PySide6/*plugins/{pattern}"), pattern
    # What is Python's own is in no wheel.
    files += [name for name in bundling.MUST_BE_THERE[platform] if name.startswith("_sqlite3")]
    kept = bundling.wanted([(name, "", "BINARY") for name in files], platform)
    bundling.check_complete(kept, platform)
    assert any(name.endswith("/qtbase_es.qm") for name, *_ in kept)


def test_pyinstaller_has_nothing_to_warn_of(caplog: pytest.LogCaptureFixture) -> None:
    utils = importlib.import_module("PyInstaller.depend.utils")
    for path in sorted((ROOT / "gui").rglob("*.py")):
        utils.scan_code_for_ctypes(compile(path.read_text("utf-8"), path, "exec"))
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the data is trimmed on Linux only")
def test_icu_finds_what_is_left_of_its_data(tmp_path: Path) -> None:
    icu_data = importlib.import_module("icu_data")
    [library] = (QT / "lib").glob("libicudata.so.*")
    smaller = icu_data.trimmed(library, tmp_path)
    assert smaller.stat().st_size < library.stat().st_size / 2
    # What Qt asks ICU for, in a process that gets the smaller library first.
    code = """
        import ctypes, pathlib, sys
        from PySide6.QtCore import QCollator, QLocale, QTimeZone
        [icu] = (pathlib.Path(sys.argv[1]) / "lib").glob("libicuuc.so.*")
        opener = getattr(ctypes.CDLL(str(icu)), "ucnv_open_" + icu.name.rpartition(".")[2])
        opener.restype = ctypes.c_void_p
        for name in ("Shift_JIS", "windows-1252", "GB18030", "no such codec"):
            error = ctypes.c_int(0)
            print(bool(opener(name.encode(), ctypes.byref(error))), end=" ")
        print()
        collator = QCollator(QLocale("es"))
        print(collator.compare("ñ", "o") < 0 < collator.compare("ñ", "n"))
        print(QCollator(QLocale("de")).compare("ä", "b") < 0)
        print(QTimeZone(b"Europe/Madrid").isValid())
        print(QLocale("es").toString(1234567), QLocale("de").monthName(3))
        import os
        print([line for line in open("/proc/self/maps") if "icudata" in line][0].split()[-1])
    """
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(QT)],
        env={"LD_LIBRARY_PATH": str(tmp_path), "LD_PRELOAD": str(smaller), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert result.stdout.splitlines() == [
        "True True True False ", "True", "True", "True", "1.234.567 März", str(smaller),
    ], result.stderr  # fmt: skip


def test_what_is_no_icu_data_is_refused(tmp_path: Path) -> None:
    icu_data = importlib.import_module("icu_data")
    library = tmp_path / "libicudata.so.73"
    library.write_bytes(b"\x7fELF" + bytes(100))
    with pytest.raises(ValueError, match="no ICU data"):
        icu_data.trimmed(library, tmp_path / "out")


def test_icons_have_all_their_sizes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / ".ci" / "icons.py", tmp_path], check=True, timeout=50)
    ico = (tmp_path / "app.ico").read_bytes()
    _, kind, count = struct.unpack_from("<HHH", ico)
    entries = [struct.unpack_from("<BBBBHHII", ico, 6 + 16 * i) for i in range(count)]
    assert kind == 1
    assert [entry[0] or 256 for entry in entries] == [16, 20, 24, 32, 40, 48, 64, 128, 256]
    for *_, size, offset in entries:
        assert ico[offset : offset + 8] == b"\x89PNG\r\n\x1a\n"
        assert offset + size <= len(ico)
    icns = (tmp_path / "app.icns").read_bytes()
    assert icns[:4] == b"icns"
    assert struct.unpack_from(">I", icns, 4)[0] == len(icns)
    name = "io.github.checkout_desk.CheckoutDesk"
    sizes = {path.parent.parent.name for path in tmp_path.glob(f"hicolor/*/apps/{name}.png")}
    assert {"16x16", "32x32", "48x48", "128x128", "256x256", "512x512"} <= sizes
    assert (tmp_path / "hicolor" / "scalable" / "apps" / f"{name}.svg").exists()
