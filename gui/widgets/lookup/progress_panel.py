"""ProgressPanel: the card while something is being waited for."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QStyle, QWidget

from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import plain_label, scaled
from gui.widgets.common.theme import colours_now

_PADDING = 14
_RADIUS = 6
_BAR_HEIGHT = 4


class ProgressPanel(QWidget):
    """Blank at first; then what is waited for, in the places where the answer will stand.

    `places` returns these for a panel of some size, the one that has the words first.
    """

    def __init__(self, places: Callable[[QSize], list[QRect]]) -> None:
        super().__init__()
        self._places = places
        self._label = plain_label()
        self._label.setFont(scaled(self._label.font(), 1.08, semibold=True))
        self._label.setParent(self)
        self._bar = QProgressBar(self)
        if not is_motion_reduced():
            # Runs to and fro; still and full where motion is not wanted.
            self._bar.setRange(0, 0)
        else:
            self._bar.setValue(self._bar.maximum())
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Working"))

    def show_progress(self, text: str) -> None:
        if text != self._label.text():
            announce(self._label, text)
        self._label.setText(text)
        self._label.setVisible(bool(text))
        self._bar.setVisible(bool(text))
        self.lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._label.text():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours_now().hover))
        first, *others = self._places(self.size())
        for place in (self._grown(first), *others):
            painter.drawRoundedRect(place, _RADIUS, _RADIUS)

    def _grown(self, place: QRect) -> QRect:
        """The first place, as high as the words in it need."""
        width = place.width() - 2 * _PADDING
        needed = self._label.heightForWidth(width) + _BAR_HEIGHT + 3 * _PADDING // 2 + _PADDING
        grown = QRect(place)
        grown.setHeight(max(place.height(), needed))
        return grown

    def lay_out(self) -> None:
        """Take the places anew: the panel's size, or theirs, is another one."""
        if not self.isVisible():
            # It has a size of its own, and the answer may stand in its places already.
            return
        place = self._grown(self._places(self.size())[0])
        inside = place.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        height = self._label.heightForWidth(inside.width())
        self._label.setGeometry(inside.left(), inside.top() - 2, inside.width(), height)
        top = inside.bottom() - _BAR_HEIGHT + 1
        self._bar.setGeometry(inside.left(), top, inside.width(), _BAR_HEIGHT)


def is_motion_reduced() -> bool:
    """Return whether animations are switched off: by the system, as far as Qt is told of it."""
    duration = QStyle.StyleHint.SH_Widget_Animation_Duration
    return QApplication.style().styleHint(duration) == 0
