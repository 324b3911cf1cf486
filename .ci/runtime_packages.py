"""The packages that the program needs, with the versions installed; not the tools around it."""

import re
from importlib.metadata import distribution


def runtime_packages() -> dict[str, str]:
    """Names and versions of what the program requires here, and of what those require."""
    found: dict[str, str] = {}
    waiting = list(_required("checkout-desk"))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = distribution(name).version
            waiting += _required(name)
    return found


def _required(name: str) -> list[str]:
    from packaging.requirements import Requirement

    requirements = [Requirement(text) for text in distribution(name).requires or ()]
    return [
        re.sub(r"[-_.]+", "-", requirement.name).lower()
        for requirement in requirements
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
    ]


if __name__ == "__main__":
    for name, version in sorted(runtime_packages().items()):
        print(f"{name}=={version}")
