"""InvoiceModel: the lines of a list in a table, in an order and a choice of its own."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from gui.presenters.batch.batch_state import ChipKey
from gui.presenters.batch.lines import BatchLines, Line, SortBy

COLUMNS = (SortBy.ID, SortBy.STATUS, SortBy.AMOUNT, SortBy.LINK, SortBy.NOTE)
# Views take a wide range for the whole table, and go through all of it.
_MOST_AT_ONCE = 40
_LINES_KEPT = 400

Index = QModelIndex | QPersistentModelIndex


class InvoiceModel(QAbstractTableModel):
    """What is shown is a list of places: rows stay where they are while they change, and are sorted
    when somebody says so. `emptied`: whether there are lines and none of them is shown.
    """

    emptied = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._lines: BatchLines | None = None
        # All places in their order, those that are shown, and the row of each.
        self._sorted: list[int] = []
        self._shown: list[int] = []
        self._rows: dict[int, int] = {}
        self._chip: ChipKey | None = None
        self._wanted = ""
        self._kept: dict[int, Line] = {}
        self._heads = (
            *(self.tr("Invoice ID"), self.tr("Status"), self.tr("Amount")),
            *(self.tr("Link"), self.tr("Note")),
        )

    def show_lines(self, lines: BatchLines | None) -> None:
        """Show these, all of them and in their order."""
        self.beginResetModel()
        self._lines = lines
        self._chip, self._wanted = None, ""
        self._sorted = list(range(len(lines))) if lines is not None else []
        self._take(self._sorted)
        self.endResetModel()
        self._tell_if_empty()

    def sort_by(self, by: SortBy, *, descends: bool) -> None:
        """Put the rows in this order, once."""
        if self._lines is not None:
            self._sorted = self._lines.in_order(by, descends=descends)
            self._choose_rows()

    def is_sorted_by(self, by: SortBy) -> bool:
        """Return whether the rows are in this order."""
        return self._lines is None or self._sorted == self._lines.in_order(by)

    def filter(self, chip: ChipKey | None, wanted: str) -> None:
        """Show the rows of a chip in whose id a text stands."""
        self._chip, self._wanted = chip, wanted.strip().casefold()
        self._choose_rows()

    def show_changes(self, places: Sequence[int]) -> None:
        """These lines are others now."""
        for place in places:
            self._kept.pop(place, None)
        if self._chip is not None and any(
            self._is_shown(place) != (place in self._rows) for place in places
        ):
            self._choose_rows()
            return
        rows = sorted(self._rows[place] for place in places if place in self._rows)
        for first, last in _ranges(rows):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    @property
    def places(self) -> Sequence[int]:
        """The places in the list of the rows that are shown."""
        return self._shown

    def place(self, row: int) -> int:
        """Return the place in the list of a row."""
        return self._shown[row]

    def line(self, row: int) -> Line:
        """Return what is shown in a row."""
        place = self._shown[row]
        line = self._kept.get(place)
        if line is None:
            assert self._lines is not None
            if len(self._kept) > _LINES_KEPT:
                self._kept.clear()
            line = self._kept[place] = self._lines.line(place)
        return line

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as Qt declares it)
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as Qt declares it)
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self.line(index.row()), COLUMNS[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            line = self.line(index.row())
            by = COLUMNS[index.column()]
            # Where there is no room for notes, they stand behind the status.
            notes = dict.fromkeys((SortBy.STATUS, SortBy.NOTE), line.note)
            return {SortBy.LINK: line.link, **notes}.get(by) or None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_amount = COLUMNS[section] is SortBy.AMOUNT
            side = Qt.AlignmentFlag.AlignTrailing if is_amount else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, line: Line, by: SortBy) -> str:
        return (line.invoice_id, line.status, line.amount, line.link, line.note)[COLUMNS.index(by)]

    def _is_shown(self, place: int) -> bool:
        return self._lines is not None and self._lines.shows(place, self._chip, self._wanted)

    def _choose_rows(self) -> None:
        if self._lines is None:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        places = [self._shown[index.row()] for index in before]
        is_all = self._chip is None and not self._wanted
        self._take(self._sorted if is_all else [*filter(self._is_shown, self._sorted)])
        after = [
            self.index(self._rows[place], index.column()) if place in self._rows else QModelIndex()
            for place, index in zip(places, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self._tell_if_empty()

    def _take(self, places: list[int]) -> None:
        self._shown = places
        self._rows = {place: row for row, place in enumerate(places)}
        self._kept.clear()

    def _tell_if_empty(self) -> None:
        self.emptied.emit(bool(self._sorted) and not self._shown)


def _ranges(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rows that stand together, so many at once at most."""
    first = last = -1
    for row in rows:
        if first >= 0 and row == last + 1 and row - first < _MOST_AT_ONCE:
            last = row
            continue
        if first >= 0:
            yield first, last
        first = last = row
    if first >= 0:
        yield first, last
