"""The one arrow: app -> widgets -> presenters -> core, with tasks beside them."""

import ast
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.systems import IS_WINDOWS

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "gui").rglob("*.py"))

QT = "PySide6"
THIRD_PARTY_IO = ("requests", "urllib3", "keyring", "secretstorage", "sqlite3", "truststore")

CORE_QT = "PySide6.QtCore"
# What rooms give to each other besides their states: words, and the work on pictures.
SHARED = {
    "gui.presenters.batch.words",
    "gui.presenters.handover.deeds",
    "gui.presenters.handover.offer",
    "gui.presenters.handover.picture_work",
    "gui.presenters.handover.ways",
    "gui.presenters.handover.wording",
    "gui.presenters.handover.words",
    "gui.presenters.history.ways_then",
}
WIDGETS_MAY_OF_CORE = {
    "accounts.account", "accounts.credentials", "batch.mail_columns", "batch.outcome",
    "handover.picture", "handover.print_order", "handover.qr", "handover.qr_svg",
    "handover.templates", "history.entry", "http.proxies",
    "invoice", "link", "paths", "preferences",
}  # fmt: skip
# What the pieces of the composition root may import of ours.
PIECES = {
    "gui.sources": ("gui.core", "gui.demo"),
    "gui.wiring.hand_over_windows": ("gui.widgets", "gui.presenters", "gui.core", "gui.tasks"),
    "gui.wiring.account_dialogs": ("gui.widgets", "gui.presenters", "gui.tasks", "gui.sources"),
    "gui.wiring.batch_windows": (
        *("gui.widgets", "gui.presenters", "gui.core", "gui.tasks", "gui.sources"),
        *("gui.demo.sample_list", "gui.wiring.side_windows"),
    ),
    "gui.wiring.history_windows": (
        *("gui.widgets", "gui.presenters", "gui.core", "gui.tasks", "gui.sources"),
        "gui.wiring.side_windows",
    ),
    "gui.wiring.side_windows": ("gui.widgets", "gui.presenters", "gui.sources"),
    "gui.wiring.fault_reports": ("gui.widgets", "gui.presenters"),
    "gui.wiring.history_on_page": (
        *("gui.widgets", "gui.presenters", "gui.core", "gui.tasks", "gui.sources"),
    ),
    "gui.wiring.locks": ("gui.presenters", "gui.process.session_lock", "gui.sources"),
    "gui.wiring.one_lookup": (
        *("gui.widgets", "gui.presenters"),
        *("gui.process.exit_codes", "gui.process.options", "gui.process.streams"),
    ),
    "gui.wiring.settings_windows": ("gui.widgets", "gui.presenters"),
    "gui.wiring.practice": (
        *("gui.widgets", "gui.presenters", "gui.core", "gui.tasks", "gui.sources"),
        "gui.demo.samples",
    ),
    "gui.wiring.activation_requests": ("gui.widgets", "gui.presenters", "gui.process.options"),
}
# Who may import what holds the others together; a folder stands for all in it.
ENTRIES = {
    "gui.app": {"gui.startup.program"},
    "gui.wiring": {"gui.app", "gui.wiring"},
    "gui.sources": {"gui.app", "gui.wiring", "gui.commands"},
    "gui.startup": {"gui.__main__", "gui.startup", "gui.commands.command_line"},
    "gui.commands": {"gui.__main__", "gui.commands"},
}


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
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


def room_of(module: str) -> str:
    """Return layer and room, as `gui.widgets.lookup`; of what stands beside the rooms the layer."""
    parts = module.split(".")
    return ".".join(parts[:3]) if (ROOT / "/".join(parts[:3])).is_dir() else ".".join(parts[:2])


def is_shared(name: str) -> bool:
    is_state = any(part.endswith("_state") for part in name.split("."))
    is_beside_the_rooms = room_of(name).count(".") == 1
    return is_state or is_beside_the_rooms or is_in(name, *SHARED)


def is_forbidden(module: str, name: str) -> bool:  # noqa: C901  (one arm for each layer)
    layer, room = ".".join(module.split(".")[:2]), room_of(module)
    is_ours, is_qt = is_in(name, "gui"), is_in(name, QT)
    piece = module if layer == "gui.wiring" else layer
    match layer:
        case "gui.core":
            return is_qt or (is_ours and not is_in(name, "gui.core", "gui.__version__"))
        case "gui.tasks":
            return is_ours or is_in(name, *THIRD_PARTY_IO) or (is_qt and not is_in(name, CORE_QT))
        case "gui.demo":
            return is_qt or (is_ours and not is_in(name, "gui.core", layer))
        case "gui.process":
            return is_ours and not is_in(name, "gui.core", layer)
        case "gui.presenters":
            if is_in(name, layer):
                return not (is_in(name, room) or is_shared(name))
            return (
                is_in(name, *THIRD_PARTY_IO)
                or (is_qt and not is_in(name, CORE_QT))
                or (is_ours and not is_in(name, "gui.core", "gui.tasks", "gui.__version__"))
            )
        case "gui.widgets":
            if is_in(name, "gui.core"):
                return not is_in(name, *(f"gui.core.{data}" for data in WIDGETS_MAY_OF_CORE))
            if is_in(name, "gui.presenters"):
                own = room.replace("widgets", "presenters")
                return not (is_in(name, own) or is_shared(name))
            if is_in(name, layer):
                return room != layer and not is_in(name, room, "gui.widgets.common")
            return is_in(name, *THIRD_PARTY_IO) or (is_ours and not is_in(name, "gui.demo.samples"))
        case "gui.commands":
            return is_in(name, "gui.app")
        case _ if piece in PIECES:
            return is_in(name, *THIRD_PARTY_IO) or (is_ours and not is_in(name, *PIECES[piece]))
        case _:
            return False


