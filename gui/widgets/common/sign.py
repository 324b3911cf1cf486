"""Sign: a filled shape beside words, so that nothing is told by colour alone."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from gui.presenters.message_state import Severity
from gui.widgets.common.icons import stroke
from gui.widgets.common.labels import set_look

_SIDE = 26
_OF_SEVERITY = {
    Severity.GOOD: "ready",
    Severity.LOOK_FIRST: "look",
    Severity.FAILED: "failed",
}


class Sign(QLabel):
    """Shows one of `resources/icons/sign-*` in the tone of the words; `meaning` is for the ear."""

    def __init__(self, side: int = _SIDE) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._side = side
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_sign(self, name: str, tone: str, meaning: str = "") -> None:
        """`name` is that of the file, without its first word; `tone` as style sheets know it."""
        self._name = name
        self.setAccessibleName(meaning)
        set_look(self, "tone", tone)
        self.update()

    def show_severity(self, severity: Severity, meaning: str = "") -> None:
        """Show the one that stands for a message's severity."""
        self.show_sign(_OF_SEVERITY[severity], severity.value, meaning)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            colour = self.palette().color(self.foregroundRole()).name()
            picture = stroke(f"sign-{self._name}", colour, self._side, self.devicePixelRatioF())
            QPainter(self).drawPixmap(0, (self.height() - self._side) // 2, picture)
