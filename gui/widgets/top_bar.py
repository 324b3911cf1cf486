"""TopBar: the program's name, the mark of anything but production, the account in use."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from gui.core.accounts import Account
from gui.presenters.accounts import AccountsState
from gui.presenters.messages import environment_name
from gui.widgets.labels import plain_label, scaled

_SHOWN_NAME_LIMIT = 28


class TopBar(QWidget):
    """Shows an `AccountsState`; the account button opens the list of accounts."""

    switch_requested = Signal(str)
    add_requested = Signal()
    edit_requested = Signal()
    remove_requested = Signal()

    def __init__(self, *, is_demo: bool) -> None:
        super().__init__()
        self._is_demo = is_demo
        title = plain_label(self.tr("Checkout Desk"))
        title.setFont(scaled(title.font(), 1.08, semibold=True))
        self._badge = plain_label()
        self._badge.setObjectName("badge")
        self._badge.setWordWrap(False)
        self._badge.setFont(scaled(self._badge.font(), 0.8, semibold=True))
        self._badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._button = QPushButton()
        self._button.setObjectName("account")
        self._button.setProperty("role", "flat")
        self._button.setAccessibleName(self.tr("Account"))
        self._menu = QMenu(self._button)
        self._button.setMenu(self._menu)
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_account_triggered)
        self._accounts: list[QAction] = []
        self._separator = self._menu.addSeparator()
        self._add = self._menu.addAction(self.tr("&Add account…"), self.add_requested.emit)
        self._edit = self._menu.addAction(self.tr("&Edit account…"), self.edit_requested.emit)
        self._remove = self._menu.addAction(self.tr("&Remove account…"), self.remove_requested.emit)
        if is_demo:
            for action in (self._add, self._edit, self._remove):
                action.setEnabled(False)

        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(title, 1)
        layout.addWidget(self._badge)
        layout.addWidget(self._button)

    def show_state(self, state: AccountsState) -> None:
        current = state.current
        self._badge.setText(self._badge_text(current))
        self._badge.setVisible(bool(self._badge.text()))
        name = current.name if current else self.tr("No account")
        shown = name if len(name) <= _SHOWN_NAME_LIMIT else name[: _SHOWN_NAME_LIMIT - 1] + "…"
        self._button.setText(_literal(shown))
        self._button.setAccessibleDescription(name)
        for action in self._accounts:
            self._group.removeAction(action)
            self._menu.removeAction(action)
            action.deleteLater()
        self._accounts = [self._account_action(account, state) for account in state.accounts]
        self._menu.insertActions(self._separator, self._accounts)
        self._separator.setVisible(bool(self._accounts))
        for action in (self._edit, self._remove):
            action.setEnabled(current is not None and not self._is_demo)

    def open_menu(self) -> None:
        """Open the list of accounts."""
        self._button.showMenu()

    def _badge_text(self, account: Account | None) -> str:
        if self._is_demo:
            return self.tr("DEMO · NOTHING IS REAL")
        if account is None or account.is_production:
            return ""
        name = environment_name(account.environment).upper()
        return self.tr("{environment} · TEST").format(environment=name)

    def _account_action(self, account: Account, state: AccountsState) -> QAction:
        text = self.tr("{account} · {environment}").format(
            account=account.name, environment=environment_name(account.environment)
        )
        if account.key in state.session_keys:
            text = self.tr("{account} (this session only)").format(account=text)
        action = QAction(_literal(text), self._menu)
        action.setData(account.key)
        action.setCheckable(True)
        action.setChecked(account == state.current)
        self._group.addAction(action)
        return action

    def _on_account_triggered(self, action: QAction) -> None:
        self.switch_requested.emit(action.data())


def _literal(text: str) -> str:
    """Text in which an ampersand is an ampersand and not a mnemonic."""
    return text.replace("&", "&&")
