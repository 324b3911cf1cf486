"""Handing over in the whole program: the window, its dialogs, and the link that goes away."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMessageBox, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.app import App
from gui.core.file_manager import NotShown
from gui.core.files import write_new
from gui.core.handover.picture import PictureFormat
from gui.core.handover.print_order import PrintProblem
from gui.core.http.client import CheckoutClient
from gui.core.paths import drafts_folder
from gui.demo.samples import SAMPLES, SampleKind
from gui.presenters.handover import early_requests
from gui.presenters.handover.ways import Way
from gui.presenters.lookup.verdict_state import Advice
from gui.process.faults import FaultReporter
from gui.process.options import Options
from gui.widgets.common.boxes import ConfirmBox
from gui.widgets.handover.print_dialog import PrintDialog
from gui.widgets.handover.qr_window import QrWindow
from gui.widgets.handover.save_dialog import SaveDialog
from gui.widgets.settings.settings_dialog import SettingsDialog
from tests import ways
from tests.codes import read_codes
from tests.desktop import PATIENCE_S
from tests.doubles import ScriptedPrintService
from tests.file_questions import asked_on_the_windows_thread
from tests.finding import named, texts, the_one
from tests.machine import Stopwatch
from tests.mail_programs import DRAFT, MAILTO, MailPrograms
from tests.print_services import SilentPrintService
from tests.systems import SETTINGS, STATE, cups, linux_desktop
from tests.windows import id_field, press, said_beside, shut_down, whole_window

MARK = "TEST – NOT PAYABLE"


@pytest.fixture
def urls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []

    def open_url(url: object) -> bool:
        found.append(url.toString())  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


@pytest.fixture
def app(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, urls: list[str]
) -> Iterator[App]:
    monkeypatch.setenv(SETTINGS, str(tmp_path / "config"))
    monkeypatch.setenv(STATE, str(tmp_path / "state"))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    window = whole_window(SAMPLES)
    qtbot.addWidget(window)
    window.show()
    app = App(Options(is_demo=True), FaultReporter(), window)
    app.start()
    yield app
    shut_down(app)


def opened(app: App, kind: type[QWidget]) -> list[QWidget]:
    return [w for w in app.window.findChildren(kind) if w.isVisible()]


@pytest.fixture
def shown(qtbot: QtBot, app: App) -> Callable[[SampleKind], App]:
    """Look a sample up, and wait for its verdict."""

    def show(kind: SampleKind) -> App:
        [sample] = [s.invoice_id for s in SAMPLES if s.kind is kind]
        app.window.page.look_up(sample)
        qtbot.waitUntil(lambda: app.lookup.state.is_settled)
        return app

    return show


@pytest.fixture
def held_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, it is the status that comes first."""
    monkeypatch.setattr(early_requests, "HOLD_MS", 60_000)


class Gates:
    """BlueTape's links and statuses come when these are set."""

    def __init__(self) -> None:
        self.links, self.statuses = threading.Event(), threading.Event()


@pytest.fixture
def gates(app: App, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gates]:
    gates = Gates()

    def hold(name: str, gate: threading.Event) -> None:
        real = getattr(CheckoutClient, name)

        def held(*arguments: object) -> object:
            assert gate.wait(PATIENCE_S)
            return real(*arguments)

        monkeypatch.setattr(CheckoutClient, name, held)

    hold("fetch", gates.links)
    hold("fetch_status", gates.statuses)
    yield gates
    gates.links.set()
    gates.statuses.set()


def get_and_copy(app: App, typed: str) -> None:
    """Type this, and press Ctrl+Enter."""
    field = id_field(app.window)
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def said(app: App) -> str:
    return "\n".join(said_beside(app.window))


