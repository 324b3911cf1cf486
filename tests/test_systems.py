"""That every file of tests can be collected on Windows: seen here, where nothing is missing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
# What the Python of Windows, or its packages, do not have.
MODULES = {"pwd", "grp", "resource", "fcntl", "termios", "pty", "jeepney", "secretstorage"}
NAMES = {
    "os": {"getuid", "geteuid", "mkfifo", "fork", "sysconf", "chown"},
    "signal": {"SIGHUP", "SIGKILL", "SIGSTOP", "SIGCONT"},
    "socket": {"AF_UNIX"},
}


def missing(node: ast.AST) -> Iterator[str]:
    """What is used while a file is imported; not what is asked for the system first."""
    match node:
        case ast.If() | ast.BoolOp() | ast.Lambda():
            return
        case ast.FunctionDef():
            for decorator in node.decorator_list:
                yield from missing(decorator)
            return
        case ast.Import():
            yield from MODULES & {alias.name.partition(".")[0] for alias in node.names}
        case ast.ImportFrom():
            yield from MODULES & {str(node.module).partition(".")[0]}
        case ast.Attribute(value=ast.Name(id=module)) if node.attr in NAMES.get(module, ()):
            yield f"{module}.{node.attr}"
        case _:
            pass
    for child in ast.iter_child_nodes(node):
        yield from missing(child)


def test_no_file_needs_more_than_windows_has_to_be_collected() -> None:
    # `packaged` is about packages for Linux.
    files = [path for path in TESTS.rglob("*.py") if "packaged" not in path.parts]
    found = {
        str(path.relative_to(TESTS)): names
        for path in files
        if (names := sorted(missing(ast.parse(path.read_text("utf-8")))))
    }
    assert len(files) > 100
    assert found == {}


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("import pwd", ["pwd"]),
        ("from jeepney.io import blocking", ["jeepney"]),
        ("X = [os.mkfifo]", ["os.mkfifo"]),
        ("@mark(signal.SIGHUP)\ndef test(): os.getuid()", ["signal.SIGHUP"]),
        ("class A:\n  x = os.getuid()", ["os.getuid"]),
        ("if sys.platform == 'linux':\n  import pwd", []),
        ("def test():\n  import pwd", []),
    ],
)
def test_what_is_missing_is_found(code: str, names: list[str]) -> None:
    assert list(missing(ast.parse(code))) == names
