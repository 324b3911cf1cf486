"""FaultDialog: a mistake of the program itself, said once and plainly."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.presenters.intents import Intents
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
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Checkout Desk"))
        self.setText(self.tr("Something went wrong in Checkout Desk"))
        self.setInformativeText(
            self.tr(
                "This is a mistake of the program, not yours. It was noted in the log, and you can "
                "go on working. If something looks odd, close the program and start it again."
            )
        )
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
