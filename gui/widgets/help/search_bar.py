"""SearchBar: a field to search with, how much was found, and steps from place to place."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from gui.presenters.message_state import Severity
from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import plain_label, set_severity

# Screen readers say what was found when somebody stops typing, not at each letter.
_SPOKEN_AFTER_MS = 700


class SearchBar(QWidget):
    """What stands in `field` is searched for; `stepped` is 1 to go on, -1 to go back."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Search"))
        self.field.setPlaceholderText(self.tr("Search"))
        self._found = plain_label(tone="dim")
        self._found.setWordWrap(False)
        # The field keeps its width whatever is said beside it.
        nothing = self.fontMetrics().horizontalAdvance(self.tr("Nothing found"))
        self._found.setMinimumWidth(nothing + 8)
        self._steps = [
            self._button(self.tr("Previous"), -1, ("Shift+Return", "Shift+Enter")),
            self._button(self.tr("Next"), 1, ("Return", "Enter")),
        ]
        self._speak = QTimer(self, singleShot=True, interval=_SPOKEN_AFTER_MS)
        self._speak.timeout.connect(self._say)
        self._said = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.field, 1)
        for button in self._steps:
            layout.addWidget(button)
        layout.addWidget(self._found)
        self.show_found("", 0, 0)

    def show_found(self, where: str, number: int, count: int) -> None:
        """Say which place of how many is shown, and under which heading it stands."""
        if not self.field.text().strip():
            text = ""
        elif not count:
            text = self.tr("Nothing found")
        else:
            text = self.tr("{number} of {count}").format(number=number, count=count)
        self._found.setText(text)
        is_empty = bool(text) and not count
        set_severity(self._found, "tone", Severity.LOOK_FIRST if is_empty else None)
        for button in self._steps:
            button.setEnabled(count > 0)
        self._said = f"{text}: {where}" if count else text
        self._speak.start()

    def focus(self) -> None:
        """Go to the field, all of it selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _button(self, text: str, step: int, keys: tuple[str, ...]) -> QPushButton:
        def go() -> None:
            self.stepped.emit(step)

        button = QPushButton(text)
        button.clicked.connect(go)
        key = QShortcut(self.field)
        key.setKeys([QKeySequence(name) for name in keys])
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(go)
        return button

    def _say(self) -> None:
        announce(self._found, self._said)
