"""AccountDialog: one account's name, environment and credentials."""

from dataclasses import replace
from typing import assert_never

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.core.accounts.account import Environment
from gui.core.accounts.credentials import VALUE_LIMIT
from gui.presenters.accounts.account_editor import AccountEditor, AccountForm, EditorState
from gui.presenters.accounts.header_state import environment_name
from gui.presenters.intents import Intents
from gui.presenters.translation import translate
from gui.widgets.accounts.segments import Segments
from gui.widgets.common.announcements import announce
from gui.widgets.common.forms import FormField
from gui.widgets.common.labels import CAPTION, plain_label
from gui.widgets.common.message_panel import MessagePanel

# Under the text of a check box, not under its mark.
_BESIDE_THE_BOX = 26


class AccountDialog(QDialog):
    """Fills an `AccountForm` and shows an `EditorState`; closes itself when it is saved."""

    def __init__(
        self, editor: AccountEditor, intents: Intents, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        account = editor.account
        self.setWindowTitle(self.tr("Edit account") if account else self.tr("Add account"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        self._name = QLineEdit(account.name if account else "")
        self._name.setAccessibleName(self.tr("Account name"))
        environments = (
            (account.environment,) if account and editor.is_fixed else editor.environments
        )
        self._environment: Segments[Environment] = Segments(
            self.tr("Environment"), [(each, environment_name(each)) for each in environments]
        )
        self._server = QLineEdit(account.server if account else "")
        self._server.setAccessibleName(self.tr("Server address"))
        self._server.setPlaceholderText("https://")
        self._api_key = self._secret_edit(self.tr("API key"))
        self._account_id = self._secret_edit(self.tr("Account ID"))
        self._session_only = QCheckBox(self.tr("&Forget both values when Checkout Desk closes"))
        self._session_only.setChecked(editor.is_session_only)

        # What the company fixed stays readable, and is not offered for a change.
        self._name.setReadOnly(editor.is_fixed)
        self._server.setReadOnly(editor.is_fixed)
        self._environment.setEnabled(len(environments) > 1)
        notes = plain_label("\n".join(editor.notes), tone="dim")
        if not editor.notes:
            notes.hide()

        self._name_field = FormField(
            self.tr("Account &name"),
            self._name,
            self.tr("Any name your team knows the company by."),
        )
        self._environment_field = FormField(self.tr("En&vironment"), self._environment)
        self._server_field = FormField(
            self.tr("Server a&ddress"),
            self._server,
            self.tr("Your test server. Both values below are sent there."),
        )
        self._api_key_field = FormField(self.tr("API &key"), self._api_key)
        self._account_id_field = FormField(
            self.tr("Account &ID"),
            self._account_id,
            self.tr(
                "BlueTape gave your company both values. They are stored in this computer’s "
                "keyring."
            ),
        )
        session_help = plain_label(
            self.tr("Nothing is stored. You enter them again next time."), scale=CAPTION, tone="dim"
        )
        session_help.setIndent(_BESIDE_THE_BOX)
        self._message = MessagePanel(editor.copy_support, intents.explain.emit)
        self._message.hide()
        self._working = plain_label(tone="dim")
        self._buttons = QDialogButtonBox()
        self._save = self._button(
            self.tr("&Save"), self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._save.setProperty("role", "primary")
        self._test = _dialog_button(self.tr("&Test connection"), self.tr("Test connection"))
        cancel = self._button(
            self.tr("Cancel"), self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self._save.clicked.connect(self._on_save_clicked)
        self._test.clicked.connect(self._on_test_clicked)
        cancel.clicked.connect(self.reject)

        self._body = QWidget()
        self._body.setObjectName("formBody")
        form = QVBoxLayout(self._body)
        form.setContentsMargins(24, 24, 24, 8)
        form.setSpacing(16)
        for widget in (
            notes,
            self._name_field,
            self._environment_field,
            self._server_field,
            self._api_key_field,
            self._account_id_field,
        ):
            form.addWidget(widget)
        session = QVBoxLayout()
        session.setSpacing(4)
        session.addWidget(self._session_only)
        session.addWidget(session_help)
        form.addLayout(session)
        form.addWidget(self._message)
        form.addStretch()
        # Large text makes the form higher than a small screen; it scrolls, the buttons stay.
        self._area = QScrollArea()
        self._area.setObjectName("formArea")
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._body)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 24, 20)
        foot.setSpacing(8)
        foot.addWidget(self._working)
        row = QHBoxLayout()
        row.addWidget(self._test)
        row.addWidget(self._buttons, 1)
        foot.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)
        # Only now: a button asks the dialog it is in to be its default.
        self._save.setDefault(True)

        if account:
            self._environment.show_value(account.environment)
            keep = self.tr("Saved. Leave empty to keep it.")
            for edit in (self._api_key, self._account_id):
                edit.setPlaceholderText(keep)
        self._environment.changed.connect(self._on_environment_changed)
        for edit in (self._name, self._server, self._api_key, self._account_id):
            edit.textEdited.connect(editor.edited)
        editor.state_changed.connect(self.show_state)
        editor.saved.connect(self.accept)
        self._on_environment_changed()
        self.show_state(editor.state)
        # Left to itself, Qt gives a dialog two thirds of the screen at most.
        self.ensurePolished()
        self._fit()

    def show_state(self, state: EditorState) -> None:
        errors = state.errors
        fields = (
            (self._name_field, errors.name),
            (self._environment_field, errors.environment),
            (self._server_field, errors.server),
            (self._api_key_field, errors.api_key),
            (self._account_id_field, errors.account_id),
        )
        for field, error in fields:
            field.show_error(error)
        first = next((field for field, error in fields if error), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(first.editor, first.error)
        is_free = not state.working
        said = state.working or state.notice
        self._working.setText(said)
        self._working.setVisible(bool(said))
        announce(self._working, state.notice)
        self._save.setEnabled(is_free)
        self._test.setEnabled(is_free)
        self._show_message(state)

    def sizeHint(self) -> QSize:
        body = self._body.sizeHint()
        width = max(520, body.width())
        height = max(body.height(), self._body.heightForWidth(width))
        foot = self._buttons.sizeHint().height() + self._working.sizeHint().height() + 40
        available = self.screen().availableSize() * 0.92
        return QSize(width, height + foot).boundedTo(available)

    def done(self, result: int) -> None:
        """Close; the secrets leave the fields, whatever was decided."""
        self._editor.stop()
        self._api_key.clear()
        self._account_id.clear()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        super().closeEvent(event)

    def _show_message(self, state: EditorState) -> None:
        if state.message is None:
            self._message.hide()
            self._message.clear()
            return
        text = state.message.text
        if state.offers_session_only:
            text += "\n" + self.tr(
                "Tick “Forget both values when Checkout Desk closes” and save to go on without it."
            )
        # Before it is seen: what changes in sight has the dialog laid out each time.
        self._message.show_message(replace(state.message, text=text))
        self._message.show()
        self._fit()
        # On a small screen the band may still be out of sight; the layout has to settle first.
        self._body.adjustSize()
        self._area.ensureWidgetVisible(self._message)

    def _fit(self) -> None:
        """Grow to what is shown now, as far as the screen allows; never shrink."""
        self._body.ensurePolished()
        self.resize(self.size().expandedTo(self.sizeHint()))

    def _form(self) -> AccountForm:
        return AccountForm(
            name=self._name.text(),
            environment=self._environment.value,
            server=self._server.text(),
            session_only=self._session_only.isChecked(),
            api_key=self._api_key.text(),
            account_id=self._account_id.text(),
        )

    def _secret_edit(self, name: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.setAccessibleName(name)
        # Room to paste too much and be told so, instead of having it cut without a word.
        edit.setMaxLength(4 * VALUE_LIMIT)
        edit.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        return edit

    def _button(self, text: str, name: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        button = _dialog_button(text, name)
        self._buttons.addButton(button, role)
        return button

    def _on_environment_changed(self) -> None:
        environment = self._environment.value
        self._server_field.setVisible(environment is Environment.CUSTOM)
        self._environment_field.show_help(_what_it_is(environment))
        if self.isVisible():
            self._fit()
        self._editor.edited()

    def _on_save_clicked(self) -> None:
        self._editor.save(self._form())

    def _on_test_clicked(self) -> None:
        self._editor.test(self._form())


def _dialog_button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setAutoDefault(False)
    return button


def _what_it_is(environment: Environment) -> str:
    match environment:
        case Environment.PRODUCTION:
            return translate("account", "Real invoices. Links from here can be paid.")
        case Environment.SANDBOX:
            return translate("account", "Test invoices. Links from here cannot be paid.")
        case Environment.CUSTOM:
            return translate("account", "A test server of your own. Nothing here can be paid.")
        case _:
            assert_never(environment)
