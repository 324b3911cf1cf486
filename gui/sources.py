"""Where settings and credentials come from: the user's own and the company's, or the demo's."""

import logging
from typing import TYPE_CHECKING, NamedTuple

from gui.core.accounts.credentials import MemoryStore
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.accounts.policy import Policy, load_policy
from gui.core.accounts.vault import Vault
from gui.core.history.place import HistoryPlace
from gui.core.http.deferred_client import DeferredClient
from gui.core.http.exchange import Limits
from gui.core.lookup import InvoiceLookup
from gui.core.paths import history_folder, managed_file, settings_file
from gui.core.preferences import Preferences
from gui.core.settings import LoadedSettings, Settings, SettingsStore, SettingsWriter

if TYPE_CHECKING:
    from gui.demo.practice_service import PracticeService

log = logging.getLogger(__name__)


class NowhereWriter:
    """The demo's settings: nothing is kept."""

    def save(self, settings: Settings) -> None:
        """Forget them, and return nothing: no file is in the way."""


class Sources(NamedTuple):
    """`service` is the practice service, which runs; only the demo has one."""

    loaded: LoadedSettings
    writer: SettingsWriter
    vault: Vault
    policy: Policy
    client: DeferredClient
    lookup: InvoiceLookup
    history: HistoryPlace
    service: "PracticeService | None" = None

    @property
    def settings(self) -> Settings:
        """The user's settings as the company's leave them."""
        return self.policy.applied_to(self.loaded.settings)

    @property
    def demo_origin(self) -> str | None:
        return self.service.origin if self.service is not None else None

    def ask_as(self, preferences: Preferences) -> None:
        """Ask BlueTape in this way from now on."""
        limits = Limits(preferences.connect_s, preferences.total_s)
        self.client.configure(preferences.proxy, limits)
        self.client.pacer.set_parallel(preferences.parallel_lookups)

    def forget_kept(self, why: str) -> None:
        """Have the keyring read again before anything else is asked; `why` goes into the log."""
        self.vault.forget_kept()
        log.info("%s", why)

    def stop(self) -> None:
        """Stop the practice service, if it is the demo, and leave nothing of it."""
        if self.service is not None:
            self.service.stop()
            self.history.remove()


def users_sources() -> Sources:
    """Return the user's own settings, credentials and client."""
    file = SettingsStore(settings_file())
    policy = load_policy(managed_file())
    vault, client = Vault(KeyringStore()), DeferredClient()
    lookup, history = InvoiceLookup(client, vault), HistoryPlace(history_folder())
    return Sources(file.load(), file, vault, policy, client, lookup, history)


def demo_sources() -> Sources:
    """Start the practice service, and return it with the only account there is."""
    from gui.demo.practice_service import PracticeService
    from gui.demo.sample_history import SampleHistory

    service = PracticeService()
    service.start()
    account = service.account
    store = MemoryStore()
    store.save(account.key, service.credentials)
    loaded = LoadedSettings(Settings(accounts=(account,), current_key=account.key))
    vault, client = Vault(store), DeferredClient(service.origin)
    lookup = InvoiceLookup(client, vault)
    history = SampleHistory(account, service.origin)
    return Sources(loaded, NowhereWriter(), vault, Policy(), client, lookup, history, service)
