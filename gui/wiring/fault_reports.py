"""FaultReports: the one dialog that says that the program made a mistake, and what support gets.

A piece of the composition root: `app` makes one, and nobody else imports it.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices
from gui.presenters.ports import Clipboard
from gui.presenters.support import (
    DETAILS_COPIED,
    VERSION_COPIED,
    fault_details,
    folder_not_opened,
    said_of_copying,
    version_details,
)
from gui.widgets.common.boxes import FaultDialog
from gui.widgets.common.desktop import open_folder
from gui.widgets.main_window import MainWindow


class FaultReports(QObject):
    """Shows one at a time: what broke may break again with every frame."""

    def __init__(
        self, window: MainWindow, clipboard: Clipboard, notices: Notices, log_folder: Path | None
    ) -> None:
        """`log_folder` is missing where nothing is logged."""
        super().__init__()
        self._window = window
        self._clipboard = clipboard
        self._notices = notices
        self._log_folder = log_folder
        self._dialog: FaultDialog | None = None

    @Slot(str)
    def show(self, description: str) -> None:
        """Show a mistake, as `logs.describe` described it."""
        if self._dialog is None:
            details, has_logs = fault_details(description), self._log_folder is not None
            intents = self._window.intents
            self._dialog = FaultDialog(details, intents, self._window, has_logs=has_logs)
            self._dialog.finished.connect(self._on_finished)
            self._dialog.open()

    @Slot(str)
    def copy_support(self, text: str) -> None:
        """Put the facts about a failure on the clipboard."""
        self._copy(text, DETAILS_COPIED)

    @Slot()
    def copy_version(self) -> None:
        """Put on the clipboard which program this is, and on what it runs."""
        self._copy(version_details(), VERSION_COPIED)

    def _copy(self, text: str, done: str) -> None:
        is_copied = self._clipboard.put(text)
        severity = Severity.GOOD if is_copied else Severity.FAILED
        self._notices.say(Notice(said_of_copying(is_copied=is_copied, done=done), severity))

    @Slot()
    def open_logs(self) -> None:
        """Show the folder of the log in the system's file manager."""
        if self._log_folder is not None and not open_folder(self._log_folder):
            self._notices.say(Notice(folder_not_opened(self._log_folder), Severity.FAILED))

    @Slot()
    def _on_finished(self) -> None:
        self._dialog = None
