"""Where settings and credentials come from: the user's own and the company's, or the demo's."""

from typing import TYPE_CHECKING, NamedTuple

from gui.core.accounts.credentials import CredentialStore, MemoryStore
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.accounts.policy import Policy, load_policy
from gui.core.paths import managed_file, settings_file
from gui.core.settings import LoadedSettings, Settings, SettingsStore
from gui.presenters.settings.settings_keeper import SettingsWriter

if TYPE_CHECKING:
    from gui.demo.practice_service import PracticeService


class NowhereWriter:
    """The demo's settings: nothing is kept."""

    def save(self, settings: Settings) -> None:
        """Forget them."""


class Sources(NamedTuple):
    """`service` is the practice service, which runs; only the demo has one."""

    loaded: LoadedSettings
    writer: SettingsWriter
    store: CredentialStore
    policy: Policy
    service: "PracticeService | None" = None


def users_sources() -> Sources:
    file = SettingsStore(settings_file())
    return Sources(file.load(), file, KeyringStore(), load_policy(managed_file()))


def demo_sources() -> Sources:
    """Start the practice service; its account is the only one there is."""
    from gui.demo.practice_service import PracticeService

    service = PracticeService()
    service.start()
    account = service.account
    store = MemoryStore()
    store.save(account.key, service.credentials)
    settings = Settings(accounts=(account,), current_key=account.key)
    return Sources(LoadedSettings(settings), NowhereWriter(), store, Policy(), service)
