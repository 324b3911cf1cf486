"""The history in the whole program: how it is opened, what leads from it to the page, its end."""

import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSpinBox, QTableView
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.core.accounts.account import Account, Environment
from gui.core.history.person import this_person
from gui.core.invoice import InvoiceId
from gui.core.paths import unfinished_folder
from gui.demo.sample_history import COUNT
from gui.demo.samples import CHANGED_ID, SAMPLES
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.history.check_again import CheckAgain
from gui.presenters.history.history_state import ExportFormat, Filling
from gui.process.faults import FaultReporter
from gui.process.options import Options
from gui.sources import users_sources
from gui.widgets.common.boxes import ConfirmBox
from gui.widgets.history.entry_table import EntryTable
from gui.widgets.history.history_filters import HistoryFilters
from gui.widgets.history.history_window import HistoryWindow
from gui.widgets.settings.settings_dialog import SettingsDialog
from gui.wiring import history_on_page
from gui.wiring.history_windows import _MODULES as MODULES
from tests.desktop import PATIENCE_S, until
from tests.finding import named, the_one
from tests.systems import IS_WINE, SETTINGS
from tests.windows import press, shut_down, whole_window


@pytest.fixture
def asked_on(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """The threads on which the system was asked who uses it."""
    threads: list[threading.Thread] = []

    def me() -> str:
        threads.append(threading.current_thread())
        return this_person()

    monkeypatch.setattr(history_on_page, "this_person", me)
    return threads


@pytest.fixture
def demo(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    monkeypatch.setenv(SETTINGS, str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    window = whole_window(SAMPLES)
    qtbot.addWidget(window)
    window.show()
    app = App(Options(is_demo=True), FaultReporter(), window)
    app.start()
    yield app
    shut_down(app)


def step_by_step(condition: Callable[[], bool], what: str) -> None:
    """Wait, and look after each step of the window's thread."""

    def is_so() -> bool:
        QApplication.processEvents()
        return condition()

    until(is_so, what)


def opened(qtbot: QtBot, app: App) -> HistoryWindow:
    """The window, once it is put together and has rows."""
    app.window.intents.open_history.emit()
    step_by_step(lambda: app.history_windows.window is not None, "it is put together")
    window, presenter = app.history_windows.window, app.history_windows.presenter
    assert window is not None
    assert presenter is not None
    qtbot.waitUntil(lambda: presenter.total > 0)
    return window


def select(window: HistoryWindow, invoice_id: str, app: App, qtbot: QtBot) -> None:
    presenter = app.history_windows.presenter
    assert presenter is not None
    named(window, QLineEdit, "Search").setText(invoice_id)
    qtbot.waitUntil(lambda: bool(presenter.picked) and presenter.picked[0].invoice_id == invoice_id)


def test_no_window_waits_for_who_it_is(
    qtbot: QtBot, asked_on: list[threading.Thread], demo: App
) -> None:
    # The system may ask a server for that.
    opened(qtbot, demo)
    presenter = demo.history_windows.presenter
    assert presenter is not None
    qtbot.waitUntil(lambda: presenter.state.filling is Filling.ROWS)
    assert len(asked_on) == 1
    assert threading.main_thread() not in asked_on
    assert presenter.reader.me == this_person()


def test_the_key_the_menu_and_the_header_open_one_window(qtbot: QtBot, demo: App) -> None:
    press(qtbot, demo.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: demo.history_windows.window is not None)
    first = demo.history_windows.window
    [button] = [b for b in demo.window.findChildren(QPushButton) if b.accessibleName() == "History"]
    button.click()
    assert demo.history_windows.window is first
    assert first is not None
    assert first.isVisible()
    qtbot.waitUntil(lambda: demo.history_windows.presenter.total == COUNT)  # type: ignore[union-attr]


def test_it_is_put_together_in_steps_and_once(qtbot: QtBot, demo: App) -> None:
    demo.window.intents.open_history.emit()
    # The window's thread is not held for all of it.
    assert demo.history_windows.window is None
    window = opened(qtbot, demo)
    QApplication.processEvents()
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert [w for w in shown if isinstance(w, HistoryWindow)] == [window]


def test_what_is_given_up_meanwhile_is_not_opened(qtbot: QtBot, demo: App) -> None:
    windows = demo.history_windows
    demo.window.intents.open_history.emit()
    step_by_step(lambda: windows.presenter is not None, "it is begun")
    assert windows.window is None
    windows.ask_through(users_sources())
    for _ in range(10):
        QApplication.processEvents()
    assert windows.window is None
    # And it can be wanted again.
    opened(qtbot, demo)


def test_a_language_that_is_chosen_meanwhile_is_that_of_all_of_it(demo: App) -> None:
    windows, parts = demo.history_windows, set()

    def is_begun() -> bool:
        parts.update(w for w in QApplication.allWidgets() if isinstance(w, HistoryFilters))
        return bool(parts)

    demo.window.intents.open_history.emit()
    step_by_step(is_begun, "its first part is there")
    assert windows.window is None
    assert windows.presenter is not None
    said: list[object] = []
    windows.presenter.state_changed.connect(said.append)
    windows.retranslate()
    assert said
    step_by_step(lambda: windows.window is not None, "the window is there")
    assert windows.window is not None
    assert the_one(windows.window, HistoryFilters) not in parts


@pytest.mark.parametrize("kind", ExportFormat)
def test_of_a_file_that_is_being_written_there_is_a_note(
    qtbot: QtBot, demo: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: ExportFormat
) -> None:
    """So that a later start removes what is left of it after a kill."""
    opened(qtbot, demo)
    work = demo.history_windows.work
    assert work is not None
    noted: list[Path] = []
    monkeypatch.setattr(
        "gui.core.files.os.fsync", lambda _: noted.extend(unfinished_folder().glob("*.unfinished"))
    )
    file = tmp_path / "saved"
    work.export(kind, file, replaces=False)
    qtbot.waitUntil(lambda: not work.report.is_running)
    assert file.exists()
    assert noted
    assert not any(note.exists() for note in noted)


def test_what_is_too_old_goes_whenever_somebody_is_there_on_another_day(
    qtbot: QtBot, demo: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, tidied = demo.history.keeper, []
    tidy = keeper.tidy
    monkeypatch.setattr(keeper, "tidy", lambda: (tidied.append(keeper.now().date()), tidy()))
    days = [keeper.now() + timedelta(days=day) for day in range(3)]
    for day, is_window in ((0, False), (0, True), (1, False), (1, True), (2, True)):
        keeper.now = lambda day=day: days[day]
        if is_window:
            opened(qtbot, demo)
        else:
            demo.window.intents.look_up_again.emit(InvoiceId(CHANGED_ID))
            qtbot.waitUntil(lambda: demo.lookup.state.is_settled)
    assert tidied == [days[1].date(), days[2].date()]


def test_the_page_comes_forward_for_what_another_window_looks_up(qtbot: QtBot, demo: App) -> None:
    demo.window.hide()
    demo.window.intents.look_up_on_page.emit(InvoiceId(CHANGED_ID))
    assert demo.window.isVisible()
    qtbot.waitUntil(lambda: demo.lookup.state.is_settled)
    assert demo.lookup.state.invoice_id == CHANGED_ID


def test_the_key_works_while_an_id_is_typed(qtbot: QtBot, demo: App) -> None:
    demo.window.focus_id()
    qtbot.keyClicks(demo.window.focusWidget(), "2eb1")
    press(qtbot, demo.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: demo.history_windows.window is not None)
    assert demo.window.page.typed_id == "2eb1"


def test_a_row_is_looked_up_on_the_page_and_its_link_has_changed(qtbot: QtBot, demo: App) -> None:
    window = opened(qtbot, demo)
    select(window, CHANGED_ID, demo, qtbot)
    table = window.findChild(QTableView)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: demo.lookup.state.is_settled)
    assert demo.lookup.state.invoice_id == CHANGED_ID
    assert demo.lookup.state.is_ready
    # Sent again from there, the new hand-over comes in front of the old ones.
    demo.window.intents.hand_over.emit(_copy_link())
    presenter = demo.history_windows.presenter
    assert presenter is not None
    qtbot.waitUntil(lambda: table.model().rowCount() == 3)
    qtbot.waitUntil(lambda: presenter.state.changed == 2)


@pytest.mark.parametrize("is_open", [False, True])
def test_compare_on_the_page_opens_it_at_the_row_that_differs(
    qtbot: QtBot, demo: App, is_open: bool
) -> None:
    if is_open:
        opened(qtbot, demo)
    demo.window.page.look_up(CHANGED_ID)
    line = demo.window.page.note.history
    qtbot.waitUntil(line.compare.isVisible)
    line.compare.click()
    windows = demo.history_windows
    qtbot.waitUntil(lambda: windows.window is not None)
    assert windows.window is not None
    presenter = windows.presenter
    assert presenter is not None
    qtbot.waitUntil(lambda: presenter.details().changed is not None)
    [row] = presenter.picked
    assert row.invoice_id == CHANGED_ID
    # Of its two rows the last one, which is told with its day on the page.
    table = the_one(windows.window, EntryTable)
    assert [kept.number > row.number for kept in table.entries.rows] == [False] * 2
    assert the_one(windows.window, HistoryFilters).search.text() == CHANGED_ID
    # Which a desktop gives, in its own time.
    qtbot.waitUntil(table.hasFocus)


def test_compare_leaves_all_that_is_to_be_loaded_to_the_steps(
    qtbot: QtBot, demo: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo.window.page.look_up(CHANGED_ID)
    line = demo.window.page.note.history
    qtbot.waitUntil(line.compare.isVisible)
    for name in MODULES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    line.compare.click()
    assert [name for name in MODULES if name in sys.modules] == []
    # With modules of its own it would be no window of these tests.
    assert demo.history_windows.shut_down(PATIENCE_S)


def test_compare_without_anything_that_differs_opens_nothing(qtbot: QtBot, demo: App) -> None:
    demo.window.intents.compare_links.emit()
    assert demo.history_windows.window is None


def _copy_link() -> object:
    from gui.presenters.handover.ways import primary_way

    return primary_way()


def test_another_account_is_switched_to_first(qtbot: QtBot, demo: App) -> None:
    window = opened(qtbot, demo)
    select(window, CHANGED_ID, demo, qtbot)
    other = Account("b", "Other", Environment.PRODUCTION)
    demo.history_windows.show_accounts(AccountsState((*demo.accounts.state.accounts, other), other))
    wanted: list[str] = []
    demo.window.intents.switch_account.connect(wanted.append)
    demo.history_windows.work.look_up()  # type: ignore[union-attr]
    assert wanted == []
    [box] = window.findChildren(ConfirmBox)
    box.go_on.click()
    assert wanted == [demo.accounts.state.accounts[0].key]
    qtbot.waitUntil(lambda: demo.lookup.state.is_settled)
    assert demo.lookup.state.invoice_id == CHANGED_ID


def test_change_opens_the_settings_at_the_history(qtbot: QtBot, demo: App) -> None:
    window = opened(qtbot, demo)
    [button] = [b for b in window.findChildren(QPushButton) if b.accessibleName() == "Change…"]
    button.click()
    [dialog] = demo.window.findChildren(SettingsDialog)
    assert dialog.isVisible()
    dialog.close()


@pytest.mark.skipif(IS_WINE, reason="Wine activates the one asked for before")
def test_settings_that_are_open_come_forward_whichever_window_asks(qtbot: QtBot, demo: App) -> None:
    window = opened(qtbot, demo)
    for _ in range(2):
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        press(qtbot, window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        dialog = the_one(demo.window, SettingsDialog)
        qtbot.waitUntil(dialog.isActiveWindow)
    dialog.close()


def test_in_another_language_it_says_everything_again(qtbot: QtBot, demo: App) -> None:
    window = opened(qtbot, demo)
    select(window, CHANGED_ID, demo, qtbot)
    demo.retranslate()
    again = demo.history_windows.window
    assert again is not None
    assert again is not window
    assert again.isVisible()
    # What was looked for stays.
    assert named(again, QLineEdit, "Search").text() == CHANGED_ID
    table = again.findChild(QTableView)
    qtbot.waitUntil(lambda: table.model().rowCount() == 2)


def test_settings_that_change_count_at_once(qtbot: QtBot, demo: App) -> None:
    opened(qtbot, demo)
    presenter = demo.history_windows.presenter
    assert presenter is not None
    demo.window.intents.turn_off_history.emit()
    qtbot.waitUntil(lambda: "The history is off" in presenter.state.kept)


def test_decimals_count_for_what_is_shown(qtbot: QtBot, demo: App) -> None:
    window = opened(qtbot, demo)
    select(window, "2eb1acd98a86", demo, qtbot)
    presenter = demo.history_windows.presenter
    assert presenter is not None
    demo.window.intents.open_settings.emit()
    dialog = the_one(demo.window, SettingsDialog)
    named(dialog, QSpinBox, "Decimals").setValue(4)
    named(dialog, QPushButton, "Save").click()
    qtbot.waitUntil(lambda: presenter.details().amount.endswith("0000"))


def test_a_closed_window_leaves_nothing_in_memory(qtbot: QtBot, demo: App) -> None:
    of_others = living(CheckAgain)
    window = opened(qtbot, demo)
    presenter, work = demo.history_windows.presenter, demo.history_windows.work
    assert presenter is not None
    assert work is not None
    table = window.findChild(QTableView)
    [check] = [each for each in living(CheckAgain) if each not in of_others]
    left = [weakref.ref(each) for each in (window, presenter, work, table.model(), check)]
    window.close()
    assert demo.history_windows.window is None
    del window, presenter, work, table, check
    qtbot.waitUntil(lambda: _are_gone(left))


def living(kind: type) -> list[object]:
    """All of these that are in memory, whoever has them."""
    # By its type: to ask some objects whether they are an instance wakes what they stand for.
    return [found for found in gc.get_objects() if type(found) is kind]


def _are_gone(references: list[weakref.ReferenceType]) -> bool:
    gc.collect()
    return not [reference for reference in references if reference() is not None]


def test_it_opens_again_after_it_was_closed(qtbot: QtBot, demo: App) -> None:
    opened(qtbot, demo).close()
    window = opened(qtbot, demo)
    table = window.findChild(QTableView)
    qtbot.waitUntil(lambda: table.model().rowCount() > 0)
    assert demo.history_windows.presenter.state.filling is Filling.ROWS  # type: ignore[union-attr]


def test_nothing_of_it_is_loaded_before_it_is_wanted() -> None:
    code = (
        "import sys, gui.app; "
        "print([m for m in sys.modules if m == 'sqlite3' or m.startswith('gui.widgets.history')"
        " or m in {'gui.presenters.history.history', 'gui.core.batch.run', 'xlsxwriter'}])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60
    )
    assert result.stdout.strip() == "[]", result.stderr
