"""Message boxes: one deliberate step more, an account that goes, a mistake of the program."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from gui.core.accounts.account import Account
from gui.presenters.intents import Intents
from gui.widgets.common.icons import stroke
from gui.widgets.common.labels import literal, scaled
from gui.widgets.common.theme import colours_now

_SIGN = 32


class _Box(QMessageBox):
    """Shows its texts as they are. Closing it in any way is the same as its safe button."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _say(self, title: str, text: str, safe: str, sign: str) -> None:
        colours = colours_now()
        tones = {"look": colours.look, "question": colours.accent, "stop": colours.failed}
        self.setIconPixmap(stroke(f"sign-{sign}", tones[sign], _SIGN, self.devicePixelRatioF()))
        self.setText(title)
        self.setInformativeText(text)
        heading = self.findChild(QLabel, "qt_msgbox_label")
        if heading is not None:
            # The first polish would take it back.
            heading.ensurePolished()
            heading.setFont(scaled(heading.font(), 1.15, semibold=True))
        # Its own setting covers the first one only.
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setOpenExternalLinks(False)
        button = self.addButton(safe, QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(button)
        self.setEscapeButton(button)


class ConfirmBox(_Box):
    """`go_on` goes on; closing in any other way does nothing."""

    def __init__(
        self,
        title: str,
        text: str,
        button: str,
        parent: QWidget,
        safe: str = "",
        sign: str = "look",
    ) -> None:
        """`safe` is the words of the button that does nothing; `sign` is "look" or "stop"."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Checkout Desk"))
        self._say(title, text, safe or self.tr("Cancel"), sign)
        self.go_on = self.addButton(literal(button), QMessageBox.ButtonRole.DestructiveRole)


class RemoveBox(_Box):
    """`confirmed` carries the key of the account that the question names.

    Another may be in use when it is answered. Closing in any other way removes nothing.
    """

    confirmed = Signal(str)

    def __init__(self, account: Account, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Remove account"))
        self._say(
            self.tr("Remove the account “{name}”?").format(name=account.name),
            self.tr("Its credentials are deleted from this computer’s keyring as well."),
            self.tr("Cancel"),
            "question",
        )
        self.remove_button = self.addButton(
            self.tr("&Remove"), QMessageBox.ButtonRole.DestructiveRole
        )
        self.remove_button.clicked.connect(partial(self.confirmed.emit, account.key))


class FaultDialog(_Box):
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
        self.setWindowTitle(self.tr("Checkout Desk"))
        self._say(
            self.tr("Something went wrong in Checkout Desk"),
            self.tr(
                "This is a bug in Checkout Desk, nothing you did. It is in the log, and you "
                "can go on working. If something looks odd, close Checkout Desk and start it "
                "again."
            ),
            self.tr("Close"),
            "look",
        )
        copy = self._action_button(self.tr("Copy details for support"))
        copy.clicked.connect(partial(intents.copy_support.emit, support))
        if has_logs:
            self._action_button(self.tr("Open log folder")).clicked.connect(intents.open_logs)

    def _action_button(self, text: str) -> QPushButton:
        button = self.addButton(text, QMessageBox.ButtonRole.ActionRole)
        # An action would close the box; these leave it open for reading.
        button.clicked.disconnect()
        return button
