"""HelpWindow: the user guide, out of the program's own files and not from the internet."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from gui.core.paths import guide_folder
from gui.presenters import shortcuts

_MARGIN = 24


class HelpWindow(QWidget):
    """Shows the guide in the language that is in force; `Esc` closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Checkout Desk guide"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Guide"))
        folder = guide_folder()
        self.text.setSearchPaths([str(folder)])
        # Addresses in it are for reading.
        self.text.setOpenLinks(False)
        # The name of the file is translated, too.
        name = self.tr("user-guide.md")
        self.text.setMarkdown((folder / name).read_text("utf-8"))
        self.text.document().setDocumentMargin(_MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        QShortcut(QKeySequence(shortcuts.CANCEL.keys), self).activated.connect(self.close)

    def sizeHint(self) -> QSize:
        return QSize(900, 780).boundedTo(self.screen().availableSize() * 0.9)
