"""StepHeader: which of the three steps it is, and whose invoices these are."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from gui.presenters.accounts.header_state import TEST_MARK, Header, environment_name
from gui.presenters.translation import translate
from gui.widgets.common.elided_label import ElidedLabel
from gui.widgets.common.icons import SIZE_PX, stroke
from gui.widgets.common.labels import plain_label, scaled, set_look
from gui.widgets.common.theme import colours_now

_CIRCLE = 22
_LINE = 28


class StepHeader(QWidget):
    """Steps count from 0. Where it is narrow, only the current one has its name."""

    def __init__(self) -> None:
        super().__init__()
        names = (self.tr("Choose"), self.tr("Look up"), self.tr("Hand over"))
        self._steps = [_Step(number, name) for number, name in enumerate(names, 1)]
        self._lines = [_line(), _line()]
        self._account = _Initial()
        self._name = ElidedLabel()
        self._name.setFont(scaled(self._name.font(), 1.0, semibold=True))
        self._place = plain_label(tone="dim")
        self._place.setWordWrap(False)
        self._badge = plain_label()
        self._badge.setObjectName("badge")
        self._badge.setWordWrap(False)
        self._badge.setFont(scaled(self._badge.font(), 0.8, semibold=True))
        self._badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for step, line in zip(self._steps, [*self._lines, None], strict=True):
            layout.addWidget(step)
            if line is not None:
                layout.addWidget(line)
        layout.addStretch(1)
        for widget in (self._account, self._name, self._place, self._badge):
            layout.addWidget(widget)
        self._current = 0
        self._has_account = False
        self.show_header(Header())
        self.show_step(0)

    def show_step(self, current: int) -> None:
        """This one is at hand; those before it are done."""
        self._current = current
        for number, step in enumerate(self._steps):
            step.show_place(number - current)
        self._fit()

    def show_header(self, header: Header) -> None:
        """These are an account's invoices."""
        self._account.show_name(header.account)
        self._has_account = bool(header.account)
        self._name.setText(header.account or self.tr("No account"))
        self._place.setText(environment_name(header.environment) if header.account else "")
        is_test = bool(header.account) and not header.is_production
        self._badge.setText(translate("messages", TEST_MARK) if is_test else "")
        self._badge.setVisible(is_test)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        needed = sum(step.whole_width for step in self._steps) + 2 * _LINE
        others = (self._name, self._place, self._badge)
        needed += sum(w.sizeHint().width() + 10 for w in others if w.text()) + _CIRCLE + 60
        is_narrow = needed > self.width()
        for widget in (*self._lines, self._account):
            widget.setVisible(not is_narrow and (widget is not self._account or self._has_account))
        for number, step in enumerate(self._steps):
            step.show_name(is_shown=not is_narrow or number == self._current)
        self._place.setVisible(not is_narrow and bool(self._place.text()))


class _Step(QWidget):
    """A number in a circle, a tick once it is done, and its name."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self._number = number
        self._distance = 0
        self._label = plain_label(name)
        self._label.setWordWrap(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        # Margins are not mirrored, where reading begins at the right.
        circle = QWidget()
        circle.setFixedSize(_CIRCLE, _CIRCLE)
        circle.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout.addWidget(circle)
        layout.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(_CIRCLE)

    @property
    def whole_width(self) -> int:
        return _CIRCLE + 8 + self._label.sizeHint().width() + 10

    def show_place(self, distance: int) -> None:
        """It lies so many steps ahead."""
        self._distance = distance
        self._label.setFont(scaled(self.font(), 1.0, semibold=not distance))
        set_look(self._label, "tone", "dim" if distance else "")
        is_done = distance < 0
        said = self.tr("Current step") if not distance else ""
        self._label.setAccessibleDescription(self.tr("Done") if is_done else said)
        self.update()

    def show_name(self, *, is_shown: bool) -> None:
        """Have its name beside its number, or not."""
        self._label.setVisible(is_shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self.width() - _CIRCLE if self.isRightToLeft() else 0
        circle = QRect(left, (self.height() - _CIRCLE) // 2, _CIRCLE, _CIRCLE)
        is_current, is_done = not self._distance, self._distance < 0
        ground = colours.accent if is_current else colours.selected if is_done else colours.window
        edge = colours.outline if self._distance > 0 else ground
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if is_done:
            tick = stroke("check", colours.accent, SIZE_PX, self.devicePixelRatioF())
            corner = circle.topLeft()
            painter.drawPixmap(corner.x() + 3, corner.y() + 3, tick)
            return
        painter.setPen(QColor(colours.on_accent if is_current else colours.dim))
        painter.setFont(_in_circle(self.font(), semibold=is_current))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter.value, str(self._number))


class _Initial(QFrame):
    """The first letter of an account's name in a circle."""

    def __init__(self) -> None:
        super().__init__()
        self._letter = ""
        self.setFixedSize(_CIRCLE, _CIRCLE)

    def show_name(self, name: str) -> None:
        self._letter = name[:1].upper()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.selected))
        painter.setBrush(QColor(colours.selected))
        painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))
        painter.setPen(QColor(colours.accent))
        painter.setFont(_in_circle(self.font(), semibold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter.value, self._letter)


def _in_circle(font: QFont, *, semibold: bool) -> QFont:
    # The circle has the same size in every font.
    found = scaled(font, 1.0, semibold=semibold)
    found.setPixelSize(12)
    return found


def _line() -> QWidget:
    line = QFrame()
    line.setObjectName("between")
    line.setFixedSize(_LINE, 1)
    return line
