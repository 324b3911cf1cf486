"""PageTitle: what a step is about, a line below it, and what can be done at the end of both."""

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.common.icons import SIZE_PX, stroke_icon
from gui.widgets.common.labels import plain_label
from gui.widgets.common.theme import colours_now

ICON_GAP = 2
_GAP = 24


class PageTitle(QWidget):
    """Buttons go into `row`."""

    def __init__(self) -> None:
        super().__init__()
        self.title: QLabel = plain_label(scale=1.5)
        self._about = plain_label(tone="dim")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.title)
        texts.addWidget(self._about)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addLayout(texts, 1)

    def show_words(self, title: str, about: str) -> None:
        self.title.setText(title)
        self._about.setText(about)
        self.fit()

    def fit(self) -> None:
        """Have the buttons say what they do as far as there is room beside the title."""
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        fit_buttons(self.findChildren(QPushButton), self.row.spacing(), self.width() - title - _GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def fit_buttons(buttons: Iterable[QPushButton], spacing: int, room: int) -> None:
    """Have the buttons of a row say what they do, if all that are shown have room for it.

    The row itself is not asked: an item of a layout stays in PySide's books when it is gone, and
    what Qt makes in its place next is taken for it.
    """
    shown = [button for button in buttons if not button.isHidden()]
    needed = 0
    for button in shown:
        whole = button.whole_width if isinstance(button, TitleButton) else 0
        needed += (whole or button.sizeHint().width()) + spacing
    for button in shown:
        if isinstance(button, TitleButton):
            button.set_brief(is_brief=needed > room)


class TitleButton(QPushButton):
    """Has an icon, which stands for its words where there is no room for them."""

    def __init__(self, name: str) -> None:
        """`name` is what screen readers say, whatever it shows."""
        super().__init__()
        self._words = ""
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        self.setIconSize(QSize(SIZE_PX + 2 * ICON_GAP, SIZE_PX))
        # Its words are no reason for the page to be wider than there is room.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_with(""), super().minimumSizeHint().height())

    def say(self, words: str) -> None:
        """`words` may have a mnemonic."""
        if words != self._words:
            self._words = words
            self.set_brief(is_brief=False)

    @property
    def whole_width(self) -> int:
        """How wide it is with its words."""
        return self._width_with(self._words)

    def _width_with(self, text: str) -> int:
        more = self.fontMetrics().horizontalAdvance(text.replace("&", ""))
        shown = self.fontMetrics().horizontalAdvance(self.text().replace("&", ""))
        return self.sizeHint().width() + more - shown

    def set_brief(self, *, is_brief: bool) -> None:
        """Show the icon alone, or the words as well."""
        text = "" if is_brief else self._words
        if text != self.text():
            self.setText(text)
        self.setToolTip(self._words.replace("&", "") if is_brief else "")

    def draw(self, icon: str) -> None:
        """Draw the icon in the colours of the moment."""
        self.setIcon(stroke_icon(icon, colours_now().text, ICON_GAP))
