"""SettingsDialog: general choices, message templates, the network; one page each."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.settings.settings_editor import SettingsEditor
from gui.presenters.settings.settings_editor_state import SettingsEditorState
from gui.widgets.settings.general_page import GeneralPage
from gui.widgets.settings.network_page import NetworkPage
from gui.widgets.settings.template_page import TemplatePage


class SettingsDialog(QDialog):
    """Shows a `SettingsEditorState`; closes itself when it is saved."""

    logs_requested = Signal()

    def __init__(
        self,
        editor: SettingsEditor,
        parent: QWidget | None = None,
        log_folder: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._general = GeneralPage(log_folder)
        self._templates = TemplatePage()
        self._network = NetworkPage()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        for page, title in (
            (self._general, self.tr("&General")),
            (self._templates, self.tr("M&essages")),
            (self._network, self.tr("&Network")),
        ):
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
        self._general.chosen.connect(editor.choose)
        self._general.logs_requested.connect(self.logs_requested)
        self._templates.selected.connect(editor.select)
        self._templates.edited.connect(editor.edit)
        self._templates.restore_requested.connect(editor.restore)
        self._network.chosen.connect(editor.choose)
        save.clicked.connect(self._on_save_clicked)
        cancel.clicked.connect(self.reject)
        restore.clicked.connect(editor.restore_all)
        editor.state_changed.connect(self.show_state)
        editor.saved.connect(self.accept)

    def show_state(self, state: SettingsEditorState) -> None:
        for page in (self._general, self._templates, self._network):
            page.show_state(state)

    def sizeHint(self) -> QSize:
        pages = (self._general, self._templates, self._network)
        widest = max(page.sizeHint().width() for page in pages)
        available = self.screen().availableSize() * 0.92
        return QSize(max(640, widest + 40), 720).boundedTo(available)

    def _on_save_clicked(self) -> None:
        self._editor.save()
        # What keeps it from being saved comes into sight.
        state = self._editor.state
        if not state.is_template_valid:
            self._tabs.setCurrentIndex(1)
        elif not state.is_network_valid:
            self._tabs.setCurrentIndex(2)


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("formArea")
    page.setObjectName("formBody")
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
