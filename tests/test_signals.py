"""No signal is declared a second time to pass on another: who wants it hears the first."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "gui").rglob("*.py"))
# `LinkPanel` has one of this name, too.
OF_QT = {"clicked"}


def declared(tree: ast.AST) -> set[str]:
    """Return the names of the signals that the classes of a module declare."""
    return {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "Signal"
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def pairs(tree: ast.AST) -> list[tuple[ast.expr, ast.expr]]:
    """Return what may be a signal and its slot: of a `connect`, or of a row in a table."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "connect" and len(node.args) == 1:
                found.append((node.func.value, node.args[0]))
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2:
            found.append((node.elts[0], node.elts[1]))
    return found


def passed_on(source: str, signals: set[str]) -> list[str]:
    """Return the signals of a module's own that only say what another one of ours says."""
    tree = ast.parse(source)
    own = {f"self.{name}{emit}" for name in declared(tree) for emit in ("", ".emit")}
    return [
        ast.unparse(slot)
        for signal, slot in pairs(tree)
        if isinstance(signal, ast.Attribute)
        and signal.attr in signals - OF_QT
        and ast.unparse(slot) in own
    ]


def test_no_signal_is_only_passed_on() -> None:
    sources = {path: path.read_text("utf-8") for path in FILES}
    signals = set().union(*(declared(ast.parse(source)) for source in sources.values()))
    assert len(signals) > 50
    found = {path.name: passed_on(source, signals) for path, source in sources.items()}
    assert {name: relays for name, relays in found.items() if relays} == {}


@pytest.mark.parametrize(
    "relay",
    [
        "self._page.chosen.connect(self.wanted)",
        "page.chosen.connect(self.wanted.emit)",
        "rows = ((page.chosen, self.wanted), (page.other, self.close))",
    ],
)
def test_the_rule_can_be_broken(relay: str) -> None:
    source = (
        f"class Window:\n    wanted = Signal(object)\n    def wire(self, page):\n        {relay}"
    )
    assert len(passed_on(source, {"chosen"})) == 1
