"""AccountMenu: the list of accounts, what can be done with them, and the program's own entries."""

from functools import partial
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from gui.core.accounts.account import Account, Environment
from gui.presenters import shortcuts
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.accounts.header_state import environment_name
from gui.presenters.intents import Intents
from gui.presenters.translation import with_values
from gui.widgets.common.labels import literal
from gui.widgets.common.menu import Look, Menu

# Room for an account's initial.
_LEAD = 46


class AccountMenu(Menu):
    """Shows an `AccountsState`."""

    def __init__(self, intents: Intents, parent: QWidget, *, is_fixed: bool) -> None:
        super().__init__(parent, _LEAD)
        self._intents = intents
        self._is_fixed = is_fixed
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_account_triggered)
        self._accounts: list[QAction] = []
        self._heading = self.heading(self.tr("Accounts"))
        self.addAction(self._heading)
        self._separator = self.addSeparator()
        self._add = self.add(self.tr("&Add account…"), Look(icon="plus"))
        self._edit = self.add(self.tr("&Edit account…"), Look(icon="pencil"))
        self._remove = self.add(self.tr("&Remove account…"), Look(icon="trash"))
        self.addSeparator()
        several = self.add(self.tr("Se&veral invoices…"), Look(icon="list"))
        several.setShortcut(shortcuts.SEVERAL_INVOICES.keys)
        history = self.add(self.tr("&History…"), Look(icon="clock"))
        history.setShortcut(shortcuts.HISTORY.keys)
        settings = self.add(self.tr("&Settings…"), Look(icon="sliders"))
        settings.setShortcut(shortcuts.SETTINGS.keys)
        guide = self.add(self.tr("&Guide"), Look(icon="question"))
        guide.setShortcut(shortcuts.HELP.keys)
        about = self.add(self.tr("A&bout Checkout Desk"), Look(icon="info"))
        self.addSeparator()
        end = self.add(self.tr("&Quit"), Look(icon="quit"))
        end.setShortcut(shortcuts.QUIT.keys)
        # In the guide's window and in that of a code, too; a dialog has to be answered first.
        end.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        for action, intent in (
            (self._add, intents.add_account),
            (self._edit, intents.edit_account),
            (self._remove, intents.remove_account),
            (history, intents.open_history),
            (settings, intents.open_settings),
            (guide, intents.open_guide),
            (about, intents.open_about),
            (end, intents.end),
        ):
            action.triggered.connect(intent)
        several.triggered.connect(partial(intents.open_batch.emit, ""))
        self._add.setEnabled(not is_fixed)
        self.show_state(AccountsState())

    def show_state(self, state: AccountsState) -> None:
        for action in self._accounts:
            self._group.removeAction(action)
            self.removeAction(action)
            action.deleteLater()
        self._accounts = [self._account_action(account, state) for account in state.accounts]
        self.insertActions(self._separator, self._accounts)
        self._heading.setVisible(bool(self._accounts))
        self._separator.setVisible(bool(self._accounts))
        current = state.current
        can_edit = current is not None and not self._is_fixed
        self._edit.setEnabled(can_edit)
        is_fixed = current is not None and current.key in state.fixed_keys
        self._remove.setEnabled(can_edit and not is_fixed)
        name = literal(current.name) if current is not None else ""
        for action, icon, title in (
            (self._edit, "pencil", self.tr("&Edit {account}…")),
            (self._remove, "trash", self.tr("&Remove {account}…")),
        ):
            shown = with_values(title, account=name) if name else ""
            self.change(action, Look(icon=icon, title=shown))

    def _account_action(self, account: Account, state: AccountsState) -> QAction:
        environment = environment_name(account.environment)
        text = self.tr("{account} · {environment}").format(
            account=account.name, environment=environment
        )
        about = [environment, self._what_it_is_for(account)]
        if account.key in state.session_keys:
            text = self.tr("{account} (this session only)").format(account=text)
            about.append(self.tr("this session only"))
        if account.key in state.fixed_keys:
            text = self.tr("{account} (set by your company)").format(account=text)
            about.append(self.tr("set by your company"))
        look = Look(
            " · ".join(about),
            initial=account.name[:1].upper(),
            badge="" if account.is_production else self.tr("TEST"),
            title=literal(account.name),
        )
        action = self.entry(literal(text), look)
        action.setData(account.key)
        action.setCheckable(True)
        action.setChecked(account == state.current)
        self._group.addAction(action)
        return action

    def _what_it_is_for(self, account: Account) -> str:
        match account.environment:
            case Environment.PRODUCTION:
                return self.tr("real payments")
            case Environment.SANDBOX:
                return self.tr("nothing can be paid")
            case Environment.CUSTOM:
                return account.host
            case _:
                assert_never(account.environment)

    def _on_account_triggered(self, action: QAction) -> None:
        self._intents.switch_account.emit(action.data())
