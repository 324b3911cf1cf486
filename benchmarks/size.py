"""What the packaged program weighs, beside a bare window packaged with PyInstaller's defaults."""

import lzma
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tarfile import TarFile

from benchmarks.figures import Row, Sample

ROOT = Path(__file__).resolve().parent.parent
_MB = 1_000_000
_DISK_LIMIT_MB, _COMPRESSED_LIMIT_MB = 120, 45


def bare_package(folder: Path) -> Path:
    """Package the bare window as PyInstaller does it when nothing is said; returns the program."""
    subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--windowed", "--log-level",
            "ERROR", "--name", "bare", "--distpath", folder, "--workpath", folder / "work",
            "--specpath", folder, ROOT / "benchmarks" / "bare_window.py",
        ],
        check=True,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return folder / "bare" / "bare"


def measured(ours: Path, bare: Path) -> list[Row]:
    """Both folders, on disk and compressed alike."""
    name = "bare window, default onedir"
    disk, bare_disk = (Sample([_on_disk(p.parent) / _MB], "MB") for p in (ours, bare))
    small, bare_small = (Sample([_compressed(p.parent) / _MB], "MB") for p in (ours, bare))
    return [
        Row(
            "packaged folder", disk, bare_disk, name, f"≤ {_DISK_LIMIT_MB} MB",
            disk.median <= _DISK_LIMIT_MB,
        ),
        Row(
            "packaged folder, compressed (xz)", small, bare_small, name,
            f"≤ {_COMPRESSED_LIMIT_MB} MB", small.median <= _COMPRESSED_LIMIT_MB,
        ),
    ]  # fmt: skip


def _on_disk(folder: Path) -> int:
    files = (p for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
    return sum(path.stat().st_size for path in files)


def _compressed(folder: Path) -> int:
    archive = BytesIO()
    with TarFile(fileobj=archive, mode="w") as file:
        file.add(folder, folder.name)
    return len(lzma.compress(archive.getvalue(), preset=6))
