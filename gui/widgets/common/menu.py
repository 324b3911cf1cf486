"""Menu: entries with an icon and a line on what one gets, inside the window's edges."""

import sys
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QActionEvent,
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QStyle, QWidget, QWidgetAction

from gui.widgets.common.icons import SIZE_PX, stroke
from gui.widgets.common.labels import CAPTION, plain_label, scaled
from gui.widgets.common.theme import colours_of

_END = 10
_GAP = 24
_PADDING = 6
_RADIUS = 6
_INITIAL_PX = 26
_MOST_TEXT = 360
# The Mac's menus have no letters.
_MNEMONIC = (
    Qt.TextFlag.TextHideMnemonic if sys.platform == "darwin" else Qt.TextFlag.TextShowMnemonic
)


class Look(NamedTuple):
    """What an entry shows besides its text.

    `gives` is the line below; `icon` names a file, and `tone` its colour among the theme's; an
    `initial` stands in a circle in its place. `keys` stand at the end: they do the same anywhere in
    the window; so does a `badge`, a mark. `title` is shown for the text, with its letter if that
    has one, where the other lines say the rest of it, or where it names something; screen readers
    have the text alone.
    """

    gives: str = ""
    icon: str = ""
    initial: str = ""
    keys: str = ""
    badge: str = ""
    title: str = ""
    tone: str = ""


class Menu(QMenu):
    """The menu of a button; its texts begin at `lead`. Entries are actions as in any menu."""

    def __init__(self, parent: QWidget, lead: int = 36) -> None:
        super().__init__(parent)
        self.lead = lead
        self.setObjectName("choices")
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        # A menu that is moved before it is seen would still come in where it was.
        QApplication.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, False)

    def entry(self, text: str, look: Look) -> QAction:
        """Return an entry, to be put where it belongs."""
        action = QWidgetAction(self)
        action.setText(text)
        action.setDefaultWidget(_Row(self, action, look))
        return action

    def add(self, text: str, look: Look) -> QAction:
        """Put an entry at the end; returns it."""
        action = self.entry(text, look)
        self.addAction(action)
        return action

    def change(self, action: QAction, look: Look) -> None:
        """Have an entry of this menu show something else besides its text."""
        assert isinstance(action, QWidgetAction)
        row = action.defaultWidget()
        assert isinstance(row, _Row)
        row.show_look(look)
        # The menu measures its entries anew only with this.
        QApplication.sendEvent(self, QActionEvent(QEvent.Type.ActionChanged, action))

    def heading(self, text: str) -> QAction:
        """Return a line on the entries below it, to be put where it belongs."""
        action = self.entry(text, Look())
        action.setSeparator(True)
        return action

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        button = self.parentWidget()
        assert button is not None
        window, screen = button.window().geometry(), self.screen().availableGeometry()
        right = min(window.right(), screen.right()) - self.width() + 1
        self.move(max(window.left(), screen.left(), min(self.x(), right)), self.y())


