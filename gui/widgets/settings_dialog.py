"""SettingsDialog: message templates with a live preview, and what "Copy as" does first."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.core.templates import SUBJECT_LIMIT, TemplateKind
from gui.presenters.offer_state import COPY_FORMS
from gui.presenters.settings_editor import SettingsEditor, template_name
from gui.presenters.settings_editor_state import SettingsEditorState
from gui.presenters.way_names import way_name
from gui.widgets.announcing import announce
from gui.widgets.form_field import FormField
from gui.widgets.labels import CAPTION, plain_label
from gui.widgets.template_edit import TemplateEdit


class SettingsDialog(QDialog):
    """Shows a `SettingsEditorState`; closes itself when it is saved."""

    def __init__(self, editor: SettingsEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        self._copy_form = QComboBox()
        for way in COPY_FORMS:
            self._copy_form.addItem(way_name(way), way)
        self._copy_form.setCurrentIndex(self._copy_form.findData(editor.state.copy_form))
        # On Linux the name of a combo box is its value, so the description says what it is.
        self._copy_form.setAccessibleDescription(self.tr("Default copy form"))
        self._kind = QComboBox()
        for kind in TemplateKind:
            self._kind.addItem(template_name(kind), kind)
        self._kind.setAccessibleDescription(self.tr("Template"))
        self._subject = QLineEdit()
        self._subject.setAccessibleName(self.tr("Subject"))
        # Room to paste too much and be told so.
        self._subject.setMaxLength(4 * SUBJECT_LIMIT)
        self._body = TemplateEdit(self.tr("Message text"))
        self._preview = TemplateEdit(self.tr("Preview"))
        self._preview.setReadOnly(True)
        self._restore = QPushButton(self.tr("&Restore default"))
        self._restore.setAccessibleName(self.tr("Restore default"))
        self._restore.setAutoDefault(False)
        self._count = plain_label(scale=CAPTION, tone="dim")

        self._subject_field = FormField(self.tr("S&ubject"), self._subject)
        self._body_field = FormField(
            self.tr("&Message text"),
            self._body,
            self.tr(
                "Put in where they belong: {invoice_id} {link} {amount} {account}. For a brace of "
                "your own write two."
            ),
        )
        fields = (
            FormField(
                self.tr("&Default copy form"),
                self._copy_form,
                self.tr("Ctrl+Shift+A copies in this form. Copy link stays the plain address."),
            ),
            FormField(self.tr("&Template"), self._kind),
            self._subject_field,
            self._body_field,
            self._count,
            self._restore,
            FormField(self.tr("&Preview"), self._preview),
        )
        content = QWidget()
        content.setObjectName("formBody")
        form = QVBoxLayout(content)
        form.setContentsMargins(24, 24, 24, 8)
        form.setSpacing(16)
        for field in fields:
            form.addWidget(field)
        form.setAlignment(self._restore, Qt.AlignmentFlag.AlignLeading)
        form.addStretch()
        self._content = content
        area = QScrollArea()
        area.setObjectName("formArea")
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons = QDialogButtonBox()
        save = self._buttons.addButton(self.tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setAccessibleName(self.tr("Save"))
        save.setProperty("role", "primary")
        cancel = self._buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 24, 20)
        foot.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area, 1)
        layout.addLayout(foot)
        save.setDefault(True)

        self._show_template(editor.state)
        self.show_state(editor.state)
        self._copy_form.currentIndexChanged.connect(self._on_copy_form_changed)
        self._kind.currentIndexChanged.connect(self._on_kind_changed)
        self._subject.textEdited.connect(self._on_edited)
        self._body.textChanged.connect(self._on_edited)
        self._restore.clicked.connect(self._on_restore_clicked)
        save.clicked.connect(editor.save)
        cancel.clicked.connect(self.reject)
        editor.state_changed.connect(self.show_state)
        editor.saved.connect(self.accept)

    def show_state(self, state: SettingsEditorState) -> None:
        if self._kind.currentData() is not state.kind:
            self._kind.setCurrentIndex(self._kind.findData(state.kind))
        self._show_template(state)
        for field, error in (
            (self._subject_field, state.subject_error),
            (self._body_field, state.body_error),
        ):
            if error and error != field.error:
                announce(field.editor, error)
            field.show_error(error)
        self._preview.setPlainText(state.preview)
        self._count.setText(state.count)
        self._count.setVisible(bool(state.count))
        self._restore.setEnabled(not state.is_default)

    def sizeHint(self) -> QSize:
        body = self._content.sizeHint()
        height = body.height() + self._buttons.sizeHint().height() + 40
        available = self.screen().availableSize() * 0.92
        return QSize(max(620, body.width()), height).boundedTo(available)

    def _show_template(self, state: SettingsEditorState) -> None:
        self._subject_field.setVisible(state.kind.has_subject)
        # Writing what is there already would move the cursor under the user's hands.
        if self._subject.text() != state.subject:
            self._subject.setText(state.subject)
        if self._body.toPlainText() != state.body:
            self._body.setPlainText(state.body)

    def _on_copy_form_changed(self) -> None:
        self._editor.choose_copy_form(self._copy_form.currentData())

    def _on_kind_changed(self) -> None:
        self._editor.select(self._kind.currentData())

    def _on_edited(self) -> None:
        self._editor.edit(self._subject.text(), self._body.toPlainText())

    def _on_restore_clicked(self) -> None:
        self._editor.restore()
