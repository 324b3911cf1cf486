"""ExportButton: what the history can be saved as."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from gui.presenters.history.history_state import ExportFormat
from gui.presenters.history.words import format_gives, format_label
from gui.widgets.common.labels import give_menu
from gui.widgets.common.menu import Look, Menu

_ICONS = {ExportFormat.WORKBOOK: "table", ExportFormat.CSV: "text"}


class ExportButton(QPushButton):
    """`chosen` carries an `ExportFormat`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("&Export…"))
        self.setObjectName("export")
        self.setAccessibleName(self.tr("Export…"))
        self.setAutoDefault(False)
        menu = Menu(self)
        give_menu(self, menu)
        for kind in ExportFormat:
            look = Look(format_gives(kind), _ICONS[kind])
            action = menu.add(format_label(kind), look)
            action.triggered.connect(lambda _=False, kind=kind: self.chosen.emit(kind))
