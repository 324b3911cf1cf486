"""Message boxes that show their texts as they are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox


def make_plain(box: QMessageBox) -> None:
    """Have a message box show its texts as they are; its own setting covers the first one only."""
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setOpenExternalLinks(False)
