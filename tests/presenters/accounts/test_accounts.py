from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.policy import Policy
from gui.core.accounts.vault import Vault
from gui.core.errors import NoCredentials, StoreAbsent, StoreFailed, StoreLocked
from gui.core.settings import Settings, SettingsNotSaved
from gui.presenters.accounts.accounts import AccountsPresenter
from gui.presenters.notices import Notices
from gui.presenters.settings.settings_keeper import SettingsKeeper
from gui.presenters.settings.words import NOT_SAVED, kept_aside
from tests.doubles import FailingStore, ManualLane

if TYPE_CHECKING:
    from gui.presenters.accounts.accounts import AccountsState

ACME = Account("a", "Acme Supply", Environment.SANDBOX)
OTHER = Account("b", "Other", Environment.PRODUCTION)

NOTHING_FIXED = Policy()


class Desk:
    def __init__(self, policy: Policy = NOTHING_FIXED) -> None:
        self.store = FailingStore()
        self.vault = Vault(self.store)
        self.storage, self.keyring = ManualLane(), ManualLane()
        self.written: list[Settings] = []
        self.write_error: Exception | None = None
        self.was_in_the_way: Path | None = None
        self.states: list[AccountsState] = []
        self.store.entries = {
            k: Credentials(a.base_address, "k", "i") for k, a in (("a", ACME), ("b", OTHER))
        }
        self.notices = Notices()
        self.keeper = SettingsKeeper(
            Settings((ACME, OTHER), "a"), self, self.storage, policy, self.notices
        )
        self.presenter = AccountsPresenter(self.keeper, self.vault, self.keyring, self.notices)
        self.presenter.state_changed.connect(self.states.append)

    @property
    def trouble(self) -> list[str]:
        """What is said beside the page."""
        return [notice.text for notice in self.notices.shown]

    def save(self, settings: Settings) -> Path | None:
        if self.write_error is not None:
            raise self.write_error
        self.written.append(settings)
        return self.was_in_the_way


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_switch_is_kept(desk: Desk) -> None:
    desk.presenter.switch("b")
    assert desk.presenter.state.current == OTHER
    desk.storage.run()
    assert desk.written[-1].current_key == "b"
    desk.presenter.switch("b")
    assert len(desk.states) == 1


@pytest.mark.parametrize(
    "leave",
    [
        lambda accounts: accounts.switch("b"),
        lambda accounts: accounts.adopt(Account("c", "Third", Environment.PRODUCTION)),
    ],
    ids=["for another", "for a new one"],
)
def test_nothing_is_kept_of_an_account_that_is_left(
    desk: Desk, leave: Callable[[AccountsPresenter], None]
) -> None:
    desk.vault.load(ACME)
    leave(desk.presenter)
    desk.vault.load(ACME)
    assert desk.store.loads == 2


def test_an_adopted_account_is_used_and_kept(desk: Desk) -> None:
    added = Account("c", "Third", Environment.PRODUCTION)
    desk.presenter.adopt(added)
    assert desk.presenter.state.current == added
    renamed = Account("c", "Renamed", Environment.PRODUCTION)
    desk.presenter.adopt(renamed)
    desk.storage.run()
    assert desk.written[-1].accounts == (ACME, OTHER, renamed)


def test_remove_takes_the_keyring_entry_too(desk: Desk) -> None:
    removed: list[str] = []
    desk.presenter.removed.connect(removed.append)
    desk.presenter.remove("a")
    assert desk.presenter.state.accounts == (ACME, OTHER)
    assert removed == []
    desk.keyring.run()
    assert removed == ["a"]
    assert "a" not in desk.store.entries
    assert desk.presenter.state.accounts == (OTHER,)
    assert desk.presenter.state.current == OTHER


def test_nothing_is_kept_of_what_was_removed(desk: Desk) -> None:
    desk.vault.load(ACME)
    desk.presenter.remove("a")
    desk.keyring.run()
    with pytest.raises(NoCredentials):
        desk.vault.load(ACME)


