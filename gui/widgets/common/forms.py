"""What forms are made of: a label above its editor, help or the error under it; some editors."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import CAPTION, plain_label, scaled, set_look

T = TypeVar("T")

_DIGITS = 16
_INDENT = 8
_LABEL = 0.92
_BESIDE = 16


class NumberBox(QSpinBox):
    """A whole number within bounds, as wide as numbers are.

    `name` is what screen readers call it, `unit` stands behind the number.
    """

    def __init__(self, name: str, bounds: tuple[int, int], unit: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(*bounds)
        self.setSuffix(unit)
        self.setFixedWidth(_DIGITS * self.fontMetrics().horizontalAdvance("0"))
        # The style sheet's padding does not reach the field inside.
        self.lineEdit().setTextMargins(_INDENT, 0, _INDENT, 0)


class ChoiceBox(QComboBox, Generic[T]):
    """One of some values, each with its words.

    `name` is what it is for: on Linux the name of a combo box is its value.
    """

    def __init__(self, name: str, choices: Iterable[tuple[T, str]]) -> None:
        super().__init__()
        self.setAccessibleDescription(name)
        for value, text in choices:
            self.addItem(text, value)

    @property
    def value(self) -> T:
        chosen: T = self.currentData()
        return chosen

    def show_value(self, value: T) -> None:
        """Show the value; one that is not among the choices shows the first."""
        self.setCurrentIndex(max(0, self.findData(value)))


class FormField(QWidget):
    """One row of a form. The label is the editor's buddy."""

    def __init__(self, label: str, editor: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._help = help_text
        title = plain_label(label)
        title.setFont(scaled(title.font(), _LABEL, semibold=True))
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
        self._row = QHBoxLayout()
        self._row.setSpacing(_BESIDE)
        self._row.addWidget(editor)
        if isinstance(editor, NumberBox | QPushButton):
            # As wide as it is, and not as the form.
            self._row.setAlignment(editor, Qt.AlignmentFlag.AlignLeading)
        layout.addLayout(self._row)
        layout.addWidget(self._note)

    @property
    def error(self) -> str:
        return "" if self._note.text() == self._help else self._note.text()

    def put_beside(self, widget: QWidget) -> None:
        """Have this stand beside the editor."""
        self._row.addWidget(widget, 1)

    def show_help(self, text: str) -> None:
        """Say this under the editor, where nothing is wrong."""
        had_error = self.error
        self._help = text
        self.show_error(had_error)

    def tell_error(self, error: str) -> None:
        """Show what is wrong, and have screen readers say what was not wrong before."""
        if error != self.error:
            announce(self.editor, error)
        self.show_error(error)

    def show_error(self, error: str) -> None:
        """Show what is wrong in place of the help; nothing is wrong with an empty text."""
        text = error or self._help
        if text == self._note.text():
            return
        self._note.setText(text)
        self._note.setVisible(bool(text))
        set_look(self._note, "tone", "failed" if error else "dim")
        set_look(self.editor, "invalid", "true" if error else "false")
