"""The window driven by states and keys: what it shows, what it asks for, what it is called."""

import os
from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.errors import InvoiceNotFound, Rejected, ServerWords, StoreAbsent
from gui.core.invoice import InvoiceId
from gui.core.link import admit
from gui.core.lookup import Found
from gui.core.status import InvoiceStatus
from gui.demo.samples import SAMPLES
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.intents import Intents
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.lookup.verdict_state import verdict_on
from gui.presenters.message_state import Action, Message
from gui.presenters.messages import FailureContext, lookup_message
from gui.presenters.notices import Notice
from gui.widgets.common.boxes import RemoveBox
from gui.widgets.lookup.id_edit import IdEdit
from gui.widgets.lookup.link_panel import LinkPanel
from gui.widgets.lookup.qr_view import QrView
from gui.widgets.main_window import MainWindow
from tests.finding import named
from tests.windows import body_of, whole_window

ACME = Account("a", "Acme & <b>Sons</b>", Environment.SANDBOX)
PLAIN = Account("b", "Other", Environment.PRODUCTION)
LINK = admit("https://www.bluetape.com/i/r?account=7aec7f522d88&id=one")
PLACED = verdict_on(InvoiceStatus("Placed", Decimal(4550)))
FOUND = Found(InvoiceId("one"), ACME, LINK)
READY = LookupState(Phase.READY, "one", found=FOUND.with_qr(), verdict=PLACED)
FETCHING = LookupState(Phase.FETCHING, "one")


def failed(actions_of: Exception | None = None) -> LookupState:
    failure = actions_of or InvoiceNotFound(ServerWords("404", "<h2>No</h2>"))
    message = lookup_message(failure, FailureContext("one", ACME))  # type: ignore[arg-type]
    return LookupState(Phase.FAILED, "one", message=message)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = whole_window()
    qtbot.addWidget(window)
    window.show_accounts(AccountsState((ACME, PLAIN), ACME))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.focus_id()
    return window


def id_edit(window: MainWindow) -> QLineEdit:
    return named(window, QLineEdit, "Invoice ID")


def press_until(
    qtbot: QtBot,
    window: MainWindow,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    has_happened: Callable[[], bool],
) -> None:
    """Press a shortcut until it works: the window manager may take the focus away for a moment."""

    def attempt() -> bool:
        window.activateWindow()
        qtbot.keyClick(window.windowHandle(), key, modifier)
        return has_happened()

    qtbot.waitUntil(attempt)


def messages(window: QWidget) -> list[str]:
    """What stands in the message line, as a screen reader has it."""
    return [
        label.accessibleName()
        for label in window.findChildren(QLabel)
        if label.accessibleDescription() == "Message" and label.isVisible()
    ]


def test_names_of_the_design(window: MainWindow) -> None:
    role = QAccessible.Role
    assert QAccessible.queryAccessibleInterface(window).role() is role.Window
    named(window, QLineEdit, "Invoice ID")
    named(window, QPushButton, "Get link")
    named(window, QPushButton, "Account")
    window.show_lookup(READY)
    for kind, name, expected in (
        (QLineEdit, "Checkout link", role.EditableText),
        (QPushButton, "Copy link", role.Button),
        (QPushButton, "Open in browser", role.Button),
        (QLabel, "QR code", role.Graphic),
    ):
        widget = named(window, kind, name)
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.role() is expected
        assert interface.text(QAccessible.Text.Name) == name
    link = named(window, QLineEdit, "Checkout link")
    assert QAccessible.queryAccessibleInterface(link).state().readOnly
    window.show_lookup(FETCHING)
    window.show_lookup(LookupState(Phase.FETCHING, "one", progress="Getting…"))
    named(window, QPushButton, "Cancel")


def test_the_message_line_has_the_whole_message(window: MainWindow) -> None:
    assert messages(window) == []
    window.show_lookup(failed())
    [said] = messages(window)
    assert said.startswith("BlueTape has no invoice with the ID one\nIs this the invoice number?")
    window.show_lookup(READY)
    window.show_notices((Notice("Copied"),))
    assert messages(window) == ["Copied"]