@pytest.mark.parametrize("error", [StoreLocked(), StoreFailed("OSError")])
def test_the_account_stays_if_its_entry_does(desk: Desk, error: Exception) -> None:
    desk.store.error = error
    desk.presenter.remove("a")
    desk.keyring.run()
    assert desk.presenter.state.accounts == (ACME, OTHER)
    assert "not removed" in desk.trouble[0]


def test_a_keyring_that_does_not_answer_is_given_up(desk: Desk) -> None:
    desk.store.error = StoreLocked(waiting=True)
    desk.presenter.remove("a")
    desk.keyring.run()
    assert "waiting to be unlocked" in desk.trouble[0]
    assert desk.presenter.state.accounts == (ACME, OTHER)


def test_what_is_removed_by_then_is_removed(desk: Desk) -> None:
    desk.keyring.holds_outcomes = True
    desk.presenter.remove("a")
    desk.keyring.run()
    desk.presenter.stop()
    assert desk.trouble == []
    assert desk.presenter.state.accounts == (OTHER,)


def test_a_removal_that_gives_way_to_another_is_reported(desk: Desk) -> None:
    desk.presenter.remove("a")
    desk.presenter.remove("a")
    assert desk.trouble == []
    desk.presenter.remove("b")
    assert f"“{ACME.name}” was not removed" in desk.trouble[0]
    desk.keyring.run()
    assert desk.presenter.state.accounts == (ACME,)
    assert set(desk.store.entries) == {"a"}


def test_without_a_keyring_nothing_can_be_left_in_it(desk: Desk) -> None:
    desk.store.error = StoreAbsent()
    desk.vault.keep_for_session("a", Credentials(ACME.base_address, "k", "i"))
    assert desk.presenter.state.session_keys == {"a"}
    desk.presenter.remove("a")
    desk.keyring.run()
    assert desk.presenter.state.accounts == (OTHER,)
    assert not desk.vault.is_of_session("a")


@pytest.mark.expects_log("settings not saved")
def test_settings_that_cannot_be_saved_hold_for_now(desk: Desk) -> None:
    desk.write_error = SettingsNotSaved("OSError")
    desk.presenter.switch("b")
    desk.storage.run()
    assert desk.presenter.state.current == OTHER
    assert desk.trouble == [NOT_SAVED()]
    desk.write_error = None
    desk.presenter.switch("a")
    desk.storage.run()
    assert desk.trouble == []


@pytest.mark.expects_log("kept as settings.unreadable-1.json")
def test_where_settings_are_that_nobody_had_read_is_said(desk: Desk) -> None:
    desk.was_in_the_way = Path("folder/settings.unreadable-1.json")
    desk.presenter.switch("b")
    desk.storage.run()
    assert desk.trouble == [kept_aside("settings.unreadable-1.json")]
    desk.was_in_the_way = None
    desk.presenter.switch("a")
    desk.storage.run()
    assert desk.trouble == [kept_aside("settings.unreadable-1.json")], "it stays to be read"


def test_names_are_compared_without_case(desk: Desk) -> None:
    assert desk.presenter.names_except("a") == {"other"}
    assert desk.presenter.names_except("") == {"acme supply", "other"}


FIXED = Account("managed-acme", "Acme at work", Environment.PRODUCTION)


@pytest.fixture
def managed_desk(qapp: object) -> Desk:
    return Desk(Policy(accounts=(FIXED,), environment=Environment.PRODUCTION))


def test_what_the_company_fixes_comes_first_and_what_it_forbids_is_not_there(
    managed_desk: Desk,
) -> None:
    state = managed_desk.presenter.state
    assert state.accounts == (FIXED, OTHER), "the sandbox account is not allowed"
    assert state.current == FIXED, "the one in use before is not there"
    assert state.fixed_keys == {"managed-acme"}
    assert "acme at work" in managed_desk.presenter.names_except("b")


def test_only_the_users_own_accounts_are_kept(managed_desk: Desk) -> None:
    managed_desk.presenter.switch("b")
    managed_desk.presenter.switch("managed-acme")
    managed_desk.presenter.adopt(FIXED)
    managed_desk.storage.run()
    assert managed_desk.written[-1].accounts == (ACME, OTHER), "nothing of the user's is lost"
    assert managed_desk.written[-1].current_key == "managed-acme"
