"""Text from outside is never rendered as rich text, in any widget there is."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.policy import Policy
from gui.core.accounts.vault import Vault
from gui.core.errors import (
    NO_WORDS,
    Failure,
    InvoiceNotFound,
    LinkProblem,
    NoCredentials,
    RateLimited,
    Rejected,
    ReplyProblem,
    ServerWords,
    ServiceFailed,
    StoreFailed,
    Unauthorized,
    UnexpectedReply,
    Unreachable,
    UnreachableCause,
    UntrustedLink,
    WrongAddress,
)
from gui.core.invoice import InvoiceId
from gui.core.link import admit
from gui.core.lookup import Found
from gui.presenters.accounts.account_editor import AccountEditor, EditorState, FieldErrors
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.message_state import Severity
from gui.presenters.messages import FailureContext
from gui.presenters.notices import Notice, Topic
from gui.presenters.support import explained
from gui.widgets.accounts.account_dialog import AccountDialog
from gui.widgets.common.boxes import FaultDialog, RemoveBox
from gui.widgets.main_window import MainWindow
from tests.doubles import FailingStore, ManualLane, ScriptedClient, ScriptedClipboard
from tests.faults.scenario import exhaustive
from tests.history_desk import ACME, HistoryDesk, deed
from tests.windows import whole_window

CANARY = "<b>canary</b><img src=/etc/hostname>"
ACCOUNT = Account("k", CANARY, Environment.CUSTOM, "https://a.example")
WORDS = ServerWords(CANARY, CANARY)

FAILURES: list[Failure] = [
    Unauthorized(401, WORDS),
    InvoiceNotFound(WORDS),
    Rejected(400, WORDS),
    RateLimited(30, WORDS),
    ServiceFailed(500, WORDS),
    WrongAddress(CANARY),
    Unreachable(UnreachableCause.REFUSED, CANARY),
    UnexpectedReply(ReplyProblem.REDIRECT, 302, CANARY),
    UntrustedLink(LinkProblem.HOST, CANARY, CANARY),
    StoreFailed(CANARY),
    NoCredentials(account_exists=True),
]


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = whole_window()
    qtbot.addWidget(window)
    window.show_accounts(AccountsState((ACCOUNT,), ACCOUNT))
    window.show()
    return window


def editor() -> AccountEditor:
    return AccountEditor(
        ACCOUNT,
        frozenset(),
        ScriptedClient(),
        Vault(FailingStore()),
        ManualLane(),
        ManualLane(),
        ScriptedClipboard(),
        Policy(),
    )


def rich_texts(root: QWidget) -> list[str]:
    """Every widget of the program that renders rich text, or would if it were given some."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()[:40]}"
        if isinstance(widget, QLabel):
            if widget.textFormat() is not Qt.TextFormat.PlainText:
                found.append(where)
            if widget.openExternalLinks():
                found.append(f"{where}: opens links")
        if isinstance(widget, QTextEdit | QTextBrowser):
            found.append(where)
        found += [f"{where}: tip" for tip in tips_of(widget) if QtText.mightBeRichText(tip)]
    return found


def tips_of(widget: QWidget) -> list[str]:
    actions = [tip for action in widget.actions() for tip in tips_of_action(action)]
    return [widget.toolTip(), widget.whatsThis(), widget.statusTip(), *actions]


def tips_of_action(action: QAction) -> list[str]:
    # A tip that is not set is the action's text, which menus show in tips only if told to.
    tip = action.toolTip()
    return ["" if tip == action.text() else tip, action.whatsThis(), action.statusTip()]


def shown(root: QWidget) -> str:
    """All that labels and text fields show now."""
    widgets = root.findChildren(QWidget)
    texts = [w.text() for w in widgets if isinstance(w, QLabel)]
    texts += [w.toPlainText() for w in widgets if isinstance(w, QPlainTextEdit)]
    return "\n".join(texts)


@pytest.mark.parametrize(
    "failure",
    [*FAILURES[:3], *map(exhaustive, FAILURES[3:])],
    ids=lambda failure: type(failure).__name__,
)
def test_a_failure(window: MainWindow, failure: Failure) -> None:
    _, message = explained(failure, FailureContext(CANARY, ACCOUNT), "test")
    window.show_lookup(LookupState(Phase.FAILED, CANARY, message=message))
    assert CANARY in shown(window)
    assert rich_texts(window) == []


@pytest.mark.parametrize(
    "failure",
    [failure for failure in FAILURES if getattr(failure, "words", NO_WORDS) != NO_WORDS],
    ids=lambda failure: type(failure).__name__,
)
def test_the_servers_words_stand_under_details_only(failure: Failure) -> None:
    _, message = explained(failure, FailureContext("an-id"), "test")
    assert CANARY in message.details
    assert CANARY not in message.title + message.text


def test_everything_else(window: MainWindow) -> None:
    link = admit("https://www.bluetape.com/i/r?id=1")
    found = Found(InvoiceId("1"), ACCOUNT, link).with_qr()
    window.show_lookup(LookupState(Phase.READY, CANARY, found=found))
    window.show_notices((Notice(CANARY),))
    assert CANARY in shown(window).replace("\u200b", "")
    assert rich_texts(window) == []
    window.show_lookup(LookupState(Phase.FETCHING, CANARY, progress=CANARY))
    window.show_notices((Notice(CANARY, Severity.FAILED, Topic.REMOVAL), Notice(CANARY)))
    assert shown(window).count(CANARY) >= 3
    assert rich_texts(window) == []


def test_the_dialogs(qtbot: QtBot, window: MainWindow) -> None:
    dialog = AccountDialog(editor(), window.intents, window)
    qtbot.addWidget(dialog)
    errors = FieldErrors(CANARY, CANARY, CANARY, CANARY)
    _, message = explained(Rejected(400, WORDS), FailureContext(CANARY, ACCOUNT), "test")
    dialog.show_state(EditorState(errors, working=CANARY, message=message))
    fault = FaultDialog(CANARY, window.intents, window)
    fault.open()
    box = RemoveBox(ACCOUNT, window)
    box.open()
    assert CANARY in box.text()
    assert shown(window).count(CANARY) >= 6
    assert rich_texts(window) == []
    for each in (box, fault, dialog):
        each.close()


def test_the_history(qtbot: QtBot, tmp_path: Path) -> None:
    desk = HistoryDesk(tmp_path / "history")
    row = deed("INV-1", status=CANARY * 3, person=CANARY)
    desk.keep(replace(row, invoice_id=CANARY, way=CANARY))
    desk.reader.accounts = (ACME._replace(name=CANARY),)
    window = desk.window()
    qtbot.addWidget(window, before_close_func=lambda _: desk.close())
    window.show()
    desk.settle()
    # Cut to what there is room for.
    assert shown(window).count("<b>canary</b>") >= 4
    assert rich_texts(window) == []


def test_the_walk_sees_rich_text(qtbot: QtBot) -> None:
    label = QLabel(CANARY)
    label.setToolTip(CANARY)
    qtbot.addWidget(label)
    assert len(rich_texts(label)) == 2
