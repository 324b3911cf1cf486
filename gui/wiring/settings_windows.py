"""SettingsWindows: opens Settings, where it was asked for. A piece of `app`."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from gui.presenters.accounts.accounts import AccountsPresenter
from gui.presenters.ports import SettingsHolder
from gui.widgets.main_window import MainWindow

if TYPE_CHECKING:
    from gui.widgets.settings.settings_dialog import SettingsDialog


class SettingsWindows(QObject):
    """Nothing of the dialog is imported before it is first wanted."""

    def __init__(
        self,
        window: MainWindow,
        settings: SettingsHolder,
        accounts: AccountsPresenter,
        log_folder: Path | None,
    ) -> None:
        super().__init__()
        self._window = window
        self._settings = settings
        self._accounts = accounts
        self._log_folder = log_folder

    @Slot()
    def open(self) -> None:
        """Open Settings."""
        self._opened()

    @Slot()
    def open_history(self) -> None:
        """Open Settings at what is kept of hand-overs."""
        self._opened().go_to_history()

    def _opened(self) -> "SettingsDialog":
        dialog = self._shown() or self._made()
        # Minimized, the window has its dialogs out of sight, too.
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        dialog.open()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _shown(self) -> "SettingsDialog | None":
        """The one that is open: the windows beside the main one are usable meanwhile."""
        from gui.widgets.settings.settings_dialog import SettingsDialog

        dialogs = self._window.findChildren(SettingsDialog)
        return next((dialog for dialog in dialogs if dialog.isVisible()), None)

    def _made(self) -> "SettingsDialog":
        from gui.presenters.settings.settings_editor import SettingsEditor
        from gui.widgets.settings.settings_dialog import SettingsDialog

        editor = SettingsEditor(self._settings, self._accounts.state.current)
        dialog = SettingsDialog(editor, self._window.intents, self._window, self._log_folder)
        editor.setParent(dialog)
        return dialog
