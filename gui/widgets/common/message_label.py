"""MessageLabel: what happened, and what it means below."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from gui.widgets.common.labels import scaled

_WIDTHS_KEPT = 4


class MessageLabel(QLabel):
    """What happened in semibold, and what it means below, as one label.

    One label and not two, so that a screen reader has the whole message in one place; a label can
    show two weights only as rich text, so this one is painted here. It wraps anywhere if it must:
    ids and addresses have no spaces.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleDescription(self.tr("Message"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._title = ""
        self._body = ""
        # The layouts around ask for the height at the same few widths again and again.
        self._laid_out: dict[object, list[tuple[QTextLayout, float]]] = {}

    def show_message(self, title: str, text: str) -> None:
        self._title = title
        self._body = text
        self.setText("\n".join(part for part in (title, text) if part))
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def _layouts(self, width: int) -> list[tuple[QTextLayout, float]]:
        """Title and text laid out, each with where it begins."""
        font = self.font().key()
        wanted = (width, self._title, self._body, font, self.layoutDirection())
        if wanted not in self._laid_out:
            if len(self._laid_out) >= _WIDTHS_KEPT:
                self._laid_out.clear()
            self._laid_out[wanted] = self._lay_out(width)
        return self._laid_out[wanted]

    def _lay_out(self, width: int) -> list[tuple[QTextLayout, float]]:
        found = []
        top = 0.0
        for text, font in ((self._title, self._title_font()), (self._body, self.font())):
            if not text:
                # Laid out, it would be an empty line above what there is to read.
                continue
            layout = QTextLayout(text.replace("\n", "\u2028"), font, self)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            option.setTextDirection(self.layoutDirection())
            layout.setTextOption(option)
            height = 0.0
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, height))
                height += line.height()
            layout.endLayout()
            found.append((layout, top))
            top += height + 6
        return found

    def _title_font(self) -> QFont:
        return scaled(self.font(), 1.08, semibold=True)

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
