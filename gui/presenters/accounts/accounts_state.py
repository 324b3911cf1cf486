"""Which accounts there are, as one frozen value."""

from dataclasses import dataclass

from gui.core.accounts.account import Account
from gui.presenters.accounts.header_state import Header


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
