"""The settings dialog: its pages, one Save, and nothing kept that cannot be used."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.policy import Policy
from gui.core.handover.templates import MessageTemplate, TemplateKind
from gui.core.http.proxies import ProxyChoice, ProxyKind
from gui.core.preferences import HistoryChoice, Preferences, ThemeChoice
from gui.core.settings import Settings
from gui.presenters.intents import Intents
from gui.presenters.settings.settings_editor import SettingsEditor
from gui.widgets.settings.settings_dialog import SettingsDialog
from tests.doubles import HeldSettings
from tests.faults.scenario import exhaustive

LIVE = Account("p", "Acme Supply", Environment.PRODUCTION)


def settings_dialog(
    qtbot: QtBot,
    held: HeldSettings,
    page: int = 0,
    *,
    log_folder: Path | None = None,
    intents: Intents | None = None,
) -> SettingsDialog:
    editor = SettingsEditor(held, LIVE)
    dialog = SettingsDialog(editor, intents or Intents(), log_folder=log_folder)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    editor.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.pages.setCurrentRow(page)
    return dialog


def field(dialog: QWidget, kind: type, name: str) -> QWidget:
    [found] = [w for w in dialog.findChildren(kind) if w.accessibleName() == name]
    assert isinstance(found, QWidget)
    return found


def combo(dialog: QWidget, description: str) -> QComboBox:
    [found] = [
        w for w in dialog.findChildren(QComboBox) if w.accessibleDescription() == description
    ]
    return found


def shown_texts(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_a_template_is_written_with_the_keyboard_alone(qtbot: QtBot) -> None:
    held = HeldSettings(Settings((LIVE,), "p"))
    dialog = settings_dialog(qtbot, held, 1)
    body = field(dialog, QPlainTextEdit, "Message text")
    preview = field(dialog, QPlainTextEdit, "Preview")
    assert isinstance(body, QPlainTextEdit)
    assert isinstance(preview, QPlainTextEdit)
    assert preview.isReadOnly()
    combo(dialog, "Template").setCurrentText("Text message")
    assert not field(dialog, QLineEdit, "Subject").isVisible()
    body.setFocus()
    body.selectAll()
    QTest.keyClicks(body, "{link} {")
    assert any("missing its }" in text for text in shown_texts(dialog))
    button = field(dialog, QPushButton, "Save")
    assert isinstance(button, QPushButton)
    button.click()
    assert dialog.isVisible()
    assert held.settings.templates == {}
    QTest.keyClick(body, Qt.Key.Key_Backspace)
    body.insertPlainText("\u2013")
    assert not any("missing its }" in text for text in shown_texts(dialog))
    assert preview.toPlainText().startswith("https://www.bluetape.com/")
    assert any("of 70 characters" in text for text in shown_texts(dialog))
    # The cursor stays where the hands are.
    assert body.textCursor().position() == len(body.toPlainText())
    # A tabulator leaves the field, as in every form.
    QTest.keyClick(body, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is not body
    combo(dialog, "Ctrl+Shift+A copies as").setCurrentText("Row for Excel")
    button.click()
    assert not dialog.isVisible()
    assert held.settings.preferences.copy_form == "copy row"
    assert held.settings.templates == {
        TemplateKind.TEXT_MESSAGE: MessageTemplate("", "{link} \u2013")
    }


def test_cancel_and_restore(qtbot: QtBot) -> None:
    own = MessageTemplate("Mine", "{link}")
    held = HeldSettings(Settings((LIVE,), "p", templates={TemplateKind.MAIL: own}))
    before = held.settings
    dialog = settings_dialog(qtbot, held, 1)
    subject = field(dialog, QLineEdit, "Subject")
    restore = field(dialog, QPushButton, "Restore this template")
    assert isinstance(subject, QLineEdit)
    assert isinstance(restore, QPushButton)
    assert subject.text() == "Mine"
    restore.click()
    assert subject.text() == "Payment link for invoice {invoice_id}"
    assert not restore.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert held.settings is before


def test_pasting_far_too_much_is_told(qtbot: QtBot) -> None:
    dialog = settings_dialog(qtbot, HeldSettings(), 1)
    body = field(dialog, QPlainTextEdit, "Message text")
    assert isinstance(body, QPlainTextEdit)
    pasted = QMimeData()
    pasted.setText("{link}" + "x" * 1_000_000)
    for _ in range(3):
        body.insertFromMimeData(pasted)
    too_long = "This is too long: 2000 characters at most."
    assert too_long in shown_texts(dialog)
    # What is more is not even laid out: a line of a million letters takes half a minute.
    assert len(body.toPlainText()) == 8_000
    body.selectAll()
    pasted.setText("{link} again")
    body.insertFromMimeData(pasted)
    assert body.toPlainText() == "{link} again"
    assert too_long not in shown_texts(dialog)


def press(dialog: QWidget, name: str) -> None:
    button = field(dialog, QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def number(dialog: QWidget, name: str) -> QSpinBox:
    found = field(dialog, QSpinBox, name)
    assert isinstance(found, QSpinBox)
    return found


CHOSEN = Preferences(
    theme=ThemeChoice.DARK,
    language="es",
    decimals=3,
    proxy=ProxyChoice(ProxyKind.NAMED, "http://proxy.example.com:8080"),
    connect_s=7,
    total_s=40,
)


def test_everything_is_chosen_and_kept(qtbot: QtBot) -> None:
    held = HeldSettings(Settings((LIVE,), "p"))
    dialog = settings_dialog(qtbot, held)
    combo(dialog, "Language").setCurrentText("Español")
    combo(dialog, "Theme").setCurrentText("Dark")
    number(dialog, "Decimals").setValue(3)
    combo(dialog, "Proxy").setCurrentText("This address")
    address = field(dialog, QLineEdit, "Proxy address")
    assert isinstance(address, QLineEdit)
    QTest.keyClicks(address, "http://proxy.example.com:8080")
    number(dialog, "Time to connect").setValue(7)
    number(dialog, "Time for a lookup").setValue(40)
    press(dialog, "Save")
    assert held.settings == Settings((LIVE,), "p", preferences=CHOSEN)
    again = settings_dialog(qtbot, held)
    assert combo(again, "Language").currentText() == "Español"
    assert number(again, "Decimals").value() == 3


def test_restore_defaults_is_for_all_pages_and_kept_with_save_only(qtbot: QtBot) -> None:
    own = MessageTemplate("Mine", "{link}")
    chosen = CHOSEN.changed(copy_form="copy row")
    before = Settings((LIVE,), "p", templates={TemplateKind.MAIL: own}, preferences=chosen)
    held = HeldSettings(before)
    dialog = settings_dialog(qtbot, held)
    press(dialog, "Restore defaults")
    assert held.settings is before
    assert combo(dialog, "Theme").currentText() == "Same as the system"
    assert number(dialog, "Time for a lookup").value() == 15
    press(dialog, "Save")
    # Accounts are not a setting.
    assert held.settings == Settings((LIVE,), "p")


@pytest.mark.parametrize(
    "address",
    [
        "proxy",
        *map(exhaustive, ["", "http://proxy", "ftp://a:1", "http://me:secret@proxy:1", "none"]),
    ],
)
def test_what_is_no_proxy_is_told_and_brought_into_sight(qtbot: QtBot, address: str) -> None:
    held = HeldSettings()
    dialog = settings_dialog(qtbot, held)
    combo(dialog, "Proxy").setCurrentText("This address")
    edit = field(dialog, QLineEdit, "Proxy address")
    assert isinstance(edit, QLineEdit)
    QTest.keyClicks(edit, address)
    press(dialog, "Save")
    assert dialog.isVisible()
    assert dialog.pages.currentRow() == 4
    assert any("not a proxy address" in text for text in shown_texts(dialog))
    assert edit.text() == address
    assert held.settings == Settings()
    combo(dialog, "Proxy").setCurrentText("None")
    press(dialog, "Save")
    assert held.settings.preferences.proxy == ProxyChoice(ProxyKind.NONE)


def test_time_limits_stay_within_their_bounds_and_in_order(qtbot: QtBot) -> None:
    held = HeldSettings()
    dialog = settings_dialog(qtbot, held, 4)
    for value, kept in ((0, 2), (1_000, 30)):
        number(dialog, "Time to connect").setValue(value)
        assert number(dialog, "Time to connect").value() == kept
    assert any("shorter than the time to connect" in text for text in shown_texts(dialog))
    press(dialog, "Save")
    assert dialog.isVisible()
    number(dialog, "Time for a lookup").setValue(30)
    press(dialog, "Save")
    assert (held.settings.preferences.connect_s, held.settings.preferences.total_s) == (30, 30)


def test_what_the_company_fixed_is_shown_as_fixed_and_kept_apart(qtbot: QtBot) -> None:
    mine = Preferences(proxy=ProxyChoice(ProxyKind.NONE))
    fixed = ProxyChoice(ProxyKind.NAMED, "http://company.example:3128")
    held = HeldSettings(Settings(preferences=mine), Policy(preferences={"proxy": fixed}))
    dialog = settings_dialog(qtbot, held, 4)
    box = combo(dialog, "Proxy")
    address = field(dialog, QLineEdit, "Proxy address")
    assert isinstance(address, QLineEdit)
    assert not box.isEnabled()
    assert not address.isEnabled()
    assert address.text() == "http://company.example:3128"
    assert "Set by your company." in shown_texts(dialog)
    number(dialog, "Time for a lookup").setValue(20)
    press(dialog, "Save")
    # The user's own choice is there when the company's is gone.
    assert held.settings.preferences == mine.changed(total_s=20)


def test_the_log_folder_is_shown_where_there_is_one(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[int] = []
    intents = Intents()
    intents.open_logs.connect(lambda: asked.append(1))
    dialog = settings_dialog(qtbot, HeldSettings(), 5, log_folder=tmp_path, intents=intents)
    assert any(str(tmp_path) in text for text in shown_texts(dialog))
    press(dialog, "Open log folder")
    assert asked == [1]
    without = settings_dialog(qtbot, HeldSettings())
    names = [button.accessibleName() for button in without.findChildren(QPushButton)]
    assert "Open log folder" not in names
    assert without.pages.count() == 5


def test_the_pages_are_walked_with_the_arrow_keys(qtbot: QtBot) -> None:
    dialog = settings_dialog(qtbot, HeldSettings())
    pages = dialog.pages
    assert pages.accessibleName() == "Pages"
    names = [pages.item(row).text() for row in range(pages.count())]
    assert names == ["General", "Messages", "Several invoices", "History", "Network"]
    assert field(dialog, QSpinBox, "Decimals").isVisible()
    QTest.keyClick(pages, Qt.Key.Key_Down)
    assert field(dialog, QPlainTextEdit, "Message text").isVisible()
    assert not field(dialog, QSpinBox, "Decimals").isVisible()
    QTest.keyClick(pages, Qt.Key.Key_End)
    assert combo(dialog, "Proxy").isVisible()


def test_what_is_kept_of_hand_overs_is_chosen_on_a_page_of_its_own(qtbot: QtBot) -> None:
    held = HeldSettings()
    dialog = settings_dialog(qtbot, held)
    dialog.go_to_history()
    choice = combo(dialog, "Keep a history of what you hand over")
    assert choice.isVisible()
    assert dialog.focusWidget() is choice
    assert choice.currentText() == "Without the links"
    choice.setCurrentText("Off")
    number(dialog, "Delete entries after").setValue(30)
    press(dialog, "Save")
    chosen = held.settings.preferences
    assert (chosen.history, chosen.history_days) == (HistoryChoice.OFF, 30)


def test_how_many_are_looked_up_at_once_is_chosen_within_bounds(qtbot: QtBot) -> None:
    held = HeldSettings()
    dialog = settings_dialog(qtbot, held, 2)
    box = number(dialog, "Lookups at once")
    assert box.isVisible()
    assert (box.value(), box.minimum(), box.maximum()) == (4, 1, 8)
    box.setValue(7)
    press(dialog, "Save")
    assert held.settings.preferences.parallel_lookups == 7


def test_an_amount_shows_what_the_decimals_do(qtbot: QtBot) -> None:
    dialog = settings_dialog(qtbot, HeldSettings())
    assert "4550.00" in shown_texts(dialog)
    number(dialog, "Decimals").setValue(3)
    assert "4550.000" in shown_texts(dialog)
