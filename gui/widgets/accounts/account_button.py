"""AccountButton: which account is in use; opens the list of accounts."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from gui.widgets.common.labels import CAPTION, literal, scaled
from gui.widgets.common.theme import colours_now, is_styled

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_SHOWN_NAME_LIMIT = 28
_INITIAL_PX = 22
_LEFT = 7


class AccountButton(QPushButton):
    """Shows the account's name behind its initial; without an account, that there is none.

    The style sheet makes the room for the initial: where the look is the system's, there is none.
    The initial keeps its place in the first frame and is drawn later: see `reveal`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._initial = ""
        self._is_revealed = False
        self.setObjectName("account")
        self.setAccessibleName(self.tr("Account"))

    def show_account(self, name: str) -> None:
        """`name` is empty where there is none."""
        self._initial = name[:1].upper()
        name = name or self.tr("No account")
        shown = name if len(name) <= _SHOWN_NAME_LIMIT else name[: _SHOWN_NAME_LIMIT - 1] + "…"
        self.setText(literal(shown))
        self.setAccessibleDescription(name)

    def reveal(self) -> None:
        """Draw the initial from now on."""
        self._is_revealed = True
        self.update()

    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._initial or not self._is_revealed or not is_styled():
            return
        from PySide6.QtCore import QPoint, QRect, QSize, Qt
        from PySide6.QtGui import QColor, QPainter

        colours = colours_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self.width() - _LEFT - _INITIAL_PX if self.isRightToLeft() else _LEFT
        corner = QPoint(left, (self.height() - _INITIAL_PX) // 2)
        circle = QRect(corner, QSize(_INITIAL_PX, _INITIAL_PX))
        selected = QColor(colours.selected)
        painter.setPen(selected)
        painter.setBrush(selected)
        painter.drawEllipse(circle)
        painter.setPen(QColor(colours.accent))
        painter.setFont(scaled(self.font(), CAPTION, semibold=True))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter.value, self._initial)
