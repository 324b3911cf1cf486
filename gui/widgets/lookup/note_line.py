"""NoteLine: the foot of the card, which says one thing at a time.

Feedback first, then what the history warns of, then a hint, then what was handed over before.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.presenters.history.note_state import HistoryNote
from gui.presenters.intents import Intents
from gui.presenters.message_state import Hint
from gui.presenters.notices import Notice
from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import set_severity
from gui.widgets.common.message_label import MessageLabel
from gui.widgets.common.sign import Sign
from gui.widgets.lookup.hint_line import HintLine
from gui.widgets.lookup.history_line import HistoryLine

if TYPE_CHECKING:
    from pathlib import Path


class NoteLine(QWidget):
    """Its room is kept while there is nothing to say: nothing jumps."""

    def __init__(self, intents: Intents) -> None:
        super().__init__()
        self._intents = intents
        self._file: Path | None = None
        self._note: HistoryNote | None = None
        self._hint: Hint | None = None
        self._sign = Sign(16)
        self.label = MessageLabel()
        self.show_file = QPushButton(self.tr("Show in folder"))
        self.show_file.setProperty("role", "flat")
        self.show_file.setProperty("reads", "link")
        self.show_file.setAutoDefault(False)
        # A click leaves the focus at the id.
        self.show_file.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_file.clicked.connect(self._on_show_file_clicked)
        self.history = HistoryLine(intents.compare_links.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.label, 1, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.show_file, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.history, 1, alignment=Qt.AlignmentFlag.AlignTop)
        self._hint_line = HintLine()
        layout.addWidget(self._hint_line, 1, alignment=Qt.AlignmentFlag.AlignTop)
        for part in (self._sign, self.label, self.show_file, self.history):
            part.hide()
        self._keep_room()

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these, one below the other, in the colour of the last one."""
        severity = notices[-1].severity if notices else None
        self.label.show_message("", "\n".join(notice.text for notice in notices))
        self.label.setVisible(bool(notices))
        set_severity(self.label, "tone", severity)
        self._sign.setVisible(severity is not None)
        if severity is not None:
            self._sign.show_severity(severity)
        files = [notice.file for notice in notices if notice.file is not None]
        self._file = files[0] if files else None
        self.show_file.setVisible(self._file is not None)
        self.show_file.setAccessibleDescription(str(self._file or ""))
        self._show_rest()

    def show_history(self, note: HistoryNote | None) -> None:
        """Show this where nothing else is to be said, a warning also in place of a hint."""
        self._note = note
        self._show_rest()

    def show_hint(self, hint: Hint | None) -> None:
        """Show this where there is neither feedback nor a warning."""
        if hint != self._hint:
            self._hint = hint
            self._show_rest()

    @property
    def warning(self) -> str:
        """What is wrong with the link that is shown, by its history; empty where nothing is."""
        return self._note.warning if self._note is not None else ""

    def _show_rest(self) -> None:
        is_free = self.label.isHidden()
        note = self._note if is_free and (self.warning or self._hint is None) else None
        if note is not None:
            self.history.show_note(note)
        self.history.setVisible(note is not None)
        self._hint_line.show_hint(self._hint if is_free and note is None else None)
        layout = self.layout()
        assert layout is not None
        # Now: by itself it takes several turns of the event loop, and each is seen.
        layout.activate()

    def announce(self, notice: Notice) -> None:
        """Have screen readers say a notice that is shown."""
        announce(self.label, notice.text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._keep_room()

    def _keep_room(self) -> None:
        self.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 3)

    def _on_show_file_clicked(self) -> None:
        self._intents.show_in_folder.emit(self._file)