def hand_over(app: App, way: Way) -> None:
    app.window.intents.hand_over.emit(way)


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        (SampleKind.FOUND, Advice.SHARE),
        (SampleKind.PAID, Advice.NOT_ADVISED),
        (SampleKind.CANCELED, Advice.NOT_ADVISED),
        (SampleKind.OTHER_STATUS, Advice.LOOK_FIRST),
        (SampleKind.NO_STATUS, Advice.LOOK_FIRST),
    ],
)
def test_a_verdict_on_each_sample(
    shown: Callable[[SampleKind], App], kind: SampleKind, advice: Advice
) -> None:
    state = shown(kind).lookup.state
    assert state.link is not None
    assert state.qr is not None
    assert state.verdict is not None
    assert state.verdict.advice is advice


def test_what_was_understood_is_said_beside_what_is_copied(
    qtbot: QtBot, app: App, gates: Gates
) -> None:
    understood = "Looked up as 2eb1acd98a86"
    get_and_copy(app, "Invoice #2eb1acd98a86")
    assert said(app) == f"{understood}\nWill copy as soon as the link for 2eb1acd98a86 arrives…"
    gates.statuses.set()
    gates.links.set()
    qtbot.waitUntil(lambda: said(app) == f"{understood}\nHyperlink for 2eb1acd98a86 copied")
    QTest.keyClicks(id_field(app.window), "2")
    assert said(app) == ""


@pytest.mark.usefixtures("held_for_long")
def test_a_copy_that_is_remembered_waits_for_the_status(
    qtbot: QtBot, app: App, gates: Gates
) -> None:
    board = QGuiApplication.clipboard()
    board.setText("before")
    get_and_copy(app, "demo-paid")
    gates.links.set()
    checking = "Checking whether demo-paid is still payable before its link is copied…"
    qtbot.waitUntil(lambda: said(app) == checking)
    gates.statuses.set()
    qtbot.waitUntil(lambda: len(opened(app, ConfirmBox)) == 1)
    assert said(app) == ""
    assert board.text() == "before"


@pytest.mark.usefixtures("held_for_long")
def test_a_copy_that_is_held_can_be_canceled(qtbot: QtBot, app: App, gates: Gates) -> None:
    get_and_copy(app, "2eb1acd98a86")
    gates.links.set()
    qtbot.waitUntil(lambda: said(app).startswith("Checking"))
    press(qtbot, app.window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: said(app).endswith("The copy was canceled."))


def test_a_copy_whose_lookup_is_canceled_is_said_not_to_have_come(
    qtbot: QtBot, app: App, gates: Gates
) -> None:
    get_and_copy(app, "demo-paid")
    announced: list[str] = []
    app.notices.arose.connect(lambda notice: announced.append(notice.text))
    press(qtbot, app.window, Qt.Key.Key_Escape)
    nothing = (
        "Nothing was copied; the clipboard is unchanged. The lookup of demo-paid was canceled."
    )
    qtbot.waitUntil(lambda: said(app) == nothing)
    # Who hears it hears one sentence, not that it was canceled twice.
    assert announced == [nothing]
    # Without a copy there is nothing more to say.
    app.window.page.look_up("demo-paid")
    assert said(app) == ""
    press(qtbot, app.window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: said(app) == "Lookup of demo-paid canceled")


def test_what_belongs_to_a_link_closes_with_it(
    qtbot: QtBot, shown: Callable[[SampleKind], App]
) -> None:
    app = shown(SampleKind.FOUND)
    for way, kind in (
        (ways.ENLARGE, QrWindow),
        (ways.PRINT_SHEET, PrintDialog),
        (ways.SAVE_CARD, SaveDialog),
    ):
        hand_over(app, way)
        qtbot.waitUntil(lambda kind=kind: len(opened(app, kind)) == 1)
    app.window.intents.edited.emit()
    for kind in (QrWindow, PrintDialog, SaveDialog):
        qtbot.waitUntil(lambda kind=kind: opened(app, kind) == [])
    shown(SampleKind.CANCELED)
    hand_over(app, ways.OPEN)
    assert len(opened(app, ConfirmBox)) == 1
    app.window.intents.edited.emit()
    qtbot.waitUntil(lambda: opened(app, ConfirmBox) == [])


