"""Every page and dialog of the program, opened: what holds for all of them is tested on all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from _pytest.mark import ParameterSet
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.batch.table import TableProblem, TableRefused
from gui.core.errors import (
    Failure,
    InvoiceNotFound,
    RateLimited,
    Rejected,
    ServerWords,
    ServiceFailed,
    StoreAbsent,
    Unauthorized,
)
from gui.core.handover.draft_folder import DraftFolder
from gui.core.handover.print_order import Printer, PrintProblem
from gui.core.history.entry import Kept, LastHandedOver, VerdictThen
from gui.core.history.ledger import Ledger
from gui.core.history.problems import LedgerProblem, LedgerUnavailable
from gui.core.http.proxies import ProxyChoice, ProxyKind
from gui.core.invoice import InvoiceId
from gui.core.link import admit
from gui.core.lookup import Found
from gui.core.preferences import HistoryChoice, Preferences
from gui.core.settings import Settings
from gui.core.status import InvoiceStatus
from gui.demo.samples import SAMPLES
from gui.presenters import messages
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.batch import export_words
from gui.presenters.batch.batch_state import Choosing, LeftList
from gui.presenters.batch.draft_counter import DraftCounter
from gui.presenters.batch.draft_opening import Opened
from gui.presenters.batch.export_orders import ExportKind, LeftOut, LeftOutReason, PicturesOrder
from gui.presenters.batch.export_state import ExportPhase, ExportState
from gui.presenters.batch.exports import BatchExports
from gui.presenters.batch.words import refusal_of
from gui.presenters.handover.hand_over import confirmation
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.handover.print_job import PrintJob
from gui.presenters.handover.ways import in_words
from gui.presenters.handover.wording import picture_of
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.history.note_words import note_on
from gui.presenters.intents import Intents
from gui.presenters.link_words import note_on_link
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.lookup.verdict_state import Verdict, verdict_on
from gui.presenters.lookup.words import time_it_takes, why_unknown
from gui.presenters.message_state import Severity
from gui.presenters.messages import FailureContext, lookup_message
from gui.presenters.notices import Notice, NoticeAction, Notices, Topic
from gui.presenters.settings.settings_editor import SettingsEditor
from gui.presenters.settings.words import COMPANY_FILE_UNUSABLE
from gui.widgets.accounts.account_dialog import AccountDialog
from gui.widgets.batch.batch_window import BatchWindow
from gui.widgets.batch.export_bar import ExportBar
from gui.widgets.batch.export_dialog import ExportDialog
from gui.widgets.batch.links_dialog import LinksDialog
from gui.widgets.common.boxes import ConfirmBox, FaultDialog, RemoveBox
from gui.widgets.handover.picture_renderer import PictureRenderer
from gui.widgets.handover.print_dialog import PrintDialog
from gui.widgets.handover.qr_window import QrWindow
from gui.widgets.help.about_dialog import AboutDialog
from gui.widgets.help.help_window import HelpWindow
from gui.widgets.main_window import MainWindow
from gui.widgets.settings.settings_dialog import SettingsDialog
from tests import batches, ways
from tests.batch_desk import BatchDesk
from tests.core.batch.test_run import OFFLINE
from tests.doubles import (
    HeldSettings,
    ManualLane,
    ScriptedClipboard,
    ScriptedMailProgram,
    ScriptedPrintService,
)
from tests.faults.scenario import exhaustive
from tests.histories import ME
from tests.history_desk import HistoryDesk, deed, link_of
from tests.presenters.accounts.test_account_editor import Desk
from tests.windows import whole_window

# What is not the program's to translate; everything else on a page is.
ACCOUNT = Account("a", "ACME", Environment.SANDBOX)
OTHER = Account("b", "OTHER", Environment.PRODUCTION)
ID = "2EB1"
LINK = admit("https://www.bluetape.com/i/r?account=7aec7f522d88&id=9999")
# In the program each dialog has the window for its parent; here each is looked at alone.
NOBODY: QWidget = None  # type: ignore[assignment]
READY = LookupState(
    Phase.READY,
    ID,
    found=Found(InvoiceId(ID), ACCOUNT, LINK).with_qr(),
)


def _paid() -> Verdict:
    """In the language that is in force when a page is made."""
    return verdict_on(InvoiceStatus("Paid", Decimal(4550)))


def _main(qtbot: QtBot, state: LookupState, *notices: Notice) -> QWidget:
    window = whole_window()
    qtbot.addWidget(window)
    window.show_accounts(AccountsState((ACCOUNT, OTHER), ACCOUNT))
    _show(qtbot, window)
    window.show_lookup(state)
    window.show_notices(notices)
    return window


def _welcome(qtbot: QtBot) -> QWidget:
    window = whole_window()
    qtbot.addWidget(window)
    window.show_accounts(AccountsState())
    _show(qtbot, window)
    return window


def _practice(qtbot: QtBot) -> QWidget:
    window = whole_window()
    qtbot.addWidget(window)
    window.practise(SAMPLES)
    window.show_accounts(AccountsState((ACCOUNT,), ACCOUNT))
    _show(qtbot, window)
    return window


def _failed(error: Exception) -> LookupState:
    message = lookup_message(error, FailureContext(ID, ACCOUNT))  # type: ignore[arg-type]
    return LookupState(Phase.FAILED, ID, message=replace(message, support="x"))


def _ready(qtbot: QtBot) -> QWidget:
    state = replace(READY, verdict=_paid(), note=note_on_link(LINK, ID))
    return _main(
        qtbot,
        state,
        Notice(COMPANY_FILE_UNUSABLE, Severity.FAILED, Topic.COMPANY_FILE),
        Notice(in_words(ways.COPY_CARD.done, id=ID), file=Path("/log")),
    )


def _noted(qtbot: QtBot) -> QWidget:
    words = partial(HistoryCounts().begins_without_links, 180)
    action = NoticeAction.TURN_OFF_HISTORY
    begins = Notice(words, None, Topic.HISTORY_BEGINS, action=action)
    window = _main(qtbot, replace(READY, verdict=_paid()), begins)
    assert isinstance(window, MainWindow)
    now = datetime.now(UTC)
    rows = [
        Kept(
            *(number, at, ME, "a", Environment.SANDBOX, ID, way, VerdictThen.READY, "X", "1", ""),
            *(b"", False),
        )
        for number, at, way in (
            (2, now - timedelta(hours=2), "copy link"),
            (1, now - timedelta(days=90), "mail draft"),
        )
    ]
    window.page.note.show_history(note_on(LastHandedOver(tuple(rows), frozenset({2})), now, ME))
    return window


def _fetching() -> LookupState:
    text = messages.translate("lookup", "Still trying. The service is taking longer than usual.")
    return LookupState(Phase.FETCHING, ID, progress=text, hint=time_it_takes(15))


def _unknown() -> LookupState:
    why = why_unknown(RateLimited(30, ServerWords("", "")), FailureContext(ID, ACCOUNT))
    return replace(READY, verdict=verdict_on(None), hint=why)


def _account_dialog(qtbot: QtBot, *, adds: bool) -> QWidget:
    desk = Desk(None if adds else Account("a", "ACME", Environment.CUSTOM, "https://x.example"))
    dialog = AccountDialog(desk.editor, Intents())
    dialog.desk = desk  # type: ignore[attr-defined]  # alive as long as the dialog
    return _opened(qtbot, dialog)


def _settings(qtbot: QtBot, page: int) -> QWidget:
    proxy = ProxyChoice(ProxyKind.NAMED, "http://proxy.example.com:8080")
    held = HeldSettings(Settings(preferences=Preferences(proxy=proxy)))
    editor = SettingsEditor(held, ACCOUNT)
    dialog = SettingsDialog(editor, Intents(), log_folder=Path("/log"))
    editor.setParent(dialog)
    dialog.pages.setCurrentRow(page)
    return _opened(qtbot, dialog)


def _confirmation(qtbot: QtBot) -> QWidget:
    offer = Offer(LINK, ID, ACCOUNT, _paid(), READY.qr)
    question = confirmation(offer, ways.COPY_LINK)
    words = (question.title, question.text, question.button)
    return _opened(qtbot, ConfirmBox(*words, NOBODY, sign="stop"))


def _guide(qtbot: QtBot) -> QWidget:
    guide = HelpWindow(NOBODY)
    guide.search.field.setText("QR")
    return _opened(qtbot, guide)


def _enlarged(qtbot: QtBot) -> QWidget:
    picture = picture_of(Offer(LINK, ID, ACCOUNT, _paid(), READY.qr))
    assert picture is not None
    return _opened(qtbot, QrWindow(picture, NOBODY))


def _printing(qtbot: QtBot, problem: PrintProblem | None) -> QWidget:
    picture = picture_of(Offer(LINK, ID, ACCOUNT, _paid(), READY.qr))
    assert picture is not None
    service, lane = ScriptedPrintService(), ManualLane()
    service.found, service.problem = (Printer("OFFICE", is_usual=True),), problem
    work = PictureWork(PictureRenderer(), DraftFolder(Path("/nowhere")))
    job = PrintJob(work, service, lane, lane, picture, ID, "card", Notices(), is_sheet=True)
    job.ask()
    lane.run()
    dialog = PrintDialog(job, None, is_native=False)
    return _opened(qtbot, dialog)


def _exporting(qtbot: QtBot, kind: ExportKind) -> QWidget:
    rows = (
        batches.row(2, "2EB1", "ACME", "9999@bluetape.example", 4550),
        batches.row(3, "2EB2", "ACME", "9999", status="Paid"),
        batches.row(4, "2EB3", "ACME"),
        batches.uncertain(5, "2EB4", "ACME"),
    )
    lane = ManualLane()
    batch = batches.batch(*rows, account=ACCOUNT)
    dialog: QWidget
    if kind.is_table:
        dialog = LinksDialog(kind, batch, None)
    else:
        dialog = ExportDialog(kind, batch, None, lambda batch: DraftCounter(batch, lane))
    lane.run()
    return _opened(qtbot, dialog)


def _exported(qtbot: QtBot, *, is_running: bool) -> QWidget:
    lane = ManualLane()
    exports = BatchExports(
        PictureWork(PictureRenderer(), DraftFolder(Path("/nowhere"))),
        *(lane, lane, ScriptedClipboard(), ScriptedMailProgram(), HeldSettings()),
    )
    bar = ExportBar(exports, lambda: None, Intents())
    bar.exports = exports  # type: ignore[attr-defined]  # alive as long as the bar
    state = ExportState(ExportPhase.RUNNING, export_words.running(PicturesOrder(Path())), of=3)
    if not is_running:
        left_out = export_words.left_out([LeftOut(LeftOutReason.NO_ADDRESS, (2, 3))])
        text = export_words.drafts_opened(Opened(10, 10))
        state = ExportState(
            *(ExportPhase.ENDED, text, left_out, Severity.LOOK_FIRST), file=Path("/log"), drafts=10
        )
    # By itself it would be a window as soon as it says something.
    window = QWidget()
    QVBoxLayout(window).addWidget(bar)
    bar.show_state(state)
    # About as wide as it is in its own: there the buttons are beside the words.
    window.resize(900, window.sizeHint().height())
    return _opened(qtbot, window)


def _batch(qtbot: QtBot, arrange: Callable[[BatchDesk], object], samples: int = 0) -> QWidget:
    """The window for several invoices, in front of a server that is none."""
    desk = BatchDesk()
    desk.till.script = desk.till.status_script = lambda each: _SAID.get(each, "Placed")
    window = desk.window(samples)
    qtbot.addWidget(window, before_close_func=lambda _: desk.close())
    _show(qtbot, window)
    arrange(desk)
    # What came of it has its place a turn later.
    QApplication.processEvents()
    return window


def _another_list(qtbot: QtBot) -> QWidget:
    """A list was pasted while the window has one."""
    window = _batch(qtbot, lambda desk: desk.run(_LIST))
    assert isinstance(window, BatchWindow)
    window.take_text("404")
    QApplication.processEvents()
    return window


def _history(qtbot: QtBot, arrange: Callable[[HistoryDesk], object]) -> QWidget:
    """The window of the history, of a folder that is gone with it."""
    folder = TemporaryDirectory()
    desk = HistoryDesk(Path(folder.name) / "history", HistoryChoice.WITH_LINKS)
    arrange(desk)
    window = desk.window()

    def end(_: object) -> None:
        desk.close()
        folder.cleanup()

    qtbot.addWidget(window, before_close_func=end)
    _show(qtbot, window)
    desk.settle()
    if desk.rows:
        desk.settle()
    QApplication.processEvents()
    return window


def _hand_over(desk: HistoryDesk) -> None:
    before = link_of("2EB1", "9999")
    desk.keep(
        deed("2EB1", link=before, person="OTHER"),
        deed("404", "mail draft", status="Paid", ago=timedelta(days=1)),
        deed("2EB1", "export.csv", status="", ago=timedelta(days=90)),
        with_links=True,
    )
    changed = ("a", Environment.CUSTOM, "2EB1")
    desk.asked(lambda ledger: ledger.seen(changed, link_of("2EB1")))
    # What it is called is not the program's to translate.
    desk.reader.accounts = tuple(a._replace(name="ACME") for a in desk.reader.accounts)


def _check_history(desk: HistoryDesk) -> None:
    _hand_over(desk)
    desk.open()
    desk.till.script = lambda each: "Paid" if each == "2EB1" else InvoiceNotFound()
    desk.pick(0, 1)
    desk.work.check_selected()
    desk.ended()


def _break_history(desk: HistoryDesk) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise LedgerUnavailable(LedgerProblem.LOCKED)

    def spoil(ledger: Ledger) -> None:
        ledger.page = refuse  # type: ignore[assignment, method-assign]

    desk.keep(deed("2EB1"))
    desk.asked(spoil)


_SAID: dict[str, str | Failure] = {
    "9991": "Paid",
    "9992": InvoiceNotFound(),
    "9993": ServiceFailed(500),
}
_LIST = "\n".join(("OTHER\tACME", *(f"404\t{9990 + number % 9}" for number in range(10)), "404\tx"))


def _choose(desk: BatchDesk) -> None:
    left = LeftList(_said_left(), "2EB1")
    desk.presenter.choice.changed.emit(Choosing(4, refused=_said_refused(), left=left))


def _said_left() -> str:
    return messages.translate("batch", "The list from {time} is still open").format(time="9999")


def _said_refused() -> str:
    return refusal_of(TableRefused(TableProblem.ENCRYPTED))


def _hold(desk: BatchDesk) -> None:
    """Some are done, and the others wait."""
    desk.check(_LIST)
    desk.till.hold_after(4)
    desk.presenter.start()
    desk.until(lambda: desk.running.done >= 3, "some are done")


def _pause(desk: BatchDesk) -> None:
    desk.check("\n".join(str(number) for number in range(9960, 9990)))
    desk.till.script = lambda _: OFFLINE
    desk.presenter.start()
    desk.until(lambda: desk.running.message is not None, "it waits")


def _refuse(desk: BatchDesk) -> None:
    desk.till.script = lambda each: Unauthorized(401) if each != "9990" else "Placed"
    desk.run(_LIST)


def _opened(qtbot: QtBot, dialog: QWidget) -> QWidget:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    _show(qtbot, dialog)
    return dialog


def _show(qtbot: QtBot, page: QWidget) -> None:
    # Until it can be seen the system may yet give it the size that it began with.
    with qtbot.waitExposed(page):
        page.show()


PAGES: dict[str, Callable[[QtBot], QWidget]] = {
    "welcome": _welcome,
    "practice": _practice,
    "empty": lambda qtbot: _main(qtbot, LookupState()),
    "fetching": lambda qtbot: _main(qtbot, _fetching()),
    "ready": _ready,
    "status not available": lambda qtbot: _main(qtbot, _unknown()),
    "handed over before": _noted,
    "not found": lambda qtbot: _main(qtbot, _failed(InvoiceNotFound(ServerWords("404", "No.")))),
    "no keyring": lambda qtbot: _main(qtbot, _failed(StoreAbsent())),
    "rejected": lambda qtbot: _main(qtbot, _failed(Rejected(400, ServerWords("1", "No.")))),
    "add account": lambda qtbot: _account_dialog(qtbot, adds=True),
    "edit account": lambda qtbot: _account_dialog(qtbot, adds=False),
    "settings, general": lambda qtbot: _settings(qtbot, 0),
    "settings, messages": lambda qtbot: _settings(qtbot, 1),
    "settings, several invoices": lambda qtbot: _settings(qtbot, 2),
    "settings, history": lambda qtbot: _settings(qtbot, 3),
    "settings, network": lambda qtbot: _settings(qtbot, 4),
    "settings, support": lambda qtbot: _settings(qtbot, 5),
    "copy anyway": _confirmation,
    "remove account": lambda qtbot: _opened(qtbot, RemoveBox(ACCOUNT, NOBODY)),
    "mistake": lambda qtbot: _opened(qtbot, FaultDialog("x", Intents(), has_logs=True)),
    "guide": _guide,
    "about": lambda qtbot: _opened(qtbot, AboutDialog(Intents())),
    "enlarged": _enlarged,
    "export table": lambda qtbot: _exporting(qtbot, ExportKind.WORKBOOK),
    "export pictures": lambda qtbot: _exporting(qtbot, ExportKind.PICTURES),
    "export cards": lambda qtbot: _exporting(qtbot, ExportKind.CARDS),
    "export drafts": lambda qtbot: _exporting(qtbot, ExportKind.DRAFTS),
    "exporting": lambda qtbot: _exported(qtbot, is_running=True),
    "exported": lambda qtbot: _exported(qtbot, is_running=False),
    "print": lambda qtbot: _printing(qtbot, None),
    "several invoices": lambda qtbot: _batch(qtbot, lambda _: None, samples=500),
    "several invoices, left and refused": lambda qtbot: _batch(qtbot, _choose),
    "several invoices, checked": lambda qtbot: _batch(qtbot, lambda desk: desk.check(_LIST)),
    "several invoices, running": lambda qtbot: _batch(qtbot, _hold),
    "several invoices, offline": lambda qtbot: _batch(qtbot, _pause),
    "several invoices, refused": lambda qtbot: _batch(qtbot, _refuse),
    "several invoices, done": lambda qtbot: _batch(qtbot, lambda desk: desk.run(_LIST)),
    "several invoices, another list": _another_list,
    "history": lambda qtbot: _history(qtbot, _hand_over),
    "history, checked": lambda qtbot: _history(qtbot, _check_history),
    "history, nothing yet": lambda qtbot: _history(qtbot, lambda _: None),
    "history, broken": lambda qtbot: _history(qtbot, _break_history),
    "print service is silent": lambda qtbot: _printing(qtbot, PrintProblem.SILENT),
}

# One more of a kind each, for `make test-all`.
_MORE = {
    "fetching", "status not available", "no keyring", "rejected", "edit account",
    "settings, several invoices", "settings, network", "settings, support",
    "about", "remove account", "mistake", "enlarged", "export pictures", "export cards",
    "export drafts", "exporting", "exported", "print service is silent",
    "several invoices, checked", "several invoices, left and refused", "several invoices, offline",
    "several invoices, refused", "several invoices, another list",
    "history, checked", "history, nothing yet", "history, broken", "settings, messages",
    "several invoices",
}  # fmt: skip


def page_names(without: str = "") -> list[ParameterSet]:
    """Return the names of all pages but one, for parameters."""
    names = (name for name in PAGES if name != without)
    return [exhaustive(name) if name in _MORE else pytest.param(name) for name in names]
