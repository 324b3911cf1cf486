"""SettingsDialog: general choices, message templates, the network; one page each."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.intents import Intents
from gui.presenters.settings.settings_editor import SettingsEditor, SettingsEditorState
from gui.widgets.common.forms import FormField
from gui.widgets.settings.preference_page import PreferencePage, general_rows, network_rows
from gui.widgets.settings.template_page import TemplatePage


class SettingsDialog(QDialog):
    """Shows a `SettingsEditorState`; closes itself when it is saved."""

    def __init__(
        self,
        editor: SettingsEditor,
        intents: Intents,
        parent: QWidget | None = None,
        log_folder: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        general = PreferencePage(general_rows())
        if log_folder is not None:
            general.form.addWidget(self._log_field(intents, log_folder))
        templates = TemplatePage()
        network = PreferencePage(network_rows())
        general.form.addStretch()
        network.form.addStretch()
        self._pages: tuple[PreferencePage | TemplatePage, ...] = (general, templates, network)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        titles = (self.tr("&General"), self.tr("M&essages"), self.tr("&Network"))
        for page, title in zip(self._pages, titles, strict=True):
            self._tabs.addTab(_scrolling(page), title)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        save = buttons.addButton(self.tr("&Save"), role.AcceptRole)
        save.setAccessibleName(self.tr("Save"))
        save.setProperty("role", "primary")
        cancel = buttons.addButton(self.tr("Cancel"), role.RejectRole)
        cancel.setAccessibleName(self.tr("Cancel"))
        restore = buttons.addButton(self.tr("Restore de&faults"), role.ResetRole)
        restore.setAccessibleName(self.tr("Restore defaults"))
        restore.setAutoDefault(False)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 12, 24, 20)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs, 1)
        layout.addLayout(foot)
        save.setDefault(True)

        self.show_state(editor.state)
        general.chosen.connect(editor.choose)
        network.chosen.connect(editor.choose)
        templates.selected.connect(editor.select)
        templates.edited.connect(editor.edit)
        templates.restore_requested.connect(editor.restore)
        save.clicked.connect(self._on_save_clicked)
        cancel.clicked.connect(self.reject)
        restore.clicked.connect(editor.restore_all)
        editor.state_changed.connect(self.show_state)
        editor.saved.connect(self.accept)

    def show_state(self, state: SettingsEditorState) -> None:
        for page in self._pages:
            page.show_state(state)

    def sizeHint(self) -> QSize:
        widest = max(page.sizeHint().width() for page in self._pages)
        available = self.screen().availableSize() * 0.92
        return QSize(max(640, widest + 40), 720).boundedTo(available)

    def _on_save_clicked(self) -> None:
        self.editor.save()
        # What keeps it from being saved comes into sight.
        wrong = [index for index, page in enumerate(self._pages) if page.has_error]
        if wrong:
            self._tabs.setCurrentIndex(wrong[0])

    def _log_field(self, intents: Intents, folder: Path) -> FormField:
        button = QPushButton(self.tr("&Open log folder"))
        button.setAccessibleName(self.tr("Open log folder"))
        button.setAutoDefault(False)
        button.clicked.connect(intents.open_logs)
        text = self.tr("No link, invoice id or key is in the log. It is in {folder}")
        return FormField("", button, text.format(folder=folder))


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("formArea")
    page.setObjectName("formBody")
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
