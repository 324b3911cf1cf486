"""PageStack: pages in one place, one of them shown."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedLayout, QWidget


class PageStack(QStackedLayout):
    """Has its pages measured once, until one of them changes.

    It is as large as the largest page, so all are asked, and the layouts around ask a hundred times
    for each change.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self._minimum: QSize | None = None

    def invalidate(self) -> None:
        self._heights.clear()
        self._minimum = None
        super().invalidate()

    def hasHeightForWidth(self) -> bool:
        # Qt asks the page that is shown alone, and the place would change its height with that.
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def minimumSize(self) -> QSize:
        if self._minimum is None:
            self._minimum = super().minimumSize()
        return self._minimum
