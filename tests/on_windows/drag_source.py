"""drag_source.py FILE: a window of this system that a file can be dragged out of.

The X server hands what is dragged to Wine, which hands it to its window the way Windows does.
"""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

TITLE = "A file to drag"
WANTED = "A file that would be taken here"
TAKEN = "A file that was taken"


class Source(QLabel):
    def __init__(self, file: str) -> None:
        super().__init__(TITLE)
        self.setWindowTitle(TITLE)
        self._file = file

    def mousePressEvent(self, event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(self._file)])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.actionChanged.connect(self._say)
        # It ends when the other one has all that it wants.
        if drag.exec(Qt.DropAction.CopyAction) == Qt.DropAction.CopyAction:
            self.setWindowTitle(TAKEN)

    def _say(self, action: Qt.DropAction) -> None:
        self.setWindowTitle(TITLE if action == Qt.DropAction.IgnoreAction else WANTED)


if __name__ == "__main__":
    app = QApplication([])
    source = Source(sys.argv[1])
    # Beside what it is dragged to.
    source.setGeometry(1300, 1000, 200, 100)
    source.show()
    sys.exit(app.exec())
