"""What a Debian package depends on, worked out from real ELF files."""

import importlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.skipif(
    shutil.which("dpkg-query") is None, reason="asks Debian which package holds a library"
)


@pytest.fixture
def deb_depends(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / ".ci"))
    yield importlib.import_module("deb_depends")
    sys.modules.pop("deb_depends", None)


class Linker:
    """Makes shared libraries that ask for what they are told to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def link(self, target: Path, library: str, *versions: str) -> None:
        """Make `target`, linked with symbols of these versions in a library of that name."""
        names = [f"symbol_{number}" for number in range(len(versions))] or ["symbol"]
        self._assemble("there", *(f".globl {name}\n{name}: .long 0" for name in names))
        script = [
            f"{version} {{ global: {name}; }};"
            for version, name in zip(versions, names, strict=False)
        ]
        (self.folder / "versions").write_text("\n".join(script))
        option = ["--version-script=versions"] if versions else []
        self._ld("-soname", library, *option, "-o", library, "there.o")
        self._assemble("here", *(f".data\n.dc.a {name}" for name in names))
        target.parent.mkdir(parents=True, exist_ok=True)
        self._ld("-o", str(target), "here.o", library)

    def _assemble(self, name: str, *lines: str) -> None:
        (self.folder / f"{name}.s").write_text("\n".join(lines) + "\n")
        subprocess.run(["as", "-o", f"{name}.o", f"{name}.s"], cwd=self.folder, check=True)

    def _ld(self, *arguments: str) -> None:
        subprocess.run(["ld", "-shared", *arguments], cwd=self.folder, check=True)


@pytest.fixture
def linker(tmp_path: Path) -> Linker:
    return Linker(tmp_path / "linker")


def test_the_newest_glibc_that_a_file_asks_for_counts(
    deb_depends: ModuleType, linker: Linker, tmp_path: Path
) -> None:
    package = tmp_path / "package"
    linker.link(package / "program", "libc.so.6", "GLIBC_2.2.5", "GLIBC_2.36")
    assert deb_depends.dependencies(package) == ["libc6 (>= 2.36)"]
    # By number, not by letter; in a folder below; under a name that says nothing.
    linker.link(package / "a" / "b" / "plugin", "libc.so.6", "GLIBC_2.4", "GLIBC_2.100")
    assert deb_depends.dependencies(package) == ["libc6 (>= 2.100)"]


def test_a_version_that_is_a_name_counts(
    deb_depends: ModuleType, linker: Linker, tmp_path: Path
) -> None:
    package = tmp_path / "package"
    linker.link(package / "program", "libc.so.6", "GLIBC_2.2.5", "GLIBC_ABI_DT_RELR")
    assert deb_depends.dependencies(package) == ["libc6 (>= 2.36)"]
    linker.link(package / "other", "libc.so.6", "GLIBC_2.2.5", "GLIBC_ABI_OF_TOMORROW")
    with pytest.raises(SystemExit, match="GLIBC_ABI_OF_TOMORROW is not known"):
        deb_depends.dependencies(package)


def test_only_libraries_that_are_not_in_the_package_count(
    deb_depends: ModuleType, linker: Linker, tmp_path: Path
) -> None:
    package = tmp_path / "package"
    linker.link(package / "program", "libc.so.6", "GLIBC_2.2.5")
    linker.link(package / "plugin", "libEGL.so.1")
    linker.link(package / "module", "libnobody.so.7")
    with pytest.raises(SystemExit, match=r"which package holds libnobody\.so\.7 is not known"):
        deb_depends.dependencies(package)
    linker.link(package / "lib" / "libnobody.so.7", "libc.so.6", "GLIBC_2.3")
    assert deb_depends.dependencies(package) == ["libc6 (>= 2.3)", "libegl1"]


def test_the_package_takes_its_dependencies_from_there() -> None:
    control = (ROOT / "resources" / "linux" / "control.in").read_text("utf-8")
    assert "\nDepends: @DEPENDS@, " in control
    assert "libc6" not in control
    assert "deb_depends.py" in (ROOT / ".ci" / "make-deb").read_text("utf-8")