def test_details_hold_the_servers_words_as_plain_text(window: MainWindow) -> None:
    window.show_lookup(failed())
    [details] = [b for b in window.findChildren(QPushButton) if b.text() == "Details"]
    role = QAccessible.queryAccessibleInterface(details).role()
    assert role is QAccessible.Role.Button
    [box] = window.findChildren(QPlainTextEdit)
    assert not box.isVisible()
    details.click()
    assert box.isVisible()
    assert box.toPlainText() == "HTTP 404\nCode: 404\nReason: <h2>No</h2>"
    assert box.isReadOnly()
    details.click()
    assert not box.isVisible()
    details.click()
    # Another message closes them, and a message without server words has none.
    window.show_lookup(failed(Rejected(400)))
    assert not box.isVisible()
    window.show_lookup(failed(StoreAbsent()))
    assert not details.isVisible()


def test_enter_and_button_ask_for_what_was_typed(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[str] = []
    window.intents.look_up.connect(asked.append)
    qtbot.keyClicks(id_edit(window), " one ")
    qtbot.keyClick(id_edit(window), Qt.Key.Key_Return)
    qtbot.mouseClick(named(window, QPushButton, "Get link"), Qt.MouseButton.LeftButton)
    assert asked == [" one ", " one "]


def test_the_id_is_shown_as_it_was_understood_and_selected(
    qtbot: QtBot, window: MainWindow
) -> None:
    edits: list[int] = []
    qtbot.keyClicks(id_edit(window), "Invoice #one")
    window.intents.edited.connect(lambda: edits.append(1))
    window.show_lookup(FETCHING)
    assert id_edit(window).text() == "one"
    window.show_lookup(READY)
    assert id_edit(window).selectedText() == "one"
    assert window.focusWidget() is id_edit(window)
    assert edits == []
    qtbot.keyClicks(id_edit(window), "two")
    assert id_edit(window).text() == "two"
    assert len(edits) == 3


def test_an_assistive_tool_that_sets_the_text_edits_it(window: MainWindow) -> None:
    edits: list[int] = []
    window.show_lookup(READY)
    window.intents.edited.connect(lambda: edits.append(1))
    id_edit(window).setText("two")
    assert edits == [1]


@pytest.mark.parametrize("state", [LookupState(), FETCHING, failed()])
def test_nothing_of_an_old_link_stays(window: MainWindow, state: LookupState) -> None:
    window.show_lookup(READY)
    window.show_lookup(state)
    [panel] = window.findChildren(LinkPanel)
    [code] = panel.findChildren(QrView)
    assert code.matrix is None
    texts = [w.text() for kind in (QLabel, QLineEdit) for w in panel.findChildren(kind)]
    assert not [text for text in texts if "bluetape.com" in text or "one" in text.split()]


def test_one_filled_button(window: MainWindow) -> None:
    def filled() -> list[str]:
        buttons = window.findChildren(QPushButton)
        return [
            b.accessibleName() for b in buttons if b.property("role") == "primary" and b.isVisible()
        ]

    assert filled() == ["Get link"]
    window.show_lookup(READY)
    assert filled() == ["Copy link"]
    window.show_lookup(failed())
    assert filled() == ["Get link"]


def test_waiting_is_quiet_at_first_and_nothing_jumps(window: MainWindow) -> None:
    window.show_lookup(FETCHING)
    button = named(window, QPushButton, "Get link")
    place = (button.pos(), button.size(), id_edit(window).geometry())
    window.show_lookup(LookupState(Phase.FETCHING, "one", progress="Getting the payment link…"))
    cancel = named(window, QPushButton, "Cancel")
    assert (cancel.pos(), cancel.size(), id_edit(window).geometry()) == place
    assert "Getting the payment link…" in [
        label.text() for label in window.findChildren(QLabel) if label.isVisible()
    ]


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
         lambda w: w.intents.hand_over),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, lambda w: w.intents.cancel),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, lambda w: w.intents.repeat),
        (Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier, lambda w: w.intents.open_settings),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier, lambda w: w.intents.end),
        (Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
         lambda w: w.intents.hand_over),
        (Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
         lambda w: w.intents.hand_over),
        (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
         lambda w: w.intents.copy_in_default_form),
    ],
)  # fmt: skip
def test_shortcuts(
    qtbot: QtBot,
    window: MainWindow,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    signal: Callable[[MainWindow], object],
) -> None:
    received: list[int] = []
    signal(window).connect(lambda: received.append(1))  # type: ignore[attr-defined]
    # Wherever the focus is: a menu's key is its button's, too.
    for focused in (id_edit(window), named(window, QPushButton, "Account")):
        received.clear()
        focused.setFocus()
        press_until(qtbot, window, key, modifier, lambda: bool(received))


