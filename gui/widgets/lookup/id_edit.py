"""IdEdit: the field of the invoice id."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QKeyEvent

    from gui.presenters.intents import Intents


class IdEdit(QLineEdit):
    """A line edit that Alt and a letter do not write into.

    The mnemonic of a button that is not there at the moment would replace the selected id with its
    letter. AltGr comes as Ctrl+Alt on Windows and as no Alt at all on X11; on a Mac, Option and a
    letter is how people type.
    """

    def __init__(self, intents: "Intents") -> None:
        super().__init__()
        self._intents = intents

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        # A file is a list of invoices, which the window takes.
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        # Not at the top of the file: see labels.py.
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QKeySequence

        pressed = event.modifiers() & (
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
        )
        if (
            pressed == Qt.KeyboardModifier.AltModifier
            and event.text().isprintable()
            and event.text()
            and sys.platform != "darwin"
        ):
            event.ignore()
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_whole()
            return
        super().keyPressEvent(event)
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and pressed == Qt.KeyboardModifier.ControlModifier:
            # Where the window does not have that key itself yet.
            self._intents.copy_in_default_form.emit()

    def contextMenuEvent(self, event: "QContextMenuEvent") -> None:
        from PySide6.QtCore import Qt

        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste_whole)
        menu.popup(event.globalPos())

    def paste_whole(self) -> None:
        """Paste; what this field would cut off is a list, and goes where lists go."""
        from PySide6.QtGui import QGuiApplication

        text = QGuiApplication.clipboard().text()
        if len(text) > self.maxLength():
            self._intents.open_batch.emit(text)
        else:
            self.insert(text)

    @property
    def is_full(self) -> bool:
        """Whether something may have been cut off: the rest of a list, or of an id."""
        return len(self.text()) >= self.maxLength()
