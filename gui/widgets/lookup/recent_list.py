"""RecentList: what was got or handed over last, a click away."""

from collections.abc import Sequence
from itertools import pairwise
from typing import assert_never

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from gui.core.invoice import shown_id
from gui.presenters.intents import Intents
from gui.presenters.lookup.recent_state import RecentLink
from gui.presenters.lookup.verdict_state import Advice, Verdict
from gui.widgets.common.icons import SIZE_PX, stroke, stroke_icon
from gui.widgets.common.labels import CAPTION, draw_button, plain_label, scaled
from gui.widgets.common.theme import Colours, colours_now

_GAP = 10
# Where the columns begin or end, in hundredths of a row: the verdict, the amount, what was done.
_VERDICT, _AMOUNT, _DONE = 29, 78, 98
# Narrower than so many characters, a row has no words for the verdict.
_NARROW = 90


class RecentList(QWidget):
    """Shows as many links as there is room for, the latest first."""

    def __init__(self, intents: Intents, after: QWidget) -> None:
        """`after` is who has the keyboard's focus before."""
        super().__init__()
        self._intents = intents
        self._links: Sequence[RecentLink] = ()
        self._rows: list[RecentRow] = []
        self._heading = plain_label(self.tr("Recent"), scale=CAPTION, tone="dim")
        self._heading.setWordWrap(False)
        self._heading.setParent(self)
        self._all = QPushButton(self.tr("All history"), self)
        self._all.setProperty("role", "flat")
        self._all.setProperty("reads", "link")
        self._all.setFont(scaled(self._all.font(), CAPTION, semibold=True))
        self._all.setAutoDefault(False)
        # A click leaves the focus at the id.
        self._all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._all.clicked.connect(intents.open_history)
        self._last = after
        for part in (self._heading, self._all):
            part.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_links(self, links: Sequence[RecentLink]) -> None:
        """Show these; of others nothing is left."""
        had_some, self._links = bool(self._links), links
        if had_some is not bool(links):
            self.updateGeometry()
        self._fill()

    def sizeHint(self) -> QSize:
        # One row at least; the rest is what the page leaves.
        return QSize(0, self._height_of(min(1, len(self._links))))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    @property
    def _row_height(self) -> int:
        return self.fontMetrics().lineSpacing() + 13

    @property
    def _heading_height(self) -> int:
        return max(self._heading.sizeHint().height() + 6, self._all.sizeHint().height())

    def _height_of(self, rows: int) -> int:
        return self._heading_height + rows * self._row_height if rows else 0

    def _fill(self) -> None:
        """Have a row for each link that there is room for."""
        room = max(0, self.height() - self._heading_height) // self._row_height
        shown = self._links[:room]
        if shown and not self._rows:
            self.setTabOrder(self._last, self._all)
            self._last = self._all
        while len(self._rows) < len(shown):
            row = RecentRow(self._intents, self)
            self._rows.append(row)
            # The keyboard follows what is seen, whenever that was made.
            self._last = row.come_after(self._last)
        for part in (self._heading, self._all):
            part.setVisible(bool(shown))
        self._heading.setGeometry(0, 0, self.width(), self._heading_height)
        size = QSize(self._all.sizeHint().width(), self._heading_height)
        end = QRect(QPoint(self.width() - size.width(), 0), size)
        self._all.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), end))
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(shown))
            if place < len(shown):
                top = self._heading_height + place * self._row_height
                row.setGeometry(0, top, self.width(), self._row_height)
                row.show_link(shown[place])
            else:
                row.forget()


