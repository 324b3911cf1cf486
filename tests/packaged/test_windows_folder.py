"""The program's folder as it is packed for Windows: what is in it, and what Windows reads in it.

Run on Windows, or its Python under Wine, by what builds the folder.
"""

import os
import re
import struct
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("pefile", reason="needs the packages of the Windows build")

import pefile
from PyInstaller.archive.readers import CArchiveReader

from gui import __version__

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(
    os.environ.get("CHECKOUT_DESK_PROGRAM", ROOT / "dist/windows/checkout-desk/checkout-desk.exe")
).parent
INTERNAL = FOLDER / "_internal"
SYSTEM = Path(os.environ.get("SystemRoot", "C:/windows"), "System32")
PROGRAMS = {"checkout-desk": "WINDOWS_GUI", "checkout-desk-cli": "WINDOWS_CUI"}
# Not as Windows counts, whose megabytes are larger.
MB = 10**6

programs = pytest.mark.parametrize("name", PROGRAMS)


def image(name: str) -> pefile.PE:
    return pefile.PE(str(FOLDER / f"{name}.exe"), fast_load=False)


def resources(pe: pefile.PE, kind: str) -> list[bytes]:
    """The contents of the resources of a kind, in every language."""
    [found] = [
        entry for entry in pe.DIRECTORY_ENTRY_RESOURCE.entries
        if entry.id == pefile.RESOURCE_TYPE[kind]
    ]  # fmt: skip
    data = [leaf.data.struct for item in found.directory.entries for leaf in item.directory.entries]
    return [pe.get_data(place.OffsetToData, place.Size) for place in data]


@programs
def test_it_is_for_windows_on_x64_and_has_a_console_or_none(name: str) -> None:
    pe = image(name)
    assert pe.FILE_HEADER.Machine == pefile.MACHINE_TYPE["IMAGE_FILE_MACHINE_AMD64"]
    subsystem = pefile.SUBSYSTEM_TYPE[f"IMAGE_SUBSYSTEM_{PROGRAMS[name]}"]
    assert pe.OPTIONAL_HEADER.Subsystem == subsystem
    # Addresses differ from run to run, and data is not run.
    assert pe.OPTIONAL_HEADER.IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE
    assert pe.OPTIONAL_HEADER.IMAGE_DLLCHARACTERISTICS_NX_COMPAT


@programs
def test_it_says_what_it_is(name: str) -> None:
    pe = image(name)
    [texts] = [
        table.entries
        for info in pe.FileInfo[0] if info.Key == b"StringFileInfo"
        for table in info.StringTable
    ]  # fmt: skip
    assert {key.decode(): value.decode() for key, value in texts.items()} == {
        "FileDescription": "Checkout Desk",
        "FileVersion": __version__,
        "InternalName": name,
        "LegalCopyright": "MIT License",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Checkout Desk",
        "ProductVersion": __version__,
    }
    fixed = pe.VS_FIXEDFILEINFO[0]
    major, minor, patch = (int(part) for part in __version__.split(".")[:3])
    assert (fixed.FileVersionMS, fixed.FileVersionLS) == (major << 16 | minor, patch << 16)


@programs
def test_it_has_the_icon_in_every_size(name: str) -> None:
    [group] = resources(image(name), "RT_GROUP_ICON")
    count = struct.unpack_from("<H", group, 4)[0]
    widths = [group[6 + 14 * index] or 256 for index in range(count)]
    assert widths == [16, 20, 24, 32, 40, 48, 64, 128, 256]


@programs
def test_windows_knows_how_to_run_it(name: str) -> None:
    [manifest] = resources(image(name), "RT_MANIFEST")
    text = re.sub(r"\s+", " ", manifest.decode())
    for setting, value in {
        "dpiAwareness": "PerMonitorV2",
        "dpiAware": "true/pm",
        "longPathAware": "true",
    }.items():
        assert re.findall(rf"<{setting} [^>]*>([^<]*)</{setting}>", text) == [value]
    assert re.findall(r'requestedExecutionLevel [^>]*level="(\w+)"', text) == ["asInvoker"]
    assert "Microsoft.Windows.Common-Controls" in text
    # Windows 10 and 11; without it they say that they are Windows 8.
    assert "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}" in text


def files() -> dict[str, int]:
    """Every file with its size, by its path in the folder."""
    return {
        path.relative_to(FOLDER).as_posix(): path.stat().st_size
        for path in FOLDER.rglob("*")
        if path.is_file()
    }


def test_the_folder_is_small_enough() -> None:
    largest = sorted(((size, name) for name, size in files().items()), reverse=True)[:12]
    assert sum(files().values()) <= 70 * MB, largest


def test_nothing_is_there_that_windows_does_not_need() -> None:
    names = set(files())
    assert not [n for n in names if re.search(r"opengl32sw|cryptography|cffi|d3dcompiler", n)]
    # What looks like a second copy of a library: the runtime of C++ comes with each package.
    libraries = [Path(name).name.lower() for name in names if name.lower().endswith(".dll")]
    twice = {name for name in libraries if libraries.count(name) > 1}
    assert not [name for name in twice if not re.match(r"(msvcp|vcruntime)140", name)]


def test_every_library_that_is_linked_with_is_there_or_is_windows_own() -> None:
    binaries = [
        FOLDER / name for name in files() if name.lower().endswith((".exe", ".dll", ".pyd"))
    ]
    assert len(binaries) > 30
    ours = {path.name.lower() for path in binaries}
    missing = set()
    for path in binaries:
        pe = pefile.PE(str(path), fast_load=True)
        pe.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"]])
        for entry in getattr(pe, "DIRECTORY_ENTRY_IMPORT", []):
            name = entry.dll.decode().lower()
            if name not in ours and not name.startswith("api-ms-win-"):
                if not (SYSTEM / name).exists():
                    missing.add((path.name, name))
        pe.close()
    assert missing == set()


def test_nothing_of_the_builders_computer_is_in_it() -> None:
    where = [str(ROOT), ROOT.as_posix(), ROOT.as_posix().removeprefix("Z:")]
    looked_at = [path.read_bytes() for path in FOLDER.glob("*.exe")]
    with zipfile.ZipFile(INTERNAL / "base_library.zip") as library:
        looked_at += [library.read(name) for name in library.namelist()]
    modules = CArchiveReader(str(FOLDER / "checkout-desk.exe")).open_embedded_archive("PYZ.pyz")
    looked_at += [modules.extract(name, raw=True) or b"" for name in modules.toc]
    assert len(looked_at) > 500
    assert [place for place in where for data in looked_at if place.encode() in data] == []
