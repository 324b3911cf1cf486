"""RemoveBox: asks before an account is removed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.widgets.plain_box import make_plain


class RemoveBox(QMessageBox):
    """`remove_button` removes; closing in any other way removes nothing."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Remove account"))
        self.setText(self.tr("Remove the account “{name}”?").format(name=name))
        self.setInformativeText(
            self.tr("Its credentials are deleted from the keyring of this computer, too.")
        )
        make_plain(self)
        self.remove_button = self.addButton(
            self.tr("&Remove"), QMessageBox.ButtonRole.DestructiveRole
        )
        cancel = self.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
