"""QrWindow: the code alone and large, to be shown across the counter. Nothing private is on it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget

from gui.core.handover.picture import Picture, PictureKind
from gui.presenters import shortcuts
from gui.widgets.handover.picture_layout import laid_out, paint_into

_MARGIN = 16


class QrWindow(QWidget):
    """Shows a picture as large as the window; `F11` is full screen and back, `Esc` closes."""

    def __init__(self, picture: Picture, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("QR code · F11: full screen, Esc: close")
        self.setWindowTitle(f"{picture.mark} · {title}" if picture.mark else title)
        self.setAccessibleName(self.tr("QR code, enlarged"))
        words = (picture.mark, picture.caption, picture.link.host)
        self.setAccessibleDescription(", ".join(word for word in words if word))
        self._layout = laid_out(picture, PictureKind.QR)
        QShortcut(QKeySequence(shortcuts.FULL_SCREEN.keys), self).activated.connect(
            self._on_full_screen_wanted
        )
        QShortcut(QKeySequence(shortcuts.CANCEL.keys), self).activated.connect(self.close)

    def sizeHint(self) -> QSize:
        return QSize(560, 660).boundedTo(self.screen().availableSize() * 0.9)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        # White to the edges, in dark mode too: a phone needs the contrast.
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        paint_into(painter, self._layout, room)

    def _on_full_screen_wanted(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
