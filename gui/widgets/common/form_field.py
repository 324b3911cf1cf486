"""FormField: a label above its editor, help or the error under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.widgets.common.labels import CAPTION, plain_label, restyle
from gui.widgets.common.number_box import NumberBox


class FormField(QWidget):
    """One row of a form. The label is the editor's buddy."""

    def __init__(self, label: str, editor: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._help = help_text
        title = plain_label(label)
        title.setBuddy(editor)
        # Hidden where it is empty, never shown: what has no parent yet is shown as a window.
        if not label:
            title.hide()
        self._note = plain_label(help_text, scale=CAPTION, tone="dim")
        if not help_text:
            self._note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(title)
        layout.addWidget(editor)
        if isinstance(editor, NumberBox | QPushButton):
            # As wide as it is, and not as the form.
            layout.setAlignment(editor, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self._note)

    @property
    def error(self) -> str:
        return "" if self._note.text() == self._help else self._note.text()

    def show_help(self, text: str) -> None:
        """Say this under the editor, where nothing is wrong."""
        had_error = self.error
        self._help = text
        self.show_error(had_error)

    def show_error(self, error: str) -> None:
        """Show what is wrong in place of the help; nothing is wrong with an empty text."""
        text = error or self._help
        if text == self._note.text():
            return
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._note.setProperty("tone", "failed" if error else "dim")
        self.editor.setProperty("invalid", "true" if error else "false")
        restyle(self._note)
        restyle(self.editor)