def test_ctrl_l_goes_to_the_id(qtbot: QtBot, window: MainWindow) -> None:
    window.show_lookup(READY)
    named(window, QPushButton, "Copy link").setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    press_until(
        qtbot, window, Qt.Key.Key_L, control, lambda: window.focusWidget() is id_edit(window)
    )
    assert id_edit(window).selectedText() == "one"


def test_the_keyboard_walks_in_reading_order(qtbot: QtBot, window: MainWindow) -> None:
    def walk(steps: int) -> list[str]:
        window.page.focus_id()
        names = []
        for _ in range(steps):
            focused = window.focusWidget()
            assert focused is not None
            names.append(focused.accessibleName() or focused.text())  # type: ignore[attr-defined]
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
        return names

    window.show_lookup(READY)
    assert walk(10) == [
        "Invoice ID",
        "Get link",
        "Checkout link",
        "Copy link",
        "Copy as",
        "Open in browser",
        "More",
        "Mail draft",
        "Message",
        "Row for Excel",
    ]
    window.show_lookup(failed(StoreAbsent()))
    assert walk(4) == ["Invoice ID", "Get link", "Use for this session only…", "Try again"]


def test_a_button_that_goes_away_leaves_the_focus_at_the_id(
    qtbot: QtBot, window: MainWindow
) -> None:
    asked: list[str] = []
    window.intents.look_up.connect(asked.append)
    window.page.put_id("one")
    window.show_lookup(failed())
    [again] = [b for b in window.findChildren(QPushButton) if b.text() == "Try again"]
    again.setFocus()
    again.click()
    assert asked == ["one"]
    window.show_lookup(FETCHING)
    assert window.focusWidget() is id_edit(window)


@pytest.mark.parametrize("action", Action)
def test_every_next_step_has_its_answer(window: MainWindow, action: Action) -> None:
    intents = window.intents
    asked: list[Action] = []
    for intent, means in (
        (intents.look_up, Action.TRY_AGAIN),
        (intents.add_account, Action.ADD_ACCOUNT),
        (intents.edit_account, Action.EDIT_ACCOUNT),
        (intents.use_session_only, Action.SESSION_ONLY),
        (intents.list_accounts, Action.SWITCH_ACCOUNT),
        (intents.open_batch, Action.SEVERAL_INVOICES),
    ):
        intent.connect(lambda *_, means=means: asked.append(means))
    message = Message("What", "What to do", actions=(action,))
    window.show_lookup(LookupState(Phase.FAILED, "one", message=message))
    [button] = [b for b in window.findChildren(QPushButton) if b.property("action") is action]
    button.click()
    assert asked == [action]


def test_anything_but_production_is_marked(window: MainWindow) -> None:
    def badge() -> str:
        [label] = [w for w in window.findChildren(QLabel) if w.objectName() == "badge"]
        return label.text() if label.isVisible() else ""

    assert (
        window.windowTitle() == "TEST – NOT PAYABLE – Acme & <b>Sons</b> · Sandbox – Checkout Desk"
    )
    assert badge() == "SANDBOX · TEST – NOT PAYABLE"
    window.show_accounts(AccountsState((ACME, PLAIN), PLAIN))
    assert window.windowTitle() == "Other – Checkout Desk"
    assert badge() == ""
    window.show_accounts(AccountsState())
    assert window.windowTitle() == "Checkout Desk"


