"""RemoveBox: asks before an account is removed."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.core.accounts.account import Account
from gui.widgets.common.plain_box import make_plain


class RemoveBox(QMessageBox):
    """`confirmed` carries the key of the account that the question names.

    Another may be in use when it is answered. Closing in any other way removes nothing.
    """

    confirmed = Signal(str)

    def __init__(self, account: Account, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Remove account"))
        self.setText(self.tr("Remove the account “{name}”?").format(name=account.name))
        self.setInformativeText(
            self.tr("Its credentials are deleted from the keyring of this computer, too.")
        )
        make_plain(self)
        self.remove_button = self.addButton(
            self.tr("&Remove"), QMessageBox.ButtonRole.DestructiveRole
        )
        self.remove_button.clicked.connect(partial(self.confirmed.emit, account.key))
        cancel = self.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
