"""Labels that wrap anywhere if they must: ids and addresses have no spaces."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from gui.widgets.common.labels import scaled

_WIDTHS_KEPT = 4


def wrapped(text: str, font: QFont, width: float, option: QTextOption | None = None) -> QTextLayout:
    """Return the text laid out in lines that fit; a word too long for one is broken anywhere."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = option or QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


class WrappingLabel(QLabel):
    """Plain text from the top down; a plain `QLabel` breaks lines at spaces only."""

    gap = 6
    """Between two paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        # The layouts around ask for the height at the same few widths again and again.
        self._measured: tuple[object, ...] = ()
        self._laid_out: dict[int, list[tuple[QTextLayout, float]]] = {}

    def paragraphs(self) -> list[tuple[str, QFont]]:
        """Return what is shown, each part with its font."""
        return [(self.text(), self.font())]

    def _layouts(self, width: int) -> list[tuple[QTextLayout, float]]:
        """The paragraphs laid out, each with where it begins."""
        measured = (self.text(), self.font(), self.isRightToLeft())
        if measured != self._measured or len(self._laid_out) > _WIDTHS_KEPT:
            self._measured = measured
            self._laid_out.clear()
        if width not in self._laid_out:
            # Laid out, an empty one would be an empty line above what there is to read.
            shown = [(text, font) for text, font in self.paragraphs() if text]
            self._laid_out[width] = self._lay_out(shown, width)
        return self._laid_out[width]

    def _lay_out(
        self, paragraphs: list[tuple[str, QFont]], width: int
    ) -> list[tuple[QTextLayout, float]]:
        found = []
        top = 0.0
        for text, font in paragraphs:
            option = QTextOption(self.alignment())
            option.setTextDirection(self.layoutDirection())
            layout = wrapped(text, font, width, option)
            found.append((layout, top))
            top += layout.boundingRect().height() + self.gap
        return found

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        found = self._layouts(width)
        return int(found[-1][1] + found[-1][0].boundingRect().height() + 1) if found else 0

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        for layout, top in self._layouts(self.width()):
            layout.draw(painter, QPointF(0, top))


class MessageLabel(WrappingLabel):
    """What happened in semibold, and what it means below in the colour of any text, as one label.

    One label and not two, so that a screen reader has the whole message in one place; a label can
    show two weights only as rich text, so this one is painted.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleDescription(self.tr("Message"))
        self._title = ""
        self._body = ""

    def show_message(self, title: str, text: str) -> None:
        self._title = title
        self._body = text
        # The same lines may be another title and another text.
        self._measured = ()
        self.setText("\n".join(part for part in (title, text) if part))
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def paragraphs(self) -> list[tuple[str, QFont]]:
        title_font = scaled(self.font(), 1.08, semibold=True)
        return [(self._title, title_font), (self._body, self.font())]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        own = self.palette().color(self.foregroundRole())
        usual = QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
        for (layout, top), colour in zip(self._layouts(self.width()), (own, usual), strict=False):
            painter.setPen(colour)
            layout.draw(painter, QPointF(0, top))
