"""Preferences in the whole program: in force at once, and in the first frame of the next start."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidgetAction
from pytestqt.qtbot import QtBot

import gui.startup.program
from gui.core.http.deferred_client import DeferredClient
from gui.core.http.exchange import Limits
from gui.core.http.pacing import Pacer
from gui.core.http.proxies import ProxyChoice, ProxyKind
from gui.core.preferences import Preferences, ThemeChoice
from gui.core.settings import Settings, SettingsStore
from gui.process.faults import FaultReporter
from gui.process.options import Options
from gui.process.single_instance import SingleInstance
from gui.startup.deferred_start import DeferredStart
from gui.startup.program import Program
from gui.widgets.common.theme import DARK, LIGHT
from gui.widgets.main_window import MainWindow
from gui.widgets.settings.settings_dialog import SettingsDialog
from tests.desktop import PATIENCE_S
from tests.finding import look_of
from tests.systems import SETTINGS, STATE, bare_environment


class Running:
    """The program, whole, in this process."""

    def __init__(
        self, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch, options: Options
    ) -> None:
        self._qtbot = qtbot
        self._made: dict[str, Any] = {}
        ready: list[bool] = []

        def start(window: MainWindow, steps: Sequence[Callable[[], object]]) -> DeferredStart:
            return DeferredStart(window, (*steps, lambda: ready.append(True)))

        monkeypatch.setenv(SETTINGS, str(folder))
        monkeypatch.setenv(STATE, str(folder / "state"))
        monkeypatch.setattr(gui.startup.program, "_LATER", ())
        monkeypatch.setattr("gui.core.logfile.write_log", lambda *_: None)
        monkeypatch.setattr(gui.startup.program, "DeferredStart", start)
        monkeypatch.setattr(Program, "_prepare_process", lambda self: None)
        # A worker that has not ended by then ends the process.
        monkeypatch.setattr("gui.app._SHUTDOWN_S", PATIENCE_S)
        for name in ("Translations", "Theme"):
            monkeypatch.setattr(gui.startup.program, name, self._kept(name))
        self._qt = QApplication.instance()
        assert isinstance(self._qt, QApplication)
        self._program = Program(
            self._qt, options, FaultReporter(), SingleInstance(folder / "meeting")
        )
        shown = [w for w in self._qt.topLevelWidgets() if w.isVisible()]
        [self.window] = [w for w in shown if isinstance(w, MainWindow)]
        # It is closed at the end, and would take the event loop of the tests after it along.
        self.window.closed.disconnect()
        qtbot.addWidget(self.window)
        qtbot.waitUntil(lambda: bool(ready))

    def end(self) -> None:
        self._made["Translations"].use("en")
        self._program.end()
        self._made["Theme"].apply(None)

    @property
    def names(self) -> set[str]:
        return {b.accessibleName() for b in self.window.findChildren(QPushButton) if b.isVisible()}

    @property
    def texts(self) -> list[str]:
        return [w.text() for w in self.window.findChildren(QLabel) if w.isVisible()]

    @property
    def colour(self) -> str:
        return self.window.palette().window().color().name()

    def look_up(self, invoice_id: str, said: str, button: str = "Copy link") -> None:
        """Look it up and wait for the status."""
        self.window.page.look_up(invoice_id)
        self.wait_for(said, button)

    def wait_for(self, said: str, button: str = "Copy link") -> None:
        self._qtbot.waitUntil(
            lambda: any(said in text for text in self.texts) and button in self.names
        )

    def choose(self, name: str, value: object) -> None:
        """Choose a preference in the settings, and save them."""
        self.window.intents.open_settings.emit()
        [dialog] = [d for d in self.window.findChildren(SettingsDialog) if d.isVisible()]
        dialog.editor.choose(name, value)
        dialog.editor.save()
        assert not dialog.isVisible()

    def _kept(self, name: str) -> Callable[..., object]:
        kind = getattr(gui.startup.program, name)

        def make(*arguments: object) -> object:
            self._made[name] = kind(*arguments)
            return self._made[name]

        return make


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """The demo."""
    running = Running(qtbot, tmp_path, monkeypatch, Options(is_demo=True))
    yield running
    running.end()


@pytest.fixture
def after_damage(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Running]:
    """The program with a file that is good enough for the first frame and damaged all the same."""
    file = tmp_path / "checkout-desk" / "settings.json"
    preferences = Preferences(theme=ThemeChoice.DARK, language="es")
    SettingsStore(file).save(Settings(preferences=preferences))
    file.write_text(file.read_text().replace('"decimals": 2', '"decimals": 99'))
    running = Running(qtbot, tmp_path, monkeypatch, Options())
    yield running
    running.end()


def test_what_was_put_aside_is_not_in_force(after_damage: Running) -> None:
    assert after_damage.colour == LIGHT.window
    assert "Add account…" in after_damage.names
    assert after_damage.window.windowTitle() == "Checkout Desk"
    assert any("set aside as" in text for text in after_damage.texts)


def test_the_theme_changes_at_once(program: Running) -> None:
    program.choose("theme", ThemeChoice.DARK)
    assert program.colour == DARK.window
    program.choose("theme", ThemeChoice.LIGHT)
    assert program.colour == LIGHT.window


def test_the_language_changes_at_once_and_what_was_typed_stays(program: Running) -> None:
    program.look_up("demo-paid", "Already paid")
    program.choose("language", "es")
    assert {"Obtener enlace", "Cuenta"} <= program.names
    assert program.window.windowTitle() == "TEST – NO SE PUEDE PAGAR – Checkout Desk – DEMO"
    assert program.window.page.typed_id == "demo-paid"
    # What was said about the invoice is said again.
    program.wait_for("Ya pagada", "Copiar enlace")
    program.choose("language", "en")
    program.wait_for("Already paid")
    # Every signal is connected once, to the parts that are there now.
    program.look_up("2eb1acd98a86", "Ready to share")


@pytest.mark.exhaustive
def test_an_empty_window_stays_empty_in_another_language(program: Running) -> None:
    program.choose("language", "es")
    assert "Obtener enlace" in program.names
    assert "Copiar enlace" not in program.names
    assert program.window.page.typed_id == ""


def test_decimals_change_at_once_without_asking_again(program: Running) -> None:
    program.look_up("2eb1acd98a86", "Ready to share")
    for decimals, shown in ((4, "4550.0000"), (0, "4550"), (2, "4550.00")):
        program.choose("decimals", decimals)
        assert shown in program.texts


def test_the_form_of_copies_has_its_key_at_once_and_in_another_language(program: Running) -> None:
    def entry() -> str:
        [menu] = [
            button.menu()
            for button in program.window.page.findChildren(QPushButton)
            if button.menu() and button.accessibleName() in {"Copy as", "Copiar como"}
        ]
        entries = [a for a in menu.actions() if isinstance(a, QWidgetAction)]
        [text] = [a.text() for a in entries if look_of(a).keys.endswith("+A")]
        return text.replace("&", "")

    assert entry() == "Hyperlink"
    program.choose("copy_form", "copy reminder")
    assert entry() == "Reminder"
    program.choose("language", "es")
    assert entry() == "Recordatorio"


@pytest.mark.exhaustive
def test_the_network_changes_with_the_next_lookup(
    program: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    configured: list[tuple[ProxyChoice, Limits]] = []
    monkeypatch.setattr(
        DeferredClient, "configure", lambda _, proxy, limits: configured.append((proxy, limits))
    )
    proxy = ProxyChoice(ProxyKind.NAMED, "http://proxy.example.com:8080")
    program.choose("connect_s", 3)
    program.choose("total_s", 9)
    program.choose("proxy", proxy)
    assert configured[-1] == (proxy, Limits(3, 9))


@pytest.mark.exhaustive
def test_how_many_are_looked_up_at_once_changes_at_once(
    program: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed: list[int] = []
    monkeypatch.setattr(Pacer, "set_parallel", lambda _, parallel: allowed.append(parallel))
    program.choose("parallel_lookups", 7)
    assert allowed == [7]


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


PRACTISE, IN_SPANISH = "Try with practice invoices", "Probar con facturas de práctica"


@pytest.mark.parametrize(
    ("preferences", "name", "colour"),
    [
        (Preferences(), PRACTISE, LIGHT.window),
        (Preferences(language="es", theme=ThemeChoice.DARK), IN_SPANISH, DARK.window),
        # A language that is gone is English.
        (Preferences(language="xx", theme=ThemeChoice.LIGHT), PRACTISE, LIGHT.window),
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
        env=bare_environment(tmp_path, QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(tmp_path)),
        capture_output=True,
        text=True,
        timeout=60,
    )
    names_found, window_colour = json.loads(done.stdout or done.stderr)
    assert name in names_found
    assert window_colour == colour