def test_the_account_menu(window: MainWindow) -> None:
    switched: list[str] = []
    window.intents.switch_account.connect(switched.append)
    window.show_accounts(AccountsState((ACME, PLAIN), ACME, frozenset({"b"})))
    button = named(window, QPushButton, "Account")
    assert isinstance(button, QPushButton)
    # An ampersand of a name is an ampersand and not a mnemonic.
    assert button.text() == "Acme && <b>Sons</b>"
    actions = [action for action in button.menu().actions() if not action.isSeparator()]
    assert [action.text() for action in actions] == [
        "Acme && <b>Sons</b> · Sandbox",
        "Other · Production (this session only)",
        "&Add account…",
        "&Edit account…",
        "&Remove account…",
        "Se&veral invoices…",
        "&History…",
        "&Settings…",
        "&Guide",
        "A&bout Checkout Desk",
        "&Quit",
    ]
    assert [action.isChecked() for action in actions[:2]] == [True, False]
    actions[1].trigger()
    assert switched == ["b"]
    window.show_accounts(AccountsState())
    assert [a.text() for a in button.menu().actions() if a.isEnabled() and not a.isSeparator()] == [
        "&Add account…",
        "Se&veral invoices…",
        "&History…",
        "&Settings…",
        "&Guide",
        "A&bout Checkout Desk",
        "&Quit",
    ]


def test_no_label_renders_rich_text(window: MainWindow) -> None:
    for state in (READY, failed(), FETCHING):
        window.show_lookup(state)
        for label in window.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText or label.pixmap().width() == 1


def test_a_link_without_a_qr_code_says_why(window: MainWindow) -> None:
    window.show_lookup(LookupState(Phase.READY, "one", found=FOUND))
    visible = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "This link is too long for a QR code. Copy link still works." in visible
    named(window, QPushButton, "Copy link")


def test_the_demo_says_that_it_is_one(qtbot: QtBot) -> None:
    window = whole_window(SAMPLES)
    qtbot.addWidget(window)
    window.show()
    assert "DEMO" in window.windowTitle()
    # The demo's account is nobody's to edit.
    button = named(window, QPushButton, "Account")
    assert isinstance(button, QPushButton)
    entries = [a for a in button.menu().actions() if a.isEnabled() and not a.isSeparator()]
    assert [a.text() for a in entries] == [
        "Se&veral invoices…", "&History…", "&Settings…", "&Guide", "A&bout Checkout Desk", "&Quit",
    ]  # fmt: skip


def test_a_token_is_there_for_one_activation(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    monkeypatch.setattr(
        window, "activateWindow", lambda: seen.append(os.environ.get("XDG_ACTIVATION_TOKEN"))
    )
    window.come_forward("of-a-second-start")
    window.come_forward()
    assert seen == ["of-a-second-start", None]


def test_the_window_comes_back_where_it_was(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(901, 655)
    kept = window.placement()
    other = whole_window()
    qtbot.addWidget(other)
    other.place(kept)
    assert (other.width(), other.height()) == (901, 655)
    other.place("not base64 é")
    other.place("")


@pytest.mark.parametrize("size", [(640, 460), (800, 600), (1600, 1150)])
def test_nothing_is_cut_off(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    for state in (LookupState(), READY, failed()):
        window.show_lookup(state)
        window.repaint()
        assert body_of(window).area.horizontalScrollBar().maximum() == 0
        for button in window.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.minimumSizeHint().width()


def test_the_mnemonic_of_a_button_that_is_not_there_writes_nothing(qtbot: QtBot) -> None:
    edit = IdEdit(Intents())
    edit.setText("an-id")
    qtbot.addWidget(edit)
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert edit.text() == "an-id"
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
    edit.clear()
    qtbot.keyClick(edit, Qt.Key.Key_O, Qt.KeyboardModifier.ShiftModifier)
    QApplication.sendEvent(edit, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Q, both, "@"))
    assert edit.text() in {"o@", "O@"}


def test_the_account_that_was_named_is_removed_whichever_is_current_then(
    window: MainWindow, qtbot: QtBot
) -> None:
    removed: list[str] = []
    box = RemoveBox(ACME, window)
    box.confirmed.connect(removed.append)
    box.open()
    assert ACME.name in box.text()
    # An earlier removal, which waited for the keyring, is done now.
    window.show_accounts(AccountsState((PLAIN,), PLAIN))
    box.remove_button.click()
    assert removed == [ACME.key]
