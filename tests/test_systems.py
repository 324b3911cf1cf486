"""Every file of tests can be collected on Windows, and is run there: seen here, from the files."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
# What the Python of Windows, or its packages, do not have.
MODULES = {"pwd", "grp", "resource", "fcntl", "termios", "pty", "tty", "jeepney", "secretstorage"}
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


def files_of(part: str) -> set[Path]:
    """The files of tests that pytest finds with these words."""
    paths, ignored = [], set()
    for word in part.split():
        if word.startswith("--ignore="):
            ignored.add(TESTS.parent / word.removeprefix("--ignore="))
        else:
            paths += TESTS.parent.glob(word)
    # As in pyproject.toml: these are about what was built.
    ignored |= {TESTS / "packaged", TESTS / "on_windows"}
    found = {file for path in paths for file in [path, *path.rglob("*")] if is_test(file)}
    return {file for file in found if not ignored & set(file.parents)}


def is_test(file: Path) -> bool:
    return file.match("test_*.py")


def test_each_file_is_run_from_source_on_windows_once() -> None:
    script = (TESTS / "on_windows" / "from-source").read_text("utf-8")
    [halves] = re.findall(r"^halves=\((.*?)\)", script, re.MULTILINE | re.DOTALL)
    run = Counter(file for part in re.findall(r'"(.*)"', halves) for file in files_of(part))
    assert run == Counter(files_of("tests"))
