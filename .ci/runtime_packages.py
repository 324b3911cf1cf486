"""The packages that are in the program, with the versions installed; not the tools around it."""

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

# What packages require that are in the program, and the program does without: `bundling.py` leaves
# them out.
_DONE_WITHOUT = {"cryptography", "cffi", "pycparser", "charset-normalizer"}
_PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def runtime_packages() -> dict[str, str]:
    """Names and versions of what the program requires here, and of what those require in it."""
    found: dict[str, str] = {}
    # Its own file, and not what is installed of it: nothing has to be.
    waiting = _needed(tomllib.loads(_PROJECT.read_text("utf-8"))["project"]["dependencies"])
    while waiting:
        name = waiting.pop()
        if name not in found and name not in _DONE_WITHOUT:
            found[name] = distribution(name).version
            waiting += _needed(distribution(name).requires or ())
    return found


def _needed(texts: Iterable[str]) -> list[str]:
    from packaging.requirements import Requirement

    requirements = [Requirement(text) for text in texts]
    return [
        re.sub(r"[-_.]+", "-", requirement.name).lower()
        for requirement in requirements
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
    ]


if __name__ == "__main__":
    for name, version in sorted(runtime_packages().items()):
        print(f"{name}=={version}")
