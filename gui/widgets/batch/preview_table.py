"""PreviewTable: the first rows of a list, and which of its columns holds the ids."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from gui.presenters.batch.batch_state import Preview
from gui.widgets.common.fixed_table import set_up
from gui.widgets.common.labels import scaled
from gui.widgets.common.theme import colours_now, is_styled

_LEAST_COLUMN = 15
_MARGIN = 8
_IDS_WIDER = 1.5


class PreviewTable(QTableWidget):
    """As many of its columns as there is room for; that of the ids is always among them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "preview")
        self.setAccessibleName(self.tr("First rows"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalHeader(_Heads(Qt.Orientation.Horizontal, self))
        set_up(self)
        heads = self.horizontalHeader()
        heads.setSectionsClickable(False)
        self.setItemDelegate(_Lined(self))
        self._preview: Preview | None = None
        self._id_column = -1

    def show_preview(self, preview: Preview, id_column: int) -> None:
        """`id_column` counts in the list."""
        if (preview, id_column) == (self._preview, self._id_column):
            return
        self._preview, self._id_column = preview, id_column
        self.clear()
        self.setRowCount(len(preview.rows))
        self.setColumnCount(len(preview.columns))
        for at, column in enumerate(preview.columns):
            self._fill(at, is_id=column == id_column)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._preview is not None:
            for at, column in enumerate(self._preview.columns):
                self._fill(at, is_id=column == self._id_column)

    def _fill(self, at: int, *, is_id: bool) -> None:
        assert self._preview is not None
        colours = colours_now()
        is_number = self._preview.numbers[at] and not is_id
        side = Qt.AlignmentFlag.AlignTrailing if is_number else Qt.AlignmentFlag.AlignLeading
        alignment = side | Qt.AlignmentFlag.AlignVCenter
        head = QTableWidgetItem(self._preview.headings[at])
        head.setTextAlignment(alignment)
        has_colours = is_styled()
        if has_colours:
            head.setForeground(QColor(colours.accent if is_id else colours.dim))
            head.setBackground(QColor(colours.selected if is_id else colours.window))
        self.setHorizontalHeaderItem(at, head)
        for row, cells in enumerate(self._preview.rows):
            item = QTableWidgetItem(cells[at])
            item.setTextAlignment(alignment)
            if has_colours:
                item.setForeground(QColor(colours.text if is_id else colours.dim))
            if is_id:
                item.setFont(scaled(self.font(), 1.0, semibold=True))
            if is_id and has_colours:
                item.setBackground(QColor(colours.selected))
            self.setItem(row, at, item)

    def sizeHint(self) -> QSize:
        # What scrolls around it would make room for all that it asks for.
        return QSize(300, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        if self._preview is None:
            return
        columns = self._preview.columns
        least = _LEAST_COLUMN * self.fontMetrics().averageCharWidth()
        count = max(1, min(len(columns), self.viewport().width() // least))
        of_ids = columns.index(self._id_column) if self._id_column in columns else 0
        shown = set(range(count)) if of_ids < count else {*range(count - 1), of_ids}
        width = self.viewport().width()
        others = width // count if count == 1 else int(width / (count + _IDS_WIDER - 1))
        for at in range(len(columns)):
            self.setColumnHidden(at, at not in shown)
            self.setColumnWidth(at, width - others * (count - 1) if at == of_ids else others)


class _Heads(QHeaderView):
    """Each heading on its own ground: a style sheet knows one for all of them."""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        ground = self.model().headerData(
            section, self.orientation(), Qt.ItemDataRole.BackgroundRole
        )
        if ground is not None:
            painter.fillRect(rect, ground)
        super().paintSection(painter, rect, section)


class _Lined(QStyledItemDelegate):
    """Text between a margin on both sides, with a line below."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(rect, ground)
        inner = QStyleOptionViewItem(option)
        inner.rect = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        inner.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, inner, index)
        painter.setPen(QColor(colours_now().line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
