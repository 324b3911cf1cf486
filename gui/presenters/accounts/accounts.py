"""AccountsPresenter: which accounts there are, and which one is in use."""

import logging
from dataclasses import dataclass, replace
from functools import partial
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from gui.core.accounts.account import Account
from gui.core.accounts.vault import Vault
from gui.core.errors import StoreFailed, StoreLocked
from gui.core.logs import describe
from gui.core.settings import Settings
from gui.presenters.accounts.header_state import Header
from gui.presenters.accounts.words import not_removed
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices, Topic
from gui.presenters.ports import SettingsHolder
from gui.presenters.single_task import SingleTask
from gui.tasks import Failed, Lane, Ok, Outcome

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AccountsState:
    """All accounts that can be used here, and which one is.

    `session_keys` are the keys of those whose credentials are not saved anywhere, `fixed_keys` of
    those that the company set.
    """

    accounts: tuple[Account, ...] = ()
    current: Account | None = None
    session_keys: frozenset[str] = frozenset()
    fixed_keys: frozenset[str] = frozenset()

    @property
    def header(self) -> Header:
        return Header(self.current.name, self.current.environment) if self.current else Header()


class AccountsPresenter(QObject):
    """Adds, switches and removes accounts."""

    state_changed = Signal(object)
    removed = Signal(str)
    """The key of an account whose credentials are gone; after the new state."""

    def __init__(
        self,
        keeper: SettingsHolder,
        vault: Vault,
        keyring: Lane,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._keeper = keeper
        self._notices = notices
        self._vault = vault
        self._removal = SingleTask(keyring)
        self._removing = ""

    @property
    def state(self) -> AccountsState:
        here = self._keeper.in_force
        session_keys = frozenset(a.key for a in here.accounts if self._vault.is_of_session(a.key))
        fixed_keys = frozenset(a.key for a in self._keeper.policy.accounts)
        return AccountsState(here.accounts, here.current, session_keys, fixed_keys)

    @property
    def _settings(self) -> Settings:
        return self._keeper.settings

    def names_except(self, key: str) -> frozenset[str]:
        """Return the names that are taken, for comparing without regard to case."""
        return frozenset(a.name.casefold() for a in self._keeper.in_force.accounts if a.key != key)

    def adopt(self, account: Account) -> None:
        """Take in an account that was added or edited, and use it."""
        settings = self._settings
        if not self._keeper.policy.fixes(account):
            settings = settings.with_account(account)
        self._change(replace(settings, current_key=account.key))

    def switch(self, key: str) -> None:
        """Use another account."""
        if key != self._keeper.in_force.current_key:
            self._change(replace(self._settings, current_key=key))

    def remove(self, key: str) -> None:
        """Remove the account and what is stored for it; the account stays if that fails."""
        self._notices.withdraw(Topic.REMOVAL)
        if self._removal.is_running and key == self._removing:
            return
        if self._removal.give_up():
            self._report_failed_removal(self._removing, StoreLocked(waiting=True))
        self._removing = key
        self._removal.begin(partial(self._vault.remove, key), partial(self._on_removed, key))

    def stop(self) -> None:
        """Give up what waits for the keyring; what is removed by now is removed."""
        self._removal.give_up()

    def remember_window(self, geometry: str) -> None:
        """Keep the window's place for the next start; called once, at the end."""
        if geometry != self._settings.window:
            self._keeper.change(replace(self._settings, window=geometry))

    def _report_failed_removal(self, key: str, failure: StoreLocked | StoreFailed | None) -> None:
        name = next((a.name for a in self._keeper.in_force.accounts if a.key == key), "")
        text = not_removed(failure, name)
        self._notices.say(Notice(text, Severity.FAILED, Topic.REMOVAL))

    def _on_removed(self, key: str, outcome: Outcome[None]) -> None:
        match outcome:
            case Ok():
                self._vault.forget(key)
                self._change(self._settings.without_account(key))
                self.removed.emit(key)
            case Failed(StoreLocked() | StoreFailed() as failure):
                log.info("account not removed: %s", type(failure).__name__)
                self._report_failed_removal(key, failure)
            case Failed(error):
                log.error("account not removed: %s", describe(error))
                self._report_failed_removal(key, None)
            case _:
                assert_never(outcome)

    def _change(self, settings: Settings) -> None:
        before = self._keeper.in_force.current
        self._keeper.change(settings)
        if self._keeper.in_force.current != before:
            self._vault.forget_kept()
        self.state_changed.emit(self.state)
