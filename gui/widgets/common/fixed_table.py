"""What the tables of a list have in common: nothing in them is edited, and nothing is measured."""

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView

from gui.widgets.common.labels import scaled

# Pixels; larger text has more.
_LEAST_ROW = 32
_ROW_PADDING = 8
_HEADS = 0.92
_LEAST_ROWS = 3


def set_up(table: QTableView) -> None:
    """Give all rows one height, by the table's font, and its columns fixed widths.

    Measuring is what makes tables slow. To be called before the table has a model: with one, the
    style sheet has seen its headings, and forgets a font that they get later.
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
    heads.setFont(scaled(table.font(), _HEADS, semibold=True))
    heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    heads.setHighlightSections(False)
    table.addScrollBarWidget(_Corner(heads), Qt.AlignmentFlag.AlignTop)


class RowTable(QTableView):
    """The rows of a model, of which any can be selected."""

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__()
        set_up(self)
        self.setModel(model)
        heads = self.horizontalHeader()
        # To be painted, each of them would look at every row that is selected.
        heads.setSelectionModel(QItemSelectionModel(model, heads))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setCornerButtonEnabled(False)

    def sizeHint(self) -> QSize:
        # What scrolls around it would make room for all that it asks for.
        return QSize(300, self.minimumHeight())


class _Corner(QFrame):
    """Beside the headings, above the scroll bar: the bar is as high as the rows."""

    def __init__(self, heads: QHeaderView) -> None:
        super().__init__()
        self._heads = heads
        self.setObjectName("corner")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # Without columns they have no height.
        heads.sectionCountChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(0, self._heads.sizeHint().height())
