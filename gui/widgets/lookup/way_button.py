"""WayButton: hands a link over in one way, and says for a moment that it did."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import (
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from gui.presenters.handover.ways import Way, in_words
from gui.widgets.common.icons import SIZE_PX, stroke, stroke_icon
from gui.widgets.common.labels import CAPTION, draw_button, scaled, set_look
from gui.widgets.common.message_label import wrapped
from gui.widgets.common.theme import colours_now, is_styled

DONE_MS = 2_000

_ICON_GAP = 2
_PADDING = 12
_LEAD = 38
_TILE_LINES = 2


class WayButton(QPushButton):
    """Keeps its width whatever it says. `role` is its look as style sheets know it."""

    def __init__(self, way: Way, role: str = "", icon: str = "") -> None:
        super().__init__()
        self.way = way
        self._role = role
        self._icon_name = icon
        self._label = in_words(way.label) if not way.quick else way.title
        self._anyway = ""
        self._hint: QSize | None = None
        self.setIconSize(QSize(SIZE_PX + 2 * _ICON_GAP, SIZE_PX))
        self.setAccessibleName(way.title)
        self.setAutoDefault(False)
        self._done = QTimer(self)
        self._done.setSingleShot(True)
        self._done.setInterval(DONE_MS)
        self._done.timeout.connect(self._show)
        self._show()

    @property
    def says_done(self) -> bool:
        """Whether it says at the moment that it did it."""
        return self._done.isActive()

    def ask_first(self, *, asks: bool) -> None:
        """Say that there is a question before it is done; then nothing is filled."""
        anyway = f"{in_words(self.way.kind.verb.anyway)}…" if asks else ""
        if anyway != self._anyway:
            self._anyway = anyway
            self._show()

    def show_done(self) -> None:
        """Say for a moment that it was done."""
        self._done.start()
        self._show()

    def forget(self) -> None:
        """What was done is not said any more: something else is shown."""
        if self._done.isActive():
            self._done.stop()
            self._show()

    def draw_icon(self) -> None:
        """Draw it in the colours of the moment."""
        name = "" if self._anyway or self.says_done else self._icon_name
        self.setIcon(stroke_icon(name, self._icon_colour, _ICON_GAP) if name else QIcon())

    @property
    def _icon_colour(self) -> str:
        if not is_styled():
            return self.palette().buttonText().color().name()
        colours = colours_now()
        return colours.on_accent if self._role == "primary" else colours.dim

    def _show(self) -> None:
        if self.says_done:
            text, role = self.tr("Copied ✓"), f"{self._role} done".strip()
        elif self._anyway:
            text, role = self._anyway, ""
        else:
            text, role = self._label, self._role
        if text != self.text():
            self.setText(text)
        set_look(self, "role", role)
        self.draw_icon()

    def sizeHint(self) -> QSize:
        if self._hint is None:
            faces = [(self._label, bool(self._icon_name)), (self.tr("Copied ✓"), False)]
            if self._role == "primary":
                faces.append((f"{in_words(self.way.kind.verb.anyway)}…", False))
            self._hint = QSize()
            for text, has_icon in faces:
                self._hint = self._hint.expandedTo(self._needed(text, has_icon=has_icon))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._hint = None
            self.updateGeometry()

    def _needed(self, text: str, *, has_icon: bool) -> QSize:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = text
        size = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, text)
        if has_icon:
            size.setWidth(size.width() + self.iconSize().width() + 4)
            size.setHeight(max(size.height(), SIZE_PX))
        kind = QStyle.ContentsType.CT_PushButton
        return self.style().sizeFromContents(kind, option, size, self)


class QuickButton(WayButton):
    """One of the quick hand-overs; with ample room a tile that says what one gets."""

    def __init__(self, way: Way) -> None:
        super().__init__(way, "quick", way.icon)
        self._is_tile = False
        self.setAccessibleDescription(in_words(way.gives))

    def set_tile(self, *, is_tile: bool) -> None:
        """Be a tile, or a button in one line."""
        self._is_tile = is_tile
        self._hint = None
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if not self._is_tile:
            return hint
        line = QFontMetrics(scaled(self.font(), CAPTION)).height()
        height = self.fontMetrics().height() + _TILE_LINES * line + 2 * _PADDING
        return QSize(hint.width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_tile:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        draw_button(painter, option)
        colours = colours_now()
        text = self.text() if self.says_done else self._label
        width = self.width() - _LEAD - _PADDING
        title = QRect(_LEAD, _PADDING - 2, width, self.fontMetrics().height())
        painter.setPen(colours.ready if self.says_done else colours.text)
        self._write(painter, title, text)
        option_below = QTextOption(self._leading)
        option_below.setTextDirection(self.layoutDirection())
        small = scaled(self.font(), CAPTION)
        below = wrapped(in_words(self.way.gives), small, width, option_below)
        painter.setPen(colours.dim)
        left = _PADDING if self.isRightToLeft() else _LEAD
        below.draw(painter, QPoint(left, title.bottom() + 1))
        picture = stroke(self.way.icon, colours.dim, SIZE_PX, self.devicePixelRatioF())
        place = QRect(_PADDING, title.center().y() - SIZE_PX // 2, SIZE_PX, SIZE_PX)
        painter.drawPixmap(self._seen(place).topLeft(), picture)

    @property
    def _leading(self) -> Qt.AlignmentFlag:
        return QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)

    def _write(self, painter: QPainter, place: QRect, text: str) -> None:
        alignment = self._leading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._seen(place), alignment.value, text)

    def _seen(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)
