"""The wheel: the command, and the resources in it, found from anywhere."""

import os
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.exhaustive
@pytest.mark.skipif(find_spec("pip") is None, reason="this Python has no pip")
def test_the_wheel_works_away_from_the_checkout(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    compiled = ROOT / "resources" / "translations" / "checkout-desk_es.qm"
    in_use = compiled.stat().st_ino
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INDEX": "1"}
    subprocess.run(
        [*build, "--wheel-dir", str(tmp_path), str(ROOT)],
        env={**os.environ, **quiet},
        check=True,
        timeout=55,
    )
    # Another one is in its place: written over, it would end a program that has it mapped.
    assert compiled.stat().st_ino != in_use
    [wheel] = tmp_path.glob("checkout_desk-*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    names = {str(path.relative_to(installed)) for path in installed.rglob("*")}
    shipped = {f"gui/{path.relative_to(ROOT)}" for path in (ROOT / "resources").rglob("*")}
    assert shipped <= names
    assert not [name for name in names if name.startswith(("tests", "resources"))]
    [entry_points] = installed.glob("*.dist-info/entry_points.txt")
    assert "checkout-desk = gui.__main__:main" in entry_points.read_text()

    picture = tmp_path / "demo.png"
    command = ["--demo", "--invoice", "2eb1acd98a86", "--screenshot", str(picture)]
    result = subprocess.run(
        [sys.executable, "-m", "gui", *command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "DISPLAY": "", "QT_QPA_PLATFORM": ""},
        capture_output=True,
        text=True,
        timeout=55,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert picture.exists()
