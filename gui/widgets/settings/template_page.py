"""TemplatePage: the message templates, written with a live preview."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.core.handover.templates import BODY_LIMIT, SUBJECT_LIMIT, TemplateKind
from gui.presenters.settings.settings_editor import SettingsEditorState
from gui.presenters.settings.words import template_name
from gui.widgets.common.forms import FormField
from gui.widgets.common.labels import CAPTION, plain_label

_LINES = 9
# Enough to be told that it is too much. A pasted line of a million letters would stop the window
# for half a minute while it is laid out.
_ROOM = 4 * BODY_LIMIT


class TemplateEdit(QPlainTextEdit):
    """Takes text only, and of what is pasted no more than there is room for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 24)

    def insertFromMimeData(self, source: QMimeData) -> None:
        kept = len(self.toPlainText()) - len(self.textCursor().selectedText())
        self.insertPlainText(source.text()[: max(0, _ROOM - kept)])


class TemplatePage(QWidget):
    """Shows the template part of a `SettingsEditorState`."""

    selected = Signal(object)
    edited = Signal(str, str)
    restore_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kind = QComboBox()
        for kind in TemplateKind:
            self._kind.addItem(template_name(kind), kind)
        # On Linux the name of a combo box is its value, so the description says what it is.
        self._kind.setAccessibleDescription(self.tr("Template"))
        self._subject = QLineEdit()
        self._subject.setAccessibleName(self.tr("Subject"))
        # Room to paste too much and be told so.
        self._subject.setMaxLength(4 * SUBJECT_LIMIT)
        self._body = TemplateEdit(self.tr("Message text"))
        self._preview = TemplateEdit(self.tr("Preview"))
        self._preview.setReadOnly(True)
        self._restore = QPushButton(self.tr("&Restore this template"))
        self._restore.setAccessibleName(self.tr("Restore this template"))
        self._restore.setAutoDefault(False)
        self._count = plain_label(scale=CAPTION, tone="dim")
        self._subject_field = FormField(self.tr("S&ubject"), self._subject)
        self._body_field = FormField(
            self.tr("&Message text"),
            self._body,
            self.tr(
                "You can use {invoice_id} {link} {amount} {account}. To write a brace itself, "
                "type it twice."
            ),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 8)
        layout.setSpacing(14)
        for widget in (
            FormField(self.tr("&Template"), self._kind),
            self._subject_field,
            self._body_field,
            self._count,
            self._restore,
            FormField(self.tr("&Preview"), self._preview),
        ):
            layout.addWidget(widget)
        layout.setAlignment(self._restore, Qt.AlignmentFlag.AlignLeading)
        layout.addStretch()
        self._kind.currentIndexChanged.connect(self._on_kind_changed)
        self._subject.textEdited.connect(self._on_edited)
        self._body.textChanged.connect(self._on_edited)
        self._restore.clicked.connect(self.restore_requested)

    def show_state(self, state: SettingsEditorState) -> None:
        self._kind.setCurrentIndex(self._kind.findData(state.kind))
        self._subject_field.setVisible(state.kind.has_subject)
        # Writing what is there already would move the cursor under the user's hands.
        if self._subject.text() != state.subject:
            self._subject.setText(state.subject)
        if self._body.toPlainText() != state.body:
            self._body.setPlainText(state.body)
        self._subject_field.tell_error(state.subject_error)
        self._body_field.tell_error(state.body_error)
        self._preview.setPlainText(state.preview)
        self._count.setText(state.count)
        self._count.setVisible(bool(state.count))
        self._restore.setEnabled(not state.is_default)

    @property
    def has_error(self) -> bool:
        return bool(self._subject_field.error or self._body_field.error)

    def _on_kind_changed(self) -> None:
        self.selected.emit(self._kind.currentData())

    def _on_edited(self) -> None:
        self.edited.emit(self._subject.text(), self._body.toPlainText())
