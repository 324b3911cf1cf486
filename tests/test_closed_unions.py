"""A `match` over values of our own knows them all, and ends in `assert_never`.

The type checker then refuses a new member that was forgotten somewhere, and a mistake that it
cannot see ends in an error instead of in the arm that happens to be the last.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "gui").rglob("*.py"))

EXEMPT = {
    "operator": "the words of a PDF: one that is not known refuses the page",
    "sys.platform": "the systems of this world are not ours to close",
}


def open_matches(source: str) -> list[str]:
    """Every `match` that does not end in `case _: assert_never(subject)`, by its subject."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Match):
            subject, last = ast.unparse(node.subject), node.cases[-1]
            end = [ast.unparse(statement) for statement in (last.pattern, *last.body)]
            is_closed = last.guard is None and end == ["_", f"assert_never({subject})"]
            if not is_closed and subject not in EXEMPT:
                found.append(subject)
    return found


def test_every_match_ends_in_assert_never() -> None:
    found = {path.name: open_matches(path.read_text("utf-8")) for path in FILES}
    assert {name: subjects for name, subjects in found.items() if subjects} == {}


def test_every_exemption_is_needed() -> None:
    subjects = {
        ast.unparse(node.subject)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Match)
    }
    assert subjects >= EXEMPT.keys()


@pytest.mark.parametrize(
    "arms",
    [
        "case 1: f()\n case _: g()",
        "case 1: f()",
        "case 1: f()\n case _ if g(): assert_never(way)",
        "case 1: f()\n case _: assert_never(other)",
        "case 1: f()\n case _:\n  g()\n  assert_never(way)",
        "case 1: f()\n case other: assert_never(way)",
    ],
)
def test_the_rule_can_be_broken(arms: str) -> None:
    assert open_matches(f"match way:\n {arms}") == ["way"]
