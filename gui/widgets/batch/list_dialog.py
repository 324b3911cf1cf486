"""ListDialog: asks something before a list leaves, and says what comes of the answers."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import CAPTION, HEADING, plain_label

_WIDTH = 520


class ListDialog(QDialog):
    """What is asked is in `fields`; `save` goes on with the answers."""

    def __init__(self, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(plain_label(name, scale=HEADING))
        self.fields = QVBoxLayout()
        self.fields.setSpacing(16)
        layout.addLayout(self.fields)
        self._given = plain_label(scale=CAPTION, tone="dim")
        self.save = QPushButton(self.tr("&Save…"))
        self.save.setAccessibleName(self.tr("Save"))
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)

    def end_fields(self) -> None:
        """All are there: the keys go through them first, as they were put there before the rest."""
        self._layout.addWidget(self._given)
        self._layout.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAccessibleName(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._layout.addWidget(buttons)

    def sizeHint(self) -> QSize:
        width = max(_WIDTH, super().sizeHint().width())
        return QSize(width, self._layout.totalHeightForWidth(width))

    def add_choice(self, text: str, count: int) -> QCheckBox:
        """Return what adds so many invoices; of none, it is not seen."""
        box = QCheckBox(text)
        box.setAccessibleName(text.replace("&", ""))
        # Hidden where there are none, never shown: what has no parent yet is shown as a window.
        if not count:
            box.hide()
        self.fields.addWidget(box)
        return box

    @Slot(str, bool)
    def say(self, given: str, can_be_saved: bool) -> None:
        """Say what it will be, and whether all is known for that."""
        if given != self._given.text():
            self._given.setText(given)
            if self.isVisible():
                announce(self._given, given)
        self.save.setEnabled(can_be_saved)
        if self.isVisible():
            self.resize(self.width(), max(self.height(), self.sizeHint().height()))
