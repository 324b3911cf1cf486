"""PageList: the names of pages at a dialog's side, one of them chosen."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from gui.widgets.common.icons import SIZE_PX, stroke

_AROUND = 32


class PageList(QListWidget):
    """Is as wide as its longest name; `name` is what screen readers call it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("pages")
        self.setAccessibleName(name)
        self.setIconSize(QSize(SIZE_PX, SIZE_PX))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._icons: list[str] = []

    def add_page(self, title: str, icon: str) -> None:
        """Add a page at the end."""
        self.addItem(QListWidgetItem(title))
        self._icons.append(icon)
        self._draw_icons()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(self.sizeHintForColumn(0) + _AROUND, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_icons()

    def _draw_icons(self) -> None:
        palette, ratio = self.palette(), self.devicePixelRatioF()
        for row, name in enumerate(self._icons):
            icon = QIcon()
            for mode, colour in (
                (QIcon.Mode.Normal, palette.text().color()),
                (QIcon.Mode.Selected, palette.link().color()),
            ):
                icon.addPixmap(stroke(name, colour.name(), SIZE_PX, ratio), mode)
            self.item(row).setIcon(icon)
