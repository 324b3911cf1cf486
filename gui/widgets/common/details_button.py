"""DetailsButton: opens what stands below it, and closes it again."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QPushButton

from gui.widgets.common.icons import SIZE_PX, stroke_icon


class DetailsButton(QPushButton):
    """An arrow shows whether it is open, and screen readers say it.

    It is not checkable: they would call it a check box.
    """

    turned = Signal(bool)
    """The user opened it, or closed it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAutoDefault(False)
        self.setIconSize(QSize(SIZE_PX, SIZE_PX))
        self._is_open = False
        # Drawn with the first message: until then the start goes on.
        self._arrow: object = None
        self.clicked.connect(self._on_clicked)

    def set_open(self, *, is_open: bool) -> None:
        """Show that it is open, or that it is not."""
        self._is_open = is_open
        self.setAccessibleDescription(self.tr("Expanded") if is_open else self.tr("Collapsed"))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._arrow is not None:
            self._draw()

    def _draw(self) -> None:
        aside = "previous" if self.isRightToLeft() else "next"
        arrow = ("down" if self._is_open else aside, self.palette().buttonText().color().name())
        if arrow != self._arrow:
            self._arrow = arrow
            self.setIcon(stroke_icon(*arrow))

    def _on_clicked(self) -> None:
        self.set_open(is_open=not self._is_open)
        self.turned.emit(self._is_open)
