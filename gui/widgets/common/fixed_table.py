"""What the tables of a list have in common: nothing in them is edited, and nothing is measured."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

# Pixels; larger text has more.
_LEAST_ROW = 32
_ROW_PADDING = 8
_LEAST_ROWS = 3


def set_up(table: QTableView) -> None:
    """Give all rows one height, by the table's font, and its columns fixed widths.

    Measuring is what makes tables slow.
    """
    table.setObjectName("invoices")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setShowGrid(False)
    rows = table.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    needed = QFontMetrics(table.font()).height() + 2 * _ROW_PADDING
    rows.setDefaultSectionSize(max(_LEAST_ROW, needed))
    rows.hide()
    table.setMinimumHeight(_LEAST_ROWS * rows.defaultSectionSize())
    heads = table.horizontalHeader()
    heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    heads.setHighlightSections(False)
