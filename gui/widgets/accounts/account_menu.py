"""AccountMenu: the list of accounts, and what can be done with them."""

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.core.accounts.account import Account
from gui.presenters import shortcuts
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.accounts.header_state import environment_name
from gui.presenters.intents import Intents
from gui.widgets.common.labels import literal


class AccountMenu(QMenu):
    """Shows an `AccountsState`."""

    def __init__(self, intents: Intents, parent: QWidget, *, is_fixed: bool) -> None:
        super().__init__(parent)
        self._intents = intents
        self._is_fixed = is_fixed
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_account_triggered)
        self._accounts: list[QAction] = []
        self._separator = self.addSeparator()
        self._add = self.addAction(self.tr("&Add account…"), intents.add_account.emit)
        self._edit = self.addAction(self.tr("&Edit account…"), intents.edit_account.emit)
        self._remove = self.addAction(self.tr("&Remove account…"), intents.remove_account.emit)
        self.addSeparator()
        settings = self.addAction(self.tr("&Settings…"), intents.open_settings.emit)
        settings.setShortcut(shortcuts.SETTINGS.keys)
        guide = self.addAction(self.tr("&Guide"), intents.open_guide.emit)
        guide.setShortcut(shortcuts.HELP.keys)
        self._add.setEnabled(not is_fixed)
        self.show_state(AccountsState())

    def show_state(self, state: AccountsState) -> None:
        for action in self._accounts:
            self._group.removeAction(action)
            self.removeAction(action)
            action.deleteLater()
        self._accounts = [self._account_action(account, state) for account in state.accounts]
        self.insertActions(self._separator, self._accounts)
        self._separator.setVisible(bool(self._accounts))
        current = state.current
        can_edit = current is not None and not self._is_fixed
        self._edit.setEnabled(can_edit)
        is_fixed = current is not None and current.key in state.fixed_keys
        self._remove.setEnabled(can_edit and not is_fixed)

    def _account_action(self, account: Account, state: AccountsState) -> QAction:
        text = self.tr("{account} · {environment}").format(
            account=account.name, environment=environment_name(account.environment)
        )
        if account.key in state.session_keys:
            text = self.tr("{account} (this session only)").format(account=text)
        if account.key in state.fixed_keys:
            text = self.tr("{account} (set by your company)").format(account=text)
        action = QAction(literal(text), self)
        action.setData(account.key)
        action.setCheckable(True)
        action.setChecked(account == state.current)
        self._group.addAction(action)
        return action

    def _on_account_triggered(self, action: QAction) -> None:
        self._intents.switch_account.emit(action.data())
