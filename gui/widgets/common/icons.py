"""Icons: strokes out of `resources/icons`, in a colour of the moment and sharp at every scale."""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from gui.core.paths import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPaintEvent, QPalette, QPixmap

SIZE_PX = 16


@lru_cache(maxsize=128)
def stroke(name: str, colour: str, size: int = SIZE_PX, ratio: float = 1.0) -> "QPixmap":
    """Return an icon's picture; `colour` as style sheets write it."""
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QPixmap

    pixels = round(size * ratio)
    text = resource(f"icons/{name}.svg").read_text("utf-8")
    text = text.replace("<svg ", f'<svg width="{pixels}" height="{pixels}" ', 1)
    picture = QPixmap()
    picture.loadFromData(QByteArray(text.replace("currentColor", colour).encode()), "SVG")
    picture.setDevicePixelRatio(ratio)
    return picture


def stroke_icon(name: str, colour: str, gap: int = 0) -> "QIcon":
    """Return an icon for a button or a menu, with a gap on both sides."""
    from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

    icon = QIcon()
    for ratio in (1.0, 2.0):
        picture = stroke(name, colour, SIZE_PX, ratio)
        if gap:
            wide = QPixmap(round((SIZE_PX + 2 * gap) * ratio), picture.height())
            wide.setDevicePixelRatio(ratio)
            wide.fill(QColor(0, 0, 0, 0))
            painter = QPainter(wide)
            painter.drawPixmap(gap, 0, picture)
            painter.end()
            picture = wide
        icon.addPixmap(picture)
    return icon


class Glyph(QFrame):
    """An icon that stands by itself, in a colour of the palette. It says nothing to be read.

    What stands in the first frame keeps its place and is drawn later: see `reveal`.
    """

    def __init__(self, name: str, side: int, size: int = SIZE_PX, *, turns: bool = False) -> None:
        """`side` is that of its place; `turns`: it points to where reading goes."""
        super().__init__()
        self._name = name
        self._size = size
        self._turns = turns
        self._role: QPalette.ColorRole | None = None
        self.setFixedSize(side, side)

    def show_icon(self, name: str) -> None:
        """Be this icon from now on, or none."""
        self._name = name
        self.update()

    def reveal(self, role: "QPalette.ColorRole") -> None:
        """Draw it from now on."""
        self._role = role
        self.update()

    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if self._role is None or not self._name:
            return
        from PySide6.QtGui import QPainter

        colour = self.palette().color(self._role).name()
        picture = stroke(self._name, colour, self._size, self.devicePixelRatioF())
        painter = QPainter(self)
        if self._turns and self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        corner = (self.width() - self._size) // 2
        painter.drawPixmap(corner, corner, picture)
