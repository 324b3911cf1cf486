"""InvoiceTable: the lines of a list, painted in one go, with widths of its own."""

from typing import assert_never

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QTableView

from gui.presenters.batch.lines import SortBy
from gui.widgets.batch.invoice_model import COLUMNS, InvoiceModel
from gui.widgets.common.fixed_table import RowTable
from gui.widgets.common.labels import scaled
from gui.widgets.common.looks import look_of
from gui.widgets.common.menu import Look, Menu
from gui.widgets.common.row_delegate import PADDING, Index, Ink, RowDelegate

# In widths of a figure; of the rest the link has two fifths, and the note, which is words, three.
_WIDTHS = {SortBy.ID: 19, SortBy.STATUS: 19, SortBy.AMOUNT: 13}
_LEAST_LINK = 22
_LEAST_NOTE = 26
# Below that a note is no words any more.
_LEAST_ROOM = 8


class InvoiceTable(RowTable):
    """`opened` carries the place in the list to look up on the page, `copied` says that rows are to
    be copied; `sorted_by` carries a `SortBy` and whether it descends.
    """

    opened = Signal(int)
    copied = Signal()
    sorted_by = Signal(object, bool)

    def __init__(self, model: InvoiceModel) -> None:
        super().__init__(model)
        self._model = model
        self.setAccessibleName(self.tr("Invoices"))
        self.setItemDelegate(_Delegate(self))
        heads = self.horizontalHeader()
        heads.setSectionsClickable(True)
        heads.setSortIndicatorShown(True)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        heads.sectionClicked.connect(self._on_head_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self.order: tuple[SortBy, bool] | None = None
        """By what the rows were sorted last, and whether it descends; none that of the list."""

    def sort(self, by: SortBy, *, descends: bool = False) -> None:
        """Put the rows in this order, once."""
        self.order = (by, descends)
        order = Qt.SortOrder.DescendingOrder if descends else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(COLUMNS.index(by), order)
        self.sorted_by.emit(by, descends)

    def sort_at_the_end(self) -> None:
        """Put what needs a look first, unless somebody chose another order."""
        if self.order is None:
            self.sort(SortBy.STATUS)
            self.go_to_first()
        else:
            # Rows are otherwise than when it was put in order.
            self.mend_order()

    def go_to_first(self) -> None:
        """Have the keys at the first row, unless rows were chosen."""
        if not self.selectionModel().hasSelection():
            first = self._model.index(0, 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(first)

    def mend_order(self) -> None:
        """What needs a look came late: it goes to its place, or nobody's rows move."""
        if self.order != (SortBy.STATUS, False):
            return
        is_on_top = self.currentIndex().row() <= 0 and self.verticalScrollBar().value() == 0
        if is_on_top and not self.selectionModel().hasSelection():
            self.sort(SortBy.STATUS)
            self.go_to_first()
        elif not self._model.is_sorted_by(SortBy.STATUS):
            self.forget_order()

    def forget_order(self) -> None:
        """Nobody chose one."""
        self.order = None
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def selected_places(self) -> list[int]:
        """Return the places in the list of the rows that are selected, in any order."""
        return [self._model.place(index.row()) for index in self.selectionModel().selectedRows()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self._model.place(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        current = self.currentIndex()
        if current.isValid():
            # Rows move while the menu is open.
            place = self._model.place(current.row())
            look_up = menu.add(self.tr("&Open in the main window"), Look(icon="search"))
            look_up.triggered.connect(lambda: self.opened.emit(place))
            copy = menu.add(self.tr("&Copy rows"), Look(icon="copy"))
            copy.triggered.connect(self.copied)
            menu.addSeparator()
        names = {
            SortBy.ID: self.tr("Sort by &ID"),
            SortBy.STATUS: self.tr("Sort by &status"),
            SortBy.AMOUNT: self.tr("Sort by &amount"),
        }
        for by, name in names.items():
            action = menu.add(name, Look(icon="down" if self.order == (by, False) else ""))
            action.triggered.connect(lambda _=False, by=by: self._sort_anew(by))
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width(self.viewport().width())

    def _share_width(self, width: int) -> None:
        figure = QFontMetrics(self.font()).horizontalAdvance("0")
        widths = {by: min(count * figure + PADDING, width // 3) for by, count in _WIDTHS.items()}
        rest = width - sum(widths.values())
        # Where there is no room for both, why there is no link says more than the link.
        link = rest * 2 // 5
        has_link = rest >= (_LEAST_LINK + _LEAST_NOTE) * figure
        has_note = rest >= _LEAST_ROOM * figure
        self.setColumnHidden(COLUMNS.index(SortBy.LINK), not has_link)
        self.setColumnHidden(COLUMNS.index(SortBy.NOTE), not has_note)
        widths[SortBy.LINK] = link
        widths[SortBy.NOTE] = rest - link if has_link else rest
        if not has_note:
            widths[SortBy.ID] += rest
        for column, by in enumerate(COLUMNS):
            self.setColumnWidth(column, widths[by])

    def _on_head_clicked(self, column: int) -> None:
        self._sort_anew(COLUMNS[column])

    def _sort_anew(self, by: SortBy) -> None:
        self.sort(by, descends=self.order == (by, False))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.place(index.row()))


class _Delegate(RowDelegate):
    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._fonts: dict[SortBy, QFont] = {}

    def draw_cell(self, painter: QPainter, place: QRect, ink: Ink, index: Index) -> None:
        model = index.model()
        assert isinstance(model, InvoiceModel)
        line, by = model.line(index.row()), COLUMNS[index.column()]
        side, elide = Qt.AlignmentFlag.AlignLeading, Qt.TextElideMode.ElideRight
        text, pen = "", ink.text
        match by:
            case SortBy.ID:
                text, elide = line.invoice_id, Qt.TextElideMode.ElideMiddle
            case SortBy.STATUS:
                look = look_of(line.state)
                text, pen = line.status, ink.of(look.colour)
                place = self.draw_sign(painter, place, look.icon, pen)
            case SortBy.AMOUNT:
                text, side = line.amount, Qt.AlignmentFlag.AlignTrailing
            case SortBy.LINK:
                text, pen = line.link.partition("://")[2], ink.of("dim")
                elide = Qt.TextElideMode.ElideMiddle
            case SortBy.NOTE:
                text, pen = line.note, ink.of("look" if line.is_warning else "dim")
            case _:
                assert_never(by)
        self.write(painter, place, text, self._font(by), pen, elide=elide, side=side)

    def _font(self, by: SortBy) -> QFont:
        if by not in self._fonts:
            usual = self._table.font()
            fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            fixed.setPointSizeF(usual.pointSizeF() if usual.pointSizeF() > 0 else 10)
            self._fonts = {
                SortBy.ID: scaled(usual, 1.0, semibold=True),
                SortBy.STATUS: usual,
                SortBy.AMOUNT: usual,
                SortBy.LINK: scaled(fixed, 0.88),
                SortBy.NOTE: scaled(usual, 0.92),
            }
        return self._fonts[by]
