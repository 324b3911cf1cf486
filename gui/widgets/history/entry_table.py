"""EntryTable: hand-overs, painted in one go, with widths of its own."""

from typing import assert_never

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QTableView

from gui.core.history.entry import Kept
from gui.presenters.history.history_state import Line
from gui.presenters.history.words import states_now, verdict_names
from gui.presenters.moments import longest_short_moments
from gui.widgets.common.fixed_table import RowTable
from gui.widgets.common.icons import stroke
from gui.widgets.common.labels import CAPTION, scaled
from gui.widgets.common.looks import look_of
from gui.widgets.common.menu import Look, Menu
from gui.widgets.common.row_delegate import BESIDE_WORDS, PADDING, Index, Ink, RowDelegate
from gui.widgets.history.entry_model import COLUMNS, Column, EntryModel

# In widths of a figure; moment and state now have what the longest takes, the verdict the rest.
_WIDTHS = {Column.ID: 16, Column.WAY: 15, Column.PERSON: 9}
# What becomes narrower first, and down to what.
_LEAST = {Column.WAY: 10, Column.ID: 14}
# What goes, in this order, once these are as narrow as they may be.
_GIVES_WAY = (Column.PERSON, Column.WAY)
# So many rows before the end the next ones are asked for.
_AHEAD = 60
_BADGE_PADDING = 6
_BADGE_ICON = 12


