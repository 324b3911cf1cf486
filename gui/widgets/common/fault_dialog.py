"""FaultDialog: a mistake of the program itself, said once and plainly."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.presenters.intents import Intents
from gui.presenters.messages import fault_message
from gui.widgets.common.plain_box import make_plain


class FaultDialog(QMessageBox):
    """Says that something went wrong; `support` is what can be copied about it."""

    def __init__(
        self,
        support: str,
        intents: Intents,
        parent: QWidget | None = None,
        *,
        has_logs: bool = False,
    ) -> None:
        super().__init__(parent)
        message = fault_message()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Checkout Desk"))
        self.setText(message.title)
        self.setInformativeText(message.text)
        make_plain(self)
        copy = self.addButton(
            self.tr("Copy details for support"), QMessageBox.ButtonRole.ActionRole
        )
        # An action would close the box; these leave it open for reading.
        copy.clicked.disconnect()
        copy.clicked.connect(partial(intents.copy_support.emit, support))
        if has_logs:
            logs = self.addButton(self.tr("Open log folder"), QMessageBox.ButtonRole.ActionRole)
            logs.clicked.disconnect()
            logs.clicked.connect(intents.open_logs)
        close = self.addButton(self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(close)
        self.setEscapeButton(close)
