"""Preferences in the whole program: in force at once, and in the first frame of the next start."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

import gui.startup.program
from gui.core.http.proxies import ProxyChoice, ProxyKind
from gui.core.preferences import Preferences, ThemeChoice
from gui.core.settings import Settings, SettingsStore
from gui.presenters.lookup.lookup_state import Phase
from gui.process.faults import FaultReporter
from gui.process.options import Options
from gui.process.single_instance import SingleInstance
from gui.startup.program import Program
from gui.widgets.common.theme import DARK, LIGHT


def started(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch, options: Options
) -> Iterator[Program]:
    """The program, whole, in this process."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    monkeypatch.setattr("gui.startup.program._LATER", ())
    monkeypatch.setattr(gui.startup.program, "write_log", lambda *_: None)
    monkeypatch.setattr(Program, "_prepare_process", lambda self: None)
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    program = Program(qt, options, FaultReporter(), SingleInstance(folder / "meeting"))
    window = program._window
    # It is closed at the end, and would take the event loop of the tests after it along.
    window.closed.disconnect()
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: not program._deferred_start._timer.isActive())
    assert program._app is not None
    yield program
    program._translations.use("en")
    program._theme.apply(LIGHT)
    # Not `end`: where a worker is late, that ends the process of the tests.
    program._stop()
    qt.setStyleSheet("")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The demo."""
    yield from started(qtbot, tmp_path, monkeypatch, Options(is_demo=True))


@pytest.fixture
def after_damage(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """The program with a file that a glance takes for good and a look does not."""
    file = tmp_path / "checkout-desk" / "settings.json"
    SettingsStore(file).save(
        Settings(preferences=Preferences(theme=ThemeChoice.DARK, language="es"))
    )
    file.write_text(file.read_text().replace('"decimals": 2', '"decimals": 99'))
    yield from started(qtbot, tmp_path, monkeypatch, Options())


def test_what_was_put_aside_is_not_in_force(after_damage: Program) -> None:
    assert after_damage._theme._colours is LIGHT
    assert "Get link" in names(after_damage)
    assert after_damage._window.windowTitle() == "Checkout Desk"
    assert "put aside as" in after_damage._window._body.notices.texts[0]


def change(program: Program, **preferences: object) -> None:
    assert program._app is not None
    keeper = program._app._keeper
    changed = keeper.settings.preferences.changed(**preferences)
    keeper.change(replace(keeper.settings, preferences=changed))


def names(program: Program) -> set[str]:
    window = program._window
    return {b.accessibleName() for b in window.findChildren(QPushButton) if b.isVisible()}


def texts(program: Program) -> list[str]:
    return [w.text() for w in program._window.findChildren(QLabel) if w.isVisible()]


def test_the_theme_changes_at_once(program: Program) -> None:
    change(program, theme=ThemeChoice.DARK)
    assert program._theme._colours is DARK
    change(program, theme=ThemeChoice.LIGHT)
    assert program._theme._colours is LIGHT


def test_the_language_changes_at_once_and_what_was_typed_stays(
    qtbot: QtBot, program: Program
) -> None:
    app = program._app
    assert app is not None
    program._window.page.look_up("demo-paid")
    qtbot.waitUntil(lambda: app._lookup.state.is_settled, timeout=10_000)
    assert "Copy link" in names(program)
    change(program, language="es")
    assert {"Obtener enlace", "Cuenta"} <= names(program)
    assert program._window.windowTitle() == "TEST – NO SE PUEDE PAGAR – Checkout Desk – DEMO"
    assert program._window.page.typed_id == "demo-paid"
    # What was said about the invoice is said again.
    qtbot.waitUntil(lambda: app._lookup.state.is_settled, timeout=10_000)
    qtbot.waitUntil(lambda: any("Ya pagada" in text for text in texts(program)))
    assert "Copiar enlace" in names(program)
    change(program, language="en")
    qtbot.waitUntil(lambda: any("Already paid" in text for text in texts(program)), timeout=10_000)
    assert "Copy link" in names(program)
    # Every signal is connected once, to the parts that are there now.
    program._window.page.look_up("2eb1acd98a86")
    qtbot.waitUntil(lambda: app._lookup.state.is_settled, timeout=10_000)
    assert app._lookup.state.phase is Phase.READY


def test_an_empty_window_stays_empty_in_another_language(program: Program) -> None:
    change(program, language="es")
    assert program._app is not None
    assert program._app._lookup.state.phase is Phase.EMPTY
    assert "Obtener enlace" in names(program)


def test_decimals_change_at_once_without_asking_again(qtbot: QtBot, program: Program) -> None:
    app = program._app
    assert app is not None
    program._window.page.look_up("2eb1acd98a86")
    qtbot.waitUntil(lambda: app._lookup.state.is_settled, timeout=10_000)
    for decimals, shown in ((4, "4550.0000"), (0, "4550"), (2, "4550.00")):
        change(program, decimals=decimals)
        assert app._lookup.state.verdict is not None
        assert app._lookup.state.verdict.text == f"Ready to share · Placed · {shown}"


def test_the_network_changes_with_the_next_lookup(program: Program) -> None:
    app = program._app
    assert app is not None
    proxy = ProxyChoice(ProxyKind.NAMED, "http://proxy.example.com:8080")
    change(program, proxy=proxy, connect_s=3, total_s=9)
    client = app._sources.client._get()
    assert client._proxy == proxy
    assert (client._limits.connect_s, client._limits.total_s) == (3, 9)


FIRST_FRAME = """
    import json, sys
    import gui.startup.program

    class DeferredStart(gui.startup.program.DeferredStart):
        def __init__(self, window, steps):
            super().__init__(window, steps)
            from PySide6.QtWidgets import QApplication, QPushButton
            QApplication.processEvents()
            found = [b.accessibleName() for b in window.findChildren(QPushButton)]
            print(json.dumps([found, window.palette().window().color().name()]))
            sys.stdout.flush()
            import os
            os._exit(0)

    gui.startup.program.DeferredStart = DeferredStart
    sys.exit(gui.startup.program.run())
"""


@pytest.mark.parametrize(
    ("preferences", "name", "colour"),
    [
        (Preferences(), "Get link", LIGHT.window),
        (Preferences(language="es", theme=ThemeChoice.DARK), "Obtener enlace", DARK.window),
        # A language that is gone is English.
        (Preferences(language="xx", theme=ThemeChoice.LIGHT), "Get link", LIGHT.window),
    ],
)
def test_the_first_frame_has_them(
    tmp_path: Path, preferences: Preferences, name: str, colour: str
) -> None:
    import subprocess
    import textwrap

    SettingsStore(tmp_path / "checkout-desk" / "settings.json").save(
        Settings(preferences=preferences)
    )
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FIRST_FRAME)],
        cwd=Path(__file__).parent.parent,
        env={
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path),
            "LANG": "C.UTF-8",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    names_found, window_colour = json.loads(done.stdout or done.stderr)
    assert name in names_found
    assert window_colour == colour
