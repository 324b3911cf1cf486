"""Whoever calls a public function reads in its docstring what it returns."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "gui").rglob("*.py"))

# A property is a noun, and what a context manager hands out is named after its `with`.
SAY_IT_OTHERWISE = {"property", "cached_property", "contextmanager"}
# An override that Qt describes; the others are known by the capitals in their names.
OF_QT = {"data", "count"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def classes_in(tree: ast.Module) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def functions_in(body: list[ast.stmt]) -> list[Function]:
    return [node for node in body if isinstance(node, Function)]


def bases_of(node: ast.ClassDef) -> list[str]:
    return [ast.unparse(base).partition("[")[0] for base in node.bases]


def promised(trees: list[ast.Module]) -> dict[str, set[str]]:
    """Return for each class what is said of its methods: who does as told need not repeat it."""
    return {
        ("Protocol" if "Protocol" in bases_of(node) else "") + node.name: {
            function.name for function in functions_in(node.body) if ast.get_docstring(function)
        }
        for tree in trees
        for node in classes_in(tree)
    }


def is_promised(node: ast.ClassDef, function: Function) -> bool:
    """Return whether a protocol, which need not be named, or a base says what it does."""
    says = (name for name in SAID if name.startswith("Protocol") or name in bases_of(node))
    return any(function.name in SAID[name] for name in says)


def has_result(function: Function) -> bool:
    nothing = {"", "None", "NoReturn", "Never"}
    return (ast.unparse(function.returns) if function.returns else "") not in nothing


def is_to_say_it(function: Function) -> bool:
    is_public = re.fullmatch("[a-z][a-z0-9_]*", function.name) and function.name not in OF_QT
    decorators = {ast.unparse(d).rpartition(".")[2] for d in function.decorator_list}
    return bool(is_public) and has_result(function) and not decorators & SAY_IT_OTHERWISE


def silent(tree: ast.Module) -> list[str]:
    """Return the public functions and methods that have a result and do not say it."""
    own = [("", function) for function in functions_in(tree.body)]
    of_classes = [
        (f"{node.name}.", function)
        for node in classes_in(tree)
        if not node.name.startswith("_")
        for function in functions_in(node.body)
        if ast.get_docstring(function) or not is_promised(node, function)
    ]
    return [
        prefix + function.name
        for prefix, function in own + of_classes
        if is_to_say_it(function)
        and not re.search(
            r"\b(Returns?|Yields?)\b", ast.get_docstring(function) or "", re.IGNORECASE
        )
    ]


TREES = {path: ast.parse(path.read_text("utf-8")) for path in FILES}
# What a file has to do is Python's to say.
SAID = {**promised(list(TREES.values())), "io.RawIOBase": set(dir(io.RawIOBase))}


def test_what_is_returned_is_said() -> None:
    found = {str(path.relative_to(ROOT)): silent(tree) for path, tree in TREES.items()}
    assert {path: names for path, names in found.items() if names} == {}


def test_it_would_be_seen() -> None:
    said = 'class A:\n    def one(self) -> int:\n        """Return one."""\n        return 1\n'
    assert silent(ast.parse(said)) == []
    assert silent(ast.parse(said.replace("Return", "Have"))) == ["A.one"]
    assert silent(ast.parse("def one() -> int:\n    return 1\n")) == ["one"]
