"""ExportDialog: what has to be known before a list leaves, and where it goes."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias, assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from gui.core.batch.outcome import RowState
from gui.core.handover.print_order import Paper
from gui.presenters.batch import export_words
from gui.presenters.batch.draft_counter import CounterOf
from gui.presenters.batch.export_counts import ExportCounts
from gui.presenters.batch.export_orders import (
    SETTLED,
    UNCERTAIN,
    CardsOrder,
    DraftsOrder,
    ExportKind,
    ExportList,
    Order,
    PicturesOrder,
    TableOrder,
    files_of,
)
from gui.presenters.translation import translate
from gui.widgets.batch.draft_fields import DraftFields
from gui.widgets.batch.links_dialog import LinksDialog
from gui.widgets.batch.list_dialog import ListDialog
from gui.widgets.common.file_dialogs import FolderDialog, SaveFileDialog
from gui.widgets.common.forms import ChoiceBox, FormField
from gui.widgets.common.papers import paper_name, usual_paper

Begin: TypeAlias = Callable[[ExportList, Order], object]

_PAPERS = (Paper.A4, Paper.LETTER)


def open_export(
    kind: ExportKind, batch: ExportList, parent: QWidget, begin: Begin, counter_of: CounterOf
) -> QDialog:
    """Ask what has to be asked, then begin; returns the dialog that is open by now."""
    if kind.is_table:
        return _open_table_dialog(kind, batch, parent, begin)
    dialog = ExportDialog(kind, batch, parent, counter_of)
    dialog.chosen.connect(lambda order: begin(batch, order))
    dialog.open()
    return dialog


def _open_table_dialog(
    kind: ExportKind, batch: ExportList, parent: QWidget, begin: Begin
) -> QDialog:
    if not batch.held_back:
        return _open_place_dialog(kind, batch, parent, begin)
    dialog = LinksDialog(kind, batch, parent)

    def ask_for_place() -> None:
        place = _open_place_dialog(kind, dialog.rows, dialog, begin)
        place.chosen.connect(dialog.accept)

    dialog.save.clicked.connect(ask_for_place)
    dialog.open()
    return dialog


def _open_place_dialog(
    kind: ExportKind, batch: ExportList, parent: QWidget, begin: Begin
) -> SaveFileDialog:
    name = export_words.name_of(kind)
    suffix = "csv" if kind is ExportKind.CSV else "xlsx"
    dialog = SaveFileDialog(export_words.stem_of(kind, batch), {suffix: name}, parent)

    def choose(path: Path, _suffix: str, replaces: bool) -> None:
        begin(batch, TableOrder(kind, path, replaces))

    dialog.chosen.connect(choose)
    dialog.open()
    return dialog


class ExportDialog(ListDialog):
    """Asks about pictures, cards and drafts; `chosen` carries the order, with where it goes."""

    chosen = Signal(object)

    def __init__(
        self, kind: ExportKind, batch: ExportList, parent: QWidget | None, counter_of: CounterOf
    ) -> None:
        super().__init__(export_words.name_of(kind), parent)
        self._kind = kind
        self._batch = batch
        is_mail = kind is ExportKind.DRAFTS
        self._drafts = DraftFields(batch, counter_of(batch)) if is_mail else None
        self._paper: ChoiceBox[Paper] | None = None
        if self._drafts is not None:
            self.fields.addWidget(self._drafts)
            self._drafts.changed.connect(self._count)
            self._drafts.counted.connect(self.say)
            self.finished.connect(self._drafts.give_up)
        elif kind is ExportKind.CARDS:
            papers = ((paper, paper_name(paper)) for paper in _PAPERS)
            self._paper = ChoiceBox(self.tr("Paper"), papers)
            self._paper.show_value(usual_paper())
            self.fields.addWidget(FormField(self.tr("&Paper"), self._paper))
        self.includes_settled = self._choice(SETTLED, ExportCounts().settled)
        self.includes_uncertain = self._choice(UNCERTAIN, ExportCounts().uncertain)
        self.save.clicked.connect(self._on_save_clicked)
        self.end_fields()
        self._count()

    def _choice(self, states: frozenset[RowState], text_of: Callable[[int], str]) -> QCheckBox:
        """What adds the invoices in these states, where there are some."""
        count = self._batch.count(states)
        box = self.add_choice(text_of(count), count)
        box.toggled.connect(self._count)
        return box

    @property
    def _also(self) -> frozenset[RowState]:
        choices = ((self.includes_settled, SETTLED), (self.includes_uncertain, UNCERTAIN))
        return frozenset().union(*(states for box, states in choices if box.isChecked()))

    def _count(self) -> None:
        """Say what it will be, and whether all is known by now."""
        if self._drafts is not None:
            self._drafts.count(self._also)
            return
        invoices = len(self._batch.invoices(self._also))
        match self._kind:
            case ExportKind.PICTURES:
                given = export_words.pictures_given(invoices)
            case ExportKind.CARDS:
                given = export_words.cards_given(invoices)
            case ExportKind.WORKBOOK | ExportKind.CSV | ExportKind.DRAFTS:
                raise ValueError(self._kind)
            case _:
                assert_never(self._kind)
        self.say(given, invoices > 0)

    def _on_save_clicked(self) -> None:
        invoices = len(self._batch.invoices(self._also))
        if self._kind is ExportKind.CARDS and files_of(invoices) == 1:
            stem = export_words.stem_of(self._kind, self._batch)
            kinds = {"pdf": translate("files", "PDF document")}
            file = SaveFileDialog(stem, kinds, self)
            file.chosen.connect(lambda path, _, replaces: self._choose(path, replaces=replaces))
            file.open()
            return
        folder = FolderDialog(self)
        folder.chosen.connect(self._choose)
        folder.open()

    def _choose(self, path: Path, *, replaces: bool = False) -> None:
        self.chosen.emit(self._order(path, replaces=replaces))
        self.accept()

    def _order(self, path: Path, *, replaces: bool) -> Order:
        match self._kind:
            case ExportKind.PICTURES:
                return PicturesOrder(path, self._also)
            case ExportKind.CARDS:
                assert self._paper is not None
                return CardsOrder(path, self._paper.value, replaces, self._also)
            case ExportKind.DRAFTS:
                assert self._drafts is not None
                grouping = self._drafts.grouping
                assert grouping is not None
                return DraftsOrder(path, grouping, self._drafts.columns, self._also)
            case ExportKind.WORKBOOK | ExportKind.CSV:
                raise ValueError(self._kind)
            case _:
                assert_never(self._kind)
