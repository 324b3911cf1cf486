"""WindowsVault: the Credential Manager, with entries that stay on this computer, one an account.

The library's own are of persistence "Enterprise", which a domain's roaming profiles take to other
computers, and an entry that is replaced it keeps under a second name.
"""

from gui.core.later_imports import left_for_later

# For a backend that is looked for, and a file that may name one.
with left_for_later("configparser", "importlib_metadata", "more_itertools"):
    from keyring.backends.Windows import WinVaultKeyring


class WindowsVault(WinVaultKeyring):
    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library has no types
        # After the library, which would take it from the environment.
        self.persist = "local machine"

    def set_password(self, service: str, username: str, password: str) -> None:
        self._set_password(service, username, password)  # type: ignore[no-untyped-call]  # as above
