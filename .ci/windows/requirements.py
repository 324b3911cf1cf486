"""requirements.py LOCK: the locked packages that a Windows CPython 3.13 takes, with their hashes.

pip reads markers as of the computer that it runs on, so they are read here and left out.
"""

import re
import sys
from pathlib import Path

from packaging.requirements import Requirement

TARGET = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.13.2",
    "python_version": "3.13",
    "sys_platform": "win32",
}
# They look at the sources, which are the same on every system.
NOT_RUN_THERE = {"mypy", "ruff"}


def for_windows(lock: str) -> list[str]:
    """Return the lines `name==version --hash=… …`, one for each package."""
    found = []
    text = re.sub(r"^ *#.*\n", "", lock, flags=re.MULTILINE).replace("\\\n", "")
    for line in text.splitlines():
        head, *hashes = re.split(r"\s+--hash=", line.strip())
        requirement = Requirement(head)
        if requirement.name in NOT_RUN_THERE:
            continue
        if requirement.marker is None or requirement.marker.evaluate(TARGET):
            pinned = f"{requirement.name}{requirement.specifier}"
            found.append(" ".join([pinned, *(f"--hash={value}" for value in hashes)]))
    return found


if __name__ == "__main__":
    print("\n".join(for_windows(Path(sys.argv[1]).read_text(encoding="utf-8"))))
