"""What is in the locked wheels of other systems: lists of files, kept from run to run.

The wheels themselves, about a hundred megabytes each, are fetched by pip, which compares them with
the hashes of `requirements.lock`, listed, and dropped.
"""

import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# As pip calls them: what the release is built for.
SYSTEMS = {"win32": "win_amd64", "darwin": "macosx_13_0_arm64"}
_PYTHON = "3.13"
_PACKAGES = ("pyside6-essentials", "shiboken6")


def files(system: str) -> list[str]:
    """The files in the wheels of Qt for a system, as `sys.platform` calls it."""
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    names: list[str] = []
    for package in _PACKAGES:
        found = re.search(rf"^{package}==(\S+)(?: \\\n +--hash=\S+)+", lock, re.MULTILINE)
        assert found, f"{package} is not in requirements.lock"
        names += _files(f"{package}-{found[1]}", found[0], SYSTEMS[system])
    return names


def _files(name: str, requirement: str, tag: str) -> list[str]:
    kept = Path(os.environ.get("WINDOWS", "/var/tmp/checkout-desk-windows"), "wheel-lists")
    kept /= f"{name}-{tag}.txt"
    if not kept.exists():
        names = _fetched(requirement, tag)
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: another worker may be at the same.
        with tempfile.NamedTemporaryFile("w", dir=kept.parent, delete=False) as file:
            file.write("\n".join(names))
        Path(file.name).replace(kept)
    return kept.read_text("utf-8").splitlines()


def _fetched(requirement: str, tag: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "wanted.txt")
        wanted.write_text(requirement, "utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--require-hashes", "--only-binary", ":all:", "--python-version", _PYTHON]
        command += ["--platform", tag, "--dest", folder, "--requirement", str(wanted)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=900)
        assert done.returncode == 0, done.stderr
        [wheel] = Path(folder).glob("*.whl")
        return zipfile.ZipFile(wheel).namelist()
