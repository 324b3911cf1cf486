"""The vault: whose credentials are kept, for how long, and the patience with a keyring."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest

from gui.core.accounts import vault as vault_module
from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.vault import Vault
from gui.core.cancellation import Cancellation
from gui.core.errors import (
    Canceled,
    Failure,
    NoCredentials,
    ProgramFault,
    StoreAbsent,
    StoreFailed,
    StoreLocked,
)
from tests.desktop import PATIENCE_S, until
from tests.doubles import FailingStore
from tests.systems import refused_threads
from tests.threads import no_more_threads

ACME = Account("acme", "Acme", Environment.PRODUCTION)
OTHER = Account("other", "Other", Environment.SANDBOX)
MOVED = Account("acme", "Acme", Environment.CUSTOM, "https://elsewhere.example")
OLD = Credentials(ACME.base_address, "old", "id")
NEW = Credentials(ACME.base_address, "new", "id")
SESSION = Credentials(ACME.base_address, "session", "id")


class SlowStore(FailingStore):
    """A store whose reading can be held up."""

    def __init__(self) -> None:
        super().__init__()
        self.entries = {
            ACME.key: OLD,
            OTHER.key: Credentials(OTHER.base_address, "other", "id"),
        }
        self.late_error: Failure | None = None
        self.is_asked, self.answers = threading.Event(), threading.Event()
        self.answers.set()

    def load(
        self, account_key: str, base_address: str, cancellation: Cancellation | None = None
    ) -> Credentials:
        found = super().load(account_key, base_address, cancellation)
        self.is_asked.set()
        assert self.answers.wait(PATIENCE_S)
        if self.late_error is not None:
            raise self.late_error
        return found

    @contextmanager
    def held(self) -> Iterator[None]:
        self.answers.clear()
        self.is_asked.clear()
        try:
            yield
        finally:
            self.answers.set()


@pytest.fixture
def store() -> SlowStore:
    return SlowStore()


@pytest.fixture
def vault(store: SlowStore) -> Iterator[Vault]:
    vault = Vault(store)
    yield vault
    vault.forget_kept()


class Reader(threading.Thread):
    """Loads an account's credentials beside the test."""

    def __init__(self, vault: Vault) -> None:
        super().__init__(daemon=True)
        self.cancellation = Watched()
        self.found: list[Credentials] = []
        self.failures: list[Failure] = []
        self._vault = vault
        self.start()

    def run(self) -> None:
        try:
            self.found.append(self._vault.load(ACME, self.cancellation))
        except Failure as failure:
            self.failures.append(failure)

    @property
    def is_waiting(self) -> bool:
        return self.cancellation.is_watched


class Watched(Cancellation):
    """Tells whether somebody wants to be called."""

    is_watched = False

    def calling(self, callback: Callable[[], None]) -> AbstractContextManager[None]:
        self.is_watched = True
        return super().calling(callback)


def helpers_end() -> None:
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join(PATIENCE_S)
            assert not thread.is_alive()


def test_once_read_they_are_kept(vault: Vault, store: SlowStore) -> None:
    assert [vault.load(ACME) for _ in range(3)] == [OLD] * 3
    assert store.loads == 1


