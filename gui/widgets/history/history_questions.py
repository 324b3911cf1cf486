"""HistoryQuestions: what is asked before something is cleared, copied or saved."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.presenters.history.history_state import ExportFormat, Question
from gui.presenters.history.history_work import HistoryWork
from gui.presenters.history.words import EXPORT_STEM, format_name
from gui.widgets.common.boxes import ConfirmBox
from gui.widgets.common.file_dialogs import SaveFileDialog, ask_to_replace


class HistoryQuestions(QObject):
    """Asks in front of `window`; each question is about what there was when it was asked."""

    def __init__(self, window: QWidget, work: HistoryWork) -> None:
        super().__init__(window)
        self._window = window
        self._work = work
        work.question_arose.connect(self._on_question)
        work.exists.connect(self._on_exists)

    @Slot()
    def ask_to_clear(self) -> None:
        """Ask once whether all of it is to go."""
        self._on_question(self._work.clear_question)

    @Slot(object)
    def ask_where(self, kind: ExportFormat) -> None:
        """Ask for a file, and have what was found saved there."""
        kinds = {kind.value: format_name(kind)}
        dialog = SaveFileDialog(EXPORT_STEM(), kinds, self._window)

        def choose(path: Path, _suffix: str, replaces: bool) -> None:
            self._work.export(kind, path, replaces=replaces)

        dialog.chosen.connect(choose)
        dialog.open()

    @Slot(object)
    def _on_question(self, question: Question) -> None:
        box = ConfirmBox(question.title, question.text, question.button, self._window)
        box.go_on.clicked.connect(question.go_on)
        box.open()

    @Slot(object, object)
    def _on_exists(self, kind: ExportFormat, path: Path) -> None:
        again = partial(self._work.export, kind, path, replaces=True)
        ask_to_replace(path, self._window, again)
