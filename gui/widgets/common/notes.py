"""Note: something that has to be seen before the page is used, with what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from gui.presenters.message_state import Severity
from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import set_severity
from gui.widgets.common.message_label import MessageLabel


class Note(QFrame):
    """Is there while it has words."""

    answered = Signal()
    declined = Signal()

    def __init__(self, answer: str = "", decline: str = "") -> None:
        super().__init__()
        self._label = MessageLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._label, 1, alignment=Qt.AlignmentFlag.AlignVCenter)
        for text, signal in ((answer, self.answered), (decline, self.declined)):
            if text:
                button = QPushButton(text)
                button.clicked.connect(signal)
                layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)
        set_severity(self, "band", Severity.LOOK_FIRST)
        set_severity(self._label, "tone", Severity.LOOK_FIRST)
        self.hide()

    def show_words(self, title: str, text: str) -> None:
        """Say this; nothing is not shown."""
        before = self._label.text()
        self._label.show_message(title, text)
        self.setVisible(bool(title))
        if title and self._label.text() != before:
            announce(self._label, self._label.text())
