"""LinksDialog: whether links that are not owed any more go into a table of a list, too."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.presenters.batch import export_words
from gui.presenters.batch.export_counts import ExportCounts
from gui.presenters.batch.export_orders import SETTLED, ExportKind, ExportList
from gui.widgets.batch.list_dialog import ListDialog


class LinksDialog(ListDialog):
    """A table has every row: this asks about the links of those that are paid or canceled."""

    def __init__(self, kind: ExportKind, batch: ExportList, parent: QWidget | None) -> None:
        super().__init__(export_words.name_of(kind), parent)
        self._batch = batch
        count = batch.held_back
        self.includes_settled = self.add_choice(ExportCounts().settled_links(count), count)
        self.includes_settled.toggled.connect(self._count)
        self.end_fields()
        self._count()

    @property
    def rows(self) -> ExportList:
        """The list as it is to leave."""
        return self._batch.including(SETTLED) if self.includes_settled.isChecked() else self._batch

    @Slot()
    def _count(self) -> None:
        self.say(export_words.links_given(self.rows), True)
