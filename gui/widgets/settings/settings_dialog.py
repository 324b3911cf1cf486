"""SettingsDialog: a list of pages at the side, and the page that is chosen in it."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.intents import Intents
from gui.presenters.settings.settings_editor import SettingsEditor, SettingsEditorState
from gui.widgets.common.forms import FormField
from gui.widgets.settings.page_list import PageList
from gui.widgets.settings.preference_page import PreferencePage
from gui.widgets.settings.rows import general_rows, history_rows, list_rows, network_rows
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
        templates = TemplatePage()
        lists = PreferencePage(list_rows())
        self._history = PreferencePage(history_rows())
        network = PreferencePage(network_rows())
        of_preferences = (general, lists, self._history, network)
        self._pages: tuple[PreferencePage | TemplatePage, ...] = (
            *(general, templates, lists, self._history, network),
        )
        self._stack = QStackedWidget()
        self.pages = PageList(self.tr("Pages"))
        for page, title, icon in (
            (general, self.tr("General"), "sliders"),
            (templates, self.tr("Messages"), "message"),
            (lists, self.tr("Several invoices"), "list"),
            (self._history, self.tr("History"), "clock"),
            (network, self.tr("Network"), "globe"),
        ):
            self._add_page(page, title, icon)
        if log_folder is not None:
            self._add_page(self._support_page(intents, log_folder), self.tr("Support"), "question")
        self.pages.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.pages.setCurrentRow(0)
        restore = QPushButton(self.tr("Restore de&faults"))
        restore.setAccessibleName(self.tr("Restore defaults"))
        restore.setProperty("role", "flat")
        restore.setProperty("reads", "link")
        restore.setAutoDefault(False)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        save = buttons.addButton(self.tr("&Save"), role.AcceptRole)
        save.setAccessibleName(self.tr("Save"))
        save.setProperty("role", "primary")
        cancel = buttons.addButton(self.tr("Cancel"), role.RejectRole)
        cancel.setAccessibleName(self.tr("Cancel"))
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 20)
        foot.addWidget(restore)
        foot.addWidget(buttons, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addLayout(foot)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedWidth(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages)
        layout.addWidget(line)
        layout.addLayout(right, 1)
        save.setDefault(True)

        self.show_state(editor.state)
        for page in of_preferences:
            page.form.addStretch()
            page.chosen.connect(editor.choose)
        templates.selected.connect(editor.select)
        templates.edited.connect(editor.edit)
        templates.restore_requested.connect(editor.restore)
        save.clicked.connect(self._on_save_clicked)
        cancel.clicked.connect(self.reject)
        restore.clicked.connect(editor.restore_all)
        editor.state_changed.connect(self.show_state)
        editor.saved.connect(self.accept)

    def go_to_history(self) -> None:
        """Show what is kept of hand-overs, and for how long."""
        self.pages.setCurrentRow(self._pages.index(self._history))
        self._history.focus()

    def show_state(self, state: SettingsEditorState) -> None:
        for page in self._pages:
            page.show_state(state)

    def sizeHint(self) -> QSize:
        widest = max(page.sizeHint().width() for page in self._pages)
        available = self.screen().availableSize() * 0.92
        width = self.pages.sizeHint().width() + max(520, widest + 40)
        return QSize(width, 640).boundedTo(available)

    def _add_page(self, page: QWidget, title: str, icon: str) -> None:
        self.pages.add_page(title, icon)
        self._stack.addWidget(_scrolling(page))

    def _on_save_clicked(self) -> None:
        self.editor.save()
        # What keeps it from being saved comes into sight.
        wrong = [index for index, page in enumerate(self._pages) if page.has_error]
        if wrong:
            self.pages.setCurrentRow(wrong[0])

    def _support_page(self, intents: Intents, folder: Path) -> QWidget:
        button = QPushButton(self.tr("&Open log folder"))
        button.setAccessibleName(self.tr("Open log folder"))
        button.setAutoDefault(False)
        button.clicked.connect(intents.open_logs)
        text = self.tr("The log contains no links, invoice IDs or keys. It is in {folder}")
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 20, 24, 8)
        layout.addWidget(FormField("", button, text.format(folder=folder)))
        layout.addStretch()
        return page


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("formArea")
    page.setObjectName("formBody")
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
