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

INK = QColor("#000000")
DIM = QColor("#444f5c")
EDGE = QColor("#7d8896")
# Of theme.py's light colours: a picture is on white, whatever the window is on.
MARK = QColor("#8a4b00")
MARK_BAND = QColor("#fff3df")
# The mark stays in one line, down to this part of its size.
_LEAST_SHRINK = 0.5
# Where it is set, whatever direction the program is read in.
_PLACED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
# Relative to a picture's width: the gap after a text, the size of a step.
_AFTER, _STEP = 0.012, 0.04
# The parts of the room that two facts have.
_COLUMNS = ((0.0, 0.62), (0.64, 1.0))
# That of the number before a step; the ring around it, relative to the picture's width.
_NUMBER, _RING = 0.08, 0.052


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    font: QFont
    colour: QColor
    rect: QRectF
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture, laid out. `code` is where the modules are, without the quiet zone; `rules` are the
    lines between the parts of a card, `rings` those around its numbers.
    """

    width: int
    height: int
    code: QRectF
    qr: QrMatrix
    lines: tuple[_Line, ...]
    band: QRectF | None
    has_edge: bool
    rules: tuple[QRectF, ...] = ()
    rings: tuple[QRectF, ...] = ()


def laid_out(picture: Picture, kind: PictureKind, least_width: int = LEAST_WIDTH) -> Layout:
    """Return the layout: so many pixels wide at least, and each module whole pixels."""
    is_card = kind is PictureKind.CARD
    modules = picture.qr.size + 2 * QUIET_ZONE
    module = -(-least_width // modules)
    margin = 2 * module if is_card else 0
    width = modules * module + 2 * margin
    text = _Text(width, margin + module, 0.0 if picture.mark else float(margin))
    band = None
    if picture.mark:
        text.top += 0.02 * width
        text.add(picture.mark, 0.06, MARK, is_bold=True, shrinks=True)
        text.top += 0.01 * width
        band = QRectF(0, 0, width, text.top)
        text.top += margin
    if is_card:
        text.add(picture.title, 0.062, INK, is_bold=True, side=_LEFT)
        text.add_facts(picture.facts)
        text.add_rule()
    # At a whole pixel, like every module after it.
    top = round(text.top)
    inset = margin + QUIET_ZONE * module
    side = picture.qr.size * module
    code = QRectF(inset, top + QUIET_ZONE * module, side, side)
    text.top = top + modules * module
    if is_card:
        text.add_rule()
        text.add_steps(picture.steps)
        text.add(picture.link.host, 0.045, INK, is_bold=True, side=_LEFT)
        if picture.handling:
            text.top -= _AFTER * width
            text.add(picture.handling, 0.03, DIM, side=_LEFT)
    else:
        text.add(picture.caption, 0.045, DIM)
        text.add(picture.link.host, 0.05, INK, is_bold=True)
    height = round(text.top + max(margin, module))
    return Layout(
        *(width, height, code, picture.qr, tuple(text.lines), band, is_card),
        tuple(text.rules),
        tuple(text.rings),
    )


class _Text:
    """Sets lines below each other, `top` is where the next one begins."""

    def __init__(self, width: int, indent: int, top: float) -> None:
        self._width = width
        self._indent = indent
        self._room = width - 2 * indent
        self.top = top
        self.lines: list[_Line] = []
        self.rules: list[QRectF] = []
        self.rings: list[QRectF] = []

    def add(
        self,
        text: str,
        size: float,
        colour: QColor,
        *,
        is_bold: bool = False,
        shrinks: bool = False,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
        part: tuple[float, float] = (0, 1),
    ) -> None:
        """Set a text; `size` is relative to the picture's width, `part` of the room it has."""
        left, room = self._indent + part[0] * self._room, (part[1] - part[0]) * self._room
        face = font(size * self._width, is_bold=is_bold)
        if shrinks:
            used = QFontMetricsF(face).horizontalAdvance(text)
            scale = max(_LEAST_SHRINK, min(1, room / used))
            face = font(size * self._width * scale, is_bold=is_bold)
        height = QFontMetricsF(face).height()
        found = wrapped(text, face, room)
        for line in map(found.lineAt, range(found.lineCount())):
            shown = text[line.textStart() : line.textStart() + line.textLength()].strip()
            self.lines.append(
                _Line(shown, face, colour, QRectF(left, self.top, room, height), side)
            )
            self.top += height
        self.top += _AFTER * self._width

    def add_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Set the first at the left and the second at the right, each below its name."""
        top = bottom = self.top
        for (name, value), side, part in zip(facts, (_LEFT, _RIGHT), _COLUMNS, strict=False):
            whole = (0.0, 1.0) if len(facts) == 1 else part
            self.top = top
            self.add(name, 0.036, DIM, side=side, part=whole)
            self.top -= _AFTER * self._width
            self.add(value, 0.046, INK, is_bold=True, shrinks=side is _RIGHT, side=side, part=whole)
            bottom = max(bottom, self.top)
        self.top = bottom

    def add_rule(self) -> None:
        """Draw a line across."""
        self.top += _AFTER * self._width
        self.rules.append(QRectF(self._indent, self.top, self._room, max(1.0, self._width / 400)))
        self.top += 2 * _AFTER * self._width

    def add_steps(self, steps: tuple[str, ...]) -> None:
        """Set them behind their numbers, each in a ring."""
        ring = _RING * self._width
        for number, step in enumerate(steps, 1):
            top = self.top
            self.add(str(number), _STEP, INK, is_bold=True, part=(0, ring / self._room))
            place = QRectF(0, 0, ring, ring)
            place.moveCenter(self.lines[-1].rect.center())
            self.rings.append(place)
            self.top = top
            self.add(step, _STEP, INK, side=_LEFT, part=(_NUMBER, 1))
        self.top += _AFTER * self._width


def paint(painter: QPainter, layout: Layout) -> None:
    """Paint at the painter's origin, in the layout's unit."""
    painter.fillRect(QRectF(0, 0, layout.width, layout.height), Qt.GlobalColor.white)
    if layout.band is not None:
        painter.fillRect(layout.band, MARK_BAND)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillPath(modules_of(layout.qr, layout.code), Qt.GlobalColor.black)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
    for line in layout.lines:
        painter.setFont(line.font)
        painter.setPen(line.colour)
        painter.drawText(line.rect, line.side | _PLACED, line.text)
    for rule in layout.rules:
        painter.fillRect(rule, EDGE)
    painter.setPen(EDGE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for ring in layout.rings:
        painter.drawEllipse(ring)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if layout.has_edge:
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


def modules_of(qr: QrMatrix, place: QRectF) -> QPainterPath:
    """Return all dark modules of a code as one shape.

    Neighbours that are painted one by one show seams.
    """
    path = QPainterPath()
    module = place.width() / qr.size
    left, top = place.left(), place.top()
    for y, runs in enumerate(qr.dark_runs()):
        for x, length in runs:
            path.addRect(left + x * module, top + y * module, length * module, module)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def font(pixels: float, *, is_bold: bool) -> QFont:
    """Return the program's font in a size of the picture's own."""
    face = QFont(QGuiApplication.font())
    face.setPixelSize(max(1, round(pixels)))
    face.setBold(is_bold)
    return face
