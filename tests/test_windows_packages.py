"""Which of the locked packages the Windows Python takes, whatever system asks."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_markers_are_read_as_windows_reads_them() -> None:
    path = ROOT / ".ci" / "windows" / "requirements.py"
    spec = importlib.util.spec_from_file_location("windows_requirements", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    lines = module.for_windows((ROOT / "requirements.lock").read_text(encoding="utf-8"))

    names = {line.split("==")[0] for line in lines}
    assert {"pywin32-ctypes", "pefile", "colorama", "pyside6-essentials", "pytest"} <= names
    assert not {"secretstorage", "jeepney", "macholib", "zipp", "mypy", "ruff"} & names
    for line in lines:
        pinned, first, *_ = line.split(" ")
        assert pinned.count("==") == 1
        assert first.startswith("--hash=sha256:")
