"""QrView: a QR code that scanners read: black on white, whole device pixels, quiet zone of 4."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy

from gui.core.handover.qr import QUIET_ZONE, QrMatrix
from gui.widgets.common.room import Room
from gui.widgets.common.theme import colours_now

# Of a code of the usual links, 45 modules with its quiet zone: three, four and seven pixels each.
_SIDES = {Room.TIGHT: 135, Room.USUAL: 180, Room.AMPLE: 315}
# A longer link has more modules, and its code takes more room, as long as there is some.
_LEAST_MODULE = 3
# As that of the frame around it, whose line it may not cover.
_RADIUS = 6
_FINDER = ((0, 7), (1, 5), (2, 3))

# A matrix has 1 for a dark module, a grey picture 255 for white.
_GREY = bytes((255, 0)) + bytes(254)


def qr_image(matrix: QrMatrix) -> QImage:
    """Return the code without its quiet zone, one pixel a module."""
    pixels = b"".join(matrix.rows).translate(_GREY)
    image = QImage(pixels, matrix.size, matrix.size, matrix.size, QImage.Format.Format_Grayscale8)
    # A copy, because an image that is made of bytes does not keep them.
    return image.copy()


class QrView(QLabel):
    """Paints a matrix as large as fits; white in dark mode too. Veiled, it shows the corners of a
    code and nothing to scan.
    """

    def __init__(self) -> None:
        super().__init__()
        self._room = Room.USUAL
        self._is_veiled = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._matrix: QrMatrix | None = None
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("QR code"))
        # A label is an image for screen readers only while it has a pixmap; the code itself is
        # painted below, because a pixmap would be scaled at fractional display scales.
        blank = QPixmap(1, 1)
        blank.fill(Qt.GlobalColor.white)
        self.setPixmap(blank)

    @property
    def matrix(self) -> QrMatrix | None:
        return self._matrix

    def show_code(
        self, matrix: QrMatrix | None, description: str, *, is_veiled: bool = False
    ) -> None:
        if matrix is not self._matrix:
            self._matrix = matrix
            self._image = qr_image(matrix) if matrix is not None else QImage()
            self.updateGeometry()
        self._is_veiled = is_veiled
        self.setAccessibleDescription(description)
        self.update()

    def set_room(self, room: Room) -> None:
        """Be as large as there is room for."""
        self._room = room
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        modules = self._matrix.size + 2 * QUIET_ZONE if self._matrix is not None else 0
        side = max(_SIDES[self._room], min(_LEAST_MODULE * modules, _SIDES[Room.AMPLE]))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_veiled:
            self._paint_corners(painter)
            return
        self._paint_ground(painter)
        if self._matrix is None:
            return
        # At a scale of 1.25 the widget may begin between two device pixels, so the code is laid
        # out in device pixels and mapped back.
        to_device = painter.deviceTransform()
        scale = to_device.m11()
        origin = to_device.map(QPointF(0, 0))
        modules = self._matrix.size + 2 * QUIET_ZONE
        side = min(self.width(), self.height()) * scale
        module = int(side // modules)
        left = round(origin.x() + (self.width() * scale - module * self._matrix.size) / 2)
        top = round(origin.y() + (self.height() * scale - module * self._matrix.size) / 2)
        size = module * self._matrix.size / scale
        target = QRectF((left - origin.x()) / scale, (top - origin.y()) / scale, size, size)
        # One call, where a rectangle for each module takes as long as all else that is painted.
        # Without a hint to the painter it does not smooth, and a module is a number of pixels.
        painter.drawImage(target, self._image)

    def _paint_ground(self, painter: QPainter) -> None:
        """White, and round where the frame around it is."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        painter.restore()

    def _paint_corners(self, painter: QPainter) -> None:
        module = self.width() // (_SIDES[Room.TIGHT] // _LEAST_MODULE)
        first = QUIET_ZONE * module
        last = self.width() - first - 7 * module
        colours = colours_now()
        for left, top in ((first, first), (last, first), (first, last)):
            for inset, modules in _FINDER:
                place = QRect(left, top, modules * module, modules * module)
                place.translate(inset * module, inset * module)
                colour = colours.card if inset == 1 else colours.line
                painter.fillRect(place, QColor(colour))