def test_there_are_files_to_look_at() -> None:
    layers = {module_of(path).split(".")[1] for path in FILES if module_of(path).count(".") >= 1}
    assert {
        *("core", "presenters", "widgets", "tasks", "app", "demo", "process", "startup"),
        *("commands", "wiring", "__main__"),
    } <= layers
    assert len(FILES) > 30


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_layer_imports_only_what_it_may(path: Path) -> None:
    module = module_of(path)
    assert [name for name in imports_of(path) if is_forbidden(module, name)] == []


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_what_holds_others_together_is_imported_by_its_entry_alone(path: Path) -> None:
    for root, importers in ENTRIES.items():
        if not is_in(module_of(path), *importers):
            assert [name for name in imports_of(path) if is_in(name, root)] == []


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("gui.core.link", "PySide6.QtCore.QUrl"),
        ("gui.core.link", "gui.tasks.Ok"),
        ("gui.core.accounts.policy", "gui.presenters.messages"),
        ("gui.tasks", "gui.core.errors"),
        ("gui.tasks", "PySide6.QtGui.QImage"),
        ("gui.demo.practice_service", "PySide6.QtCore.QObject"),
        ("gui.process.single_instance", "gui.widgets.main_window.MainWindow"),
        ("gui.presenters.lookup.lookup", "PySide6.QtWidgets.QLabel"),
        ("gui.presenters.lookup.lookup", "gui.presenters.accounts.accounts.AccountsPresenter"),
        ("gui.presenters.lookup.lookup", "requests.Session"),
        ("gui.widgets.top_bar", "gui.core.http.client.CheckoutClient"),
        ("gui.widgets.top_bar", "gui.tasks.Task"),
        ("gui.widgets.lookup.lookup_page", "gui.widgets.settings.template_page.TemplatePage"),
        ("gui.widgets.lookup.lookup_page", "gui.presenters.handover.print_job.PrintJob"),
        ("gui.widgets.common.labels", "gui.widgets.lookup.lookup_page.LookupPage"),
        ("gui.widgets.common.menu", "gui.widgets.help.help_window.HelpWindow"),
        ("gui.widgets.help.help_window", "gui.widgets.lookup.lookup_page.LookupPage"),
        ("gui.widgets.handover.print_dialog", "gui.core.handover.print_service.PrintService"),
        ("gui.commands.copy_link", "gui.app.App"),
        ("gui.sources", "gui.presenters.messages"),
        ("gui.wiring.hand_over_windows", "gui.process.options.Options"),
        ("gui.wiring.fault_reports", "gui.tasks.Lane"),
        ("gui.wiring.history_windows", "gui.wiring.batch_windows.BatchWindows"),
        ("gui.wiring.activation_requests", "gui.process.single_instance.SingleInstance"),
    ],
)
def test_the_rules_can_be_broken(module: str, name: str) -> None:
    assert is_forbidden(module, name)


def imported_modules(path: Path, modules: set[str]) -> set[str]:
    """Return which of ours a file imports; of a name in a module, the module."""
    names = {name for name in imports_of(path) if is_in(name, "gui")}
    return {name if name in modules else name.rpartition(".")[0] for name in names}


def circle_in(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports inside functions count, and so do those that are there for the type checker alone."""
    modules = {module_of(path) for path in FILES}
    graph = {module_of(path): imported_modules(path, modules) for path in FILES}
    assert set().union(*graph.values()) <= modules
    assert circle_in(graph) == []


def test_the_root_holds_few_files() -> None:
    assert len(list((ROOT / "gui").glob("*.py"))) < 10


def test_what_is_common_serves_more_than_one_room() -> None:
    users: dict[str, set[str]] = {}
    for path in FILES:
        for name in imports_of(path):
            if is_in(name, "gui.widgets.common"):
                users.setdefault(name.rpartition(".")[0], set()).add(room_of(module_of(path)))
    assert len(users) > 20
    alone = {module: rooms for module, rooms in users.items() if len(rooms) == 1}
    # What the root puts before all fields, or `common` needs itself, serves all rooms.
    for_all = ({"gui.widgets.common"}, {"gui.app"}, {"gui.startup"})
    assert {module: rooms for module, rooms in alone.items() if rooms not in for_all} == {}


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


def fresh(code: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_core_needs_no_qt() -> None:
    core = [module_of(path) for path in FILES if module_of(path).startswith("gui.core")]
    if IS_WINDOWS:
        core.remove("gui.core.accounts.secret_service")
    code = f"import sys, {', '.join(core)}; print('PySide6' in sys.modules)"
    assert fresh(code).strip() == "False"


def test_names_are_not_tried_until_one_is_free() -> None:
    """On Windows, `tempfile` takes a refusal for a name that is taken, and tries two thousand
    million others. `gettempdir` gives a folder that it has tried out.
    """
    users = {module_of(path) for path in FILES if "tempfile" in imports_of(path)}
    assert users == {"gui.demo.sample_history"}
