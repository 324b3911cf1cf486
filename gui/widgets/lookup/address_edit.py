"""AddressEdit: the payment link, to be read and selected."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

# As in Qt's own line edit.
_TEXT_MARGIN = 2


class AddressEdit(QLineEdit):
    """Read only. A long link is cut in its middle, so that host and id are seen, until the focus
    comes; its text is the whole one all the time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setObjectName("address")
        self.setAccessibleName(self.tr("Checkout link"))

    def show_address(self, address: str) -> None:
        """Show this one, from its beginning."""
        self.setText(address)
        self.setCursorPosition(0)
        self.setToolTip(address)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # After a click has put the cursor where it was.
        QTimer.singleShot(0, self, self.selectAll)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_LineEditContents
        place = self.style().subElementRect(element, option, self)
        place.adjust(_TEXT_MARGIN, 0, -_TEXT_MARGIN, 0)
        metrics = self.fontMetrics()
        if self.hasFocus() or metrics.horizontalAdvance(self.text()) <= place.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        panel = QStyle.PrimitiveElement.PE_PanelLineEdit
        self.style().drawPrimitive(panel, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
