"""TemplateEdit: some lines of plain text in a form."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit

from gui.core.handover.templates import BODY_LIMIT

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
