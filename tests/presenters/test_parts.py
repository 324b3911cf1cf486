"""What the package is made of is named, with its license."""

import re
import subprocess
import sys
from importlib.metadata import metadata
from pathlib import Path

import pytest

from gui.presenters.parts import PARTS

ROOT = Path(__file__).resolve().parents[2]
LICENSES = {re.sub(r"[-_.]+", "-", part.name).lower(): part.license for part in PARTS}
INSTALLED = [
    line.partition("==")[0]
    for line in subprocess.run(
        [sys.executable, ROOT / ".ci" / "runtime_packages.py"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
]


def test_there_is_something_to_name() -> None:
    assert {"requests", "keyring", "segno", "pyside6-essentials"} <= set(INSTALLED)


@pytest.mark.parametrize("name", INSTALLED)
def test_every_library_is_named_with_its_license(name: str) -> None:
    found = metadata(name)
    said = found.get("License-Expression") or found.get("License") or ""
    said += " ".join(found.get_all("Classifier") or ())
    family = re.split(r"[-. ]", LICENSES[name])[0]
    assert family in said, (name, said)