class RecentRow(QWidget):
    """One link: the row looks it up again, the button at its end copies it, too."""

    def __init__(self, intents: Intents, parent: QWidget) -> None:
        super().__init__(parent)
        self._intents = intents
        self._link: RecentLink | None = None
        self._pressed: RecentLink | None = None
        self._line = _Line(self)
        self._line.setAccessibleDescription(self.tr("Look up again"))
        self._line.clicked.connect(self._on_line_clicked)
        self._copy = QPushButton(self)
        self._copy.setProperty("role", "flat")
        self._copy.setProperty("reads", "icon")
        self._copy.setToolTip(self.tr("Look up again and copy the link"))
        self._copy.clicked.connect(self._on_copy_clicked)
        for button in (self._line, self._copy):
            button.setAutoDefault(False)
            # A click leaves the focus at the id.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.pressed.connect(self._on_pressed)
        self._draw_icon()

    def come_after(self, widget: QWidget) -> QWidget:
        """Have the keyboard come here from this widget; returns where it goes on from."""
        for first, second in pairwise((widget, self._line, self._copy)):
            self.setTabOrder(first, second)
        return self._copy

    def show_link(self, link: RecentLink) -> None:
        """Show this one."""
        if link == self._link:
            return
        self._link = link
        self._line.show_link(link)
        name = self.tr("Copy link for {id}").format(id=shown_id(link.invoice_id.value))
        self._copy.setAccessibleName(name)

    def forget(self) -> None:
        """Leave nothing behind, not even hidden."""
        self._link = self._pressed = None
        self._line.forget()
        self._copy.setAccessibleName("")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_icon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.height() - 2
        copy = QRect(self.width() - side, 1, side, side)
        line = QRect(0, 1, self.width() - side, self.height() - 1)
        for button, place in ((self._line, line), (self._copy, copy)):
            button.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, QColor(colours_now().line))

    def _draw_icon(self) -> None:
        self._copy.setIcon(stroke_icon("copy", colours_now().dim))

    def _on_pressed(self) -> None:
        # Another one may stand here when the button is released.
        self._pressed = self._link

    def _on_line_clicked(self) -> None:
        if self._pressed is not None:
            self._intents.look_up_again.emit(self._pressed.invoice_id)

    def _on_copy_clicked(self) -> None:
        if self._pressed is not None:
            self._intents.copy_again.emit(self._pressed.invoice_id)


class _Line(QPushButton):
    """Paints the columns of a row; its name has them all."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self._link: RecentLink | None = None

    def show_link(self, link: RecentLink) -> None:
        """Show this one."""
        self._link = link
        verdict = link.verdict
        parts = (shown_id(link.invoice_id.value), verdict.title, verdict.amount, link.done)
        self.setAccessibleName(" · ".join(part for part in parts if part))
        self.update()

    def forget(self) -> None:
        """Leave nothing behind."""
        self._link = None
        self.setAccessibleName("")

    def paintEvent(self, event: QPaintEvent) -> None:
        link = self._link
        if link is None:
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        draw_button(painter, option)
        colours = colours_now()
        icon, tone = _look_of(link.verdict, colours)
        picture = stroke(icon, tone, SIZE_PX, self.devicePixelRatioF())
        place = QRect(QPoint(2, (self.height() - SIZE_PX) // 2), QSize(SIZE_PX, SIZE_PX))
        painter.drawPixmap(self._seen(place).topLeft(), picture)

        usual, small = self.font(), scaled(self.font(), CAPTION)
        width, start = self.width(), SIZE_PX + _GAP
        is_narrow = width < _NARROW * self.fontMetrics().averageCharWidth()
        done = QFontMetrics(small).horizontalAdvance(link.done)
        done_left = width * _DONE // 100 - max(done, width // 6)
        amount = QFontMetrics(usual).horizontalAdvance(link.verdict.amount)
        amount_right = min(width * _AMOUNT // 100, done_left - _GAP)
        verdict_left = width * _VERDICT // 100
        id_right = (amount_right - amount if is_narrow else verdict_left) - _GAP
        leading, trailing = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
        for text, left, right, font, colour, side in (
            (shown_id(link.invoice_id.value), start, id_right, scaled(usual, 1.0, semibold=True),
             colours.text, leading),
            ("" if is_narrow else link.verdict.title, verdict_left, amount_right - amount - _GAP,
             small, tone, leading),
            (link.verdict.amount, amount_right - amount, amount_right, usual, colours.text,
             trailing),
            (link.done or "–", done_left, width * _DONE // 100, small, colours.dim, trailing),
        ):  # fmt: skip
            self._write(
                painter, QRect(left, 0, right - left, self.height()), text, font, colour, side
            )

    def _write(
        self,
        painter: QStylePainter,
        place: QRect,
        text: str,
        font: QFont,
        colour: str,
        side: Qt.AlignmentFlag,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        end = Qt.TextElideMode.ElideRight
        # A pixel more than the text is wide: widths are rounded.
        shown = QFontMetrics(font).elidedText(text, end, place.width() + 1)
        alignment = QStyle.visualAlignment(self.layoutDirection(), side)
        flags = alignment.value | Qt.AlignmentFlag.AlignVCenter.value
        painter.drawText(self._seen(place), flags | Qt.TextFlag.TextDontClip.value, shown)

    def _seen(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


def _look_of(verdict: Verdict, colours: Colours) -> tuple[str, str]:
    match verdict.advice:
        case Advice.PENDING:
            return "clock", colours.dim
        case Advice.SHARE:
            return "check", colours.ready
        case Advice.NOT_ADVISED:
            return "stop", colours.failed
        case Advice.LOOK_FIRST:
            return "question" if verdict.status is None else "warning", colours.look
        case _:
            assert_never(verdict.advice)
