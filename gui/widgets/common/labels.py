"""Labels and buttons: text as it is, its look, and what screen readers say of it.

Qt guesses HTML by default, and text comes from outside here.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QPushButton, QStyleOptionButton, QStylePainter

    from gui.presenters.message_state import Severity

CAPTION = 0.86
BODY = 1.0
HEADING = 1.3

# Enumerations of `Qt` by their numbers, for what stands in the first frame: the first look at that
# name builds all of its hundred Python enums, an eighth of a bare window's whole start.
_PLAIN_TEXT = 0
_ALIGN_HCENTER = 0x0004

_HEIGHTS_KEPT = 8


class PlainLabel(QLabel):
    """Measures its text once a width: the layouts around ask for the same few again and again."""

    def __init__(self) -> None:
        super().__init__()
        self._measured = ("", QFont())
        self._heights: dict[int, int] = {}

    def heightForWidth(self, width: int) -> int:
        measured = (self.text(), self.font())
        if measured != self._measured or len(self._heights) > _HEIGHTS_KEPT:
            self._measured = measured
            self._heights.clear()
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height


def plain_label(
    text: str = "", *, scale: float = BODY, tone: str = "", kind: type[QLabel] = PlainLabel
) -> QLabel:
    """Return a label that never renders rich text and wraps its lines."""
    label = kind()
    label.setText(text)
    label.setProperty("textFormat", _PLAIN_TEXT)
    label.setWordWrap(True)
    label.setFont(scaled(label.font(), scale, semibold=scale >= HEADING))
    if tone:
        label.setProperty("tone", tone)
    return label


def centre(label: QLabel) -> QLabel:
    """Have the label's lines stand in its middle; returns the label."""
    label.setProperty("alignment", _ALIGN_HCENTER)
    return label


def literal(text: str) -> str:
    """Return text for a button or menu in which an ampersand is an ampersand and not a mnemonic."""
    return text.replace("&", "&&")


def scaled(font: QFont, scale: float, *, semibold: bool = False) -> QFont:
    """Return the font in another size, relative to the system's."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * scale)
    else:
        result.setPixelSize(round(font.pixelSize() * scale))
    if semibold:
        result.setWeight(QFont.Weight.DemiBold)
    return result


def set_severity(widget: QWidget, name: str, severity: "Severity | None") -> None:
    """Set the property the style sheet colours a widget by."""
    set_look(widget, name, severity.value if severity else "")


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for; only another value costs a look at it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)


def set_room(widget: QWidget, room: str) -> None:
    """Have the style sheet know how much room there is for a widget: its size may be another."""
    if widget.property("room") != room:
        widget.setProperty("room", room)
        restyle_size(widget)


def restyle(widget: QWidget) -> None:
    """Have the style sheet read a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def restyle_size(widget: QWidget) -> None:
    """The same, where the look has another size."""
    restyle(widget)
    # Unlike a colour, a size is taken over with this event only.
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def draw_button(painter: "QStylePainter", option: "QStyleOptionButton") -> None:
    """Draw a button without its text: the system's own style draws the focus with that."""
    from PySide6.QtWidgets import QStyle, QStyleOptionFocusRect

    from gui.widgets.common.theme import is_styled

    painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
    has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    if has_focus and not is_styled():
        frame = QStyleOptionFocusRect()
        frame.rect = option.rect.adjusted(2, 2, -2, -2)
        frame.palette, frame.state = option.palette, option.state
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, frame)


def give_menu(button: "QPushButton", menu: "QMenu") -> None:
    """Have the button open a menu, and look as before when that is closed.

    A button whose menu was opened with its letter takes it for open until after the menu is hidden,
    and is not painted again: it would stay as it looks while it is pressed.
    """
    button.setMenu(menu)
    menu.aboutToHide.connect(lambda: QTimer.singleShot(0, button, button.update))
