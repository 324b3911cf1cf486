"""Where settings and credentials come from: the user's own, or the demo's. A piece of `app`."""

from typing import TYPE_CHECKING, NamedTuple

from gui.core.credentials import CredentialStore, MemoryStore
from gui.core.keyring_store import KeyringStore
from gui.core.paths import settings_file
from gui.core.settings import LoadedSettings, Settings, SettingsStore
from gui.presenters.settings_keeper import SettingsWriter

if TYPE_CHECKING:
    from gui.demo import PracticeService


class NowhereWriter:
    """The demo's settings: nothing is kept."""

    def save(self, settings: Settings) -> None:
        """Forget them."""


class Sources(NamedTuple):
    """`service` is the practice service, which runs; only the demo has one."""

    loaded: LoadedSettings
    writer: SettingsWriter
    store: CredentialStore
    service: "PracticeService | None" = None


def users_sources() -> Sources:
    file = SettingsStore(settings_file())
    return Sources(file.load(), file, KeyringStore())


def demo_sources() -> Sources:
    """Start the practice service; its account is the only one there is."""
    from gui.demo import PracticeService

    service = PracticeService()
    service.start()
    account = service.account
    store = MemoryStore()
    store.save(account.key, service.credentials)
    settings = Settings(accounts=(account,), current_key=account.key)
    return Sources(LoadedSettings(settings), NowhereWriter(), store, service)
