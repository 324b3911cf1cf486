"""The one arrow: app -> widgets -> presenters -> core, with tasks beside them."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "gui").rglob("*.py"))

QT = "PySide6"
PRESENTERS_SHARE = {
    "amounts",
    "counts",
    "keyring_work",
    "messages",
    "picture_work",
    "ports",
    "support",
    "way_names",
    "wording",
}
WIDGETS_MAY_OF_CORE = {
    "accounts", "credentials", "environments", "invoice", "link", "paths", "picture", "preferences",
    "print_order", "proxies", "qr", "qr_svg", "samples", "templates", "text",
}  # fmt: skip


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> list[str]:
    """Every module a file imports, inside functions too; `from a import b` as `a.b`."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import in {path}"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def is_in(name: str, *packages: str) -> bool:
    return any(name == p or name.startswith(p + ".") for p in packages)


def is_forbidden(module: str, name: str) -> bool:  # noqa: C901  (one arm for each layer)
    layer = ".".join(module.split(".")[:2])
    third_party_io = ("requests", "urllib3", "keyring", "secretstorage", "sqlite3", "truststore")
    match layer:
        case "gui.core":
            return is_in(name, QT) or (
                is_in(name, "gui") and not is_in(name, "gui.core", "gui.__version__")
            )
        case "gui.tasks":
            return is_in(name, "gui", *third_party_io) or (
                is_in(name, QT) and not is_in(name, "PySide6.QtCore")
            )
        case "gui.presenters":
            if is_in(name, QT):
                return not is_in(name, "PySide6.QtCore")
            if is_in(name, "gui.presenters"):
                shared = name.split(".")[2]
                return shared not in PRESENTERS_SHARE and not shared.endswith("_state")
            return is_in(name, *third_party_io) or (
                is_in(name, "gui") and not is_in(name, "gui.core", "gui.tasks", "gui.__version__")
            )
        case "gui.widgets":
            if is_in(name, "gui.core"):
                return name.split(".")[2] not in WIDGETS_MAY_OF_CORE
            if is_in(name, "gui.widgets") and name.split(".")[2].endswith("_page"):
                return module.endswith("_page")
            return is_in(name, *third_party_io) or (
                is_in(name, "gui") and not is_in(name, "gui.presenters", "gui.widgets")
            )
        case "gui.demo.practice_service":
            return is_in(name, QT) or (is_in(name, "gui") and not is_in(name, "gui.core"))
        case "gui.commands.print_child":
            return is_in(name, "gui") and not is_in(name, "gui.core")
        case "gui.delivery" | "gui.fault_reports":
            return is_in(name, *third_party_io)
        case _:
            return False


def test_there_are_files_to_look_at() -> None:
    layers = {module_of(path).split(".")[1] for path in FILES if module_of(path).count(".") >= 1}
    assert {"core", "presenters", "widgets", "tasks", "app", "demo", "__main__"} <= layers
    assert len(FILES) > 30


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_layer_imports_only_what_it_may(path: Path) -> None:
    module = module_of(path)
    assert [name for name in imports_of(path) if is_forbidden(module, name)] == []


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_nobody_imports_the_composition_root(path: Path) -> None:
    may = {
        "gui.app": {"gui.startup.program"},
        "gui.delivery": {"gui.app", "gui.fault_reports"},
        "gui.fault_reports": {"gui.app"},
        "gui.sources": {"gui.app", "gui.commands.copy_link"},
        "gui.startup.program": {"gui.__main__", "gui.commands.command_line"},
    }
    for root, importers in may.items():
        if module_of(path) not in importers:
            assert [name for name in imports_of(path) if is_in(name, root)] == []


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("gui.core.link", "PySide6.QtCore.QUrl"),
        ("gui.core.link", "gui.tasks.Ok"),
        ("gui.tasks", "gui.core.errors"),
        ("gui.tasks", "PySide6.QtGui.QImage"),
        ("gui.presenters.lookup.lookup", "PySide6.QtWidgets.QLabel"),
        ("gui.presenters.lookup.lookup", "gui.presenters.accounts.accounts.AccountsPresenter"),
        ("gui.presenters.lookup.lookup", "requests.Session"),
        ("gui.widgets.top_bar", "gui.core.http.client.CheckoutClient"),
        ("gui.widgets.top_bar", "gui.tasks.Task"),
        ("gui.widgets.other_page", "gui.widgets.lookup.lookup_page.LookupPage"),
        ("gui.demo.practice_service", "PySide6.QtCore.QObject"),
        ("gui.commands.print_child", "gui.tasks.Task"),
        ("gui.widgets.handover.print_dialog", "gui.core.handover.print_service.PrintService"),
    ],
)
def test_the_rules_can_be_broken(module: str, name: str) -> None:
    assert is_forbidden(module, name)


def test_with_cups_nothing_of_qts_asks_the_print_service() -> None:
    # Each of its classes does, on the thread that makes it, and holds the interpreter meanwhile.
    users = [
        p.stem for p in FILES if any(is_in(n, "PySide6.QtPrintSupport") for n in imports_of(p))
    ]
    assert users == ["print_child", "print_dialog"]


def test_only_the_gate_makes_links() -> None:
    makers = [path.name for path in FILES if "CheckoutLink(" in path.read_text("utf-8")]
    assert makers == ["link.py"]


def test_long_files_have_a_reason() -> None:
    for path in FILES:
        lines = path.read_text("utf-8").splitlines()
        if len(lines) > 300:
            assert "onger than other files" in "\n".join(lines[:20]), f"{path.name}: {len(lines)}"
    main_window = ROOT / "gui" / "widgets" / "main_window.py"
    assert len(main_window.read_text("utf-8").splitlines()) < 200


def fresh(code: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_core_needs_no_qt() -> None:
    core = [module_of(path) for path in FILES if module_of(path).startswith("gui.core")]
    code = f"import sys, {', '.join(core)}; print('PySide6' in sys.modules)"
    assert fresh(code).strip() == "False"