def test_a_file_is_saved(qtbot: QtBot, tmp_path: Path, shown: Callable[[SampleKind], App]) -> None:
    app = shown(SampleKind.FOUND)
    hand_over(app, ways.SAVE_CARD)
    [dialog] = opened(app, SaveDialog)
    assert isinstance(dialog, SaveDialog)
    [suggested] = dialog.selectedFiles()
    assert Path(suggested).name == f"{MARK} payment card 2eb1acd98a86.png"
    target = tmp_path / "card.png"
    dialog.chosen.emit(target, PictureFormat.PNG, False)
    dialog.close()
    qtbot.waitUntil(target.exists)
    saved = f"Saved as card.png in {tmp_path.name}, for invoice 2eb1acd98a86"
    qtbot.waitUntil(lambda: said_beside(app.window) == [saved])
    assert app.lookup.state.link is not None
    assert read_codes(QImage(str(target))) == [app.lookup.state.link.address]


def test_a_share_that_hangs_keeps_nothing_else_back(
    qtbot: QtBot,
    tmp_path: Path,
    shown: Callable[[SampleKind], App],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    began, goes_on = threading.Event(), threading.Event()
    share = tmp_path / "share"
    share.mkdir()

    def may_hang(path: Path, *what: Any, **how: Any) -> None:
        if path.parent == share:
            began.set()
            assert goes_on.wait(PATIENCE_S)
        write_new(path, *what, **how)

    monkeypatch.setattr("gui.presenters.handover.picture_work.write_new", may_hang)
    app = shown(SampleKind.FOUND)

    def save(target: Path) -> None:
        hand_over(app, ways.SAVE_CARD)
        [dialog] = opened(app, SaveDialog)
        assert isinstance(dialog, SaveDialog)
        dialog.chosen.emit(target, PictureFormat.PNG, False)
        dialog.close()

    try:
        save(share / "card.png")
        assert began.wait(PATIENCE_S)
        hand_over(app, ways.COPY_QR)
        qtbot.waitUntil(lambda: said_beside(app.window) == ["QR code for 2eb1acd98a86 copied"])
        save(tmp_path / "card.png")
        qtbot.waitUntil((tmp_path / "card.png").exists)
        assert not (share / "card.png").exists()
    finally:
        goes_on.set()
    qtbot.waitUntil((share / "card.png").exists)


@cups
def test_a_page_is_saved_where_it_would_be_printed(
    qtbot: QtBot, tmp_path: Path, shown: Callable[[SampleKind], App]
) -> None:
    app = shown(SampleKind.FOUND)
    dialog = print_dialog(qtbot, app)
    save_it = named(dialog, QPushButton, "Save as PDF")
    qtbot.waitUntil(save_it.isEnabled)
    save_it.click()
    [save] = dialog.findChildren(SaveDialog)
    [suggested] = save.selectedFiles()
    assert Path(suggested).name == f"{MARK} payment card 2eb1acd98a86.pdf"
    save.chosen.emit(tmp_path / "page.pdf", PictureFormat.PDF, False)
    save.close()
    qtbot.waitUntil(lambda: opened(app, PrintDialog) == [])
    saved = f"Saved as page.pdf in {tmp_path.name}, for invoice 2eb1acd98a86"
    assert said_beside(app.window) == [saved]
    app.window.intents.open_history.emit()
    qtbot.waitUntil(lambda: app.history_windows.window is not None)
    assert app.history_windows.window is not None
    rows = the_one(app.history_windows.window, QTableView).model()

    def last() -> set[str]:
        return {str(rows.index(0, column).data()) for column in range(rows.columnCount())}

    qtbot.waitUntil(lambda: {"2eb1acd98a86", "Saved payment card"} <= last())


@pytest.mark.parametrize("is_there", [True, False])
def test_a_saved_file_is_shown_in_its_folder(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    shown: Callable[[SampleKind], App],
    *,
    is_there: bool,
) -> None:
    asked: list[tuple[Path, bool]] = []

    def show(file: Path) -> None:
        asked.append((file, threading.current_thread() is threading.main_thread()))
        if not is_there:
            raise NotShown

    monkeypatch.setattr("gui.wiring.hand_over_windows.show_in_folder", show)
    app = shown(SampleKind.FOUND)
    hand_over(app, ways.SAVE_CARD)
    [dialog] = opened(app, SaveDialog)
    assert isinstance(dialog, SaveDialog)
    target = tmp_path / "card.png"
    dialog.chosen.emit(target, PictureFormat.PNG, False)
    dialog.close()

    def show_button() -> QPushButton | None:
        buttons = app.window.findChildren(QPushButton)
        found = [b for b in buttons if b.text() == "Show in folder" and b.isVisible()]
        return found[0] if found else None

    qtbot.waitUntil(lambda: show_button() is not None)
    button = show_button()
    assert button is not None
    assert button.accessibleDescription() == str(target)
    button.click()
    qtbot.waitUntil(lambda: asked == [(target, False)])
    if not is_there:
        not_shown = f"The folder could not be opened. It is {tmp_path}"
        qtbot.waitUntil(lambda: said_beside(app.window) == [not_shown])
        assert show_button() is None


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Until it is set, no file is written."""
    gate = threading.Event()

    def late(*what: Any, **how: Any) -> None:
        assert gate.wait(PATIENCE_S)
        write_new(*what, **how)

    monkeypatch.setattr("gui.presenters.handover.picture_work.write_new", late)
    yield gate
    gate.set()


def saving(app: App, target: Path) -> None:
    """Choose a file and press Save."""
    hand_over(app, ways.SAVE_CARD)
    [dialog] = opened(app, SaveDialog)
    assert isinstance(dialog, SaveDialog)
    dialog.fileSelected.emit(str(target))
    dialog.close()


def test_the_window_closes_when_the_file_is_saved(
    qtbot: QtBot, tmp_path: Path, shown: Callable[[SampleKind], App], gate: threading.Event
) -> None:
    app = shown(SampleKind.FOUND)
    saving(app, tmp_path / "card.png")
    app.window.close()
    assert app.window.isVisible()
    # Nor does anything else that is done take it away.
    shown(SampleKind.CANCELED)
    assert "still in progress" in "".join(said_beside(app.window))
    gate.set()
    qtbot.waitUntil(app.window.isHidden)
    assert (tmp_path / "card.png").exists()


def test_the_window_stays_to_say_that_a_file_was_not_saved(
    qtbot: QtBot, tmp_path: Path, shown: Callable[[SampleKind], App], gate: threading.Event
) -> None:
    app = shown(SampleKind.FOUND)
    saving(app, tmp_path / "gone" / "card.png")
    app.window.close()
    gate.set()
    qtbot.waitUntil(lambda: "Nothing was saved" in "".join(said_beside(app.window)))
    assert app.window.isVisible()
    assert "will close" not in "".join(said_beside(app.window))
    app.window.close()
    assert app.window.isHidden()


def test_closing_twice_does_not_wait_for_a_file(
    tmp_path: Path, shown: Callable[[SampleKind], App], gate: threading.Event
) -> None:
    app = shown(SampleKind.FOUND)
    saving(app, tmp_path / "card.png")
    app.window.close()
    app.window.close()
    assert app.window.isHidden()


def test_a_file_that_is_there_is_replaced_if_the_user_says_so(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    shown: Callable[[SampleKind], App],
    gate: threading.Event,
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    target = share / "card.png"
    target.write_bytes(b"mine")
    app = shown(SampleKind.FOUND)
    asked = asked_on_the_windows_thread(monkeypatch, share)
    saving(app, target)
    # What is to be said has to be seen first.
    app.window.close()
    gate.set()
    qtbot.waitUntil(lambda: len(opened(app, ConfirmBox)) == 1)
    assert app.window.isVisible()
    assert "will close" not in said(app)
    [box] = opened(app, ConfirmBox)
    assert isinstance(box, ConfirmBox)
    assert box.informativeText() == "Do you want to replace card.png?"
    box.go_on.click()
    qtbot.waitUntil(lambda: said(app).startswith("Saved as card.png"))
    assert asked == []
    assert target.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("answer", ["go_on", "close"])
def test_the_question_whether_to_replace_closes_with_its_link(
    qtbot: QtBot, tmp_path: Path, shown: Callable[[SampleKind], App], answer: str
) -> None:
    target = tmp_path / "card.png"
    target.write_bytes(b"mine")
    app = shown(SampleKind.FOUND)
    saving(app, target)
    qtbot.waitUntil(lambda: len(opened(app, ConfirmBox)) == 1)
    [box] = opened(app, ConfirmBox)
    assert isinstance(box, ConfirmBox)
    dialogs = app.window.findChildren(SaveDialog)
    app.window.intents.edited.emit()
    # The answer that is on its way already does nothing.
    if answer == "go_on":
        box.go_on.click()
    assert opened(app, ConfirmBox) == []
    qtbot.waitUntil(lambda: not any(map(isValid, [box, *dialogs])))
    assert target.read_bytes() == b"mine"


def test_a_message_of_the_save_dialog_closes_with_it(
    qtbot: QtBot, shown: Callable[[SampleKind], App]
) -> None:
    app = shown(SampleKind.FOUND)
    hand_over(app, ways.SAVE_CARD)
    [dialog] = opened(app, SaveDialog)
    nested = QMessageBox(dialog)
    nested.open()
    app.window.intents.edited.emit()
    assert not nested.isVisible()
    qtbot.waitUntil(lambda: not isValid(dialog))


@linux_desktop
def test_a_draft_goes_to_the_mail_program_and_outlives_the_program(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    shown: Callable[[SampleKind], App],
) -> None:
    programs = MailPrograms(tmp_path)
    for name, value in programs.environment.items():
        monkeypatch.setenv(name, value)
    programs.install("thunderbird", MAILTO, DRAFT)
    app = shown(SampleKind.FOUND)
    hand_over(app, ways.MAIL_DRAFT)
    qtbot.waitUntil(lambda: "Mail for 2eb1acd98a86 is in your mail program" in said(app))
    draft = Path(programs.given_to("thunderbird"))
    assert draft.is_relative_to(drafts_folder())
    assert draft.name == f"{MARK} payment QR code 2eb1acd98a86.eml"
    shut_down(app)
    # The mail program may still be on its way.
    assert draft.exists()


def test_no_printer_is_said_and_what_to_do(
    qtbot: QtBot, shown: Callable[[SampleKind], App]
) -> None:
    app = shown(SampleKind.FOUND)
    dialog = print_dialog(qtbot, app)
    words = "No printer is set up on this computer. Save as PDF instead."
    qtbot.waitUntil(lambda: words in texts(dialog))
    dialog.reject()
    assert app._hand_over_windows._jobs == []


@pytest.fixture
def silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SilentPrintService]:
    service = SilentPrintService(tmp_path / "silent.sock")
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "silent.sock"))
    yield service
    service.close()


def print_dialog(qtbot: QtBot, app: App) -> PrintDialog:
    hand_over(app, ways.PRINT_CARD)
    qtbot.waitUntil(lambda: len(opened(app, PrintDialog)) == 1)
    [dialog] = opened(app, PrintDialog)
    assert isinstance(dialog, PrintDialog)
    return dialog


@cups
def test_a_silent_print_service_holds_nothing(
    qtbot: QtBot, shown: Callable[[SampleKind], App], silent: SilentPrintService
) -> None:
    app = shown(SampleKind.FOUND)
    dialog = print_dialog(qtbot, app)
    # The window's thread gets here while the service is being asked: it does not wait for it.
    qtbot.waitUntil(silent.asked.is_set)
    assert "Looking for printers…" in texts(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert opened(app, PrintDialog) == []
    qtbot.waitUntil(silent.all_have_hung_up)
    # What the window is for goes on.
    assert shown(SampleKind.CANCELED).lookup.state.link is not None


@cups
def test_the_program_ends_while_a_print_service_is_silent(
    qtbot: QtBot, shown: Callable[[SampleKind], App], silent: SilentPrintService
) -> None:
    app = shown(SampleKind.FOUND)
    print_dialog(qtbot, app)
    qtbot.waitUntil(silent.asked.is_set)
    watch = Stopwatch()
    shut_down(app)
    # Left to itself it would be given up after 10 s.
    assert watch.seconds() < 5
    assert silent.all_have_hung_up()


@dataclass
class Closing:
    """A window that was closed while a print job that was confirmed waits for its turn."""

    app: App
    dialog: PrintDialog
    service: ScriptedPrintService
    gate: threading.Event


@pytest.fixture
def closing(
    qtbot: QtBot, shown: Callable[[SampleKind], App], monkeypatch: pytest.MonkeyPatch
) -> Closing:
    service, gate = ScriptedPrintService(), threading.Event()
    monkeypatch.setattr("gui.core.handover.print_service.PrintService", lambda: service)
    app = shown(SampleKind.FOUND)
    dialog = print_dialog(qtbot, app)
    print_it = named(dialog, QPushButton, "Print")
    qtbot.waitUntil(print_it.isEnabled)
    app._printing.submit(gate.wait, lambda _: None)
    print_it.click()
    app.window.close()
    return Closing(app, dialog, service, gate)


@cups
def test_a_print_that_was_confirmed_goes_on_with_the_next_id(
    qtbot: QtBot, shown: Callable[[SampleKind], App], closing: Closing
) -> None:
    app, service = closing.app, closing.service
    assert app.window.isVisible()
    shown(SampleKind.CANCELED)
    assert opened(app, PrintDialog) == []
    assert service.sent == []
    closing.gate.set()
    qtbot.waitUntil(app.window.isHidden)
    assert len(service.sent) == 1
    assert app.notices.shown[-1].text == "Payment card for invoice 2eb1acd98a86 sent to Office"


@cups
def test_the_window_stays_to_say_that_nothing_was_printed(qtbot: QtBot, closing: Closing) -> None:
    app, dialog, service = closing.app, closing.dialog, closing.service
    assert "will close" in "".join(said_beside(app.window))
    service.problem = PrintProblem.REFUSED
    closing.gate.set()
    qtbot.waitUntil(lambda: "Nothing was printed" in "\n".join(texts(dialog)))
    assert "will close" not in "".join(said_beside(app.window))
    # It is seen; printed by the next try, it is no reason to close any more.
    service.problem = None
    named(dialog, QPushButton, "Print").click()
    qtbot.waitUntil(lambda: len(service.sent) == 1)
    qtbot.waitUntil(lambda: opened(app, PrintDialog) == [])
    assert app.window.isVisible()


def test_the_default_form_is_set_in_the_settings_and_kept(
    qtbot: QtBot, tmp_path: Path, shown: Callable[[SampleKind], App]
) -> None:
    app = shown(SampleKind.FOUND)
    app.window.intents.open_settings.emit()
    [dialog] = opened(app, SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    [form] = [
        box
        for box in dialog.findChildren(QComboBox)
        if box.accessibleDescription() == "Ctrl+Shift+A copies as"
    ]
    form.setCurrentText("Row for Excel")
    [save] = [b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Save"]
    save.click()
    assert opened(app, SettingsDialog) == []
    app.window.intents.copy_in_default_form.emit()
    cells = QGuiApplication.clipboard().text().split("\t")
    assert cells[0] == "2eb1acd98a86"
    assert cells[2:] == ["Placed", "4550.00", MARK]
    # The demo keeps nothing.
    file = tmp_path / "config" / "checkout-desk" / "settings.json"
    assert not file.exists()
