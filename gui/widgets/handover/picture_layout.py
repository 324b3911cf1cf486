"""Where everything stands on a picture of a payment link, and how it is painted.

One layout for all that leaves the program, PNG, PDF and paper: what is proven on one of them holds
for the others. Its unit is the pixel of the PNG; whoever paints elsewhere scales the painter.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPainterPath,
)

from gui.core.handover.picture import LEAST_WIDTH, Picture, PictureKind
from gui.core.handover.qr import QUIET_ZONE, QrMatrix
from gui.widgets.common.message_label import wrapped

_INK = QColor("#000000")
_DIM = QColor("#444f5c")
_EDGE = QColor("#7d8896")
# Of theme.py's light colours: a picture is on white, whatever the window is on.
_MARK = QColor("#8a4b00")
_MARK_BAND = QColor("#fff3df")
# The mark stays in one line, down to this part of its size.
_LEAST_SHRINK = 0.5


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    font: QFont
    colour: QColor
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture, laid out. `code` is where the modules are, without the quiet zone."""

    width: int
    height: int
    code: QRectF
    qr: QrMatrix
    lines: tuple[_Line, ...]
    band: QRectF | None
    has_edge: bool


def laid_out(picture: Picture, kind: PictureKind, least_width: int = LEAST_WIDTH) -> Layout:
    """Return the layout: so many pixels wide at least, and each module whole pixels."""
    is_card = kind is PictureKind.CARD
    modules = picture.qr.size + 2 * QUIET_ZONE
    module = -(-least_width // modules)
    margin = 2 * module if is_card else 0
    width = modules * module + 2 * margin
    lines: list[_Line] = []
    top = 0.0 if picture.mark else float(margin)

    def add(
        text: str, size: float, colour: QColor, *, is_bold: bool = False, shrinks: bool = False
    ) -> None:
        nonlocal top
        room = width - 2 * (margin + module)
        font = _font(size * width, is_bold=is_bold)
        if shrinks:
            used = QFontMetricsF(font).horizontalAdvance(text)
            font = _font(size * width * max(_LEAST_SHRINK, min(1, room / used)), is_bold=is_bold)
        height = QFontMetricsF(font).height()
        found = wrapped(text, font, room)
        for line in map(found.lineAt, range(found.lineCount())):
            shown = text[line.textStart() : line.textStart() + line.textLength()].strip()
            lines.append(_Line(shown, font, colour, QRectF(margin + module, top, room, height)))
            top += height
        top += 0.012 * width

    band = None
    if picture.mark:
        top += 0.02 * width
        add(picture.mark, 0.06, _MARK, is_bold=True, shrinks=True)
        top += 0.01 * width
        band = QRectF(0, 0, width, top)
        top += margin
    if is_card:
        add(picture.title, 0.055, _INK, is_bold=True)
    # At a whole pixel, like every module after it.
    top = float(round(top))
    code = QRectF(
        margin + QUIET_ZONE * module,
        top + QUIET_ZONE * module,
        picture.qr.size * module,
        picture.qr.size * module,
    )
    top += modules * module
    add(picture.caption, 0.045, _DIM)
    add(picture.link.host, 0.05, _INK, is_bold=True)
    height = round(top + max(margin, module))
    return Layout(width, height, code, picture.qr, tuple(lines), band, is_card)


def paint(painter: QPainter, layout: Layout) -> None:
    """Paint at the painter's origin, in the layout's unit."""
    painter.fillRect(QRectF(0, 0, layout.width, layout.height), Qt.GlobalColor.white)
    if layout.band is not None:
        painter.fillRect(layout.band, _MARK_BAND)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillPath(_modules(layout), Qt.GlobalColor.black)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
    for line in layout.lines:
        painter.setFont(line.font)
        painter.setPen(line.colour)
        painter.drawText(line.rect, Qt.AlignmentFlag.AlignCenter, line.text)
    if layout.has_edge:
        painter.setPen(_EDGE)
        painter.drawRect(QRectF(0.5, 0.5, layout.width - 1, layout.height - 1))


def paint_into(painter: QPainter, layout: Layout, target: QRectF) -> None:
    """Paint as large as fits, in the middle of a rectangle of any device."""
    scale = min(target.width() / layout.width, target.height() / layout.height)
    painter.save()
    painter.translate(
        target.left() + (target.width() - layout.width * scale) / 2,
        target.top() + (target.height() - layout.height * scale) / 2,
    )
    painter.scale(scale, scale)
    paint(painter, layout)
    painter.restore()


def _modules(layout: Layout) -> QPainterPath:
    """All dark modules as one shape: neighbours that are painted one by one show seams."""
    path = QPainterPath()
    module = layout.code.width() / layout.qr.size
    left, top = layout.code.left(), layout.code.top()
    for y, runs in enumerate(layout.qr.dark_runs()):
        for x, length in runs:
            path.addRect(left + x * module, top + y * module, length * module, module)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _font(pixels: float, *, is_bold: bool) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(max(1, round(pixels)))
    font.setBold(is_bold)
    return font
