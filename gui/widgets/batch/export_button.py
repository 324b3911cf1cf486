"""ExportButton: opens the menu of all that can be made of a list."""

from collections.abc import Callable
from functools import partial
from typing import assert_never

from PySide6.QtWidgets import QPushButton

from gui.presenters.batch import export_words
from gui.presenters.batch.draft_counter import CounterOf
from gui.presenters.batch.export_orders import ExportKind, ExportList, Order
from gui.widgets.batch.export_dialog import open_export
from gui.widgets.common.labels import give_menu
from gui.widgets.common.menu import Look, Menu


class ExportButton(QPushButton):
    """`rows` are taken when the menu opens; `begin` gets them with what was chosen."""

    def __init__(
        self,
        rows: Callable[[], ExportList | None],
        begin: Callable[[ExportList, Order], object],
        counter_of: CounterOf,
    ) -> None:
        super().__init__(self.tr("&Export…"))
        self.setObjectName("export")
        self.setAccessibleName(self.tr("Export…"))
        self.setAutoDefault(False)
        self._rows = rows
        self._begin = begin
        self._counter_of = counter_of
        self._menu = Menu(self)
        give_menu(self, self._menu)
        self._menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self._menu.clear()
        rows = self._rows()
        if rows is None:
            return
        ready = len(rows.invoices())
        for kind in ExportKind:
            look = Look(export_words.gives(kind, ready), _icon_of(kind))
            action = self._menu.add(export_words.label_of(kind), look)
            action.triggered.connect(partial(self._open, kind, rows))
            if kind is ExportKind.CSV:
                self._menu.addSeparator()

    def _open(self, kind: ExportKind, rows: ExportList) -> None:
        open_export(kind, rows, self.window(), self._begin, self._counter_of)


def _icon_of(kind: ExportKind) -> str:
    match kind:
        case ExportKind.WORKBOOK:
            return "table"
        case ExportKind.CSV:
            return "text"
        case ExportKind.PICTURES:
            return "qr"
        case ExportKind.CARDS:
            return "print"
        case ExportKind.DRAFTS:
            return "mail"
        case _:
            assert_never(kind)
