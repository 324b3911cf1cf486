"""Several invoices in the whole program: how it is opened, what ends it, what it leaves."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.core.accounts.account import Account, Environment
from gui.core.files import write_new
from gui.core.handover.picture import PictureFormat
from gui.core.paths import journals_folder, unfinished_folder
from gui.demo.samples import SAMPLES
from gui.presenters.batch.batch_state import Checking, Choosing, HandingOver, LookingUp
from gui.presenters.batch.export_orders import CardsOrder, ExportKind, TableOrder
from gui.process.faults import FaultReporter
from gui.process.options import Options
from gui.widgets.batch.batch_window import BatchWindow
from gui.widgets.batch.choose_page import ChoosePage, PasteEdit
from gui.widgets.batch.invoice_table import InvoiceTable
from gui.widgets.common.boxes import ConfirmBox
from gui.widgets.handover.save_dialog import SaveDialog
from tests import ways
from tests.batches import names_in, plain_batch
from tests.core.test_unfinished import left_by_a_kill
from tests.desktop import PATIENCE_S, until
from tests.finding import the_one
from tests.systems import SETTINGS
from tests.windows import press, said_beside, shut_down, whole_window

OTHER = Account("b", "Other", Environment.PRODUCTION)


@pytest.fixture
def start(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Options], App]]:
    monkeypatch.setenv(SETTINGS, str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    started: list[App] = []

    def start_app(options: Options) -> App:
        window = whole_window(SAMPLES if options.is_demo else ())
        qtbot.addWidget(window)
        window.show()
        app = App(options, FaultReporter(), window)
        started.append(app)
        app.start()
        return app

    yield start_app
    for app in started:
        shut_down(app)


@pytest.fixture
def demo(start: Callable[[Options], App]) -> App:
    return start(Options(is_demo=True))


def opened(app: App) -> BatchWindow:
    """The window, once it is put together."""

    def is_there() -> bool:
        QApplication.processEvents()
        return app.batch.window is not None and app.batch.window.isVisible()

    until(is_there, "the window is there")
    assert app.batch.window is not None
    return app.batch.window


def click(window: BatchWindow, name: str) -> None:
    [button] = [
        b
        for b in window.findChildren(QPushButton)
        if name in (b.accessibleName(), b.text().replace("&", "")) and b.isVisible()
    ]
    button.click()


def look_up_samples(qtbot: QtBot, app: App) -> BatchWindow:
    """Have the practice list looked up, which takes a while."""
    app.window.intents.open_batch.emit("")
    window = opened(app)
    [page] = window.findChildren(ChoosePage)
    page.samples_wanted.emit()
    presenter = app.batch.presenter
    assert presenter is not None
    qtbot.waitUntil(lambda: isinstance(presenter.state, Checking))
    click(window, "Start")
    qtbot.waitUntil(lambda: isinstance(presenter.state, LookingUp) and presenter.state.done > 3)
    return window


def why_ended(qtbot: QtBot, app: App) -> str:
    """Wait for the end of what runs; returns what is said of it."""
    presenter = app.batch.presenter
    assert presenter is not None
    qtbot.waitUntil(lambda: isinstance(presenter.state, HandingOver))
    assert isinstance(presenter.state, HandingOver)
    assert presenter.state.message is not None
    return presenter.state.message.title


def test_what_a_killed_program_left_goes_with_the_next_start(
    qtbot: QtBot,
    start: Callable[[Options], App],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    hidden = left_by_a_kill(unfinished_folder(), place)
    app = start(Options())
    assert app.batch.exports is None
    qtbot.waitUntil(lambda: not hidden.exists())
    qtbot.waitUntil(lambda: not unfinished_folder().exists())
    # What is written from now on has its note there.
    noted: list[Path] = []
    monkeypatch.setattr(
        "gui.core.files.os.fsync", lambda _: noted.extend(unfinished_folder().glob("*.unfinished"))
    )
    app.window.intents.open_batch.emit("")
    opened(app)
    exports = app.batch.exports
    assert exports is not None
    exports.begin(plain_batch(1), CardsOrder(tmp_path / "cards.pdf"))
    qtbot.waitUntil(lambda: not exports.is_busy)
    assert noted


def test_the_key_the_menu_and_the_header_open_one_window(qtbot: QtBot, demo: App) -> None:
    press(qtbot, demo.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: demo.batch.window is not None)
    first = opened(demo)
    [button] = [
        b for b in demo.window.findChildren(QPushButton) if b.accessibleName() == "Several invoices"
    ]
    button.click()
    assert opened(demo) is first


def test_it_is_put_together_in_steps_and_once(qtbot: QtBot, demo: App) -> None:
    demo.window.intents.open_batch.emit("2eb1acd98a86")
    # The window's thread is not held for all of it.
    assert demo.batch.window is None
    demo.window.intents.open_batch.emit("")
    window = opened(demo)
    [field] = window.findChildren(PasteEdit)
    assert field.toPlainText() == "2eb1acd98a86"
    QApplication.processEvents()
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert [w for w in shown if isinstance(w, BatchWindow)] == [window]


def test_what_is_given_up_meanwhile_is_not_opened(
    qtbot: QtBot, start: Callable[[Options], App]
) -> None:
    app = start(Options())
    app.window.intents.practise.emit()
    app.window.intents.open_batch.emit("")
    qtbot.waitUntil(lambda: app.batch.presenter is not None)
    assert app.batch.window is None
    app.window.intents.end_practice.emit()
    for _ in range(10):
        QApplication.processEvents()
    assert app.batch.window is None
    # And it can be wanted again.
    app.window.intents.open_batch.emit("")
    opened(app)


@pytest.mark.parametrize("kind", [ExportKind.CSV, ExportKind.CARDS])
def test_a_share_that_hangs_keeps_no_other_export_back(
    qtbot: QtBot,
    demo: App,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: ExportKind,
) -> None:
    began, goes_on = threading.Event(), threading.Event()

    def may_hang(path: Path, *what: Any, **how: Any) -> None:
        if path.parent == share:
            began.set()
            assert goes_on.wait(PATIENCE_S)
        write_new(path, *what, **how)

    share = tmp_path / "share"
    share.mkdir()
    monkeypatch.setattr("gui.presenters.batch.export_work.write_new", may_hang)
    demo.window.intents.open_batch.emit("")
    opened(demo)
    exports = demo.batch.exports
    assert exports is not None

    def order(folder: Path) -> TableOrder | CardsOrder:
        if kind is ExportKind.CARDS:
            return CardsOrder(folder / "x.pdf")
        return TableOrder(kind, folder / "x.csv")

    exports.begin(plain_batch(1), order(share))
    assert began.wait(PATIENCE_S)
    exports.cancel()
    assert exports.state.text == "Canceled. Nothing was saved."
    exports.begin(plain_batch(1), order(tmp_path))
    qtbot.waitUntil(lambda: not exports.is_busy)
    assert order(tmp_path).path.exists()
    goes_on.set()
    # When it wakes, it is too late for it.
    assert demo.batch.shut_down(PATIENCE_S)
    assert names_in(share) == []


def test_several_ids_in_the_field_are_offered_as_a_list(qtbot: QtBot, demo: App) -> None:
    demo.window.page.look_up("2eb1acd98a86\ndemo-paid")
    [button] = [
        b for b in demo.window.findChildren(QPushButton) if b.text() == "Look up all of them…"
    ]
    assert button.isVisible()
    button.click()
    [field] = opened(demo).findChildren(PasteEdit)
    assert field.toPlainText().split() == ["2eb1acd98a86", "demo-paid"]


def test_a_list_that_was_dropped_is_read(qtbot: QtBot, demo: App, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Invoice ID\n2eb1acd98a86\n")
    demo.window.intents.open_batch_file.emit(file)
    opened(demo)
    presenter = demo.batch.presenter
    assert presenter is not None
    qtbot.waitUntil(lambda: isinstance(presenter.state, Checking))
    assert presenter.state.about.startswith("list.csv")


def test_a_row_is_looked_up_on_the_page(qtbot: QtBot, demo: App) -> None:
    demo.window.intents.open_batch.emit("")
    opened(demo)
    presenter = demo.batch.presenter
    assert presenter is not None
    presenter.choice.read_text("2eb1acd98a86")
    qtbot.waitUntil(lambda: isinstance(presenter.state, Checking))
    presenter.start()
    qtbot.waitUntil(lambda: isinstance(presenter.state, HandingOver))
    qtbot.keyClick(the_one(opened(demo), InvoiceTable), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: demo.lookup.state.is_settled)
    assert demo.lookup.state.invoice_id == "2eb1acd98a86"


def test_another_account_ends_what_runs(qtbot: QtBot, demo: App) -> None:
    look_up_samples(qtbot, demo)
    demo.accounts.adopt(OTHER)
    assert "another account is in use" in why_ended(qtbot, demo)


def test_an_account_that_is_removed_ends_what_runs_in_it(qtbot: QtBot, demo: App) -> None:
    look_up_samples(qtbot, demo)
    current = demo.accounts.state.current
    assert current is not None
    demo.accounts.remove(current.key)
    # Its credentials go first, and may be missed before that is known. Nobody is told to switch
    # back to what is gone, or to enter them again.
    qtbot.waitUntil(lambda: "the account was removed" in why_ended(qtbot, demo))


def test_new_credentials_end_what_runs(qtbot: QtBot, demo: App) -> None:
    look_up_samples(qtbot, demo)
    presenter = demo.batch.presenter
    assert presenter is not None
    demo.on_account_saved(presenter.account)
    assert "new credentials" in why_ended(qtbot, demo)


def test_in_another_language_it_says_everything_again(qtbot: QtBot, demo: App) -> None:
    demo.window.intents.open_batch.emit("")
    before = opened(demo)
    presenter, exports = demo.batch.presenter, demo.batch.exports
    assert presenter is not None
    assert exports is not None
    said: list[str] = []
    presenter.reworded.connect(lambda: said.append("rows"))
    exports.state_changed.connect(lambda _: said.append("exports"))
    demo.retranslate()
    assert opened(demo) is not before
    assert {*said} == {"rows", "exports"}


def test_what_is_said_before_it_is_there_is_said_again_in_another_language(
    qtbot: QtBot, demo: App
) -> None:
    demo.window.intents.open_batch.emit("")
    qtbot.waitUntil(lambda: demo.batch.presenter is not None)
    assert demo.batch.window is None
    assert demo.batch.presenter is not None
    said: list[str] = []
    demo.batch.presenter.reworded.connect(lambda: said.append("rows"))
    demo.retranslate()
    assert said == ["rows"]
    opened(demo)


def test_quitting_while_it_runs_asks_once(qtbot: QtBot, demo: App) -> None:
    window = look_up_samples(qtbot, demo)
    demo.window.close()
    demo.window.close()
    assert demo.window.isVisible()
    [box] = window.findChildren(ConfirmBox)
    with qtbot.waitSignal(demo.window.closed):
        box.go_on.click()


def test_quitting_is_asked_again_where_something_else_kept_it(
    qtbot: QtBot, demo: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()
    monkeypatch.setattr(
        "gui.presenters.handover.picture_work.write_new", lambda *_, **__: goes_on.wait(PATIENCE_S)
    )
    demo.window.page.look_up("2eb1acd98a86")
    qtbot.waitUntil(lambda: demo.lookup.state.is_settled)
    demo.window.intents.hand_over.emit(ways.SAVE_CARD)
    dialog = the_one(demo.window, SaveDialog)
    dialog.chosen.emit(tmp_path / "card.png", PictureFormat.PNG, False)
    dialog.close()
    window = look_up_samples(qtbot, demo)
    demo.window.close()
    [box] = window.findChildren(ConfirmBox)
    box.go_on.click()
    assert demo.window.isVisible()
    qtbot.waitUntil(lambda: not window.findChildren(ConfirmBox))
    demo.window.close()
    assert demo.window.isVisible()
    assert window.findChildren(ConfirmBox)
    goes_on.set()


@pytest.mark.parametrize(("copies", "kept"), [(True, 1), (False, 0)])
def test_what_is_in_no_workbook_is_left_for_the_next_start(
    qtbot: QtBot, start: Callable[[Options], App], tmp_path: Path, *, copies: bool, kept: int
) -> None:
    app = start(Options())
    app.window.intents.open_batch.emit("")
    opened(app)
    presenter, exports = app.batch.presenter, app.batch.exports
    assert presenter is not None
    assert exports is not None
    presenter.set_account(OTHER)
    presenter.choice.read_text("2eb1acd98a86\ndemo-paid")
    qtbot.waitUntil(lambda: isinstance(presenter.state, Checking))
    presenter.start()
    # There are no credentials: they are asked for again.
    qtbot.waitUntil(lambda: isinstance(presenter.state, HandingOver))
    rows = presenter.export_list()
    assert rows is not None
    if copies:
        exports.copy(rows)
    else:
        exports.begin(rows, TableOrder(ExportKind.CSV, tmp_path / "list.csv"))
    qtbot.waitUntil(lambda: not exports.is_running)
    shut_down(app)
    assert len([*journals_folder().glob("*.journal")]) == kept


def test_closing_it_gives_everything_up(qtbot: QtBot, demo: App) -> None:
    window = look_up_samples(qtbot, demo)
    window.close()
    [box] = window.findChildren(ConfirmBox)
    box.go_on.click()
    assert demo.batch.window is None
    assert demo.batch.presenter is None
    # The next one begins anew.
    demo.window.intents.open_batch.emit("")
    opened(demo)
    assert demo.batch.presenter is not None
    assert isinstance(demo.batch.presenter.state, Choosing)


def test_practice_ends_with_its_window(
    qtbot: QtBot, start: Callable[[Options], App], tmp_path: Path
) -> None:
    app = start(Options())
    app.window.intents.practise.emit()
    look_up_samples(qtbot, app)
    app.window.intents.end_practice.emit()
    assert app.batch.window is None
    # Nothing of it was written.
    assert not journals_folder().exists()


def test_what_an_earlier_run_left_is_said_and_offered(
    qtbot: QtBot, start: Callable[[Options], App]
) -> None:
    folder = journals_folder()
    folder.mkdir(parents=True, mode=0o700)
    (folder / "batch-a867da1c2aaa54e8.journal").write_bytes(b"damaged")
    app = start(Options())
    said = "A list of invoices is still open."
    qtbot.waitUntil(lambda: any(said in text for text in said_beside(app.window)))
    app.window.intents.open_batch.emit("")
    opened(app)
    assert not any(said in text for text in said_beside(app.window))
    presenter = app.batch.presenter
    assert presenter is not None
    qtbot.waitUntil(lambda: "cannot be read" in getattr(presenter.state, "refused", ""))


def test_nothing_of_it_is_imported_before() -> None:
    import subprocess

    code = (
        "import sys, gui.app; "
        "print([m for m in sys.modules if '.batch' in m and m != 'gui.wiring.batch_windows'])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert found.stdout.strip() == "[]"