def test_they_are_kept_from_the_last_use_on(
    vault: Vault, store: SlowStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for now_s, loads in ((0, 1), (299, 1), (598, 1), (897, 1), (1197, 2), (1500, 3)):
        monkeypatch.setattr(vault_module, "_now_s", lambda now_s=now_s: now_s)
        vault.load(ACME)
        assert store.loads == loads, now_s


def test_what_is_not_used_is_gone_though_nobody_asks(store: SlowStore) -> None:
    class Traced(Credentials):
        """With room for a weak reference."""

    store.entries[ACME.key] = traced = Traced(OLD.base_address, "traced", "id")
    trace = weakref.ref(traced)
    vault = Vault(store, kept_s=0.2)
    assert vault.load(ACME) is traced
    store.entries.clear()
    del traced

    def is_gone() -> bool:
        gc.collect()
        return trace() is None

    until(is_gone, "nothing holds the credentials any more")


FORGETTING: dict[str, Callable[[Vault], None]] = {
    "the account": lambda vault: vault.forget(ACME.key),
    "what is kept": lambda vault: vault.forget_kept(),
    "another account": lambda vault: vault.forget(OTHER.key),
}


@pytest.mark.parametrize("forget", FORGETTING.values(), ids=FORGETTING)
def test_what_is_forgotten_is_read_again(
    vault: Vault, store: SlowStore, forget: Callable[[Vault], None]
) -> None:
    vault.load(ACME)
    store.entries[ACME.key] = NEW
    forget(vault)
    assert vault.load(ACME) == NEW


def test_what_is_kept_is_for_its_account_and_server_only(vault: Vault, store: SlowStore) -> None:
    assert vault.load(ACME) == OLD
    assert vault.load(OTHER).api_key == "other"
    assert vault.load(ACME) == OLD
    with pytest.raises(NoCredentials) as error:
        vault.load(MOVED)
    assert error.value.other_server
    del store.entries[OTHER.key]
    with pytest.raises(NoCredentials):
        vault.load(OTHER)


def test_the_session_goes_before_the_keyring(vault: Vault, store: SlowStore) -> None:
    vault.load(ACME)
    vault.keep_for_session(ACME.key, SESSION)
    assert vault.is_of_session(ACME.key)
    assert vault.load(ACME) == SESSION
    assert vault.load(ACME, refused=SESSION) == SESSION
    vault.forget_kept()
    assert vault.load(ACME) == SESSION
    assert store.loads == 1
    with pytest.raises(NoCredentials):
        vault.load(MOVED)
    vault.forget(ACME.key)
    assert not vault.is_of_session(ACME.key)
    assert vault.load(ACME) == OLD


def test_for_who_has_given_up_the_keyring_is_not_asked(vault: Vault, store: SlowStore) -> None:
    given_up = Cancellation()
    given_up.cancel()
    with pytest.raises(Canceled):
        vault.load(ACME, given_up)
    assert store.loads == 0


def test_what_was_refused_is_read_again(vault: Vault, store: SlowStore) -> None:
    vault.load(ACME)
    store.entries[ACME.key] = NEW
    assert vault.load(ACME) == OLD
    assert vault.load(ACME, refused=OLD) == NEW
    assert vault.load(ACME, refused=OLD) == NEW
    assert store.loads == 2


def test_who_asks_meanwhile_gets_what_is_read(vault: Vault, store: SlowStore) -> None:
    with store.held():
        readers = [Reader(vault) for _ in range(3)]
        assert store.is_asked.wait(PATIENCE_S)
        assert vault.is_reading(ACME)
        assert not vault.is_reading(OTHER)
    for reader in readers:
        reader.join(PATIENCE_S)
        assert reader.found == [OLD]
    assert store.loads == 1
    assert not vault.is_reading(ACME)


def test_a_prompt_that_was_dismissed_is_dismissed_for_all(vault: Vault, store: SlowStore) -> None:
    with store.held():
        readers = [Reader(vault) for _ in range(3)]
        assert store.is_asked.wait(PATIENCE_S)
        until(lambda: all(reader.is_waiting for reader in readers), "all wait")
        store.late_error = StoreLocked()
    for reader in readers:
        reader.join(PATIENCE_S)
        assert reader.failures == [store.late_error]
    assert store.loads == 1


def test_who_leaves_takes_it_from_nobody(vault: Vault, store: SlowStore) -> None:
    with store.held():
        leaving, staying = readers = [Reader(vault) for _ in range(2)]
        until(lambda: all(reader.is_waiting for reader in readers), "both wait")
        leaving.cancellation.cancel()
        leaving.join(PATIENCE_S)
    staying.join(PATIENCE_S)
    assert [type(failure) for failure in leaving.failures] == [Canceled]
    assert staying.found == [OLD]
    assert vault.load(ACME) == OLD
    assert store.loads == 1


@pytest.mark.parametrize("is_canceled", [True, False])
def test_a_reading_that_comes_late_is_not_kept(
    vault: Vault, store: SlowStore, *, is_canceled: bool
) -> None:
    with store.held():
        reader = Reader(vault)
        assert store.is_asked.wait(PATIENCE_S)
        if is_canceled:
            reader.cancellation.cancel()
            reader.join(PATIENCE_S)
            assert [type(failure) for failure in reader.failures] == [Canceled]
        else:
            vault.forget(ACME.key)
        store.entries[ACME.key] = NEW
    reader.join(PATIENCE_S)
    helpers_end()
    assert vault.load(ACME) == NEW


def test_patience_ends_in_a_failure(store: SlowStore) -> None:
    vault = Vault(store, patience_s=0.05)
    with store.held():
        with pytest.raises(StoreLocked) as error:
            vault.load(ACME)
        assert error.value.waiting
        assert not vault.is_reading(ACME)
    helpers_end()
    assert vault.load(ACME) == OLD
    assert store.loads == 2, "what came late is not kept"


def test_a_change_that_is_done_is_no_failure_when_patience_ends() -> None:
    class Asked(Cancellation):
        def cancel(self) -> bool:
            is_canceled = super().cancel()
            is_over.set()
            return is_canceled

    class Committed(FailingStore):
        def save(self, *arguments: Any) -> None:
            super().save(*arguments)
            assert is_over.wait(PATIENCE_S)

    is_over, store = threading.Event(), Committed()
    Vault(store, patience_s=0.5).save(ACME.key, NEW, Asked())
    assert is_over.is_set()
    assert store.entries == {ACME.key: NEW}


def test_removing_where_there_is_no_keyring_is_done(vault: Vault, store: SlowStore) -> None:
    store.error = StoreAbsent()
    vault.remove(ACME.key)
    store.error = StoreFailed("OSError")
    with pytest.raises(StoreFailed):
        vault.remove(ACME.key)
    store.error = None
    vault.remove(ACME.key)
    assert ACME.key not in store.entries


@refused_threads
def test_without_threads_it_fails_and_then_works(vault: Vault) -> None:
    with no_more_threads(), pytest.raises(ProgramFault):
        vault.load(ACME)
    assert vault.load(ACME) == OLD


def test_what_nobody_would_forget_is_not_kept(
    vault: Vault, store: SlowStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = vault_module.start_helper

    def refused(work: Callable[[], None], name: str) -> threading.Thread:
        if name == "vault":
            raise ProgramFault("RuntimeError")
        return start(work, name)

    monkeypatch.setattr(vault_module, "start_helper", refused)
    assert [vault.load(ACME) for _ in range(2)] == [OLD] * 2
    assert store.loads == 2
