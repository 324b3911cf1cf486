"""deb_depends.py FOLDER: what a Debian package of this folder depends on, from the ELF files in it.

Prints the C library, at the highest version that any of the files asks for, and the packages of
this system that hold the other libraries they are linked with. Fails where it cannot tell.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

C_LIBRARY = "libc6"
# Versions that are names: what glibc has to be to have them (its NEWS file).
_NAMED = {"ABI_DT_RELR": (2, 36)}


class CannotTell(SystemExit):
    """What is in the way, for whoever builds."""


def dependencies(folder: Path) -> list[str]:
    """As entries of a control file, sorted."""
    needed: set[str] = set()
    versions: set[str] = set()
    files = list(_elf_files(folder))
    for file in files:
        text = _readelf(file)
        needed |= set(re.findall(r"\(NEEDED\).*\[([^]]+)\]", text))
        versions |= set(re.findall(r"Name: GLIBC_(\S+)", text))
    bundled = {path.name for path in folder.rglob("*")}
    packages = {_owner(name) for name in needed - bundled}
    if C_LIBRARY in packages:
        highest = max(map(_version, versions))
        packages.remove(C_LIBRARY)
        packages.add(f"{C_LIBRARY} (>= {'.'.join(map(str, highest))})")
    return sorted(packages)


def _elf_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def _readelf(file: Path) -> str:
    return subprocess.run(
        ["readelf", "--wide", "--dynamic", "--version-info", file],
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def _version(name: str) -> tuple[int, ...]:
    if name in _NAMED:
        return _NAMED[name]
    if not re.fullmatch(r"\d+(\.\d+)+", name):
        raise CannotTell(f"which glibc has GLIBC_{name} is not known here")
    return tuple(map(int, name.split(".")))


def _owner(library: str) -> str:
    """The installed package that holds a library which is not in the folder."""
    found = subprocess.run(
        ["dpkg-query", "--search", f"*/{library}"], check=False, capture_output=True, text=True
    ).stdout
    # Of all that has this name, what the loader looks at: not private folders of other programs.
    places = r"/(?:usr/)?lib(?:64)?(?:/[\w-]+-linux-[\w-]+)?/[^/]+"
    owners = {
        match[1] for match in re.finditer(rf"^([\w.+-]+)(?::\w+)?: {places}$", found, re.MULTILINE)
    }
    if len(owners) != 1:
        raise CannotTell(f"which package holds {library} is not known here")
    return owners.pop()


if __name__ == "__main__":
    print(", ".join(dependencies(Path(sys.argv[1]))))
