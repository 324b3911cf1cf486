from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QCheckBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.policy import Policy
from gui.core.errors import StoreAbsent
from gui.presenters.intents import Intents
from gui.widgets.accounts.account_dialog import AccountDialog
from tests.presenters.accounts.test_account_editor import ACME, NOTHING_FIXED, Desk


def show(
    qtbot: QtBot, account: Account | None = None, policy: Policy = NOTHING_FIXED
) -> tuple[Desk, AccountDialog]:
    desk = Desk(account, policy)
    dialog = AccountDialog(desk.editor, Intents())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return desk, dialog


def edit(dialog: QWidget, name: str) -> QLineEdit:
    [found] = [w for w in dialog.findChildren(QLineEdit) if w.accessibleName() == name]
    return found


def button(dialog: QWidget, name: str) -> QPushButton:
    [found] = [w for w in dialog.findChildren(QPushButton) if w.accessibleName() == name]
    return found


def environment(dialog: QWidget, name: str) -> QRadioButton:
    [found] = [w for w in dialog.findChildren(QRadioButton) if w.text() == name]
    return found


def notes(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_names_of_the_design(qtbot: QtBot) -> None:
    _, dialog = show(qtbot)
    for name in ("Account name", "API key", "Account ID"):
        assert edit(dialog, name).isVisible()
    for name in ("Save", "Test connection", "Cancel"):
        assert button(dialog, name).isVisible()
    [group] = dialog.findChildren(QGroupBox)
    assert group.accessibleName() == "Environment"
    assert [b.text() for b in group.findChildren(QRadioButton)] == [
        "Production",
        "Sandbox",
        "Other server",
    ]
    buddies = {label.buddy() for label in dialog.findChildren(QLabel) if label.buddy()}
    assert group in buddies
    assert edit(dialog, "API key") in buddies
    assert not edit(dialog, "Server address").isVisible()
    environment(dialog, "Other server").click()
    assert edit(dialog, "Server address").isVisible()


def test_the_environment_is_chosen_with_the_arrow_keys(qtbot: QtBot) -> None:
    _, dialog = show(qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    edit(dialog, "Account name").setFocus()
    qtbot.keyClick(edit(dialog, "Account name"), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is environment(dialog, "Production")
    for name, help_text in (
        ("Sandbox", "Test invoices. Links from here cannot be paid."),
        ("Other server", "A test server of your own. Nothing here can be paid."),
    ):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
        assert environment(dialog, name).isChecked()
        assert help_text in notes(dialog)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is edit(dialog, "Server address")
    # One stop, at what is chosen, also by its letter.
    qtbot.keyClick(dialog.windowHandle(), Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert dialog.focusWidget() is environment(dialog, "Other server")


def test_secrets_are_masked_also_for_screen_readers(qtbot: QtBot) -> None:
    _, dialog = show(qtbot)
    for name in ("API key", "Account ID"):
        field = edit(dialog, name)
        qtbot.keyClicks(field, "canary")
        assert field.echoMode() is QLineEdit.EchoMode.Password
        interface = QAccessible.queryAccessibleInterface(field)
        assert interface.state().passwordEdit
        assert "canary" not in interface.text(QAccessible.Text.Value)
        field.selectAll()
        field.copy()
        assert "canary" not in field.displayText()


def test_saved_secrets_are_not_shown_again_and_leave_with_the_dialog(qtbot: QtBot) -> None:
    desk, dialog = show(qtbot, ACME)
    assert edit(dialog, "API key").text() == ""
    assert edit(dialog, "API key").placeholderText() == "Saved. Leave empty to keep it."
    qtbot.keyClicks(edit(dialog, "API key"), "canary")
    button(dialog, "Save").click()
    desk.finish()
    assert not dialog.isVisible()
    assert edit(dialog, "API key").text() == ""
    assert desk.store.entries["a"].api_key == "canary"


def test_enter_saves_from_any_field(qtbot: QtBot) -> None:
    desk, dialog = show(qtbot)
    qtbot.keyClicks(edit(dialog, "Account name"), "Acme")
    qtbot.keyClicks(edit(dialog, "API key"), "key")
    qtbot.keyClicks(edit(dialog, "Account ID"), "id")
    qtbot.keyClick(edit(dialog, "Account ID"), Qt.Key.Key_Return)
    assert "Saving in the keyring…" in notes(dialog)
    assert not button(dialog, "Save").isEnabled()
    desk.finish()
    assert [account.name for account in desk.saved] == ["Acme"]


def test_errors_stand_at_their_field_and_go_when_it_is_edited(qtbot: QtBot) -> None:
    _, dialog = show(qtbot)
    button(dialog, "Save").click()
    for text in ("Give the account a name.", "Enter the API key.", "Enter the account ID."):
        assert text in notes(dialog)
    qtbot.waitUntil(lambda: dialog.focusWidget() is edit(dialog, "Account name"))
    qtbot.keyClicks(edit(dialog, "Account name"), "A")
    assert "Enter the API key." not in notes(dialog)


def test_a_pasted_line_break_is_refused_and_not_echoed(qtbot: QtBot) -> None:
    desk, dialog = show(qtbot)
    qtbot.keyClicks(edit(dialog, "Account name"), "Acme")
    edit(dialog, "API key").setText("canary\r\nX-Evil: 1")
    edit(dialog, "Account ID").setText("id")
    button(dialog, "Save").click()
    assert desk.keyring.waiting == 0
    assert any("line break" in note for note in notes(dialog))
    assert not any("canary" in note for note in notes(dialog))


def test_without_a_keyring_the_session_is_offered(qtbot: QtBot) -> None:
    desk, dialog = show(qtbot)
    desk.store.error = StoreAbsent()
    qtbot.keyClicks(edit(dialog, "Account name"), "Acme")
    qtbot.keyClicks(edit(dialog, "API key"), "key")
    qtbot.keyClicks(edit(dialog, "Account ID"), "id")
    button(dialog, "Save").click()
    desk.finish()
    assert any("Tick “Forget both values" in note for note in notes(dialog))
    assert edit(dialog, "API key").text() == "key"
    [session_only] = dialog.findChildren(QCheckBox)
    session_only.click()
    button(dialog, "Save").click()
    [account] = desk.saved
    assert desk.vault.load(account) == Credentials(account.base_address, "key", "id")


def test_test_connection_shows_its_verdict(qtbot: QtBot) -> None:
    desk, dialog = show(qtbot, ACME)
    button(dialog, "Test connection").click()
    assert "Testing the connection…" in notes(dialog)
    desk.finish()
    assert any("BlueTape accepted the credentials" in note for note in notes(dialog))
    assert dialog.isVisible()


def test_escape_gives_up_what_is_running(qtbot: QtBot) -> None:
    desk, dialog = show(qtbot, ACME)
    button(dialog, "Test connection").click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    desk.finish()
    assert desk.saved == []


def test_editing_starts_with_what_is_saved(qtbot: QtBot) -> None:
    custom = Account("a", "Bench", Environment.CUSTOM, "https://test.example.com")
    _, dialog = show(qtbot, custom)
    assert edit(dialog, "Account name").text() == "Bench"
    assert edit(dialog, "Server address").text() == "https://test.example.com"
    assert edit(dialog, "Server address").isVisible()
    assert environment(dialog, "Other server").isChecked()


def test_what_the_company_fixed_is_shown_as_fixed(qtbot: QtBot) -> None:
    fixed = Account("managed-bench", "Bench", Environment.CUSTOM, "https://bench.example")
    desk, dialog = show(qtbot, fixed, Policy(accounts=(fixed,), allows_custom=False))
    assert edit(dialog, "Account name").isReadOnly()
    assert edit(dialog, "Server address").isReadOnly()
    assert edit(dialog, "Server address").isVisible()
    [only] = dialog.findChildren(QRadioButton)
    assert not only.isEnabled()
    assert (only.text(), only.isChecked()) == ("Other server", True)
    assert desk.editor.notes[0] in notes(dialog)
    assert not edit(dialog, "API key").isReadOnly()


def test_an_environment_that_is_switched_off_is_not_offered(qtbot: QtBot) -> None:
    _, dialog = show(qtbot, None, Policy(allows_custom=False))
    texts = [b.text() for b in dialog.findChildren(QRadioButton)]
    assert texts == ["Production", "Sandbox"]
    assert "Your company does not allow other servers." in notes(dialog)


def test_closed_when_it_is_saved_already_the_account_is_there(qtbot: QtBot) -> None:
    desk, dialog = show(qtbot)
    desk.keyring.holds_outcomes = True
    qtbot.keyClicks(edit(dialog, "Account name"), "Acme")
    qtbot.keyClicks(edit(dialog, "API key"), "key")
    qtbot.keyClicks(edit(dialog, "Account ID"), "id")
    button(dialog, "Save").click()
    desk.keyring.run()
    assert desk.saved == []
    button(dialog, "Cancel").click()
    desk.keyring.deliver()
    [account] = desk.saved
    assert account.key in desk.store.entries
    assert not dialog.isVisible()


def test_closed_before_it_is_saved_nothing_is_stored(qtbot: QtBot) -> None:
    desk, dialog = show(qtbot, ACME)
    qtbot.keyClicks(edit(dialog, "API key"), "key")
    button(dialog, "Save").click()
    button(dialog, "Cancel").click()
    desk.finish()
    assert desk.saved == []
    assert desk.store.entries["a"].api_key == "old-key"
