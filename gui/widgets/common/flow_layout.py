"""FlowLayout: buttons in a row, and in as many rows as it takes where it is narrow."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays items out in reading order, from the right where that is where reading begins."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        # The layouts around ask for the same few widths again and again.
        self._places_at: dict[int, list[QRect]] = {}
        self._columns = 0
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def set_equal_columns(self, columns: int) -> None:
        """Share each row among so many items; none: each is as wide as it wants to be."""
        self._columns = columns
        self.invalidate()

    def invalidate(self) -> None:
        self._places_at.clear()
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((rect.bottom() + 1 for rect in places), default=0)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items]
        width = sum(h.width() for h in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((h.height() for h in hints), default=0))

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        direction = (
            parent.layoutDirection()
            if isinstance(parent, QWidget)
            else QApplication.layoutDirection()
        )
        whole = QRect(QPoint(0, 0), rect.size())
        for item, place in zip(self._items, self._places(rect.width()), strict=True):
            if direction is Qt.LayoutDirection.RightToLeft:
                place = QRect(  # noqa: PLW2901  (the same place, mirrored)
                    whole.width() - place.right() - 1, place.top(), place.width(), place.height()
                )
            item.setGeometry(place.translated(rect.topLeft()))

    def _places(self, width: int) -> list[QRect]:
        if width not in self._places_at:
            self._places_at[width] = self._placed(width)
        return self._places_at[width]

    def _placed(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        x = y = row_height = 0
        for item in self._items:
            hint = item.sizeHint()
            if self._columns:
                gaps = self.spacing() * (self._columns - 1)
                hint.setWidth(max(hint.width(), (width - gaps) // self._columns))
            hint = hint.boundedTo(QSize(max(width, 1), 10_000))
            if x and x + hint.width() > width:
                x, y, row_height = 0, y + row_height + self.spacing(), 0
            places.append(QRect(QPoint(x, y), hint))
            x += hint.width() + self.spacing()
            row_height = max(row_height, hint.height())
        return places
