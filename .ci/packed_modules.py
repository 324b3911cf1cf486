"""Where the packaged program has its Python modules; build.spec asks here."""

import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

Entry = tuple[str, str, str]

# What Python reads before anything else. PyInstaller leaves it as large as it is.
LIBRARY = "base_library.zip"


def with_smaller_library(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Put a compressed library in the place of Python's own, where Python can open it."""
    # Where zlib is a module in a file of its own, it would be looked for in here.
    if "zlib" not in sys.builtin_module_names:
        return list(entries)
    return [
        (name, str(_compressed(Path(source), folder)), kind) if name == LIBRARY
        else (name, source, kind)
        for name, source, kind in entries
    ]  # fmt: skip


def _compressed(library: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    smaller = folder / LIBRARY
    with zipfile.ZipFile(library) as before, zipfile.ZipFile(smaller, "w") as after:
        for entry in before.infolist():
            after.writestr(entry, before.read(entry), zipfile.ZIP_DEFLATED, 9)
    return smaller


def modules_in(program: Path, script: Path) -> Entry:
    """Write the script by which another program in the same folder has the modules of this one.

    It has to run before PyInstaller's own first script, which looks for them there.
    """
    from PyInstaller.archive.readers import CArchiveReader

    modules = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    # Nothing else tells.
    place = f"{program.name}?{modules._start_offset}"  # noqa: SLF001
    script.write_text(
        "import os, sys\n"
        f"sys._pyinstaller_pyz = os.path.join(os.path.dirname(sys.executable), {place!r})\n",
        "utf-8",
    )
    return script.stem, str(script), "PYSOURCE"