class _Row(QWidget):
    """Paints an entry; the mouse and the keys are the menu's."""

    def __init__(self, menu: Menu, action: QAction, look: Look) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._menu = menu
        self._action = action
        self._badge = plain_label(scale=CAPTION)
        self._badge.setWordWrap(False)
        self._badge.setObjectName("menuBadge")
        self._badge.setParent(self)
        self.show_look(look)

    def show_look(self, look: Look) -> None:
        self._look = look
        self._badge.setText(look.badge)
        self._badge.setVisible(bool(look.badge))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        title, caption = (QFontMetrics(font) for font in (self._title_font, self._caption_font))
        if self._action.isSeparator():
            text = caption.horizontalAdvance(self.title)
            return QSize(2 * _END + text, caption.height() + _PADDING)
        below = caption.height() if self._look.gives else 0
        text = max(
            title.size(Qt.TextFlag.TextShowMnemonic, self.title).width(),
            caption.horizontalAdvance(self._look.gives),
        )
        width = self._menu.lead + min(text, _MOST_TEXT) + self._end_width() + _END
        return QSize(width, title.height() + below + 2 * (_PADDING + (not below)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._badge.sizeHint()
        left = self.width() - _END - size.width() - (_GAP if self._action.isCheckable() else 0)
        top = (self.height() - size.height()) // 2
        self._badge.setGeometry(self._seen(QRect(QPoint(left, top), size)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, width, height = self._look, self.width(), self.height()
        palette = QPalette(self._menu.palette())
        text, dim = palette.text().color(), palette.placeholderText().color()
        accent, ground = palette.color(QPalette.ColorRole.Accent), palette.highlight()
        tone = QColor(getattr(colours_of(palette), look.tone)) if look.tone else dim
        if not self._action.isEnabled():
            text = dim
        elif self._menu.activeAction() is self._action:
            self._fill(painter, self.rect(), ground, _RADIUS)
            ground = palette.window()
            if palette.highlightedText().color() != text:
                # The system's own colours: nothing else is sure to be seen there.
                text = dim = accent = tone = palette.highlightedText().color()
        if self._action.isSeparator():
            line = QRect(_END, 0, width - 2 * _END, height)
            self._write(painter, line, self.title, self._caption_font, dim)
            return
        lead = self._menu.lead
        if look.initial:
            circle = QRect(0, 0, _INITIAL_PX, _INITIAL_PX)
            circle.moveCenter(QPoint(lead // 2, height // 2))
            self._fill(painter, circle, ground, _INITIAL_PX / 2)
            font = scaled(self._caption_font, 1.0, semibold=True)
            self._write(painter, circle, look.initial, font, accent, Qt.AlignmentFlag.AlignCenter)
        elif look.icon:
            self._draw(painter, look.icon, lead // 2, tone)
        if self._action.isChecked():
            self._draw(painter, "check", width - _END - SIZE_PX // 2, accent)
        end = width - _END - self._end_width()
        keys = QRect(lead, 0, width - _END - lead, height)
        self._write(
            painter, keys, self.keys, self._caption_font, dim, Qt.AlignmentFlag.AlignTrailing
        )
        title = QFontMetrics(self._title_font)
        name = title.elidedText(
            self.title, Qt.TextElideMode.ElideRight, end - lead, Qt.TextFlag.TextShowMnemonic.value
        )
        line = QRect(lead, 0, end - lead, height)
        if look.gives:
            line.setTop(_PADDING)
            line.setHeight(title.height())
            below = QRect(line.left(), line.bottom() + 1, line.width(), height)
            below.setBottom(height - _PADDING)
            self._write(painter, below, look.gives, self._caption_font, dim)
        self._write(painter, line, name, self._title_font, text)

    @property
    def title(self) -> str:
        return self._look.title or self._action.text()

    @property
    def keys(self) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        return self._look.keys or self._action.shortcut().toString(native)

    @property
    def _title_font(self) -> QFont:
        return scaled(self._menu.font(), 1.0, semibold=bool(self._look.initial))

    @property
    def _caption_font(self) -> QFont:
        return scaled(self._menu.font(), CAPTION)

    def _end_width(self) -> int:
        """What stands behind the text, with the gap before it."""
        keys = QFontMetrics(self._caption_font).horizontalAdvance(self.keys)
        badge = self._badge.sizeHint().width() if self._look.badge else 0
        check = SIZE_PX if self._action.isCheckable() else 0
        return sum(part + _GAP for part in (keys, badge, check) if part)

    def _seen(self, rect: QRect) -> QRect:
        """Where it is from the other side, where one reads from there."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _fill(self, painter: QPainter, rect: QRect, brush: QBrush, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRoundedRect(self._seen(rect), radius, radius)

    def _draw(self, painter: QPainter, icon: str, middle: int, colour: QColor) -> None:
        place = QRect(0, 0, SIZE_PX, SIZE_PX)
        place.moveCenter(QPoint(middle, self.height() // 2))
        picture = stroke(icon, colour.name(), ratio=self.devicePixelRatioF())
        painter.drawPixmap(self._seen(place).topLeft(), picture)

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: QFont,
        colour: QColor,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | _MNEMONIC
        painter.drawText(self._seen(rect), flags, text)
