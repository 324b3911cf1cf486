"""Tests reach for few private attributes of what they test, and for no more of them by and by.

What a test knows of the inside of a part breaks with that inside. Parts of a window are found as
their users find them (`tests/finding.py`), and what a part does is told by what it says.
"""

import ast
import sys
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).resolve().parent.rglob("*.py"))

# Those that there are force a race, put a fault in, or look for what nobody is to be shown.
MOST = 42
# A method that named tuples have for everybody.
PUBLIC = {"_replace"}
OWN = {"self", "cls", "super()"}


def reaches(source: str) -> list[str]:
    """Return each private attribute of another, as it is written; not of what Python brings."""
    tree = ast.parse(source)
    imports = [
        name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    ]
    pythons = {
        (name.asname or name.name).partition(".")[0]
        for name in imports
        if name.name.partition(".")[0] in sys.stdlib_module_names
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr not in PUBLIC:
            owner = ast.unparse(node.value)
            is_private = node.attr.startswith("_") and not node.attr.startswith("__")
            if is_private and owner not in OWN and owner.partition(".")[0] not in pythons:
                found.append(f"{owner}.{node.attr}")
    return found


def test_tests_reach_for_no_more_than_they_did() -> None:
    found = [
        f"{path.name}: {reach}" for path in FILES for reach in reaches(path.read_text("utf-8"))
    ]
    assert len(found) <= MOST, found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("window._body.area", ["window._body"]),
        ("app.window.page._id.text()", ["app.window.page._id"]),
        ("page._link._qr", ["page._link._qr", "page._link"]),
        ("dialog._desk = desk", ["dialog._desk"]),
        ("self._app._network", ["self._app._network"]),
        ("import gui.tasks\ngui.tasks._Job", ["gui.tasks._Job"]),
        ("self._app, cls._made, super()._wire()", []),
        ("import os\nos._exit(1)", []),
        ("account._replace(name='x'), account.__class__", []),
    ],
)
def test_what_a_reach_is(source: str, found: list[str]) -> None:
    assert reaches(source) == found