class EntryTable(RowTable):
    """`looked_up` and `checked` are said of what is selected; `picked` when that is other rows."""

    looked_up = Signal()
    checked = Signal()
    picked = Signal()

    def __init__(self, model: EntryModel) -> None:
        super().__init__(model)
        self.entries = model
        self._has_people = self._has_now = False
        self._badges = ("", False)
        self.can_look_up = self.can_check = False
        """What the menu of what is selected can do."""
        self.setAccessibleName(self.tr("Handed over"))
        self._delegate = _Delegate(self, self.tr("Link changed"))
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().setSectionsClickable(False)
        self.selectionModel().selectionChanged.connect(self.picked)
        self.doubleClicked.connect(self.looked_up)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        for rows_came in (model.modelReset, model.rowsInserted, model.dataChanged):
            rows_came.connect(self._make_room_for_badges)

    def show_columns(self, *, has_people: bool, has_now: bool) -> None:
        """There is more than one person; something was checked again."""
        if (has_people, has_now) != (self._has_people, self._has_now):
            self._has_people, self._has_now = has_people, has_now
            self._share_width(self.viewport().width())

    def selected(self) -> list[Kept]:
        """Return the rows that are selected, newest first."""
        # By its stretches: an index for each of thousands of rows takes long.
        chosen = self.selectionModel().selection()
        stretches = map(chosen.at, range(chosen.count()))
        rows = {row for part in stretches for row in range(part.top(), part.bottom() + 1)}
        return [self.entries.rows[row] for row in sorted(rows)]

    def select(self, numbers: list[int]) -> None:
        """Select these again, as far as they are there; without them the first row."""
        places = [p for n in numbers if (p := self.entries.place_of(n)) is not None]
        places = places or ([0] if self.entries.rowCount() else [])
        # Not by the view's own: to that a key that is held would have a meaning.
        flags, selection = QItemSelectionModel.SelectionFlag, self.selectionModel()
        wanted = QItemSelection()
        for index in (self.entries.index(place, 0) for place in places):
            wanted.select(index, index)
        if places:
            selection.setCurrentIndex(self.entries.index(places[0], 0), flags.NoUpdate)
            # In one go: each time that something is selected it is read up.
            selection.select(wanted, flags.ClearAndSelect | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.looked_up.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.currentIndex().isValid():
            return
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, icon, signal, is_possible in (
            (self.tr("&Look up again"), "search", self.looked_up, self.can_look_up),
            (self.tr("&Check again"), "refresh", self.checked, self.can_check),
        ):
            action = menu.add(text, Look(icon=icon))
            action.setEnabled(is_possible)
            action.triggered.connect(signal)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width(self.viewport().width())
        self._look_ahead()

    @Slot()
    def _make_room_for_badges(self) -> None:
        badges = (self.entries.mark, self.entries.has_changed)
        if badges != self._badges:
            self._badges = badges
            self._share_width(self.viewport().width())

    def _share_width(self, width: int) -> None:
        metrics = QFontMetrics(self.font())
        figure = metrics.horizontalAdvance("0")
        widths = {by: count * figure for by, count in _WIDTHS.items()}
        # With a gap before it and half a one behind.
        moment = max(map(metrics.horizontalAdvance, longest_short_moments()))
        widths[Column.WHEN] = moment + PADDING
        mark, has_changed = self._badges
        now = max(map(metrics.horizontalAdvance, states_now()))
        widths[Column.NOW] = BESIDE_WORDS + now - PADDING // 2
        needed = self._delegate.verdict_width(mark, has_changed=has_changed)
        hidden = set()
        if not self._has_people:
            hidden.add(Column.PERSON)
        if not self._has_now:
            hidden.add(Column.NOW)
        for giving_way in range(len(_GIVES_WAY) + 1):
            hidden |= set(_GIVES_WAY[:giving_way])
            shown = {by: wide for by, wide in widths.items() if by not in hidden}
            rest = width - sum(shown.values()) - len(shown) * PADDING // 2
            for by in (each for each in _LEAST if each in shown):
                given = max(0, min(needed - rest, shown[by] - _LEAST[by] * figure))
                shown[by] -= given
                rest += given
            if rest >= needed:
                break
        for column, by in enumerate(COLUMNS):
            self.setColumnHidden(column, by in hidden)
            if by in shown:
                self.setColumnWidth(column, min(shown[by] + PADDING // 2, width // 3))
        taken = sum(self.columnWidth(COLUMNS.index(by)) for by in shown)
        self.setColumnWidth(COLUMNS.index(Column.VERDICT), max(0, width - taken))

    def _look_ahead(self) -> None:
        """The next rows are there before somebody comes to them."""
        last = self.rowAt(self.viewport().height() - 1)
        if last < 0 or last + _AHEAD >= self.entries.rowCount():
            self.entries.fetchMore(QModelIndex())


class _Delegate(RowDelegate):
    def __init__(self, table: QTableView, changed: str) -> None:
        super().__init__(table)
        self._changed = changed
        self._fonts: dict[Column, QFont] = {}

    def draw_cell(self, painter: QPainter, place: QRect, ink: Ink, index: Index) -> None:
        model = index.model()
        assert isinstance(model, EntryModel)
        line, column = model.line(index.row()), COLUMNS[index.column()]
        font = self._font(column)
        match column:
            case Column.WHEN:
                self.write(painter, place, line.when, font, ink.of("dim"))
            case Column.ID:
                middle = Qt.TextElideMode.ElideMiddle
                self.write(painter, place, line.invoice_id, font, ink.text, elide=middle)
            case Column.WAY:
                self.write(painter, place, line.way, font, ink.text)
            case Column.PERSON:
                self.write(painter, place, line.person, font, ink.text)
            case Column.VERDICT:
                self._draw_verdict(painter, place, ink, line)
            case Column.NOW:
                if line.now is not None:
                    look = look_of(line.now)
                    pen = ink.of(look.colour)
                    place = self.draw_sign(painter, place, look.icon, pen)
                    self.write(painter, place, line.now_text, font, pen)
            case _:
                assert_never(column)

    def verdict_width(self, mark: str, *, has_changed: bool) -> int:
        """Return what a cell takes with the longest verdict in it, and badges behind it: this mark,
        and that a link has changed as briefly as it is said."""
        words, metrics = QFontMetrics(self._font(Column.VERDICT)), QFontMetrics(self._small())
        word = max(map(words.horizontalAdvance, verdict_names()))
        badges = self._badge_width(metrics, mark, "") if mark else 0
        badges += self._badge_width(metrics, "", "warning") if has_changed else 0
        return BESIDE_WORDS + word + badges

    def _draw_verdict(self, painter: QPainter, place: QRect, ink: Ink, line: Line) -> None:
        """Icon and word; behind it what else has to be seen."""
        look = look_of(line.verdict)
        pen, font = ink.of(look.colour), self._font(Column.VERDICT)
        rest = self.draw_sign(painter, place, look.icon, pen)
        badges = []
        if line.is_changed:
            badges.append((self._changed, "warning", ink.of("look"), ink.of("look_band")))
        if line.mark:
            badges.append((line.mark, "", ink.of("on_badge"), ink.of("badge")))
        small = self._small()
        metrics = QFontMetrics(small)
        word = QFontMetrics(font).horizontalAdvance(line.verdict_text)
        whole = sum(self._badge_width(metrics, text, icon) for text, icon, *_ in badges)
        is_brief = bool(badges) and word + whole > rest.width()
        widths = [self._badge_width(metrics, "" if is_brief and icon else text, icon)
                  for text, icon, *_ in badges]  # fmt: skip
        left, width = rest.left(), max(0, min(word, rest.width() - sum(widths)))
        is_mirrored = self._table.isRightToLeft()
        if is_mirrored:
            left = rest.right() + 1 - width
        self.write(painter, QRect(left, rest.top(), width + 1, rest.height()),
                   line.verdict_text, font, pen)  # fmt: skip
        at = width
        for (text, icon, front, ground), wide in zip(badges, widths, strict=True):
            badge = QRect(rest.left() + at + _BADGE_PADDING, 0, wide - _BADGE_PADDING, 0)
            if is_mirrored:
                badge.moveRight(rest.right() - at - _BADGE_PADDING)
            badge.setTop(rest.center().y() - metrics.height() // 2 - 1)
            badge.setHeight(metrics.height() + 3)
            self._draw_badge(
                painter, badge, "" if is_brief and icon else text, icon, small, front, ground
            )
            at += wide

    def _badge_width(self, metrics: QFontMetrics, text: str, icon: str) -> int:
        """With the gap before it."""
        inner = metrics.horizontalAdvance(text) + (_BADGE_ICON if icon else 0)
        inner += 4 if icon and text else 0
        return inner + 3 * _BADGE_PADDING

    def _draw_badge(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        icon: str,
        font: QFont,
        front: QColor,
        ground: QColor,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # The system's own colours are those of text: no ground can be told from them.
        if front != ground:
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(place), 4, 4)
        inner = place.adjusted(_BADGE_PADDING, 0, -_BADGE_PADDING, 0)
        if icon:
            picture = stroke(icon, front.name(), _BADGE_ICON, self._table.devicePixelRatioF())
            sign = QRect(inner.left(), 0, _BADGE_ICON, _BADGE_ICON)
            sign.moveCenter(inner.center())
            sign.moveLeft(inner.left())
            painter.drawPixmap(sign.topLeft(), picture)
            inner.setLeft(inner.left() + _BADGE_ICON + 4)
        painter.setFont(font)
        painter.setPen(front)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter.value, text)
        painter.restore()

    def _small(self) -> QFont:
        return scaled(self._table.font(), CAPTION, semibold=True)

    def _font(self, column: Column) -> QFont:
        if column not in self._fonts:
            usual = self._table.font()
            self._fonts = dict.fromkeys(Column, usual)
            self._fonts[Column.ID] = scaled(usual, 1.0, semibold=True)
        return self._fonts[column]
