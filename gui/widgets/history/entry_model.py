"""EntryModel: hand-overs in a table, newest first, as many as somebody has scrolled to."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, assert_never

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from gui.core.history.entry import Kept
from gui.presenters.history.history_state import Line

_LINES_KEPT = 400

Index = QModelIndex | QPersistentModelIndex


class Column(Enum):
    WHEN = "when"
    ID = "id"
    WAY = "way"
    PERSON = "person"
    VERDICT = "verdict"
    NOW = "now"


COLUMNS = tuple(Column)


class EntryModel(QAbstractTableModel):
    """Rows come page by page; `more_wanted` asks for the next one.

    A row is put into words when it is painted: there may be a million, and nobody reads them all.
    """

    more_wanted = Signal()

    def __init__(self, line_of: Callable[[Kept], Line]) -> None:
        super().__init__()
        self._line_of = line_of
        self._rows: list[Kept] = []
        self._places: dict[int, int] = {}
        self._lines: dict[int, Line] = {}
        self._has_more = False
        self.mark = ""
        """Of what cannot be paid; it stays when such rows are gone, so that no column moves."""
        self.has_changed = False
        """Whether there was a row whose link has changed; that stays, too."""
        self._heads = {
            Column.WHEN: self.tr("When"),
            Column.ID: self.tr("Invoice ID"),
            Column.WAY: self.tr("How"),
            Column.PERSON: self.tr("By"),
            Column.VERDICT: self.tr("Verdict then"),
            Column.NOW: self.tr("Now"),
        }

    @property
    def rows(self) -> Sequence[Kept]:
        """Those that are there by now."""
        return self._rows

    def show_rows(self, rows: Sequence[Kept], *, has_more: bool) -> None:
        """Show these, the first of what was looked for."""
        self.beginResetModel()
        self._take(list(rows), has_more=has_more)
        self.endResetModel()

    def add(self, rows: Sequence[Kept], *, has_more: bool) -> None:
        """Put these at the end."""
        self._has_more = has_more
        if rows:
            first = len(self._rows)
            self._look_for_badges(rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self._places.update((kept.number, first + at) for at, kept in enumerate(rows))
            self.endInsertRows()

    def put_in_front(self, rows: Sequence[Kept]) -> None:
        """These were handed over meanwhile."""
        if rows:
            self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
            self._take([*rows, *self._rows], has_more=self._has_more)
            self.endInsertRows()

    def replace(self, rows: Sequence[Kept]) -> None:
        """Of these something else is known now."""
        self._look_for_badges([kept for kept in rows if kept.number in self._places])
        for kept in rows:
            place = self._places.get(kept.number)
            if place is not None:
                self._rows[place] = kept
                self._lines.pop(place, None)
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(COLUMNS) - 1))

    def forget_lines(self) -> None:
        """What was said of the rows is outdated."""
        self._lines.clear()

    def place_of(self, number: int) -> int | None:
        """Return the row of an entry, if it is there by now."""
        return self._places.get(number)

    def line(self, row: int) -> Line:
        """Return what is shown in a row."""
        line = self._lines.get(row)
        if line is None:
            if len(self._lines) > _LINES_KEPT:
                self._lines.clear()
            line = self._lines[row] = self._line_of(self._rows[row])
        return line

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as Qt declares it)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as Qt declares it)
        return 0 if parent.isValid() else len(COLUMNS)

    def canFetchMore(self, parent: Index) -> bool:
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self._has_more:
            # Until they are there nobody asks again.
            self._has_more = False
            self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self.line(index.row()), COLUMNS[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole and COLUMNS[index.column()] is Column.WHEN:
            return self.line(index.row()).when_in_full
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[COLUMNS[section]]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, line: Line, column: Column) -> str:
        match column:
            case Column.WHEN:
                return line.when
            case Column.ID:
                return line.invoice_id
            case Column.WAY:
                return line.way
            case Column.PERSON:
                return line.person
            case Column.VERDICT:
                changed = self.tr("Link changed") if line.is_changed else ""
                return " · ".join(filter(None, (line.verdict_text, changed, line.mark)))
            case Column.NOW:
                return line.now_text
            case _:
                assert_never(column)

    def _look_for_badges(self, rows: Sequence[Kept]) -> None:
        # An environment has it or not: one row of each is enough.
        for kept in {kept.environment: kept for kept in rows}.values():
            self.mark = self.mark or self._line_of(kept).mark
        self.has_changed = self.has_changed or any(kept.is_changed for kept in rows)

    def _take(self, rows: list[Kept], *, has_more: bool) -> None:
        self._look_for_badges(rows)
        self._rows = rows
        self._has_more = has_more
        self._places = {kept.number: place for place, kept in enumerate(rows)}
        self._lines.clear()
