"""ConfirmBox: one deliberate step more; the safe button is the default."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from gui.widgets.common.labels import literal
from gui.widgets.common.plain_box import make_plain


class ConfirmBox(QMessageBox):
    """`go_on` goes on; closing in any other way does nothing."""

    def __init__(self, title: str, text: str, button: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Checkout Desk"))
        self.setText(title)
        self.setInformativeText(text)
        make_plain(self)
        self.go_on: QPushButton = self.addButton(
            literal(button), QMessageBox.ButtonRole.DestructiveRole
        )
        cancel = self.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
