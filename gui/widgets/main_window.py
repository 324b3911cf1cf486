"""MainWindow: puts the parts together and passes intents on."""

import os
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMessageBox, QScrollArea, QVBoxLayout, QWidget

from gui.core.paths import resource
from gui.core.samples import SampleInvoice
from gui.presenters.accounts import AccountsState
from gui.presenters.lookup_state import LookupState, Notice
from gui.presenters.messages import environment_name
from gui.widgets.labels import make_plain
from gui.widgets.lookup_page import LookupPage
from gui.widgets.notice_line import NoticeLine
from gui.widgets.sample_bar import SampleBar
from gui.widgets.top_bar import TopBar


class MainWindow(QMainWindow):
    """The window. What is in it scrolls, so that nothing is out of reach on a small screen."""

    cancel_requested = Signal()
    copy_requested = Signal()
    repeat_requested = Signal()
    remove_confirmed = Signal()
    closed = Signal()

    def __init__(self, samples: Sequence[SampleInvoice] = ()) -> None:
        super().__init__()
        self._is_demo = bool(samples)
        self._accounts = AccountsState()
        self.setWindowIcon(QIcon(str(resource("icons/checkout-desk.svg"))))
        self.top_bar = TopBar(is_demo=self._is_demo)
        self.top_bar.remove_requested.connect(self._on_remove_requested)
        self.page = LookupPage()
        self._notice = NoticeLine()
        self._content = QWidget()
        self._content.setObjectName("window")
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(24, 14, 24, 12)
        layout.setSpacing(10)
        layout.addWidget(self.top_bar)
        layout.addWidget(self.page, 1)
        layout.addWidget(self._notice)
        if samples:
            bar = SampleBar(samples)
            bar.sample_requested.connect(self.page.look_up)
            layout.addWidget(bar)
        self._area = QScrollArea()
        self._area.setObjectName("windowArea")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._content)
        self.setCentralWidget(self._area)
        self.setMinimumSize(480, 320)
        self.show_accounts(self._accounts)
        for keys, slot in (
            ("Ctrl+L", self.page.focus_id),
            ("Ctrl+Shift+C", self.copy_requested.emit),
            ("Esc", self.cancel_requested.emit),
            ("F5", self.repeat_requested.emit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_lookup(self, state: LookupState) -> None:
        self.page.show_state(state)
        self._notice.show_notice(state.notice)

    def show_accounts(self, state: AccountsState) -> None:
        self._accounts = state
        self.top_bar.show_state(state)
        self.setWindowTitle(self._title(state))

    def show_notice(self, notice: Notice) -> None:
        """Say something that is not about a lookup."""
        self._notice.show_notice(notice)

    def come_forward(self, activation_token: str = "") -> None:
        """Be in front of the other windows, as far as the desktop allows it."""
        if activation_token:
            # Where Qt looks for it when a window asks to be activated.
            os.environ["XDG_ACTIVATION_TOKEN"] = activation_token
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def place(self, geometry: str) -> None:
        """Go where the window was when it was closed; `geometry` as from `placement`."""
        saved = QByteArray.fromBase64(geometry.encode("ascii", "ignore"))
        if saved.isEmpty() or not self.restoreGeometry(saved):
            self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.95))

    def placement(self) -> str:
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def sizeHint(self) -> QSize:
        content = self._content.sizeHint()
        return QSize(max(800, content.width()), max(560, content.height()))

    def closeEvent(self, event: QCloseEvent) -> None:
        # Gone at once, whatever still has to be stopped behind it.
        self.hide()
        self.closed.emit()
        super().closeEvent(event)

    def _title(self, state: AccountsState) -> str:
        name = self.tr("Checkout Desk")
        if self._is_demo:
            return self.tr("{program} – DEMO").format(program=name)
        if state.current is None:
            return name
        if state.current.is_production:
            return self.tr("{account} – {program}").format(account=state.current.name, program=name)
        return self.tr("TEST – {account} · {environment} – {program}").format(
            account=state.current.name,
            environment=environment_name(state.current.environment),
            program=name,
        )

    def _on_remove_requested(self) -> None:
        current = self._accounts.current
        if current is None:
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove account"))
        box.setText(self.tr("Remove the account “{name}”?").format(name=current.name))
        box.setInformativeText(
            self.tr("Its credentials are deleted from the keyring of this computer, too.")
        )
        make_plain(box)
        remove = box.addButton(self.tr("&Remove"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        remove.clicked.connect(self.remove_confirmed)
        box.open()
